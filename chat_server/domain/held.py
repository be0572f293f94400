"""Acts of staff that would give them away in quiet hours: held until the opening (SPEC 3)."""

from dataclasses import dataclass
from typing import Literal

from chat_server.domain.core.people import Viewer

ActKind = Literal["send", "edit", "delete", "rename", "add_member", "remove_member", "tag", "untag", "task"]
When = Literal["opening", "now"]
HeldState = Literal["waiting", "review", "released", "withdrawn"]


@dataclass(frozen=True, slots=True)
class HeldAct:
    """An act that waits. Times are milliseconds; people and the chat are given by public id, too."""

    id: int
    pid: str
    person: int
    chat_pid: str
    act: ActKind
    at: int
    release_at: int
    state: HeldState
    head: int
    """Number of the chat's last event when it was asked for, or last looked at again."""
    seq: int = 0
    """The event that became of it, 0 for none yet."""
    text: str | None = None
    """Of the message; or an act on a task, as JSON."""
    of: int | None = None
    reply_to: int | None = None
    title: str | None = None
    """Of the chat; or the tag."""
    subject: str | None = None
    """Who is to be brought in or taken out."""
    persona: str | None = None
    author: str | None = None
    """Public id of who asked for it, where it was handed over to `person` for review (SPEC 11)."""
    place: str | None = None
    """The chat's title, or whom it is with, for whoever it was handed to."""


def decide_hold(viewer: Viewer, quiet: bool, when: When | None) -> bool:
    """Whether an act waits if customers read the chat. Held by default; at once only by explicit choice."""
    return quiet and viewer.is_staff and when != "now"


def decide_release(
    act: HeldAct, now: int, last_of_customer: int, insisted: bool
) -> Literal["release", "review", "wait"]:
    """What becomes of a held act now. `last_of_customer` is the number of the last event a customer caused.

    What the customer has overtaken is shown to its author first; the author may insist.
    """
    if insisted:
        return "release"
    if act.state != "waiting" or now < act.release_at:
        return "wait"
    return "review" if last_of_customer > act.head else "release"
