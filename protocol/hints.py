"""The small types of which frames are made, and what their parts are. Times are milliseconds since 1970-01-01 UTC."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from protocol import limits


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a frame: an immutable map; a field that has its default is left out."""


def drop_defaults(value: Value) -> None:
    """For `__post_init__` of a kind with texts or big numbers as defaults.

    msgspec leaves out what is the very object of the default: an equal text from elsewhere would be sent.
    """
    for field in msgspec.structs.fields(type(value)):
        if isinstance(field.default, str | int) and getattr(value, field.name) == field.default:
            msgspec.structs.force_setattr(value, field.name, field.default)


_ID = r"^[A-Za-z0-9_-]{1,40}\Z"
LINE, TEXT, TAG = ({"cleaning": kind} for kind in ("line", "text", "tag"))
"""How the server cleans what people write before it looks at it; `as written` and passwords stay untouched."""

AS_WRITTEN = {"cleaning": "as written"}
_NO_NULL = r"^[^\x00]*\Z"
"""PostgreSQL keeps no U+0000, and one such text would spoil the commit it shares with others."""

ChatId = Annotated[str, Meta(pattern=_ID, description="names a chat")]
PersonId = Annotated[str, Meta(pattern=_ID, description="names a person")]
AccountId = Annotated[str, Meta(pattern=_ID, description="names a customer account")]
Seq = Annotated[int, Meta(ge=1, le=2**53 - 1, description="number of an event in its chat, from 1, gapless")]
Cursor = Annotated[int, Meta(ge=0, le=2**53 - 1, description="number of the last event known, 0 for none")]
Millis = Annotated[int, Meta(description="milliseconds since 1970-01-01 UTC")]
LocalDay = Annotated[
    str,
    Meta(pattern=r"^2[0-9]{3}-[0-9]{2}-[0-9]{2}\Z", description="a day of the agency's calendar: YYYY-MM-DD"),
]
Text = Annotated[
    str,
    Meta(min_length=1, max_length=limits.TEXT, pattern=_NO_NULL, description="Markdown subset", extra=TEXT),
]
Title = Annotated[str, Meta(min_length=1, max_length=limits.TITLE, pattern=_NO_NULL, extra=LINE)]
Key = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{8}-[A-Za-z0-9_-]{8,40}\Z",
        description="idempotency key: the day (YYYYMMDD) and 8 to 40 random characters, unique per person",
    ),
]

DialogId = Annotated[str, Meta(pattern=_ID, description="names a dialog")]
DialogNumber = Annotated[int, Meta(ge=0, le=2**53 - 1, description="how often a dialog changed")]
DialogStep = Annotated[str, Meta(pattern=_ID, description="names a step of a dialog")]
Said = Annotated[
    str,
    Meta(
        max_length=limits.COMMAND_BYTES,
        pattern=_NO_NULL,
        description=f"said to a dialog, which asks to shorten what has more than {limits.TEXT} code points",
        extra=TEXT,
    ),
]
Whole = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
HeldId = Annotated[str, Meta(pattern=_ID, description="names a held act")]
DeviceId = Annotated[str, Meta(pattern=_ID, description="names a session")]
Begun = Annotated[str, Meta(max_length=limits.TEXT, pattern=_NO_NULL, extra=TEXT)]
Typed = Annotated[str, Meta(max_length=limits.TEXT, pattern=_NO_NULL, extra=AS_WRITTEN)]
Item = Annotated[str, Meta(max_length=limits.TEXT, pattern=_NO_NULL, extra=LINE)]
Name = Annotated[str, Meta(min_length=1, max_length=limits.NAME, pattern=_NO_NULL, extra=LINE)]

TagName = Annotated[
    str,
    Meta(
        pattern=r"^(important|question|agreement|instruction|interim|result|access|#[^\s#\x00]{1,30})\Z",
        description="a tag everybody has, or, beginning with #, an account's own",
        extra=TAG,
    ),
]

SearchedTag = Annotated[
    str,
    Meta(
        pattern=(
            r"^(important|question|agreement|instruction|interim|result|access|#[^\s#\x00]{1,30}"
            r"|sys:(created|accepted|started|interim|handed_over|done|returned|rating|deadline_change|budget_change"
            r"|approval|automatic|delegation))\Z"
        ),
        description="a tag, or, behind `sys:`, one of the server's own",
        extra=TAG,
    ),
]

ChatKind = Literal["task", "direct", "group"]
PersonKind = Literal["customer", "staff", "bot", "persona"]
Role = Literal["owner", "member", "assistant", "lead", "specialist", "management"]
NoticeKind = Literal["created", "joined", "left", "renamed"]

TaskStatus = Literal["review", "accepted", "in_progress", "handed_over", "done", "deleted"]
Side = Literal["customer", "staff"]
WorkArea = Literal["backoffice", "marketing", "frontdesk", "design", "project"]
SystemTag = Literal[
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
TaskCode = Literal[
    "saved",
    "edited",
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
Moment = Annotated[
    int, Meta(ge=0, le=4_102_444_800_000, description="milliseconds since 1970-01-01 UTC, before 2100")
]
Minutes = Annotated[int, Meta(ge=-(10**9), le=10**9, description="minutes; the server says which make sense")]
CardNumber = Annotated[
    int, Meta(ge=1, le=10**6, description="number of a card, item or record within its task")
]
Stars = Annotated[int, Meta(ge=-100, le=100, description="1 to 5; the server says so")]
Count = Annotated[int, Meta(ge=0, le=1_000)]
