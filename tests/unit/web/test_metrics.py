"""The metrics: whatever the rules and the page of operators name is there, for every process."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from unittest.mock import MagicMock, Mock

import msgspec
import pytest

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.jobs.figures import DueRows
from chat_server.jobs.job import Round
from chat_server.services.core.context import Context
from chat_server.services.metrics import Shared
from chat_server.storage.metrics import HeldCounts, Sizes
from chat_server.tally import Durations, Lag, Runs, Tally
from chat_server.web import metrics
from chat_server.web.health import HealthRoutes

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.anyio


def hub(origin: str = "one", *, up: bool = True) -> Mock:
    viewers = [
        SimpleNamespace(viewer=SimpleNamespace(audience=side)) for side in ("staff", "staff", "customer")
    ]
    connections = MagicMock(by_person={1: 1})
    connections.__iter__.side_effect = lambda: iter(viewers)
    rooms = MagicMock(events_delivered=3)
    rooms.__len__.return_value = 0
    bus = SimpleNamespace(is_up=up, is_shared=True)
    return Mock(origin=origin, connections=connections, rooms=rooms, bus=bus)


def writer(*, failing: bool = False) -> Mock:
    return Mock(groups=2, requests=10, waiting=4, trouble="unavailable" if failing else None)


async def told(monkeypatch: pytest.MonkeyPatch, others: dict[str, str] | None, **figures: object) -> str:
    """The exposition of one process; `others` None: the database does not answer."""

    async def load(_context: Context, _origin: str) -> Shared:
        if others is None:
            raise Refusal("unavailable")
        return Shared(HeldCounts(5, 1, 2), Sizes(4_096, 100, 10**9), others)

    async def load_due(_context: Context, _rounds: Sequence[Round]) -> dict[str, DueRows]:
        return {"held acts": DueRows(due=3, failing=2, given_up=1, oldest=0.5)}

    monkeypatch.setattr(metrics, "load_shared", load)
    monkeypatch.setattr(metrics, "load_due_rows", load_due)
    context = cast(Context, SimpleNamespace(writer=writer()))
    return (await metrics.exposition(context, hub())).decode()


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\bfeierabend_[a-z_]+", text))


async def test_rules_and_page_name_what_there_is_and_the_page_all_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tally = Tally()
    tally.closes[1000] += 1
    tally.sign_ins["ok"] += 1
    tally.refusals["busy"] += 1
    tally.commits.add(0.004)
    tally.ran("release", 1.0, well=True)
    tally.rows_of("held acts").succeed(0.25)
    monkeypatch.setattr(metrics, "tally", tally)
    monkeypatch.setitem(faults.counted, "test", 1)
    monkeypatch.setitem(faults.unreadable, "tasks", {"1"})
    lines = (await told(monkeypatch, {})).splitlines()
    names = {re.split(r"[{ ]", line)[0] for line in lines if not line.startswith("#")}
    families = {line.split()[2] for line in lines if line.startswith("# TYPE feierabend_")}
    rules, page = (ROOT / "deploy/alerts.yml").read_text(), (ROOT / "docs/operating.md").read_text()
    assert names_in(rules) <= names
    assert names_in(page) <= names | families
    assert {name for name in families if "_created" not in name} <= names_in(page)


async def test_those_of_all_processes_are_told_by_any(monkeypatch: pytest.MonkeyPatch) -> None:
    other = msgspec.json.encode(metrics.of_process(hub("two", up=False), writer())).decode()
    text = await told(monkeypatch, {"two": other, "three": "of another version"})
    for worker, up in (("one", 1.0), ("two", 0.0)):
        assert f'feierabend_connections{{side="staff",worker="{worker}"}} 2.0' in text
        assert f'feierabend_bus_up{{worker="{worker}"}} {up}' in text
    assert 'feierabend_held_acts{state="overdue"} 1.0' in text
    assert text.count("# TYPE feierabend_connections ") == 1
    for name, value in (("due", 3), ("failing", 2), ("given_up", 1)):
        assert f'feierabend_job_rows_{name}{{job="held acts"}} {value}.0' in text


async def test_without_the_database_a_process_tells_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    text = await told(monkeypatch, None)
    assert 'feierabend_write_waiting{worker="one"} 4.0' in text
    assert "feierabend_held_acts" not in text


def test_durations_lag_and_runs() -> None:
    durations, runs = Durations(), Runs()
    for seconds in (0.001, 0.04, 60.0):
        durations.add(seconds)
    assert (durations.counts[0], durations.counts[4], durations.counts[-1]) == (1, 1, 1)
    runs.ended(5.0, well=True)
    runs.ended(6.0, well=False)
    assert (runs.last, runs.last_good, runs.failures) == (6.0, 5.0, 1)


async def test_a_late_loop_is_noticed() -> None:
    lag = Lag()
    sleeping = asyncio.create_task(lag.sleep(0.0))
    await sleeping
    lag.longest, lag.before = 0.2, 0.7
    assert lag.of_late == 0.7


@pytest.mark.parametrize(
    ("reads", "failing", "writes", "up", "status", "said"),
    [
        (True, False, None, True, 200, "ok"),
        (True, False, None, False, 200, "degraded"),
        (True, True, True, True, 200, "ok"),
        (True, True, False, True, 503, "unavailable"),
        (False, False, None, True, 503, "unavailable"),
    ],
)
async def test_ready_is_who_can_read_and_write(
    monkeypatch: pytest.MonkeyPatch,
    reads: bool,
    failing: bool,
    writes: bool | None,
    up: bool,
    status: int,
    said: str,
) -> None:
    async def reachable(_database: object) -> bool:
        return reads

    async def try_to_write(_context: object) -> None:
        assert writes is not None
        if not writes:
            raise Refusal("unavailable")

    monkeypatch.setattr("chat_server.web.health.is_reachable", reachable)
    monkeypatch.setattr("chat_server.web.health.try_to_write", try_to_write)
    site = Mock(hub=hub(up=up))
    site.context.writer = writer(failing=failing)
    answer = await HealthRoutes(site).ready(Mock(headers={}))
    assert answer.status_code == status
    assert said in bytes(answer.body).decode()
