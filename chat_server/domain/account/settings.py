"""Personal settings, on all devices of a person."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["system", "light", "dark"]
SendKey = Literal["enter", "ctrl_enter"]
Notifications = Literal["all", "mentions", "none"]


@dataclass(frozen=True, slots=True)
class UserSettings:
    """The settings of a person."""

    language: Literal["de", "en"]
    theme: Theme = "system"
    send_key: SendKey = "enter"
    notifications: Notifications = "all"
