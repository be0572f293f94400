"""Tags that people put on messages (SPEC 5). System tags belong to notices of the server and are not set here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from chat_server.domain.core.carried import Carried
from chat_server.domain.core.events import Content, logged_as
from chat_server.domain.core.held_acts import ChatAct, held_as
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.text_cleaning import tag_key

ACCOUNT_TAG_PREFIX = "#"
MAX_TAGS = 8
"""Tags on one message."""

MAX_ACCOUNT_TAGS = 200
"""Tags of one account of its own."""


@dataclass(frozen=True, slots=True)
class TagMark:
    """A tag on a message, and who put it there, by public id."""

    tag: str
    by: str


@dataclass(slots=True)
class Tags(Carried):
    """The tags of a message, in the order in which they were put on."""

    marks: list[TagMark] = field(default_factory=list)


@logged_as(8)
@dataclass(frozen=True, slots=True)
class NewTag(Content):
    message: int
    tag: str


@logged_as(9)
@dataclass(frozen=True, slots=True)
class RemovedTag(Content):
    message: int
    tag: str


@held_as("tag")
@dataclass(frozen=True, slots=True)
class HeldTag(ChatAct):
    message: int
    tag: str


@held_as("untag")
@dataclass(frozen=True, slots=True)
class HeldUntag(ChatAct):
    message: int
    tag: str


def is_account_tag(tag: str) -> bool:
    """Whether the tag belongs to an account; the other ones belong to everybody."""
    return tag.startswith(ACCOUNT_TAG_PREFIX)


def spelling_of(tag: str, known: Iterable[str]) -> str:
    """The tag in the spelling that is known already, or as given: tags compare without case."""
    key = tag_key(tag)
    return next((one for one in known if tag_key(one) == key), tag)


def decide_tag(present: Collection[str], tag: str, on: bool) -> bool:
    """Whether setting or removing the tag changes anything. Raises Refusal where the message has too many tags."""
    if on and tag not in present and len(present) >= MAX_TAGS:
        raise Refusal("too_many", f"a message has {MAX_TAGS} tags at most", field="tag")
    return on != (tag in present)


def decide_account_tag(known: Collection[str], tag: str) -> bool:
    """Whether the tag is new to its account. Raises Refusal where the account has too many tags."""
    if tag not in known and len(known) >= MAX_ACCOUNT_TAGS:
        raise Refusal("too_many", f"an account has {MAX_ACCOUNT_TAGS} tags of its own at most", field="tag")
    return tag not in known
