"""What somebody has chosen for all their devices: values for those devices only."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["system", "light", "dark"]
SendKey = Literal["enter", "ctrl_enter"]
Notifications = Literal["all", "mentions", "none"]


@dataclass(frozen=True, slots=True)
class UserSettings:
    """What somebody has chosen, on all their devices."""

    language: Literal["de", "en"]
    theme: Theme = "system"
    send_key: SendKey = "enter"
    notifications: Notifications = "all"
