"""What the metrics need of the store: of the whole agency, and of the other server processes."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.services.core.context import NOBODY, Context
from chat_server.storage.core.database import has_room
from chat_server.storage.core.writer import Success, one_by_one, refusal_of
from chat_server.storage.metrics import (
    HeldCounts,
    Sizes,
    change_nothing,
    count_held,
    load_figures,
    measure,
    save_figures,
)

OVERDUE_AFTER = 60_000
"""Milliseconds after its moment from which a held act that still waits is overdue."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all processes have together."""

    held: HeldCounts
    sizes: Sizes
    others: dict[str, str]
    """What other processes published of themselves, by origin."""


async def load_shared(context: Context, origin: str) -> Shared:
    """As this process sees it; `origin` is its own name. Raises Refusal `unavailable`."""
    return await context.read(partial(_load, origin=origin, now=context.millis()))


def _load(connection: Connection, origin: str, now: int) -> Shared:
    return Shared(
        count_held(connection, now - OVERDUE_AFTER),
        measure(connection),
        load_figures(connection, origin, now),
    )


async def publish(context: Context, origin: str, figures: str) -> None:
    """Let other processes tell what this one counts. Raises Refusal."""
    await context.writer.run(NOBODY, _publish, (origin, figures))


def _publish_now(connection: Connection, request: tuple[str, str]) -> Success[None]:
    save_figures(connection, *request)
    return Success(None)


_publish = one_by_one(_publish_now)


async def try_to_write(context: Context) -> None:
    """Write something that changes nothing: whether that is possible. Raises Refusal `unavailable`.

    So little may find room on a full disk, where no message does.
    """
    if not has_room(context.database):
        context.writer.trouble = "disk_full"
        raise refusal_of("disk_full")
    await context.writer.run(NOBODY, _try, None)


def _try_now(connection: Connection, _nothing: None) -> Success[None]:
    change_nothing(connection)
    return Success(None)


_try = one_by_one(_try_now)
