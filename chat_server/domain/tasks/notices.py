"""What is told of an act: a later event of the task's chat, or a word to staff only (SPEC 5, 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "created",
    "accepted",
    "started",
    "interim",
    "handed_over",
    "done",
    "returned",
    "rating",
    "deadline_change",
    "budget_change",
    "approval",
    "automatic",
    "delegation",
]
"""The system tags of SPEC 5."""

Code = Literal[
    "created",
    "saved",
    "edited",
    "renamed",
    "deleted",
    "area_set",
    "accepted",
    "forwarded",
    "released",
    "delegated",
    "taken_back",
    "started",
    "interim_wanted",
    "interim",
    "handed_over",
    "done",
    "done_by_silence",
    "returned",
    "proposed",
    "area_card",
    "agreed",
    "refused",
    "countered",
    "withdrawn",
    "expired",
    "noted",
    "objected",
    "approval_asked",
    "approval_granted",
    "approval_refused",
    "approval_marked",
    "claimed",
    "claim_granted",
    "claim_refused",
    "rated",
    "rating_ask",
    "rating_alert",
    "item_added",
    "item_ticked",
    "item_unticked",
    "budget_released",
    "timer_started",
    "timer_stopped",
    "timer_midnight",
    "timer_left",
    "record_waiting",
    "record_released",
    "record_refused",
    "worked_80",
    "worked_100",
]

TAGS: Mapping[Code, tuple[Tag, ...]] = {
    "created": ("created",),
    "saved": ("automatic",),
    "accepted": ("accepted",),
    "forwarded": ("delegation",),
    "released": ("delegation",),
    "delegated": ("delegation",),
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
"""The tags a notice always has; what changes deadline or budget has those as well."""

STAFF_ONLY: frozenset[Code] = frozenset(
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
"""Never in a log that customers read, not even as a gap."""

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Notice:
    """`data`: small values by name; moments are milliseconds, amounts of time minutes."""

    code: Code
    data: Mapping[str, Value] = field(default_factory=dict)
    tags: tuple[Tag, ...] = ()
    to: int | None = None
    """Only this person needs to know; None: all who may."""

    @property
    def staff_only(self) -> bool:
        return self.code in STAFF_ONLY


def notice(code: Code, *more_tags: Tag, **data: Value) -> Notice:
    """For all who may know: with the tags of its code and `more_tags`."""
    return Notice(code, data, TAGS.get(code, ()) + more_tags)


def notice_to(person: int, code: Code, **data: Value) -> Notice:
    """For one person only."""
    return Notice(code, data, TAGS.get(code, ()), person)
