"""What use cases and the hub need from each other and from outside; gateways and services provide it."""

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from chat_server.domain.chats.chat import HiddenMark, ListedChat
from chat_server.domain.core.people import AccountCard, PersonCard, Viewer, VisiblePeople
from chat_server.domain.facts import Event, Fact, TaskFact
from chat_server.storage.account.sessions import Ended
from chat_server.storage.people.changed_visibility import ChangedSight

LeftBehind = Mapping[tuple[str, int], tuple[Fact, ...]]
"""What is told of each thing that somebody left: by public id of the held act and whose it is now, or of the chat and
the row of the audit log that says that a timer was stopped.
"""


class BusUnavailable(Exception):
    """The bus could not be used at the start; says what to do in German and English, and no password."""


class Bus(Protocol):
    """The doorbell between processes (DESIGN idea 2).

    It may lose, double and reorder facts: the store is the truth.
    """

    @property
    def is_shared(self) -> bool:
        """Whether there may be other processes."""

    @property
    def is_up(self) -> bool:
        """Whether facts come and go just now."""

    async def start(self, on_fact: Callable[[Fact], None], on_gap: Callable[[], None]) -> None:
        """Begin to hear. Returns once nothing that is published from now on can go unheard.

        `on_fact` is called in the event loop for every fact, those of the own process included; `on_gap` when
        facts of other processes may have been missed. Raises BusUnavailable.
        """

    def publish(self, fact: Fact) -> None:
        """Tell every process. Never blocks, never fails; what others cannot be told now is a gap there."""

    async def stop(self) -> None:
        """Hear nothing any more."""


class EventQueries(Protocol):
    """The logs of chats, for what the doorbell did not tell."""

    async def events_after(self, chat: int, pid: str, seq: int) -> list[Event]:
        """The next events of a chat after a number, oldest first; not necessarily all."""

    async def heads(self, chats: Collection[int]) -> dict[int, int]:
        """Numbers of the last events."""

    async def moved(self, since: int) -> list[tuple[int, int]]:
        """Chats that moved at or after a moment (ms), with the numbers of their last events."""


class MembershipQueries(Protocol):
    """Who is in which chat."""

    async def listed(self, person: int, chat: int) -> tuple[ListedChat, list[PersonCard]] | None:
        """A chat as it stands in a member's list, and whom it names; None if they are no member."""

    async def joined(self, since: int) -> list[tuple[int, int]]:
        """Chats that moved at or after a moment (ms), with the people who joined them since."""


class VisibilityQueries(Protocol):
    """Whom and which accounts people see."""

    async def visible_to(self, viewers: Collection[Viewer]) -> Mapping[int, VisiblePeople]:
        """Whom and which accounts each of these people sees now, by person."""

    async def cards(
        self, people: Collection[int], accounts: Collection[int]
    ) -> tuple[list[PersonCard], list[AccountCard]]:
        """People and accounts by key, each by name; unknown ones are missing."""

    async def changed_sight(self, since: int) -> ChangedSight:
        """What changed at or after a moment (ms) of whom and which accounts people see."""


class HandoverQueries(Protocol):
    """What people who left have left to others."""

    async def left_behind(self, since: int) -> LeftBehind:
        """What was left at or after a moment (ms)."""

    async def left_behind_in_turn(self, since: int) -> LeftBehind:
        """The same between two changes of this process: whatever changed it before has been told, or will be before
        what changes it after. So it may be delivered at once without undoing anything newer.
        """


class TaskQueries(Protocol):
    """Tasks, for what only staff are told of them."""

    async def tasks_in_turn(self, chats: Collection[str]) -> list[TaskFact]:
        """How the tasks of these chats stand, read between two changes: delivered at once, as `left_behind_in_turn`."""


class ReadMarkQueries(Protocol):
    """How far people have read."""

    async def hidden_marks(self, now: int) -> list[HiddenMark]:
        """Read marks of staff that the last quiet hours before a moment (ms) hid from customers."""


class SessionQueries(Protocol):
    """Who may no longer be connected as they are."""

    async def ended(self, sessions: Collection[int]) -> Mapping[int, Ended]:
        """Those of the sessions that have expired or were revoked."""

    async def leads(self) -> Mapping[int, frozenset[int]]:
        """Whom the leads of teams lead now; everybody else leads nobody."""


class ProcessQueries(Protocol):
    """The processes of the server."""

    async def living(self, origin: str, seconds: float) -> set[str]:
        """Say in the store that a process lives for so long from now; all that live."""


class HubQueries(
    EventQueries,
    MembershipQueries,
    VisibilityQueries,
    HandoverQueries,
    TaskQueries,
    ReadMarkQueries,
    SessionQueries,
    ProcessQueries,
    Protocol,
):
    """What the hub asks the store when the doorbell may have missed something.

    Everything raises Refusal `unavailable` when the store cannot answer now.
    """
