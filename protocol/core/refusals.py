"""Which errors commands can get, and when: said in docs/protocol.md, held to by tests/contract."""

from collections.abc import Mapping
from typing import Final

Refusals = Mapping[str, str]
"""When a command gets an error, by the error's code."""


def refused_if(**when: str) -> Refusals:
    """The errors that one command can get in particular: `refused_if(not_found="there is no such chat")`."""
    return when


ALWAYS: Final = refused_if(
    bad_request="a field is missing, of another type or outside its limits; nothing of a text is seen",
    hello_first="hello has not been answered yet",
    rate_limited="too many commands at once",
    busy="the server has too much to do",
    unavailable="the database cannot be reached or written",
    unreadable="what it is about is stored in a form that this version of the server cannot read",
    internal="a fault of the server's own; `detail` names the line of its log (`incident 3f9a2c1b`)",
)
"""What any command can get."""

KEYED: Final = refused_if(
    key_reused="the key was used for something else",
    key_expired="the key is too old, or its day too far ahead",
)
"""What a command with a key can get besides."""

NO_CHAT: Final = "there is no such chat, or one may not see it"
NOT_IN_IT: Final = "there is no such chat, or one is no member of it"
NO_MESSAGE: Final = f"{NOT_IN_IT}; there is no such message"
