"""Deleting what has served its time."""

from sqlalchemy import Connection, delete, select, tuple_

from chat_server.storage.core.tables import done_commands


def forget_commands(connection: Connection, before_day: str, most: int) -> int:
    """Delete idempotency keys of days before `before_day` (YYYYMMDD), at most so many at once; how many."""
    place = tuple_(done_commands.c.key, done_commands.c.person_id)
    old = select(done_commands.c.key, done_commands.c.person_id).where(done_commands.c.key < before_day)
    return connection.execute(delete(done_commands).where(place.in_(old.limit(most)))).rowcount
