"""Facts: what happened, as it travels from the process where it happened to every process that tells people.

A fact carries no verdict about who may know it; the receiving process decides that (DESIGN idea 3). People and
chats are given by database key and, where the wire names them, by public id.
"""

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.bot.rendered import RenderedDialog
from chat_server.domain.core.events import Content
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.core.people import Audience, PersonCard, PersonKind
from chat_server.domain.files.file import Upload, UploadEnd
from chat_server.domain.held import HeldAct, SettledAct
from chat_server.domain.messages.drafts import Draft
from chat_server.domain.tasks.snapshot import StaffNotice, TaskSnapshot


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A numbered event of a chat: written in the transaction that gave it its number."""

    chat: int
    chat_pid: str
    seq: int
    at: int
    actor: str
    content: Content

    @property
    def kind(self) -> int:
        return self.content.kind


@hot_dataclass(frozen=True, slots=True)
class TaskFact:
    """A change of a task that only staff are told. It takes no number, which would tell customers of it."""

    chat: int
    chat_pid: str
    notices: tuple[StaffNotice, ...]
    task: TaskSnapshot


@hot_dataclass(frozen=True, slots=True, kw_only=True)
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
    """They marked the messages after `seq` as unread."""
    shown: bool = True
    """Others have to be told: `seq` lies further than they were ever told."""


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class TypingFact:
    """Somebody is typing."""

    chat: int
    chat_pid: str
    person: int
    pid: str
    subject: Audience


@hot_dataclass(frozen=True, slots=True)
class MembershipFact:
    """Somebody became or ceased to be a member of a chat."""

    chat: int
    chat_pid: str
    person: int
    member: bool


@hot_dataclass(frozen=True, slots=True)
class SessionEnded:
    """A session was revoked, or its person locked: its connections close."""

    session: int


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class PresenceFact:
    """The status of a person as the process `origin` knows it. `PresenceRoll` repeats it before it lapses."""

    origin: str
    person: int
    pid: str
    subject: Audience
    status: str


@hot_dataclass(frozen=True, slots=True)
class PresenceRoll:
    """All people who are at the process `origin`: whoever is not among them is not there any more."""

    origin: str
    there: tuple[PresenceFact, ...]


@hot_dataclass(frozen=True, slots=True)
class PresenceRequest:
    """A process has just started, or missed something, and asks the others who is there."""

    origin: str


@hot_dataclass(frozen=True, slots=True)
class SettingsFact:
    """A person changed their settings."""

    person: int
    settings: UserSettings


@hot_dataclass(frozen=True, slots=True)
class DraftFact:
    """A person began a draft, changed it, or cleared it."""

    person: int
    draft: Draft


@hot_dataclass(frozen=True, slots=True)
class PinFact:
    """Somebody has pinned or unpinned a chat."""

    person: int
    chat_pid: str
    pinned: bool


@hot_dataclass(frozen=True, slots=True)
class ExpertFact:
    """A person became a mere expert in a chat's task, or ceased to be one."""

    person: int
    chat_pid: str
    expert: bool


@hot_dataclass(frozen=True, slots=True)
class DialogFact:
    """A dialog changed; for all devices of its owner, in their language."""

    person: int
    dialog: RenderedDialog


@hot_dataclass(frozen=True, slots=True)
class PersonFact:
    """A person's name changed; `chats` are those they are a member of."""

    card: PersonCard
    chats: tuple[int, ...]


@hot_dataclass(frozen=True, slots=True)
class AccountFact:
    """The people of an account changed, or it got a tag of its own."""

    account: int


@hot_dataclass(frozen=True, slots=True)
class StaffFact:
    """A person of this kind, who is no customer, joined the agency."""

    kind: PersonKind


@hot_dataclass(frozen=True, slots=True)
class GuestFact:
    """Somebody who is no member did something for the first time that the members of a task's chat read."""

    chat: int


PersonalFact = (
    SettingsFact | DraftFact | PinFact | HeldAct | SettledAct | DialogFact | ExpertFact | Upload | UploadEnd
)
"""Facts that only the person's own devices are told, at once or after hello."""

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
    | PresenceRoll
    | PresenceRequest
)
