"""Presence: the status of a person from the state of their devices, and what of it may be shown (SPEC 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from chat_server.domain.core.people import Audience
from chat_server.domain.core.visibility import decide_visible

PresenceStatus = Literal["online", "away", "offline"]

IDLE_AFTER = 300.0
"""Seconds without activity after which a device is idle."""

GRACE = 4.0
"""Seconds for which a person whose last device left still counts as there: a page that reloads must not flicker."""

LEASE = 25.0
"""Seconds for which the status that another process reported holds unless it is repeated.

With the second in which that is noticed, this is less than the 30 s for which a silent person may count (SPEC
3).
"""

_ORDER: dict[PresenceStatus, int] = {"offline": 0, "away": 1, "online": 2}


def status_of_devices(idle: Iterable[bool]) -> PresenceStatus:
    """Online with at least one device in use, away if all are idle, offline without any."""
    devices = list(idle)
    if not devices:
        return "offline"
    return "away" if all(devices) else "online"


@dataclass(frozen=True, slots=True)
class Announcement:
    """The status of a person that a process reported, and until when it holds (seconds, monotonic)."""

    status: PresenceStatus
    until: float


@dataclass(frozen=True, slots=True)
class KnownStatus:
    """The status of a person who is there; `subject` is their side."""

    pid: str
    subject: Audience
    status: PresenceStatus


def combined_status(announced: Iterable[Announcement], now: float) -> PresenceStatus:
    """The best status that any process reports and that still holds."""
    valid: list[PresenceStatus] = [said.status for said in announced if said.until > now]
    return max(valid, key=_ORDER.__getitem__, default="offline")


def shown_status(status: PresenceStatus, subject: Audience, viewer: Audience, quiet: bool) -> PresenceStatus:
    """The status that a viewer is shown: the real one, or offline where quiet hours hide it."""
    return status if decide_visible("ambient", subject, viewer, quiet) else "offline"
