"""What every command is: a frame with an id, answered by one reply with the same `id`.

A command with a `key` changes something: sent again with the same key it changes nothing and returns the
first result; the same key with another body is refused.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from protocol.values import Key, Value

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


class Command(Value, tag_field="t", frozen=True, kw_only=True):
    """A frame from the client."""

    answer: ClassVar[type[Value]]
    id: CommandId


class Keyed(Command, frozen=True, kw_only=True):
    """A command that changes something."""

    key: Key
