"""The beginning of a connection: hello, and the state it starts from."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from protocol import LEVEL
from protocol.account import SETTINGS, Settings
from protocol.calendar import Day
from protocol.chats.chat import Chat
from protocol.chats.examples import CHAT, DIRECT_CHAT, GROUP_CHAT
from protocol.core import limits
from protocol.core.examples import Exchange
from protocol.core.frames import Command, Push
from protocol.core.refusals import refused_if
from protocol.core.samples import CLOSING, DIRECT, EPOCH, MORNING, TASK
from protocol.core.types import ChatId, Cursor, Millis, Value
from protocol.held import HELD, Held
from protocol.messages import DRAFT, Draft
from protocol.people import ACCOUNT_SEEN, CARE, JANA, KATRIN, Account, Person
from protocol.presence import THERE, PersonStatus


class Me(Value, frozen=True, kw_only=True):
    """The person signed in."""

    person: Person
    email: str
    language: Literal["de", "en"]
    address: Literal["du", "sie"]
    """How automatic texts speak to this person."""
    salutation: Literal["ms", "mr"] | None = None
    """Frau or Herr; missing: not known, the whole name is said."""


class Welcome(Value, frozen=True, kw_only=True):
    """The state a connection starts from. Pushes of every chat listed follow, resumed ones from their cursor."""

    level: int
    """Level the server speaks: the lower of both."""
    version: str
    """Version of the server; when it changes, the page should be loaded again at a quiet moment."""
    epoch: str
    """Incarnation of the database. Another epoch: forget everything held."""
    now: Millis
    day: Day
    me: Me
    accounts: list[Account]
    people: list[Person]
    chats: list[Chat]
    settings: Settings
    drafts: list[Draft] = msgspec.field(default_factory=list)
    held: list[Held] = msgspec.field(default_factory=list)
    """Acts of one's own that wait for the end of quiet hours, in the order of their release."""
    presence: list[PersonStatus] = msgspec.field(default_factory=list)
    """Whoever is there; everybody else is offline."""
    reset: list[ChatId] = msgspec.field(default_factory=list)
    """Resumed chats that are not replayed: forget their entries and open them again."""
    acts: list[str] = msgspec.field(default_factory=list)
    """What the receiver may do to tasks at all, as tags of TaskAct: offer what is here and in `may` of the task.
    A chat with `acts` of its own says it for its task. Since level 2."""


class Resume(Value, frozen=True, kw_only=True):
    """What a client still holds: the epoch, and for each chat the last number it has."""

    epoch: str
    chats: Annotated[dict[ChatId, Cursor], Meta(max_length=limits.RESUME_CHATS)]


class Hello(Command, tag="hello", frozen=True, kw_only=True):
    """Must be the first command. Subscribes the connection to all chats of the person."""

    answer = Welcome
    refusals = refused_if(bad_request="hello was answered already on this connection")
    level: Annotated[int, Meta(ge=1, description="highest level the client knows")]
    client: Annotated[str, Meta(max_length=80, description="name and version of the client")] = ""
    resume: Resume | None = None


EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        Hello(
            id=1,
            level=LEVEL,
            client="example 1.0",
            resume=Resume(epoch=EPOCH, chats={TASK: 40, DIRECT: 7}),
        ),
        Welcome(
            level=LEVEL,
            version="0.1.0",
            epoch=EPOCH,
            now=MORNING,
            day=Day(quiet=False, until=CLOSING),
            me=Me(person=JANA, email="jana@lindenhof.example", language="de", address="du", salutation="ms"),
            accounts=[ACCOUNT_SEEN],
            people=[JANA, KATRIN, CARE],
            chats=[CHAT, DIRECT_CHAT, GROUP_CHAT],
            settings=SETTINGS,
            drafts=[DRAFT],
            held=[HELD],
            presence=THERE,
            reset=[DIRECT],
            acts=["accept", "hand_over", "propose", "timer_start"],
        ),
    ),
)
