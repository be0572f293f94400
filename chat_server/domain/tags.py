"""Tags that people put on messages (SPEC 5). System tags belong to notices of the server and are not set here."""

from collections.abc import Collection, Iterable

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.text_cleaning import tag_key

ACCOUNT_TAG_PREFIX = "#"
MAX_TAGS = 8
"""Of one message."""

MAX_ACCOUNT_TAGS = 200
"""Own tags of one account."""


def is_account_tag(tag: str) -> bool:
    """Whether it is a tag of an account rather than everybody's."""
    return tag.startswith(ACCOUNT_TAG_PREFIX)


def spelling_of(tag: str, known: Iterable[str]) -> str:
    """How the tag is spelt already, or as given where it is new: tags compare without case."""
    key = tag_key(tag)
    return next((one for one in known if tag_key(one) == key), tag)


def decide_tag(present: Collection[str], tag: str, on: bool) -> bool:
    """Whether putting a tag on, or taking it off, changes anything. Raises Refusal where there is no room."""
    if on and tag not in present and len(present) >= MAX_TAGS:
        raise Refusal("too_many", f"a message has {MAX_TAGS} tags at most", field="tag")
    return on != (tag in present)


def decide_account_tag(known: Collection[str], tag: str) -> bool:
    """Whether a tag is new to its account. Raises Refusal where there is no room."""
    if tag not in known and len(known) >= MAX_ACCOUNT_TAGS:
        raise Refusal("too_many", f"an account has {MAX_ACCOUNT_TAGS} tags of its own at most", field="tag")
    return tag not in known
