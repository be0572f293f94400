"""The small types of which frames are made, and what their parts are. Times are milliseconds since 1970-01-01 UTC."""

from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from protocol.core import limits
from protocol.vocabulary import SYSTEM_TAGS, USER_TAGS


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a frame: an immutable map; a field that has its default is left out."""


def drop_defaults(value: Value) -> None:
    """For `__post_init__` of a kind with texts or big numbers as defaults.

    msgspec leaves out what is the very object of the default: an equal text from elsewhere would be sent.
    """
    for name, default in _text_and_number_defaults(type(value)):
        if getattr(value, name) == default:
            msgspec.structs.force_setattr(value, name, default)


@cache
def _text_and_number_defaults(kind: type[Value]) -> tuple[tuple[str, str | int], ...]:
    """By field; to ask a type for its fields takes longer than to make a value of it."""
    found = ((field.name, field.default) for field in msgspec.structs.fields(kind))
    return tuple((name, default) for name, default in found if isinstance(default, str | int))


LINE, TEXT, TAG = ({"cleaning": kind} for kind in ("line", "text", "tag"))
"""How the server cleans what people write before it looks at it; `as written` and passwords stay untouched."""

AS_WRITTEN = {"cleaning": "as written"}

_ID = r"^[A-Za-z0-9_-]{1,40}\Z"
_NO_NULL = r"^[^\x00]*\Z"
"""PostgreSQL keeps no U+0000, and one such text would spoil the commit it shares with others."""

CommandId = Annotated[
    int, Meta(ge=0, le=2**31 - 1, description="chosen by the client, comes back in the reply")
]
When = Annotated[
    Literal["opening", "now"] | None,
    Meta(
        description="for staff, in quiet hours, in a chat that customers read: `now` makes it happen at once;"
        " otherwise it is held until quiet hours end (SPEC 3)"
    ),
]
ChatId = Annotated[str, Meta(pattern=_ID, description="names a chat")]
PersonId = Annotated[str, Meta(pattern=_ID, description="names a person")]
AccountId = Annotated[str, Meta(pattern=_ID, description="names a customer account")]
HeldId = Annotated[str, Meta(pattern=_ID, description="names a held act")]
FileId = Annotated[str, Meta(pattern=_ID, description="names a file, and before it was sent, the upload")]
DeviceId = Annotated[str, Meta(pattern=_ID, description="names a session")]
DialogId = Annotated[str, Meta(pattern=_ID, description="names a dialog")]
Seq = Annotated[int, Meta(ge=1, le=2**53 - 1, description="number of an event in its chat, from 1, gapless")]
Cursor = Annotated[int, Meta(ge=0, le=2**53 - 1, description="number of the last event known, 0 for none")]
Millis = Annotated[int, Meta(description="milliseconds since 1970-01-01 UTC")]
Moment = Annotated[
    int, Meta(ge=0, le=4_102_444_800_000, description="milliseconds since 1970-01-01 UTC, before 2100")
]
LocalDay = Annotated[
    str,
    Meta(pattern=r"^2[0-9]{3}-[0-9]{2}-[0-9]{2}\Z", description="a day of the agency's calendar: YYYY-MM-DD"),
]
Key = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{8}-[A-Za-z0-9_-]{8,40}\Z",
        description="idempotency key: the day (YYYYMMDD) and 8 to 40 random characters, unique per person",
    ),
]
Text = Annotated[
    str,
    Meta(min_length=1, max_length=limits.TEXT, pattern=_NO_NULL, description="Markdown subset", extra=TEXT),
]
Title = Annotated[str, Meta(min_length=1, max_length=limits.TITLE, pattern=_NO_NULL, extra=LINE)]
Name = Annotated[str, Meta(min_length=1, max_length=limits.NAME, pattern=_NO_NULL, extra=LINE)]
Begun = Annotated[str, Meta(max_length=limits.TEXT, pattern=_NO_NULL, extra=TEXT)]
Typed = Annotated[str, Meta(max_length=limits.TEXT, pattern=_NO_NULL, extra=AS_WRITTEN)]
ItemText = Annotated[str, Meta(max_length=limits.TEXT, pattern=_NO_NULL, extra=LINE)]
Utterance = Annotated[
    str,
    Meta(
        max_length=limits.COMMAND_BYTES,
        pattern=_NO_NULL,
        description=f"said to a dialog, which asks to shorten what has more than {limits.TEXT} code points",
        extra=TEXT,
    ),
]
Whole = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
Minutes = Annotated[int, Meta(ge=-(10**9), le=10**9, description="minutes; the server says which make sense")]
CardNumber = Annotated[
    int, Meta(ge=1, le=10**6, description="number of a card, item or record within its task")
]
Stars = Annotated[int, Meta(ge=-100, le=100, description="1 to 5; the server says so")]
Count = Annotated[int, Meta(ge=0, le=1_000)]
DialogNumber = Annotated[int, Meta(ge=0, le=2**53 - 1, description="how often a dialog changed")]
DialogStep = Annotated[str, Meta(pattern=_ID, description="names a step of a dialog")]
_TAG = rf"{'|'.join(USER_TAGS)}|#[^\s#\x00]{{1,30}}"
TagName = Annotated[
    str,
    Meta(
        pattern=rf"^({_TAG})\Z",
        description="a tag everybody has, or, beginning with #, an account's own",
        extra=TAG,
    ),
]
SearchedTag = Annotated[
    str,
    Meta(
        pattern=rf"^({_TAG}|sys:({'|'.join(SYSTEM_TAGS)}))\Z",
        description="a tag, or, behind `sys:`, one of the server's own",
        extra=TAG,
    ),
]

ChatKind = Literal["task", "direct", "group"]
PersonKind = Literal["customer", "staff", "bot", "persona"]
Role = Literal["owner", "member", "assistant", "lead", "specialist", "management"]
Side = Literal["customer", "staff"]
WorkArea = Literal["backoffice", "marketing", "frontdesk", "design", "project"]
