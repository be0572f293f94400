"""What happened, as it travels from the process where it happened to every process that tells people.

Facts carry no verdict about who may know; the receiving process decides that (DESIGN idea 3).
People and chats are given by database key and, where they are named on the wire, by public id.
"""

from dataclasses import dataclass

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.bot.owner_view import RenderedDialog
from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.people import Audience, Kind, PersonCard
from chat_server.domain.event_contents import Content, kind_of
from chat_server.domain.held import HeldAct, SettledAct
from chat_server.domain.messages.drafts import Draft
from chat_server.domain.tasks.snapshot import StaffNotice, TaskSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A numbered event of a chat: written in the transaction that gave it its number."""

    chat: int
    chat_pid: str
    seq: int
    at: int
    actor: str
    content: Content

    @property
    def kind(self) -> EventKind:
        return kind_of(self.content)


@dataclass(frozen=True, slots=True)
class TaskFact:
    """What only staff are told of a task: it took no number, which would tell customers of it."""

    chat: int
    chat_pid: str
    notices: tuple[StaffNotice, ...]
    task: TaskSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFact:
    """Somebody has read up to `seq`."""

    chat: int
    chat_pid: str
    person: int
    pid: str
    subject: Audience
    seq: int
    unread: int
    back: bool = False
    """They marked as unread what follows."""
    shown: bool = True
    """It is news to others: further than they were ever told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingFact:
    """Somebody is typing."""

    chat: int
    chat_pid: str
    person: int
    pid: str
    subject: Audience


@dataclass(frozen=True, slots=True)
class MembershipFact:
    """Somebody became or ceased to be a member of a chat."""

    chat: int
    chat_pid: str
    person: int
    member: bool


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """A session was revoked, or its person locked: its connections close."""

    session: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceFact:
    """What a process, `origin`, says about somebody. Said again before it lapses."""

    origin: str
    person: int
    pid: str
    subject: Audience
    status: str


@dataclass(frozen=True, slots=True)
class PresenceRequest:
    """A process has just begun to hear: everybody say again who is there."""

    origin: str


@dataclass(frozen=True, slots=True)
class SettingsFact:
    """Somebody has chosen something."""

    person: int
    settings: UserSettings


@dataclass(frozen=True, slots=True)
class DraftFact:
    """Somebody has begun to write, or no more."""

    person: int
    draft: Draft


@dataclass(frozen=True, slots=True)
class PinFact:
    """Somebody has pinned or unpinned a chat."""

    person: int
    chat_pid: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class ExpertFact:
    """Somebody is only an expert in a chat's task from now on, or is more there."""

    person: int
    chat_pid: str
    expert: bool


@dataclass(frozen=True, slots=True)
class DialogFact:
    """A dialog of somebody stands otherwise; for all of their devices, in their words."""

    person: int
    dialog: RenderedDialog


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Somebody has another name; `chats` are those they are a member of."""

    card: PersonCard
    chats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AccountFact:
    """An account has other people, or one more own tag."""

    account: int


@dataclass(frozen=True, slots=True)
class StaffFact:
    """Somebody of this kind, who is no customer, is new in the agency."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class GuestFact:
    """Somebody who is no member did for the first time what the members of a task's chat read."""

    chat: int


PersonalFact = SettingsFact | DraftFact | PinFact | HeldAct | SettledAct | DialogFact | ExpertFact
"""What only the person's own devices are told, at once or after hello."""

ChatFact = Event | TaskFact | ReadFact | TypingFact | MembershipFact
Fact = (
    ChatFact
    | PersonalFact
    | PersonFact
    | AccountFact
    | StaffFact
    | GuestFact
    | SessionEnded
    | PresenceFact
    | PresenceRequest
)
