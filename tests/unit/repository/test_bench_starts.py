"""Every measurement starts on the tables and commands of today, with the least that it can measure."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from bench import answers, bus, calendar_minutes, flip, groups, hello, overview, seed
from bench.storage import layout as layout_bench
from bench.storage.layouts import LAYOUTS
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.main.demo.chats import JANA
from chat_server.storage.all_tables import metadata
from chat_server.storage.people.people import NewPerson, create_person


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of each kind is enough."""
    for module, names in (
        (answers, {"TIMES": 1, "PAUSE": 0, "COLLEAGUES": (0, 2)}),
        (bus, {"CHUNK": 500}),
        (groups, {"PEOPLE": 8, "SIZES": (1, 2), "GROUPS": 1, "WARM": 1}),
        (hello, {"STAFF": 2, "CUSTOMERS": 2, "TASKS": 2, "RESUMING": 8}),
        (overview, {"OPEN": 4, "FINISHED": 2, "STAFF": 2, "CUSTOMERS": 2, "RUNS": 2}),
    ):
        for name, value in names.items():
            monkeypatch.setattr(module, name, value)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Of a new SQLite database, bench.db."""
    engine = create_engine(f"sqlite:///{tmp_path / 'bench.db'}")
    with engine.connect() as connection:
        metadata.create_all(connection)
        yield connection
    engine.dispose()


@pytest.mark.usefixtures("few")
def test_groups_write_what_sqlite_alone_is_compared_with(connection: Connection, tmp_path: Path) -> None:
    people = [one.viewer for one in seed.rooms(connection, groups.PEOPLE, groups.ROOM)]
    seed.talk(connection, [(people[0], 0)], 1)
    connection.commit()
    assert asyncio.run(groups.measure(tmp_path / "bench.db", people)).keys() == {1, 2}
    assert groups.measure_limit(tmp_path / "bench.db").keys() == {1, 2}


@pytest.mark.usefixtures("few")
def test_overviews_and_answers_are_timed(tmp_path: Path) -> None:
    assert len(asyncio.run(overview.measure(f"sqlite:///{tmp_path / 'overview.db'}"))) == 4
    assert asyncio.run(answers.measure(tmp_path)).keys() == answers.ASKED.keys()


@pytest.mark.usefixtures("few")
def test_agencies_can_be_seeded(connection: Connection) -> None:
    assert len(hello.seed_agency(connection).customers) == hello.CUSTOMERS


@pytest.mark.usefixtures("few")
def test_those_who_resume_and_those_who_cross_the_evening_can_be_seeded(connection: Connection) -> None:
    assert len(hello.seed_resume(connection)) == hello.RESUMING
    create_person(connection, NewPerson(pid="pjana", kind="assistant", name="Jana", email=JANA), 0)
    flip.seed(connection, 2)


@pytest.mark.usefixtures("few")
def test_the_bus_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    local = LocalBus()
    asyncio.run(bus.measure("in-process", local, local))
    assert capsys.readouterr().out.count("us CPU a fact") == 4


def test_the_calendar_is_compared() -> None:
    noon = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert calendar_minutes.check(noon, noon + timedelta(minutes=2)) == 2


def test_layouts_of_the_store_are_written(tmp_path: Path) -> None:
    layouts = LAYOUTS[::6]
    stores = {layout: layout_bench.open_database(tmp_path, layout, 2) for layout in layouts}
    group = [next(layout_bench.messages(7, 2, zipf=False))]
    for layout, store in stores.items():
        layout_bench.write_group(store, layout, group)
        store.close()
