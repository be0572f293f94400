"""Whose status and which accounts every connection is told of, kept as a fresh welcome would say it (SPEC 3).

Whatever may change it marks connections; one task looks again for all that are marked, in one read, and tells each
what is new to it. While it reads, others gather: a hundred people who join at once cost a few reads.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from chat_server import faults
from chat_server.domain.core.people import AccountCard, PersonCard, Viewpoint, VisiblePeople
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import write_to_all
from chat_server.hub.core.running_tasks import RunningTasks
from chat_server.hub.presence.presence import Presence
from chat_server.hub.presence.viewpoints import Viewpoints
from chat_server.outward.people import show_account, show_people
from chat_server.services.core.ports import VisibilityQueries
from protocol.core.frames import Push
from protocol.people import AccountChanged, AccountRemoved, PeopleAdded
from protocol.presence import PresenceAll

GATHER_SECONDS = 0.05
"""Between two reads: what is marked meanwhile shares the next one."""
AGAIN_SECONDS = 1.0
"""After a read that failed."""


class VisibilityUpdates:
    """Which connections have to look again, and of which accounts they are told anew."""

    def __init__(
        self, queries: VisibilityQueries, tasks: RunningTasks, presence: Presence, viewpoints: Viewpoints
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._presence = presence
        self._viewpoints = viewpoints
        self._marked: dict[ClientConnection, set[int]] = {}
        self._welcoming: dict[ClientConnection, set[int] | None] = {}
        """Those that are sent a welcome now; None while nothing has changed since that was read."""
        self._is_working = False
        self._renamed: dict[int, PersonCard] = {}
        """Who took another name while it was read whom somebody sees."""

    # what may change it

    def look_again(self, connections: Iterable[ClientConnection]) -> None:
        """Who is in a chat of theirs has changed, or which chats they have."""
        for connection in connections:
            self._marked.setdefault(connection, set())
        self._work()

    def account_changed(self, account: int, connections: Iterable[ClientConnection]) -> None:
        """An account reads differently: these connections look again, and are told of it if they know it."""
        for connection in connections:
            self._marked.setdefault(connection, set()).add(account)
        self._note_for_welcomes({account})
        self._work()

    def people_changed(self, connections: Iterable[ClientConnection]) -> None:
        """There are others to be seen, by these connections and whoever is sent a welcome now."""
        self._note_for_welcomes(set())
        self.look_again(connections)

    def renamed(self, card: PersonCard) -> None:
        """Who is told of somebody as new is told this name."""
        if self._is_working:
            self._renamed[card.person] = card

    # those that are sent a welcome

    def welcome_begun(self, connection: ClientConnection) -> None:
        """From now on what changes is remembered for it."""
        self._welcoming[connection] = None

    def welcomed(self, connection: ClientConnection) -> None:
        """It has its welcome; if that is out of date already, it looks again."""
        changed = self._welcoming.pop(connection, None)
        if changed is not None:
            self._marked[connection] = changed
            self._work()

    def left(self, connection: ClientConnection) -> None:
        self._welcoming.pop(connection, None)
        self._marked.pop(connection, None)

    def _note_for_welcomes(self, accounts: set[int]) -> None:
        for connection, changed in self._welcoming.items():
            if changed is None:
                self._welcoming[connection] = set(accounts)
            else:
                changed.update(accounts)

    # looking again

    def _work(self) -> None:
        if self._marked and not self._is_working:
            self._is_working = True
            _task = self._tasks.start(self._look())

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

    def _put_back(self, marked: dict[ClientConnection, set[int]]) -> None:
        for connection, accounts in marked.items():
            if not connection.closing:
                self._marked.setdefault(connection, set()).update(accounts)

    async def _tell_all(self, marked: dict[ClientConnection, set[int]]) -> None:
        self._renamed.clear()
        visible = await self._queries.visible_to({connection.viewer for connection in marked})
        groups: dict[_Change, list[ClientConnection]] = defaultdict(list)
        for connection, accounts in marked.items():
            if connection.viewpoint is not None:
                now = visible[connection.viewer.person]
                groups[_Change(connection.viewpoint, now, frozenset(accounts))].append(connection)
        new_people = set[int]().union(*(change.new_people() for change in groups))
        named = set[int]().union(*(change.changed() | change.gone() for change in groups))
        cards, account_cards = await self._queries.cards(new_people, named)
        cards = [self._renamed.get(card.person, card) for card in cards]
        for change, connections in groups.items():
            self._tell(change, connections, cards, account_cards)

    def _tell(
        self,
        change: "_Change",
        alike: list[ClientConnection],
        cards: list[PersonCard],
        accounts: list[AccountCard],
    ) -> None:
        connections = [connection for connection in alike if connection.viewpoint is not None]
        pushes = change.pushes(cards, accounts)
        before = self._presence.shown_to(change.viewpoint)
        shown = self._presence.shown_to(Viewpoint(change.viewpoint.audience, change.visible))
        if before != shown:
            pushes.append(PresenceAll(presence=shown))
        for connection in connections:
            self._viewpoints.watch(connection, change.visible)
        for push in pushes:
            write_to_all(connections, push)


@dataclass(frozen=True, slots=True)
class _Change:
    """From what a viewpoint was to what is visible now; `anew` are accounts that read differently."""

    viewpoint: Viewpoint
    visible: VisiblePeople
    anew: frozenset[int]

    def new_people(self) -> set[int]:
        return set(self.visible.people).difference(self.viewpoint.visible.people)

    def changed(self) -> set[int]:
        """The accounts to be told of."""
        new_accounts = set(self.visible.accounts).difference(self.viewpoint.visible.accounts)
        return new_accounts | self.anew.intersection(self.visible.accounts)

    def gone(self) -> set[int]:
        return set(self.viewpoint.visible.accounts).difference(self.visible.accounts)

    def pushes(self, cards: list[PersonCard], accounts: list[AccountCard]) -> list[Push]:
        """What it means for who sees it, but for presence."""
        audience, new_people = self.viewpoint.audience, self.new_people()
        changed, gone = self.changed(), self.gone()
        new = [card for card in cards if card.person in new_people]
        pushes: list[Push] = [PeopleAdded(people=show_people(new, audience))] if new else []
        pushes += [AccountChanged(account=show_account(card)) for card in accounts if card.account in changed]
        pushes += [AccountRemoved(account=card.pid) for card in accounts if card.account in gone]
        return pushes
