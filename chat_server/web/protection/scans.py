"""What scanners and broken peers do, counted: one warning a minute by reason, without anything they sent."""

import asyncio
import logging
from collections import Counter

import structlog

REPORT_SECONDS = 60.0
REASONS = {
    "Invalid HTTP request received.": "not HTTP",
    "Unsupported upgrade request.": "unknown upgrade",
    "ASGI callable returned without completing handshake.": "handshake refused",
    "opening handshake failed": "bad handshake",
    "parser failed": "bad handshake",
}
"""What libraries say about such peers, each time and partly with a traceback, and what we count it as."""

log = structlog.get_logger()


class _Counts:
    """What came together since the last warning, and the loop that will say so."""

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()
        self.loop: asyncio.AbstractEventLoop | None = None


_counts = _Counts()


def count(reason: str) -> None:
    """A peer was refused or hung up. Called in the event loop."""
    loop = asyncio.get_running_loop()
    if _counts.loop is not loop:
        _counts.loop = loop
        loop.call_later(REPORT_SECONDS, report)
    _counts.reasons[reason] += 1


def report() -> None:
    """Say what came together, and begin anew."""
    reasons = dict(sorted(_counts.reasons.items()))
    _counts.reasons.clear()
    _counts.loop = None
    if reasons:
        log.warning("requests refused or broken off", seconds=round(REPORT_SECONDS), reasons=reasons)


class CountedInstead(logging.Filter):
    """Lets libraries say everything but what is counted, and what they say of sockets to debug: heads with cookies."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno <= logging.DEBUG:
            return False
        reason = REASONS.get(record.msg) if isinstance(record.msg, str) else None
        if reason is not None:
            count(reason)
        return reason is None


_COUNTED_INSTEAD = CountedInstead()


def count_instead() -> None:
    """From now on this process counts what its web server would say of each such peer."""
    logging.getLogger("uvicorn.error").addFilter(_COUNTED_INSTEAD)
