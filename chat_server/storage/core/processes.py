"""Which server processes live: a lease each of them renews."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, text

from chat_server.storage.core.tables import processes

_RENEW = text(
    "INSERT INTO processes (origin, until_at) VALUES (:origin, :until)"
    " ON CONFLICT (origin) DO UPDATE SET until_at = excluded.until_at"
)


@dataclass(frozen=True, slots=True)
class ProcessLease:
    """A process says that it lives until a moment; times in milliseconds."""

    origin: str
    now: int
    until: int


def renew_lease(connection: Connection, lease: ProcessLease) -> set[str]:
    """Renew a lease, forget those that lapsed, and name all processes that live."""
    connection.execute(_RENEW, {"origin": lease.origin, "until": lease.until})
    connection.execute(delete(processes).where(processes.c.until_at <= lease.now))
    return set(connection.execute(select(processes.c.origin)).scalars())
