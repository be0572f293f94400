"""The store as the hub asks it."""

from collections.abc import Collection
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from chat_server.domain.chats.chat import HiddenMark, ListedChat
from chat_server.domain.core.people import AccountCard, PersonCard, Viewer, VisiblePeople
from chat_server.domain.core.times import from_millis, last_opening, to_millis
from chat_server.domain.facts import Event, TaskFact
from chat_server.services.chats.left_behind import LeftSince, load_left_behind, read_left_behind
from chat_server.services.chats.queries import load_named, named_in_list, with_rights
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.core.ports import LeftBehind
from chat_server.services.tasks.facts import with_task_snapshots
from chat_server.services.tasks.told_again import TasksAsked, read_tasks
from chat_server.storage.account.sessions import Ended, load_ended_sessions
from chat_server.storage.chats.chats import load_heads, load_listed, load_moved
from chat_server.storage.chats.events import load_events
from chat_server.storage.chats.members import load_joined, load_members
from chat_server.storage.chats.read_marks import load_hidden_marks
from chat_server.storage.core.processes import ProcessLease, renew_lease
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.accounts import load_account_cards, load_account_keys_seen_by
from chat_server.storage.people.changed_visibility import ChangedSight, load_changed_sight
from chat_server.storage.people.people import load_cards, load_keys_seen_by, load_viewer
from chat_server.storage.people.teams import load_leads

HEARD_LATE_MS = 60_000
"""A mark set so shortly before quiet hours may have been heard within them, and so been told to no customer."""

BATCH = 500
"""Events read at once when a gap is closed."""


def _say_living(connection: Connection, lease: ProcessLease) -> Success[set[str]]:
    return Success(renew_lease(connection, lease))


say_living = one_by_one(_say_living)
"""Handler for ProcessLease."""


class StoreQueries:
    """`ports.HubQueries` on the database; what it does not answer is refused as `unavailable`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def events_after(self, chat: int, pid: str, seq: int) -> list[Event]:
        now = self._context.millis()
        opened = last_opening(now, self._context.calendar)

        def load(connection: Connection) -> list[Event]:
            return with_task_snapshots(
                connection, load_events(connection, chat, pid, seq, BATCH), now, opened
            )

        return await self._context.read(load)

    async def listed(self, person: int, chat: int) -> tuple[ListedChat, list[PersonCard]] | None:
        load = partial(_load_listed, person=person, chat=chat, now=self._context.millis())
        return await self._context.read(load)

    async def moved(self, since: int) -> list[tuple[int, int]]:
        return await self._context.read(partial(load_moved, since=since))

    async def joined(self, since: int) -> list[tuple[int, int]]:
        return await self._context.read(partial(load_joined, since=since))

    async def left_behind(self, since: int) -> LeftBehind:
        return await self._context.read(partial(load_left_behind, asked=self._left_since(since)))

    async def left_behind_in_turn(self, since: int) -> LeftBehind:
        return await self._context.writer.run(NOBODY, read_left_behind, self._left_since(since))

    async def tasks_in_turn(self, chats: Collection[str]) -> list[TaskFact]:
        now = self._context.time()
        asked = TasksAsked(tuple(chats), now.now_ms, now.hours.opened)
        return await self._context.writer.run(NOBODY, read_tasks, asked)

    def _left_since(self, since: int) -> LeftSince:
        now = self._context.time()
        return LeftSince(since, now.now_ms, now.hours.opened)

    async def heads(self, chats: Collection[int]) -> dict[int, int]:
        return await self._context.read(partial(load_heads, ids=chats))

    async def visible_to(self, viewers: Collection[Viewer]) -> dict[int, VisiblePeople]:
        now = self._context.millis()

        def load(connection: Connection) -> dict[int, VisiblePeople]:
            return {viewer.person: _load_visible(connection, viewer, now) for viewer in viewers}

        return await self._context.read(load)

    async def cards(
        self, people: Collection[int], accounts: Collection[int]
    ) -> tuple[list[PersonCard], list[AccountCard]]:
        now = self._context.millis()

        def load(connection: Connection) -> tuple[list[PersonCard], list[AccountCard]]:
            cards = list(load_cards(connection, people).values())
            return cards, load_account_cards(connection, accounts, now)

        return await self._context.read(load)

    async def changed_sight(self, since: int) -> ChangedSight:
        return await self._context.read(partial(load_changed_sight, since=since))

    async def hidden_marks(self, now: int) -> list[HiddenMark]:
        calendar = self._context.calendar
        opened = calendar.last_change(from_millis(now))
        closed = calendar.last_change(opened - timedelta(milliseconds=1))
        since = to_millis(closed) - HEARD_LATE_MS
        return await self._context.read(partial(load_hidden_marks, since=since))

    async def living(self, origin: str, seconds: float) -> set[str]:
        now = self._context.millis()
        lease = ProcessLease(origin, now, now + round(seconds * 1000))
        return await self._context.writer.run(NOBODY, say_living, lease)

    async def leads(self) -> dict[int, frozenset[int]]:
        return await self._context.read(load_leads)

    async def ended(self, sessions: Collection[int]) -> dict[int, Ended]:
        return await self._context.read(
            partial(load_ended_sessions, session_ids=sessions, now_ms=self._context.millis())
        )


def _load_visible(connection: Connection, viewer: Viewer, now: int) -> VisiblePeople:
    people = load_keys_seen_by(connection, viewer, now)
    return VisiblePeople.of(people, load_account_keys_seen_by(connection, viewer, now))


def _load_listed(
    connection: Connection, person: int, chat: int, now: int
) -> tuple[ListedChat, list[PersonCard]] | None:
    members = {key for key, _pid in load_members(connection, chat)}
    listed = load_listed(connection, person, chat)
    if listed is None or person not in members:
        return None
    (listed,) = with_rights(connection, load_viewer(connection, person), [listed], now)
    cards = list(load_cards(connection, members).values())
    strangers = named_in_list(listed) - {card.pid for card in cards}
    return listed, [*cards, *load_named(connection, strangers)]
