"""What happened to a task, and what each code of such a notice means."""

from typing import Final, NamedTuple

from msgspec import field

from protocol.core.types import Millis, PersonId, Seq, Value
from protocol.vocabulary import SystemTag, TaskCode


class TaskNotice(Value, tag_field="t", tag="task", frozen=True, kw_only=True):
    """What happened to the chat's task."""

    seq: Seq
    code: TaskCode
    actor: PersonId
    at: Millis
    tags: list[SystemTag] = field(default_factory=list)
    data: dict[str, str | int | bool] = field(default_factory=dict)
    """Small values by name, as the table of codes says; what has nothing to say is missing. Moments are milliseconds,
    amounts of time minutes. `text` is what the person wrote with it. `dialog` is the JSON text of
    [[label, value, words], ...].
    """
    concerns: bool = False
    """It counts as unread for the receiver like a message, unless they are its `actor`. Since level 4."""


class StaffNotice(Value, frozen=True, kw_only=True):
    """What happened to a task, for staff."""

    code: TaskCode
    data: dict[str, str | int | bool] = field(default_factory=dict)
    to: PersonId | None = None
    """Whom alone it concerns."""


class CodeText(NamedTuple):
    """`data` names all values there may be; one that has nothing to say is missing."""

    meaning: str
    data: tuple[str, ...] = ()


_CHANGE = (
    "description", "deadline_from", "deadline_from_timed", "deadline_to", "deadline_to_timed",
    "budget_from", "budget_to",
)  # fmt: skip
"""What differs between the terms before and after; `description` is only true."""
CODES: Final[dict[str, CodeText]] = {
    "saved": CodeText(
        "the automatic answer to a new task: staff answer by `reaction`; in quiet hours they are back at `opening`; of"
        " a dialog, `dialog` is what was asked and answered, `assistant` and `area` what was wished for",
        ("reaction", "opening", "dialog", "assistant", "area"),
    ),
    "edited": CodeText("the customer wrote other terms, in review", _CHANGE),
    "deleted": CodeText("the task was deleted, in review"),
    "area_set": CodeText("its work area was set; `advice`: it needs an expert's advice", ("area", "advice")),
    "accepted": CodeText("it was accepted: contract `version`", ("version",)),
    "forwarded": CodeText("it waits for a specialist's release of `area`", ("area",)),
    "released": CodeText("a specialist released it for `area`", ("area",)),
    "delegated": CodeText("it is with the team lead"),
    "assigned": CodeText("`person` of staff is responsible for it from now on. Since level 4", ("person",)),
    "taken_back": CodeText("it is with the team lead no more"),
    "started": CodeText("the work began"),
    "interim_wanted": CodeText("staff alone: the customer should see an interim result"),
    "interim": CodeText("an interim result was shown", ("files", "text")),
    "handed_over": CodeText("it was handed over; `kind` as in HandOver", ("kind", "files", "text")),
    "done": CodeText("the customer set it done"),
    "done_by_silence": CodeText("it is done because the customer said nothing for long"),
    "returned": CodeText("the customer is not content; `note`: and says why", (*_CHANGE, "note", "text")),
    "proposed": CodeText(
        "the card `number` proposes other terms, until `until`", (*_CHANGE, "number", "until", "counters")
    ),
    "area_card": CodeText(
        "the card `number` says what the work area makes of the budget: `real` minutes of work cost `budget_to`",
        ("number", "real", "budget_from", "budget_to"),
    ),
    "agreed": CodeText("the card `number` holds", (*_CHANGE, "number")),
    "refused": CodeText(
        "the card `number` was refused; of a work area's card the budget stays `kept`", ("number", "kept")
    ),
    "countered": CodeText(
        "the card `number` answers the card `counters`", (*_CHANGE, "number", "until", "counters")
    ),
    "withdrawn": CodeText("the card `number` was withdrawn", ("number",)),
    "expired": CodeText("nobody answered the card `number` in time", ("number",)),
    "noted": CodeText(
        "the card `number` says what was agreed by telephone; one may object until `until`",
        (*_CHANGE, "number", "until"),
    ),
    "objected": CodeText(
        "the customer objected to the card `number`: it holds no more", (*_CHANGE, "number")
    ),
    "approval_asked": CodeText(
        "the approval `number` was asked for; `kind` as in Approval", ("number", "kind")
    ),
    "approval_granted": CodeText("the approval `number` was granted", ("number", "kind")),
    "approval_refused": CodeText("the approval `number` was refused", ("number", "kind")),
    "approval_marked": CodeText(
        "the message numbered `message` is the approval `number`", ("number", "kind", "message")
    ),
    "claimed": CodeText("`budget` is claimed back for the missed `deadline`", ("deadline", "budget")),
    "claim_granted": CodeText("the claim was granted: `minutes` go back", ("minutes",)),
    "claim_refused": CodeText("the claim was refused", ("minutes",)),
    "rated": CodeText("the customer gave `stars`; `comment`: and a comment", ("stars", "comment")),
    "rating_ask": CodeText("staff alone: ask the customer what was missing"),
    "rating_alert": CodeText("staff alone: a bad rating; answer by `reaction`", ("reaction",)),
    "item_added": CodeText(
        "the line `number` of the checklist is new, and with it `count` lines in all",
        ("number", "side", "count", "text"),
    ),
    "item_ticked": CodeText("the line `number` was ticked", ("number", "text")),
    "item_unticked": CodeText("the tick of the line `number` was taken off", ("number", "text")),
    "item_edited": CodeText(
        "the line `number` has another text; `was`: the former one", ("number", "was", "text")
    ),
    "item_moved": CodeText("the line `number` stands elsewhere", ("number", "text")),
    "item_removed": CodeText("the line `number` is gone", ("number", "text")),
    "budget_released": CodeText("`minutes` of the budget went back to the account", (*_CHANGE, "minutes")),
    "timer_started": CodeText("staff alone: a timer runs"),
    "timer_stopped": CodeText("staff alone: the timer that ran since `since` stopped", ("since",)),
    "timer_midnight": CodeText(
        "staff alone: the timer that ran since `since` stopped at midnight", ("since",)
    ),
    "timer_left": CodeText(
        "staff alone: the timer of `person`, who left, stopped; it ran since `since`", ("person", "since")
    ),
    "record_waiting": CodeText(
        "staff alone: the record `number`, made by hand, waits for release", ("number", "minutes")
    ),
    "record_released": CodeText("staff alone: the record `number` counts", ("number",)),
    "record_refused": CodeText("staff alone: the record `number` does not count", ("number",)),
    "worked_80": CodeText("staff alone: 80 % of the real working time are worked"),
    "worked_100": CodeText("staff alone: all of the real working time is worked"),
}
"""`text` is what the person wrote with it. Every code may have an `actor` of the bot's: it came about by itself."""
