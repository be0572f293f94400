"""Removing what nobody needs any more: uploads that were not sent in a day, and bytes that no row names."""

from collections.abc import Collection
from functools import partial

from sqlalchemy import Connection

from chat_server.services.core.context import NOBODY, Context
from chat_server.services.files.places import ended
from chat_server.services.files.receiving import FileEdges
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.files.uploads import (
    find_named_contents,
    load_unsent_before,
    load_uploads,
    remove_uploads,
)

DAY = 86_400_000
"""Milliseconds after which an upload that was not sent is removed (SPEC 4)."""

AT_ONCE = 500
"""Rows in one transaction, and names in one question."""

AGE = 86_400.0
"""Seconds for which nothing is taken for an orphan: its row may just be about to be written."""


def _remove_old(connection: Connection, now: int) -> Success[int]:
    rows = load_unsent_before(connection, now - DAY, AT_ONCE)
    remove_uploads(connection, [row.id for row in rows])
    return Success(len(rows), ended(connection, rows))


remove_old_uploads = one_by_one(_remove_old)
"""Handler for the present moment (ms); how many were removed. Those of held messages and of dialogs stay."""


async def remove_unsent(context: Context, edges: FileEdges) -> int:
    """Remove uploads that were not sent in a day, and what came of uploads that are none any more; how many."""
    removed, last = 0, AT_ONCE
    while last >= AT_ONCE:
        last = await context.writer.run(NOBODY, remove_old_uploads, context.millis())
        removed += last
    names = await edges.arrivals.names(age=AGE)
    for part in _parts(names):
        known = await context.read(partial(load_uploads, pids=part))
        for name in set(part) - {pid for pid, row in known.items() if row.content is None}:
            await edges.arrivals.remove(name)
    return removed


async def collect_orphans(context: Context, edges: FileEdges) -> int:
    """Remove bytes that no file and no upload names; how many."""
    names, removed = await edges.store.names(age=AGE), 0
    for part in _parts(names):
        contents = {name.partition(".")[0] for name in part}
        named = await context.read(partial(find_named_contents, contents=contents))
        for name in part:
            if name.partition(".")[0] not in named:
                await edges.store.delete(name, age=AGE)
                removed += 1
    return removed


def _parts(names: Collection[str]) -> list[list[str]]:
    ordered = sorted(names)
    return [ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE)]
