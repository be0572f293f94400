"""The one door out: whether something that happened may be told to somebody (SPEC 3, DESIGN idea 3)."""

from typing import Literal

from chat_server.domain.core.people import Audience

Disclosure = Literal["content", "ambient", "staff", "own", "public"]
"""The kind of information that an outgoing type discloses; declared with every push of the protocol."""


def decide_visible(discloses: Disclosure, subject: Audience, viewer: Audience, quiet: bool) -> bool:
    """Whether `viewer` may be sent information about `subject` now.

    Membership is decided elsewhere (access); this only decides by the kind of information. Ambient facts about
    staff never reach customers in quiet hours; facts for staff never reach customers.
    """
    match discloses:
        case "content" | "own" | "public":
            return True
        case "staff":
            return viewer == "staff"
        case "ambient":
            return viewer == "staff" or subject == "customer" or not quiet


def shown_read_mark(seq: int, before: int, moved_at: int, quiet_since: int | None) -> int:
    """How far a customer sees that a colleague has read.

    `seq` is where they are, `moved_at` (ms) when they got there, `before` where they were when the quiet
    interval of that move began. `quiet_since` (ms) is the start of the present one, None outside quiet hours.
    Marks set in quiet hours are shown when these end, without a time (SPEC 3).
    """
    hidden = quiet_since is not None and moved_at >= quiet_since
    return before if hidden else seq
