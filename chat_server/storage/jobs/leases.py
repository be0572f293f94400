"""Which process works off a round of jobs."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, text

from chat_server.storage.jobs.tables import job_leases


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A process works off a round of jobs until a moment. Times are milliseconds."""

    name: str
    holder: str
    now: int
    until: int


_TAKE = text(
    "INSERT INTO job_leases (name, holder, until_at) VALUES (:name, :holder, :until)"
    " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at"
    " WHERE job_leases.holder = excluded.holder OR job_leases.until_at <= :now OR job_leases.until_at > :farthest"
    " RETURNING holder"
)


def take_lease(connection: Connection, lease: Lease) -> bool:
    """Take or renew a lease; False while another process has it.

    One that lasts far longer than any taken now was taken before the clock was set back: it holds up nobody.
    """
    given = {"name": lease.name, "holder": lease.holder, "now": lease.now, "until": lease.until}
    farthest = lease.now + 2 * (lease.until - lease.now)
    return connection.execute(_TAKE, {**given, "farthest": farthest}).first() is not None


def drop_lease(connection: Connection, name: str, holder: str) -> None:
    """Let any process have a lease. Changes nothing if another one has it already."""
    mine = (job_leases.c.name == name, job_leases.c.holder == holder)
    connection.execute(delete(job_leases).where(*mine))
