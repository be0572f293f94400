"""The audit log: who did what to whom, when, and from where (SPEC 1, 13).

It holds no contents, no passwords or tokens, and no e-mail addresses: of strangers a short hash, of addresses
the network.
"""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

AuditAct = Literal[
    "looked in",
    "sign-in failed",
    "sign-in throttled",
    "locked",
    "unlocked",
    "password changed",
    "password change failed",
    "password reset",
    "salutation set",
    "token made",
    "session ended",
    "person added",
    "account added",
    "team added",
    "assigned",
    "unassigned",
    "assignment ended",
    "joined team",
    "left team",
    "timer stopped",
    "held act handed over",
    "held act released",
]

MINUTE = 60_000
DAY = 24 * 60 * MINUTE

COUNTED_TOGETHER: Mapping[AuditAct, int] = {
    "looked in": 30 * MINUTE,
    "sign-in failed": 60 * MINUTE,
    "sign-in throttled": 60 * MINUTE,
    "password change failed": 60 * MINUTE,
}
"""Acts that are counted in the same row if they happen again within so many ms: looking into a chat once causes
many commands, and an attack makes many attempts.
"""

CAUSED_BY_STRANGERS: frozenset[AuditAct] = frozenset({"sign-in failed", "sign-in throttled"})
"""Acts that people without a session can cause."""

MAX_ROWS_A_DAY = 1_000
"""Rows a day for each act that strangers can cause; more are counted in one row an hour."""

RETENTION: Mapping[AuditAct, int] = {"sign-in failed": 90 * DAY, "sign-in throttled": 90 * DAY}
DEFAULT_RETENTION = 730 * DAY
"""How long (ms) rows are kept."""

COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """An act at `at` (ms). People, chat and account are given by database key."""

    at: int
    act: AuditAct
    by: int | None = None
    """Who did it; None: nobody is signed in, or the command line did it."""
    on: int | None = None
    """The person to whom it was done."""
    chat: int | None = None
    account: int | None = None
    detail: str = ""
    source: str = ""
    """Where it came from: a network, or the command line."""


def network_of(address: str) -> str:
    """The network of an address, which does not identify a person: the /24 of IPv4, the /48 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6 and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    return str(ipaddress.ip_network((parsed, 24 if parsed.version == 4 else 48), strict=False))
