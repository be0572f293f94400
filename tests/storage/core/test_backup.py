"""`feierabend backup` and `restore`: whole, checked, never over something, and a new incarnation."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chat_server.main.cli import command
from chat_server.storage.backup import check
from chat_server.storage.core import postgres_tools
from tests.storage.main.test_cli import _environment, _logging
from tests.support.servers.services import PostgresServer

__all__ = ["_environment", "_logging"]


def call(*arguments: str, fails: int = 0) -> Result:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == fails, result.output
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def agency(monkeypatch: pytest.MonkeyPatch, database_url: str) -> str:
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", database_url)
    call("db", "init")
    call("accounts", "add", "Ostermann")
    return database_url


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Path]:
    """A SQLite database, and somebody who has it open."""
    call("db", "init")
    call("accounts", "add", "Ostermann")
    path = tmp_path / "var" / "feierabend.db"
    with closing(sqlite3.connect(path)) as user:
        user.execute("SELECT * FROM accounts").fetchall()
        yield path


def epoch(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        found: str = database.execute("SELECT epoch FROM installation").fetchone()[0]
        return found


def test_a_backup_is_whole_and_closed_and_overwrites_nothing(agency: str, tmp_path: Path) -> None:
    said = call("backup", "copy").stdout
    assert "Checked: " in said
    assert f"Backed up: {tmp_path / 'copy'} " in said
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    before = (tmp_path / "copy").read_bytes()
    assert "is there already" in call("backup", "copy", fails=1).stderr
    assert (tmp_path / "copy").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_backup_is_made_beside_a_running_server(sqlite: Path, tmp_path: Path) -> None:
    assert "1 accounts" in call("backup", "copy").stdout
    assert check(tmp_path / "copy").counts["accounts"] == 1
    assert not (tmp_path / "copy-wal").exists()


def test_a_database_in_use_is_not_replaced(sqlite: Path, tmp_path: Path) -> None:
    before = epoch(sqlite)
    call("backup", "copy")
    call("accounts", "add", "Wieland")
    assert "in use" in call("restore", "copy", fails=1).stderr
    assert epoch(sqlite) == before
    assert not list(sqlite.parent.glob("*.replaced-*"))


def test_a_restored_database_is_a_new_incarnation_and_what_was_there_is_kept(tmp_path: Path) -> None:
    call("db", "init")
    call("accounts", "add", "Ostermann")
    path = tmp_path / "var" / "feierabend.db"
    before = epoch(path)
    call("backup", "copy")
    call("accounts", "add", "Wieland")
    said = call("restore", "copy").stdout
    assert epoch(path) != before
    assert epoch(path) != epoch(tmp_path / "copy") == ""
    assert "Wieland" not in call("accounts", "list").stdout
    (aside,) = path.parent.glob("feierabend.db.replaced-*")
    assert f"former database is now here: {aside}" in said
    assert check(aside).counts["accounts"] == 2
    assert {file.stat().st_mode & 0o777 for file in path.parent.glob("feierabend.db*")} == {0o600}


def test_a_backup_that_was_put_back_by_hand_is_a_new_incarnation(tmp_path: Path) -> None:
    call("db", "init")
    path = tmp_path / "var" / "feierabend.db"
    before = epoch(path)
    call("backup", "copy")
    path.write_bytes((tmp_path / "copy").read_bytes())
    call("db", "upgrade")
    assert epoch(path) not in {"", before}
    again = epoch(path)
    call("db", "upgrade")
    assert epoch(path) == again


def test_a_damaged_database_is_replaced(tmp_path: Path) -> None:
    call("db", "init")
    call("backup", "copy")
    path = tmp_path / "var" / "feierabend.db"
    path.write_bytes(b"no database at all" * 1000)
    call("restore", "copy")
    assert call("accounts", "list").stdout


def test_what_is_no_backup_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    call("db", "init")
    path = tmp_path / "var" / "feierabend.db"
    call("backup", "copy")
    whole = (tmp_path / "copy").read_bytes()
    (tmp_path / "cut").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_text("hello" * 500)
    with closing(sqlite3.connect(tmp_path / "copy")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    for name in ("cut", "empty", "text"):
        assert "no whole database" in call("restore", name, fails=1).stderr
    assert "newer version" in call("restore", "copy", fails=1).stderr
    assert "no such file" in call("restore", "none", fails=1).stderr
    assert path.read_bytes() == before


def test_a_dump_is_restored_into_an_empty_database(
    monkeypatch: pytest.MonkeyPatch, postgres_url: str, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", postgres_url)
    call("db", "init")
    call("accounts", "add", "Ostermann")
    call("backup", "copy")
    assert "not empty" in call("restore", "copy", fails=1).stderr
    server = request.getfixturevalue("postgres_server")
    other = server.create_database()
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", other)
    call("restore", "copy")
    assert "Ostermann" in call("accounts", "list").stdout
    by_hand = server.create_database()
    postgres_tools.load(by_hand, Path("copy"))
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", by_hand)
    call("db", "upgrade")
    epochs = {epoch_in(server, url) for url in (postgres_url, other, by_hand)}
    assert len(epochs - {""}) == 3
    server.drop_database(other)
    server.drop_database(by_hand)


def epoch_in(server: PostgresServer, url: str) -> str:
    name = url.partition("?")[0].rpartition("/")[2]
    return server.execute("SELECT epoch FROM installation", name).strip()


def test_a_missing_program_is_said(monkeypatch: pytest.MonkeyPatch, postgres_url: str) -> None:
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", postgres_url)
    call("db", "init")
    monkeypatch.setattr(postgres_tools, "_find", lambda tool: None)
    assert "pg_dump is missing" in call("backup", "copy", fails=1).stderr


def test_programs_are_told_where_the_database_is_without_arguments() -> None:
    url = "postgresql://anna:p%40ss@db.example:5433/agency?ssl=require"
    assert postgres_tools.environment(url) == {
        "PGHOST": "db.example",
        "PGPORT": "5433",
        "PGUSER": "anna",
        "PGPASSWORD": "p@ss",
        "PGDATABASE": "agency",
        "PGSSLMODE": "require",
    }
