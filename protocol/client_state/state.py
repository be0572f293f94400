"""What a client knows, and how the answers of the server change it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from protocol.account import Settings
from protocol.bot.commands import Dialogs
from protocol.bot.dialog import DialogView
from protocol.calendar import Day
from protocol.chats.chat import Chat
from protocol.chats.log import Entry, Snapshot
from protocol.core.types import AccountId, ChatId, Cursor, DialogId, HeldId, PersonId
from protocol.held import Held
from protocol.hello import Me, Welcome
from protocol.messages import Draft
from protocol.people import Account, Person
from protocol.presence import PersonStatus, PresenceChanged, Status
from protocol.tasks.task import TaskView


@dataclass(frozen=True, kw_only=True)
class OpenedChat:
    """What was told of a chat by a Snapshot and since."""

    entries: list[Entry]
    """Oldest first, without a hole."""
    more_before: bool
    more_after: bool
    """Whether there are newer entries that are not held: then new ones are not held either."""
    cursor: Cursor
    """Number of the last event taken in here."""
    members: list[PersonId]
    reads: Mapping[PersonId, Cursor]


@dataclass(frozen=True, kw_only=True)
class ClientState:
    """The list of Welcome, the chats that were opened, and what was asked for besides."""

    epoch: str
    me: Me
    day: Day
    people: Mapping[PersonId, Person]
    accounts: Mapping[AccountId, Account]
    chats: Mapping[ChatId, Chat]
    opened: Mapping[ChatId, OpenedChat]
    presence: Mapping[PersonId, Status]
    """Of those who are there; everybody else is offline."""
    settings: Settings
    drafts: Mapping[ChatId, Draft]
    held: Mapping[HeldId, Held]
    """Acts of one's own that wait for the end of quiet hours, or for one's decision."""
    acts: list[str]
    """What one may do to tasks at all; `acts` of a chat goes before it."""
    tasks: Mapping[ChatId, TaskView]
    """Tasks that were asked for."""
    stale: frozenset[ChatId]
    """Those of them that are out of date: ask again."""
    dialogs: Mapping[DialogId, DialogView]
    """One's own open dialogs with the bot, once they were asked for."""


def state_of(welcome: Welcome) -> ClientState:
    """What a client knows that has just connected for the first time."""
    return ClientState(
        epoch=welcome.epoch,
        me=welcome.me,
        day=welcome.day,
        people=by_id(welcome.people),
        accounts={account.id: account for account in welcome.accounts},
        chats={chat.id: chat for chat in welcome.chats},
        opened={},
        presence=present(welcome.presence),
        settings=welcome.settings,
        drafts={draft.chat: draft for draft in welcome.drafts},
        held={held.id: held for held in welcome.held},
        acts=welcome.acts,
        tasks={},
        stale=frozenset(),
        dialogs={},
    )


def with_welcome(state: ClientState, welcome: Welcome) -> ClientState:
    """What a client knows after a reconnection.

    The list is the new one. Opened chats stay as they are, and what they missed is replayed as pushes, but those
    named in `reset` are to be opened again. Tasks are out of date. Of another epoch or person nothing stays.
    """
    fresh = state_of(welcome)
    if (state.epoch, state.me.person.id) != (fresh.epoch, fresh.me.person.id):
        return fresh
    listed = {**_looked_into(state), **fresh.chats}
    kept = fresh.chats.keys() - set(welcome.reset)
    return replace(
        fresh,
        people={**state.people, **fresh.people},
        chats=listed,
        opened={chat: opened for chat, opened in state.opened.items() if chat in kept},
        tasks=state.tasks,
        stale=frozenset(state.tasks),
        dialogs=state.dialogs,
    )


def _looked_into(state: ClientState) -> dict[ChatId, Chat]:
    """Chats one is no member of: Welcome does not list them, and they are to be opened again."""
    return {chat.id: chat for chat in state.chats.values() if chat.looking_in}


def with_snapshot(state: ClientState, snapshot: Snapshot) -> ClientState:
    """An opened chat: its `chat` takes the place of the one in the list, its entries the place of those held."""
    opened = OpenedChat(
        entries=snapshot.entries,
        more_before=snapshot.more_before,
        more_after=snapshot.more_after,
        cursor=snapshot.chat.head,
        members=snapshot.members,
        reads={mark.person: mark.seq for mark in snapshot.reads},
    )
    return replace(
        state,
        people={**state.people, **by_id(snapshot.people)},
        chats={**state.chats, snapshot.chat.id: snapshot.chat},
        opened={**state.opened, snapshot.chat.id: opened},
    )


def with_task(state: ClientState, task: TaskView) -> ClientState:
    """A task that was asked for or told: it is up to date, and who is named in it is known."""
    unknown = {person.id: person for person in task.people if person.id not in state.people}
    return replace(
        state,
        people={**state.people, **unknown},
        tasks={**state.tasks, task.chat: task},
        stale=state.stale - {task.chat},
    )


def with_dialogs(state: ClientState, dialogs: Dialogs) -> ClientState:
    """The answer to `dialog.list`: one's own dialogs that are open."""
    return replace(state, dialogs={dialog.id: dialog for dialog in dialogs.dialogs})


def present(told: Iterable[PersonStatus | PresenceChanged]) -> dict[PersonId, Status]:
    """The status of those who are there."""
    return {each.person: each.status for each in told if each.status != "offline"}


def by_id(people: Iterable[Person]) -> dict[PersonId, Person]:
    return {person.id: person for person in people}
