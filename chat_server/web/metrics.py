"""Figures for Prometheus, read from the objects that have them when somebody asks (docs/operating.md).

Each process has its own, named by the label `worker`. Where there are several, each leaves its figures in the database
every few seconds, and whichever is asked tells those of all that live.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec
import structlog
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.hub.hub import Hub
from chat_server.jobs.figures import DueRows, load_due_rows
from chat_server.jobs.schedule import ROUNDS
from chat_server.services.core.context import Context
from chat_server.services.metrics import Shared, load_shared, publish
from chat_server.storage.core.writer import Writer
from chat_server.tally import LIMITS, Durations, tally

PUBLISH_SECONDS = 10.0
LEASE_SECONDS = 1.0
Values = Mapping[str, float] | float
log = structlog.get_logger()


class MetricSample(msgspec.Struct, array_like=True):
    name: str
    labels: dict[str, str]
    value: float


class Figure(msgspec.Struct, array_like=True):
    """A metric with its samples, of one process or of all."""

    name: str
    about: str
    kind: str
    samples: list[MetricSample]


def _one(name: str, about: str, kind: str, value: float) -> Figure:
    suffix = "_total" if kind == "counter" else ""
    return Figure(name, about, kind, [MetricSample(name + suffix, {}, float(value))])


def _by(name: str, about: str, kind: str, label: str, values: Mapping[str, float]) -> Figure:
    suffix = "_total" if kind == "counter" else ""
    samples = [MetricSample(name + suffix, {label: key}, value) for key, value in sorted(values.items())]
    return Figure(name, about, kind, samples)


def _durations(name: str, about: str, durations: Durations) -> Figure:
    samples, so_far = [], 0
    for limit, count in zip((*map(str, LIMITS), "+Inf"), durations.counts, strict=True):
        so_far += count
        samples.append(MetricSample(f"{name}_bucket", {"le": limit}, so_far))
    samples += [MetricSample(f"{name}_count", {}, so_far), MetricSample(f"{name}_sum", {}, durations.total)]
    return Figure(name, about, "histogram", samples)


def of_process(hub: Hub, writer: Writer) -> list[Figure]:
    """The figures of this process."""
    return [*_of_hub(hub), *_of_writer(writer), *_of_runs(), *_of_rows(), *_of_faults(), *_of_system()]


def _of_hub(hub: Hub) -> Iterator[Figure]:
    sides = Counter({"customer": 0, "staff": 0})
    sides.update(connection.viewer.audience for connection in hub.connections)
    yield _by("feierabend_connections", "Open sockets by side", "gauge", "side", sides)
    yield _one("feierabend_people", "People with an open socket", "gauge", len(hub.connections.by_person))
    yield _one("feierabend_rooms", "Chats that somebody hears", "gauge", len(hub.rooms))
    yield _one(
        "feierabend_events_told",
        "Events told to the members of a chat",
        "counter",
        hub.rooms.events_delivered,
    )
    closes = {str(code): count for code, count in tally.closes.items()}
    yield _by("feierabend_closes", "Ended connections by close code", "counter", "code", closes)
    yield _one("feierabend_bus_up", "1 while facts come and go between processes", "gauge", hub.bus.is_up)
    yield _one("feierabend_gaps_filled", "Gaps filled from the store", "counter", tally.gaps_filled)
    yield _by("feierabend_sign_ins", "Attempts to sign in by outcome", "counter", "outcome", tally.sign_ins)
    yield _by("feierabend_refusals", "Refused commands and requests", "counter", "code", tally.refusals)
    about = "Longest time by which the event loop came too late, of the last minute or two"
    yield _one("feierabend_loop_lag_seconds", about, "gauge", tally.lag.of_late)


def _of_writer(writer: Writer) -> Iterator[Figure]:
    yield _one("feierabend_write_groups", "Commits", "counter", writer.groups)
    about = "Requests committed or refused; by the commits, the size of a group"
    yield _one("feierabend_write_requests", about, "counter", writer.requests)
    yield _one("feierabend_write_waiting", "Requests that wait for a commit", "gauge", writer.waiting)
    yield _one(
        "feierabend_database_writable", "0 after a commit that failed", "gauge", writer.trouble is None
    )
    yield _durations(
        "feierabend_commit_seconds", "Time from a group's first statement to its commit", tally.commits
    )


def _of_runs() -> Iterator[Figure]:
    runs = tally.runs
    last = {name: one.last for name, one in runs.items()}
    good = {name: one.last_good for name, one in runs.items()}
    failures = {name: float(one.failures) for name, one in runs.items()}
    ended, well = "feierabend_job_ended_timestamp_seconds", "feierabend_job_succeeded_timestamp_seconds"
    yield _by(ended, "When a watch or job last ended", "gauge", "job", last)
    yield _by(well, "When a watch or job last ended well", "gauge", "job", good)
    yield _by("feierabend_job_failures", "Failed runs of a watch or job", "counter", "job", failures)


def _of_rows() -> Iterator[Figure]:
    rows = tally.rows
    done = {job: float(one.done) for job, one in rows.items()}
    failed = {job: float(one.failed) for job, one in rows.items()}
    retried = {job: float(one.retried) for job, one in rows.items()}
    late = {job: one.lateness for job, one in rows.items()}
    yield _by("feierabend_job_rows_done", "Due rows that were done", "counter", "job", done)
    yield _by("feierabend_job_rows_failed", "Failed tries at due rows", "counter", "job", failed)
    yield _by(
        "feierabend_job_rows_retried", "Tries at due rows that failed before", "counter", "job", retried
    )
    about = "Seconds after its moment at which a due row was last done"
    yield _by("feierabend_job_lateness_seconds", about, "gauge", "job", late)


def _of_faults() -> Iterator[Figure]:
    yield _by(
        "feierabend_faults", "Internal faults by what was being done", "counter", "doing", faults.counted
    )
    rows = {table: float(len(met)) for table, met in faults.unreadable.items()}
    yield _by(
        "feierabend_unreadable_rows", "Rows that cannot be read, met since the start", "gauge", "table", rows
    )


def _of_system() -> Iterator[Figure]:
    for metric in ProcessCollector(registry=None).collect():
        samples = [MetricSample(one.name, dict(one.labels), one.value) for one in metric.samples]
        yield Figure(metric.name, metric.documentation, metric.type, samples)


def of_all(shared: Shared) -> Iterator[Figure]:
    """What is the same whichever process is asked."""
    held = {"waiting": shared.held.waiting, "overdue": shared.held.overdue, "review": shared.held.review}
    about = "Held acts: waiting, of these overdue; in review"
    yield _by("feierabend_held_acts", about, "gauge", "state", {name: float(n) for name, n in held.items()})
    sizes = shared.sizes
    yield _one("feierabend_database_bytes", "Size of the database", "gauge", sizes.database)
    if sizes.log is not None:
        yield _one("feierabend_database_log_bytes", "Size of its write-ahead log", "gauge", sizes.log)
    if sizes.free is not None:
        yield _one("feierabend_disk_free_bytes", "Free on the disk of the database", "gauge", sizes.free)


def of_due(jobs: Mapping[str, DueRows]) -> Iterator[Figure]:
    """What is due in the whole agency, by job."""
    due = {job: float(rows.due) for job, rows in jobs.items()}
    oldest = {job: rows.oldest for job, rows in jobs.items()}
    failing = {job: float(rows.failing) for job, rows in jobs.items()}
    given_up = {job: float(rows.given_up) for job, rows in jobs.items()}
    yield _by("feierabend_job_rows_due", "Rows due now; at most 1,000 are counted", "gauge", "job", due)
    about = "Seconds for which the first of those that did not fail has been due"
    yield _by("feierabend_job_oldest_due_seconds", about, "gauge", "job", oldest)
    about = "Rows that failed and are tried again"
    yield _by("feierabend_job_rows_failing", about, "gauge", "job", failing)
    about = "Rows that failed too often and are not tried again"
    yield _by("feierabend_job_rows_given_up", about, "gauge", "job", given_up)


class _Told(Collector):
    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = tuple(metrics)

    def collect(self) -> Iterator[Metric]:
        return iter(self._metrics)


async def exposition(context: Context, hub: Hub) -> bytes:
    """All figures as Prometheus reads them; where the store does not answer, those of this process alone."""
    figures = {hub.origin: of_process(hub, context.writer)}
    together: list[Figure] = []
    try:
        shared = await load_shared(context, hub.origin)
        due = await load_due_rows(context, ROUNDS)
    except Refusal as refusal:
        log.warning("metrics of other processes not read", code=refusal.code)
    else:
        together = [*of_all(shared), *of_due(due)]
        figures |= {origin: _readable(data) for origin, data in shared.others.items()}
    registry = CollectorRegistry()
    registry.register(_Told(_metrics(figures, together)))
    return generate_latest(registry)


def _readable(data: str) -> list[Figure]:
    """What another process published; nothing where its version says it otherwise."""
    try:
        return msgspec.json.decode(data, type=list[Figure])
    except msgspec.MsgspecError:
        return []


def _metrics(by_worker: Mapping[str, list[Figure]], together: Iterable[Figure]) -> list[Metric]:
    found: dict[str, Metric] = {}
    for worker, figures in by_worker.items():
        for figure in figures:
            _add(found, figure, {"worker": worker})
    for figure in together:
        _add(found, figure, {})
    return list(found.values())


def _add(found: dict[str, Metric], figure: Figure, labels: Mapping[str, str]) -> None:
    metric = found.setdefault(figure.name, Metric(figure.name, figure.about, figure.kind))
    for sample in figure.samples:
        metric.add_sample(sample.name, {**labels, **sample.labels}, sample.value)


async def keep_publishing(context: Context, hub: Hub) -> None:
    """Leave this process's figures where the others find them, until cancelled. Alone, there is nobody to tell."""
    wait = LEASE_SECONDS
    while hub.bus.is_shared:
        await asyncio.sleep(wait)  # at first until the process has its lease
        wait = PUBLISH_SECONDS
        try:
            figures = msgspec.json.encode(of_process(hub, context.writer)).decode()
            await publish(context, hub.origin, figures)
        except Refusal as refusal:
            log.warning("metrics not published", code=refusal.code)
        except Exception as error:  # noqa: BLE001  whatever it is, it is done again
            faults.report(error, "publish figures")
