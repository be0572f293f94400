"""Tidying up files: every process does it; done twice it changes nothing."""

from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from chat_server.jobs.job import Chore
from chat_server.services.core.context import Context
from chat_server.services.files.receiving import FileEdges
from chat_server.services.files.tidying import collect_orphans, remove_unsent

EVERY = 3_600.0
"""Seconds."""

log = structlog.get_logger()

Tidy = Callable[[Context, FileEdges], Awaitable[int]]


def file_chores(edges: FileEdges) -> tuple[Chore, ...]:
    """What is done to the files kept by these edges."""
    return (_chore("unsent uploads", remove_unsent, edges), _chore("orphaned files", collect_orphans, edges))


def _chore(name: str, tidy: Tidy, edges: FileEdges) -> Chore:
    return Chore(name=name, every=EVERY, run=partial(_run, name=name, tidy=tidy, edges=edges))


async def _run(context: Context, *, name: str, tidy: Tidy, edges: FileEdges) -> None:
    log.info("old files deleted", chore=name, files=await tidy(context, edges))
