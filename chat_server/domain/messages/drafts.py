"""What somebody has begun to write: values for their own devices only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody has begun to write in a chat; an empty text for nothing."""

    chat: str
    text: str
    reply_to: int | None = None
