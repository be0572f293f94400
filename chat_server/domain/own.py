"""What somebody chooses and begins to write: values for their own devices only."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["system", "light", "dark"]
SendKey = Literal["enter", "ctrl_enter"]
Notifications = Literal["all", "mentions", "none"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody has chosen, on all their devices."""

    language: Literal["de", "en"]
    theme: Theme = "system"
    send_key: SendKey = "enter"
    notifications: Notifications = "all"


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody has begun to write in a chat; an empty text for nothing."""

    chat: str
    text: str
    reply_to: int | None = None
