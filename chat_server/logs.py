"""Structured logs on standard error, one line an event. Never message texts, passwords, tokens or e-mails.

Code logs keys and counts only. As a second line of defence, values under telling names and whatever looks like an
e-mail address are blanked here, also in what libraries log.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

TALKATIVE = ("alembic", "uvicorn")
BLANKED = frozenset({"authorization", "body", "cookie", "email", "password", "text", "title", "token"})
EMAIL = re.compile(r"[^\s@<>()'\"]+@[^\s@<>()'\"]+\.[^\s@<>()'\"]+")


Level = Literal["debug", "info", "warning", "error"]
Style = Literal["auto", "console", "json"]


def configure(level: Level, style: Style) -> None:
    """Set up logging for this process, libraries included."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        blank,
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder([]), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(style)],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(library_level(level), logging.getLogger().level))


def library_level(level: Level) -> int:
    """Libraries tell what is wrong, and more only to those who debug: uvicorn names the address of every socket."""
    return logging.DEBUG if level == "debug" else logging.WARNING


def _renderer(style: Style) -> Processor:
    if style == "json" or (style == "auto" and not sys.stderr.isatty()):
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())


def blank(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Blank what must not stand in a log."""
    return _blanked(event)


def _blanked(values: MutableMapping[str, object]) -> MutableMapping[str, object]:
    for name, value in values.items():
        if name in BLANKED:
            values[name] = "..."
        elif isinstance(value, str):
            values[name] = EMAIL.sub("<e-mail>", value)
    return values
