"""Who is there: from device facts to one status, and what of it may be shown (SPEC 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from chat_server.domain.core.people import Audience
from chat_server.domain.core.visibility import decide_visible

PresenceStatus = Literal["online", "away", "offline"]

IDLE_AFTER = 300.0
"""Seconds without a sign of the person after which a device is idle."""

GRACE = 4.0
"""Seconds that somebody whose last device left is still there: a page that reloads must not flicker."""

LEASE = 25.0
"""Seconds that what another process said about somebody holds, unless it says it again.

With the second in which that is noticed, less than the 30 that somebody silent may count (SPEC 3)."""

_ORDER: dict[PresenceStatus, int] = {"offline": 0, "away": 1, "online": 2}


def status_of_devices(idle: Iterable[bool]) -> PresenceStatus:
    """Online with at least one device in use, away if all are idle, offline without any."""
    devices = list(idle)
    if not devices:
        return "offline"
    return "away" if all(devices) else "online"


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a process said about somebody, and until when it holds (seconds, monotonic)."""

    status: PresenceStatus
    until: float


@dataclass(frozen=True, slots=True)
class KnownStatus:
    """Somebody who is there; `subject` is their side."""

    pid: str
    subject: Audience
    status: PresenceStatus


def combined_status(announced: Iterable[Announcement], now: float) -> PresenceStatus:
    """One status out of what all processes say."""
    valid: list[PresenceStatus] = [said.status for said in announced if said.until > now]
    return max(valid, key=_ORDER.__getitem__, default="offline")


def shown_status(status: PresenceStatus, subject: Audience, viewer: Audience, quiet: bool) -> PresenceStatus:
    """What a viewer sees of somebody: the truth, or offline where quiet hours hide it."""
    return status if decide_visible("ambient", subject, viewer, quiet) else "offline"
