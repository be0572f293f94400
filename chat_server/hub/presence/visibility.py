"""Whose status and which accounts every connection is told of, kept as a fresh welcome would say it (SPEC 3).

Whatever may change it marks connections; one task looks again for all that are marked, in one read, and tells each
what is new to it. While it reads, others gather: a hundred people who join at once cost a few reads.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chat_server import faults
from chat_server.domain.core.people import STAFF, AccountCard, PersonCard, VisiblePeople
from chat_server.domain.facts import AccountFact, GuestFact, StaffFact
from chat_server.hub.connections.frames import framed_push
from chat_server.hub.presence.presence import View
from chat_server.hub.rooms.room import Channel, channel_of
from chat_server.outward.people import show_account, show_people
from protocol.core.frames import Push
from protocol.people import AccountChanged, AccountRemoved, PeopleAdded
from protocol.presence import PresenceAll

if TYPE_CHECKING:
    from chat_server.hub.connections.client_connection import ClientConnection
    from chat_server.hub.hub import Hub

GATHER_SECONDS = 0.05
"""Between two reads: what is marked meanwhile shares the next one."""
AGAIN_SECONDS = 1.0
"""After a read that failed."""


class VisibilityUpdates:
    """Which connections have to look again, and of which accounts they are told anew."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._marked: dict[ClientConnection, set[int]] = {}
        self._greeting: dict[ClientConnection, set[int] | None] = {}
        """Those that are told a welcome now; None while nothing has changed since that was read."""
        self._is_working = False
        self._renamed: dict[int, PersonCard] = {}
        """Who took another name while it was read whom somebody sees."""
        self._swept: frozenset[object] = frozenset()
        self._tags: dict[int, int] | None = None

    # what may change it

    def look_again(self, connections: "Iterable[ClientConnection]") -> None:
        """Who is in a chat of theirs has changed, or which chats they have."""
        for connection in connections:
            self._marked.setdefault(connection, set())
        self._work()

    def on_account(self, fact: AccountFact) -> None:
        """Its users and all staff look again, and are told of it who know it."""
        for connection in self._hub.keepalive.connections:
            viewer = connection.viewer
            if viewer.is_staff or viewer.account == fact.account:
                self._marked.setdefault(connection, set()).add(fact.account)
        self._anybody_greeting({fact.account})
        self._work()

    def renamed(self, card: PersonCard) -> None:
        """Who is told of somebody as new is told this name."""
        if self._is_working:
            self._renamed[card.person] = card

    def on_staff(self, fact: StaffFact) -> None:
        """Staff know all of them, customers the bot and the personas."""
        self._anybody_greeting(set())
        self.look_again(
            connection
            for connection in self._hub.keepalive.connections
            if connection.viewer.is_staff or fact.kind not in STAFF
        )

    def on_guest(self, fact: GuestFact) -> None:
        """Whoever is in the chat sees them now."""
        room = self._hub.rooms.get(fact.chat)
        self._anybody_greeting(set())
        self.look_again(room.everybody() if room is not None else ())

    async def compare(self, since: int) -> None:
        """Find what changed at or after a moment (ms), and of which nobody told us."""
        found = await self._hub.truth.changed_sight(since)
        for fact, _which in found.facts - self._swept:
            self._hub.on_fact(fact)
        before = found.tags if self._tags is None else self._tags
        for account in found.tags.keys() | before.keys():
            if found.tags.get(account) != before.get(account):
                self.on_account(AccountFact(account))
        self._swept, self._tags = found.facts, found.tags

    # those that are told a welcome

    def greeting(self, connection: "ClientConnection") -> None:
        """From now on what changes is remembered for it."""
        self._greeting[connection] = None

    def greeted(self, connection: "ClientConnection") -> None:
        """It has its welcome; if that is out of date already, it looks again."""
        changed = self._greeting.pop(connection, None)
        if changed is not None:
            self._marked[connection] = changed
            self._work()

    def left(self, connection: "ClientConnection") -> None:
        self._greeting.pop(connection, None)
        self._marked.pop(connection, None)

    def _anybody_greeting(self, accounts: set[int]) -> None:
        for connection, changed in self._greeting.items():
            self._greeting[connection] = (changed or set()) | accounts

    # looking again

    def _work(self) -> None:
        if self._marked and not self._is_working:
            self._is_working = True
            self._hub.spawn(self._look())

    async def _look(self) -> None:
        try:
            while self._marked:
                marked, self._marked = self._marked, {}
                try:
                    await self._tell_all(marked)
                except Exception as error:  # noqa: BLE001  it is reported, and tried again
                    faults.report(error, "looking again at who sees whom")
                    self._put_back(marked)
                    await asyncio.sleep(AGAIN_SECONDS)
                await asyncio.sleep(GATHER_SECONDS)
        finally:
            self._is_working = False

    def _put_back(self, marked: "dict[ClientConnection, set[int]]") -> None:
        for connection, told in marked.items():
            if not connection.closing:
                self._marked.setdefault(connection, set()).update(told)

    async def _tell_all(self, marked: "dict[ClientConnection, set[int]]") -> None:
        self._renamed.clear()
        seen = await self._hub.truth.seen_by({connection.viewer for connection in marked})
        groups: dict[_Change, list[ClientConnection]] = defaultdict(list)
        for connection, anew in marked.items():
            if connection.view is not None:
                change = _Change(connection.view, seen[connection.viewer.person], frozenset(anew))
                groups[change].append(connection)
        people = frozenset[int]().union(*(change.new_people for change in groups))
        accounts = frozenset[int]().union(*(change.told | change.gone for change in groups))
        cards, account_cards = await self._hub.truth.cards(people, accounts)
        cards = [self._renamed.get(card.person, card) for card in cards]
        for change, connections in groups.items():
            self._tell(change, connections, cards, account_cards)

    def _tell(
        self,
        change: "_Change",
        alike: "list[ClientConnection]",
        cards: list[PersonCard],
        accounts: list[AccountCard],
    ) -> None:
        connections = [connection for connection in alike if connection.view is not None]
        pushes = change.pushes(cards, accounts)
        before = self._hub.presence.shown_to(change.view)
        shown = self._hub.presence.shown_to(View(change.view.audience, change.seen))
        if before != shown:
            pushes.append(PresenceAll(presence=shown))
        for connection in connections:
            self._hub.presence.watch(connection, change.seen)
        for push in pushes:
            tell_alike(connections, push)


@dataclass(frozen=True, slots=True)
class _Change:
    """From what a view was to what is seen now; `anew` are accounts that read differently."""

    view: View
    seen: VisiblePeople
    anew: frozenset[int]

    @property
    def new_people(self) -> frozenset[int]:
        return self.seen.people - self.view.seen.people

    @property
    def told(self) -> frozenset[int]:
        """The accounts to be told of."""
        return (self.seen.accounts - self.view.seen.accounts) | (self.anew & self.seen.accounts)

    @property
    def gone(self) -> frozenset[int]:
        return self.view.seen.accounts - self.seen.accounts

    def pushes(self, cards: list[PersonCard], accounts: list[AccountCard]) -> list[Push]:
        """What it means for who sees it, but for presence."""
        audience = self.view.audience
        new = [card for card in cards if card.person in self.new_people]
        told = [card for card in accounts if card.account in self.told]
        pushes: list[Push] = [PeopleAdded(people=show_people(new, audience))] if new else []
        pushes += [AccountChanged(account=show_account(card)) for card in told]
        pushes += [AccountRemoved(account=card.pid) for card in accounts if card.account in self.gone]
        return pushes


def tell_alike(connections: "Iterable[ClientConnection]", push: Push) -> None:
    """The same to several connections: made once for each channel."""
    frames: dict[Channel, bytes] = {}
    for connection in connections:
        channel = channel_of(connection)
        if channel not in frames:
            frames[channel] = framed_push(push, channel)
        connection.write(frames[channel])
