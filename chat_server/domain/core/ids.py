"""Public ids. They are random, so that none tells when it was made or how many there are (DESIGN, known traps)."""

import base64
from collections.abc import Callable
from typing import Literal

Randomness = Callable[[int], bytes]
"""A source of random bytes: `secrets.token_bytes`, or a seeded one in tests."""

Prefix = Literal["p", "c", "a", "t", "h", "s", "g", "f"]
"""The kind of thing: person, chat, account, team, held act, session, dialog (German: Gespräch), file."""


def new_id(prefix: Prefix, randomness: Randomness) -> str:
    """A new id of 17 characters: the prefix and 80 random bits."""
    return prefix + base64.b32encode(randomness(10)).decode().lower()


def new_epoch(randomness: Randomness) -> str:
    """A new name for an incarnation of the database."""
    return base64.b32encode(randomness(10)).decode().lower()
