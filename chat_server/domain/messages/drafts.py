"""Drafts: what a person has begun to write, for their own devices only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in a chat; the empty text stands for none."""

    chat: str
    text: str
    reply_to: int | None = None
