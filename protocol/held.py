"""Acts of staff that wait for the end of quiet hours (SPEC 3)."""

from typing import Literal

from msgspec import field

from protocol.core.examples import Exchange
from protocol.core.frames import Command, Done, Keyed, Push
from protocol.core.refusals import refused_if
from protocol.core.samples import CLOSING, HENRIK, KEY, MORNING, TASK
from protocol.core.types import (
    ChatId,
    Cursor,
    HeldId,
    Millis,
    PersonId,
    Seq,
    TagName,
    Text,
    Value,
    drop_defaults,
)
from protocol.files import PICTURE, File
from protocol.people import JANA
from protocol.tasks.acts import StartTask, TaskAct
from protocol.vocabulary import Reaction

_NO_HELD = "one has no such held act, or it was released already"

Act = Literal[
    "send",
    "edit",
    "delete",
    "rename",
    "add_member",
    "remove_member",
    "tag",
    "untag",
    "task",
    "react",
    "unreact",
]


class Held(Value, frozen=True, kw_only=True):
    """An act of staff that customers would see, waiting for the end of quiet hours (SPEC 3).

    Only its author knows; when they may not see the chat any more, only whoever it was handed over to for review.
    """

    def __post_init__(self) -> None:
        drop_defaults(self)

    id: HeldId
    chat: ChatId
    act: Act
    at: Millis
    """When it was asked for."""
    release_at: Millis
    state: Literal["waiting", "review"] = "waiting"
    """In review it was not released: the customer wrote meanwhile, it is not possible any more, or its author left."""
    text: str | None = None
    of: Seq | None = None
    """The message to be changed, deleted, tagged or reacted to."""
    reply_to: Seq | None = None
    title: str | None = None
    tag: TagName | None = None
    reaction: Reaction | None = None
    """Since level 3."""
    person: PersonId | None = None
    """Who is to be brought in or taken out."""
    task: TaskAct | None = None
    """What is to be done to the task."""
    author: PersonId | None = None
    """Who asked for it, where it was handed over: it waits for the receiver's yes, and happens in their name."""
    files: list[File] = field(default_factory=list)
    """Of a message, by the ids of their uploads. Since level 7."""
    place: str | None = None
    """Of one handed over: the chat's title, or whom it is with. The receiver need not be a member."""


class Sent(Value, frozen=True, kw_only=True):
    """Where an event took its place in the chat, or that it waits for the end of quiet hours. It is on disk."""

    seq: Cursor
    """0 while it is held."""
    at: Millis
    held: Held | None = None
    """It took no place yet: it will be released at `held.release_at`."""


class ReleaseHeld(Keyed, tag="held.release", frozen=True, kw_only=True):
    """Let a held act happen now; or, with `when` "opening" in quiet hours, as it is at the next opening."""

    answer = Sent
    refusals = refused_if(
        not_found="one has no such held act, or it was withdrawn; one released before is answered by its place",
        not_allowed="the act is not possible any more; `detail` says why",
    )
    held: HeldId
    when: Literal["opening", "now"] = "now"


class ChangeHeld(Keyed, tag="held.change", frozen=True, kw_only=True):
    """Another text for a held message or edit; one in review waits again for the next opening."""

    answer = Sent
    refusals = refused_if(
        not_found=_NO_HELD,
        not_allowed="the act has no text, or is the edit of a message of whoever handed it over",
    )
    held: HeldId
    text: Text


class WithdrawHeld(Command, tag="held.withdraw", frozen=True, kw_only=True):
    """Let a held act never happen. Nobody learns of it."""

    answer = Done
    refusals = refused_if(not_found=_NO_HELD)
    held: HeldId


class HeldChanged(Push, tag="held.changed", frozen=True, kw_only=True):
    """An act of one's own is held, reads differently, or needs one's decision."""

    discloses = "own"
    held: Held


class HeldGone(Push, tag="held.gone", frozen=True, kw_only=True):
    """A held act was released, as the event `seq`, or withdrawn (`seq` is missing)."""

    discloses = "own"
    chat: ChatId
    held: HeldId
    seq: Seq | None = None


HELD = Held(
    id="hz5kqv7xw2tm4rnjb",
    chat=TASK,
    act="send",
    at=CLOSING + 900_000,
    release_at=CLOSING + 13 * 3_600_000,
    state="review",
    text="Morgen habe ich die Preise.",
    of=40,
    reply_to=42,
    title="Hotels in Köln",
    tag="question",
    reaction="done",
    person=HENRIK,
    task=StartTask(),
    author=JANA.id,
    files=[PICTURE],
    place="Hotels in Köln",
)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(ReleaseHeld(id=19, key=KEY, held=HELD.id, when="opening"), Sent(seq=43, at=MORNING)),
    Exchange(
        ChangeHeld(id=20, key=KEY, held=HELD.id, text="Guten Morgen, Frau Ostermann"),
        Sent(seq=0, at=CLOSING + 900_000, held=HELD),
    ),
    Exchange(WithdrawHeld(id=21, held=HELD.id), Done()),
    HeldChanged(held=HELD),
    HeldGone(chat=TASK, held=HELD.id, seq=48),
)
