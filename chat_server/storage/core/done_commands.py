"""Commands that were carried out, by their idempotency keys, and deleting those that have served their time."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select, tuple_

from chat_server.domain.core.hot import hot_dataclass
from chat_server.storage.core.sql import select_in
from chat_server.storage.core.tables import done_commands


@hot_dataclass(frozen=True, slots=True)
class CommandKey:
    """The idempotency key of a command, which begins with its day, and the hash of what was asked."""

    key: str
    person: int
    body: bytes

    @property
    def place(self) -> tuple[str, int]:
        return (self.key, self.person)


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class DoneCommand:
    """The first result of a command: where its event stands, or its chat where `seq` is 0.

    `held` is the key of the act that was held instead.
    """

    body: bytes
    chat: int
    seq: int
    at: int
    held: int | None = None


def load_done(connection: Connection, keys: Iterable[CommandKey]) -> dict[tuple[str, int], DoneCommand]:
    """The results of those commands that were carried out before."""
    rows = select_in(
        connection,
        "SELECT key, person_id, body, chat_id, seq, at, held_id FROM done_commands WHERE key IN (:values)",
        {key.key for key in keys},
    )
    return {
        (key, person): DoneCommand(body=body, chat=chat, seq=seq, at=at, held=held)
        for key, person, body, chat, seq, at, held in rows
    }


def forget_commands(connection: Connection, before_day: str, most: int) -> int:
    """Delete idempotency keys of days before `before_day` (YYYYMMDD), at most so many at once; how many."""
    place = tuple_(done_commands.c.key, done_commands.c.person_id)
    old = select(done_commands.c.key, done_commands.c.person_id).where(done_commands.c.key < before_day)
    return connection.execute(delete(done_commands).where(place.in_(old.limit(most)))).rowcount
