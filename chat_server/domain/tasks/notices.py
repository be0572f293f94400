"""Notices: what is told of an act, in a later event of the task's chat, or to staff only (SPEC 5, 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chat_server.domain.tasks.task import Side
from protocol.vocabulary import SystemTag, TaskCode

NoticeCode = Literal["created", "renamed", TaskCode]
"""The code of a notice. "created" and "renamed" are events of the chat and no codes on the wire."""

TAGS_OF_CODE: Mapping[NoticeCode, tuple[SystemTag, ...]] = {
    "created": ("created",),
    "saved": ("automatic",),
    "accepted": ("accepted",),
    "forwarded": ("delegation",),
    "released": ("delegation",),
    "delegated": ("delegation",),
    "assigned": ("delegation",),
    "taken_back": ("delegation",),
    "started": ("started",),
    "interim": ("interim",),
    "handed_over": ("handed_over",),
    "done": ("done",),
    "done_by_silence": ("done", "automatic"),
    "returned": ("returned",),
    "approval_asked": ("approval",),
    "approval_granted": ("approval",),
    "approval_refused": ("approval",),
    "approval_marked": ("approval",),
    "rated": ("rating",),
    "budget_released": ("budget_change",),
    "area_card": ("automatic",),
    "expired": ("automatic",),
}
"""The system tags of each code. A notice that changes deadline or budget has those tags as well."""

STAFF_ONLY: frozenset[NoticeCode] = frozenset(
    {
        "interim_wanted",
        "rating_ask",
        "rating_alert",
        "timer_started",
        "timer_stopped",
        "timer_midnight",
        "timer_left",
        "record_waiting",
        "record_released",
        "record_refused",
        "worked_80",
        "worked_100",
    }
)
"""Codes that never come into a log that customers read, not even as a gap."""

OTHER_SIDE: frozenset[NoticeCode] = frozenset(
    {
        "proposed",
        "area_card",
        "countered",
        "agreed",
        "refused",
        "noted",
        "objected",
        "interim",
        "handed_over",
        "returned",
        "approval_asked",
        "approval_granted",
        "approval_refused",
        "approval_marked",
        "claimed",
        "claim_granted",
        "claim_refused",
        "rated",
    }
)
"""Codes that concern the side that did not cause them: it has them to read, like a message (SPEC 4)."""

STAFF: frozenset[NoticeCode] = frozenset({"created", "assigned", "delegated", "forwarded", "released"})
"""Codes that give a task to somebody of staff, whoever caused them."""

NoticeValue = str | int | bool | None


@dataclass(frozen=True, slots=True)
class TaskNotice:
    """A code with its data: small values by name. Moments are milliseconds, amounts of time minutes."""

    code: NoticeCode
    data: Mapping[str, NoticeValue] = field(default_factory=dict)
    tags: tuple[SystemTag, ...] = ()
    to: int | None = None
    """The only person to be told; None: everybody who may know."""

    @property
    def staff_only(self) -> bool:
        return self.code in STAFF_ONLY


def concerned_side(code: NoticeCode, by: Side) -> Side | None:
    """Who counts a notice as unread until they read it, but for who caused it; None: it is shown only (SPEC 4).

    What the bot does by itself is done by staff.
    """
    if code in STAFF:
        return "staff"
    if code not in OTHER_SIDE:
        return None
    return "staff" if by == "customer" else "customer"


def notice(code: NoticeCode, *more_tags: SystemTag, **data: NoticeValue) -> TaskNotice:
    """A notice for everybody who may know, with the tags of its code and `more_tags`."""
    return TaskNotice(code, data, TAGS_OF_CODE.get(code, ()) + more_tags)


def notice_to(person: int, code: NoticeCode, **data: NoticeValue) -> TaskNotice:
    """A notice for one person only."""
    return TaskNotice(code, data, TAGS_OF_CODE.get(code, ()), person)
