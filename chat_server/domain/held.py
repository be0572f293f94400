"""Acts of staff that would give them away in quiet hours: held until the opening (SPEC 3)."""

from typing import Literal

from chat_server.domain.core.held_acts import ChatAct
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.core.people import Viewer
from chat_server.domain.tasks.acts import Act as TaskAct

When = Literal["opening", "now"]


HoldableAct = ChatAct | TaskAct
"""What can be held. An act is a value of its own type, whether it is held or not."""


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class ActToHold:
    """An act of `person` that is to wait until `release_at`. Times are milliseconds."""

    pid: str
    person: int
    chat_pid: str
    act: HoldableAct
    at: int
    release_at: int


@hot_dataclass(frozen=True, slots=True)
class HandedOn:
    """An act was handed on for review to somebody who sees the chat no better than by this (SPEC 11)."""

    author: str
    """Public id of who asked for it."""
    place: str
    """The chat's title, or whom it is with."""


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class HeldAct:
    """An act that waits. Times are milliseconds.

    As a fact it says that the act waits now, reads differently, or needs a decision, for the devices of `person`.
    """

    id: int
    pid: str
    person: int
    """Whoever decides about it: its author, or to whom it was handed on."""
    chat_pid: str
    act: HoldableAct
    at: int
    """When it was asked for."""
    release_at: int
    state: Literal["waiting", "review"] = "waiting"
    head: int
    """Number of the chat's last event when it was asked for, or last looked at again."""
    handed_on: HandedOn | None = None


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class SettledAct:
    """An act that waits no more. Nothing is kept of what it said: the log has it, or nobody.

    As a fact it says that the act is gone, for the devices of `person`.
    """

    pid: str
    person: int
    chat_pid: str
    at: int
    seq: int | None
    """The event that became of it, or the chat's end where it took no number; None for one that was withdrawn."""


def gone_from(act: HeldAct, person: int) -> SettledAct:
    """That an act which was handed on waits no more with somebody."""
    return SettledAct(pid=act.pid, person=person, chat_pid=act.chat_pid, at=act.at, seq=None)


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
