"""The command line, on both databases: what it changes, says, and refuses."""

import asyncio
import json
import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest
import structlog
from click.testing import CliRunner, Result
from sqlalchemy import text

from chat_server.main.cli import command, shared
from chat_server.storage.core import sqlite_file
from tests.support.database import opened

CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "correct horse"
ANNA = "anna@lindenhof.example"


@pytest.fixture(autouse=True)
def _logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(argon2, "PasswordHasher", lambda: CHEAP)


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, database_url: str) -> CliRunner:
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", database_url)
    call(CliRunner(), "db", "init")
    return CliRunner()


def call(cli: CliRunner, *arguments: str, given: str = "", fails: int = 0) -> Result:
    result = cli.invoke(command, arguments, input=given)
    assert result.exit_code == fails, result.output
    assert "Traceback" not in result.output
    return result


def rows(cli: CliRunner, *arguments: str) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = json.loads(call(cli, *arguments, "--json").stdout)
    return listed


def add_anna(cli: CliRunner) -> str:
    arguments = ("people", "add", "assistant", "Anna Brandt", "--email", "Anna@Lindenhof.example")
    return call(cli, *arguments, given=f"{PASSWORD}\n").stdout.strip()


def test_an_agency_is_set_up_and_listed(cli: CliRunner) -> None:
    pid = add_anna(cli)
    account = call(cli, "accounts", "add", "Ostermann Lichtplanung").stdout.strip()
    customer = ("people", "add", "customer", "Katrin Ostermann", "--email", "k@ostermann.example")
    call(cli, *customer, "--account", account, "--role", "owner", given=f"{PASSWORD}\n")
    call(cli, "assignments", "add", ANNA, "Ostermann Lichtplanung", "--role", "lead")
    call(cli, "teams", "add", "Nord")
    call(cli, "teams", "join", "Nord", pid, "--role", "lead")
    people = {row["name"]: row for row in rows(cli, "people", "list")}
    assert people["Anna Brandt"] == {
        "id": pid,
        "kind": "assistant",
        "role": "",
        "name": "Anna Brandt",
        "email": ANNA,
        "locked": "",
    }
    assert people["Katrin Ostermann"]["role"] == "owner"
    assert people["Feierabend"]["kind"] == "bot"
    assert rows(cli, "accounts", "list") == [{"id": account, "name": "Ostermann Lichtplanung"}]
    assert rows(cli, "assignments", "list") == [
        {"account": "Ostermann Lichtplanung", "person": "Anna Brandt", "email": ANNA, "role": "lead"}
    ]
    assert rows(cli, "teams", "list") == [
        {"team": "Nord", "person": "Anna Brandt", "email": ANNA, "role": "lead"}
    ]
    call(cli, "assignments", "remove", ANNA, account)
    assert rows(cli, "assignments", "list") == []
    assert "Anna Brandt" in call(cli, "people", "list").stdout


def test_what_files_take_is_listed_with_the_limits(cli: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEIERABEND_FILES_GIGABYTES", "3")
    assert rows(cli, "files") == [{"account": "together", "files": "0", "megabytes": "0.0", "limit": "3000"}]


REFUSED = {
    ("people", "lock", "nobody@x.example"): "There is no such person.",
    ("token", "nobody@x.example"): "There is no such person.",
    ("assignments", "add", ANNA, "Nowhere"): "There is no such customer account.",
    ("assignments", "add", "nobody@x.example", "Ostermann"): "There is no such person.",
    ("assignments", "remove", ANNA, "Ostermann"): "There is no such assignment.",
    ("teams", "join", "Süd", ANNA): "There is no such team.",
    ("accounts", "add", "Ostermann"): "An account has that name already.",
    ("accounts", "add", " "): "A name has 1 to 120 characters.",
    ("people", "add", "assistant", "B", "--email", ANNA): "belongs to somebody already",
    ("people", "add", "assistant", "B"): "needs a valid e-mail address",
    ("people", "add", "assistant", "B", "--email", "b"): "needs a valid e-mail address",
    ("people", "add", "persona", "B", "--email", "b@x.example"): "needs a valid e-mail address",
    ("people", "add", "customer", "B", "--email", "b@x.example"): "Customers need --account",
    ("people", "add", "lead", "B", "--email", "b@x.example", "--account", "Ostermann"): "nobody else does",
    ("people", "add", "assistant", "x" * 121, "--email", "b@x.example"): "1 to 120",
}


def test_what_cannot_be_done_is_said_plainly(cli: CliRunner) -> None:
    add_anna(cli)
    call(cli, "accounts", "add", "Ostermann")
    before = rows(cli, "people", "list")
    for arguments, said in REFUSED.items():
        result = call(cli, *arguments, given=f"{PASSWORD}\n", fails=1)
        assert said in result.stderr, arguments
        assert result.stdout == ""
    assert rows(cli, "people", "list") == before


def test_passwords_come_from_standard_input_and_are_checked(cli: CliRunner) -> None:
    add_anna(cli)
    assert "10 to 200" in call(cli, "people", "password", ANNA, given="short\n", fails=1).stderr
    assert "10 to 200" in call(cli, "people", "password", ANNA, given="", fails=1).stderr
    call(cli, "people", "password", ANNA, given="another horse\n")
    call(cli, "people", "password", ANNA, PASSWORD, fails=2)


def test_a_salutation_is_set_and_taken_back(cli: CliRunner) -> None:
    add_anna(cli)
    call(cli, "people", "salutation", ANNA, "ms")
    call(cli, "people", "salutation", ANNA, "none")
    call(cli, "people", "salutation", ANNA, "dr", fails=2)
    assert "no such person" in call(cli, "people", "salutation", "nobody@x.example", "mr", fails=1).stderr


def test_locking_shows_and_unlocking_takes_it_back(cli: CliRunner) -> None:
    add_anna(cli)
    call(cli, "people", "lock", ANNA)
    assert rows(cli, "people", "list")[0]["locked"] == "locked"
    call(cli, "people", "unlock", ANNA)
    assert rows(cli, "people", "list")[0]["locked"] == ""


def test_a_token_is_all_that_is_printed(cli: CliRunner) -> None:
    add_anna(cli)
    token = call(cli, "token", ANNA).stdout
    assert len(token.strip()) == 64
    assert call(cli, "token", ANNA).stdout != token


def test_the_demo_is_created_once(cli: CliRunner) -> None:
    assert "k.ostermann@ostermann-licht.example" in call(cli, "demo").stdout
    people = rows(cli, "people", "list")
    call(cli, "demo")
    assert rows(cli, "people", "list") == people
    assert [row["kind"] for row in people].count("bot") == 1


def test_upgrading_says_so(cli: CliRunner) -> None:
    assert call(cli, "db", "upgrade").stdout == "The database has this version's schema.\n"


async def _pretend_version(url: str, version: str) -> None:
    statement = text("UPDATE alembic_version SET version_num = :version").bindparams(version=version)
    async with opened(url) as database:
        await database.write(lambda connection: connection.execute(statement))


@pytest.mark.anyio
async def test_a_newer_database_is_refused(cli: CliRunner, database_url: str) -> None:
    await _pretend_version(database_url, "x")
    for arguments in (["db", "upgrade"], ["people", "list"]):
        result = await asyncio.to_thread(call, cli, *arguments, fails=1)
        assert "newer version" in result.stderr


@pytest.mark.anyio
async def test_a_database_that_no_upgrade_fits_is_called_so_and_not_unreachable(
    cli: CliRunner, database_url: str
) -> None:
    await _pretend_version(database_url, "0010")
    result = await asyncio.to_thread(call, cli, "db", "upgrade", fails=1)
    assert "The database (schema 0010) cannot be brought to this version's schema: " in result.stderr
    assert "Nothing was changed." in result.stderr
    assert "cannot be reached" not in result.stderr


@pytest.mark.anyio
async def test_an_older_database_is_upgraded_only_when_that_is_asked_for(
    cli: CliRunner, database_url: str
) -> None:
    await _pretend_version(database_url, "0001")
    result = await asyncio.to_thread(call, cli, "people", "list", fails=1)
    assert "db upgrade" in result.stderr


def test_only_init_creates_a_database(monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", database_url)
    cli = CliRunner()
    for arguments in (
        ["people", "list"],
        ["people", "lock", ANNA],
        ["db", "upgrade"],
        ["demo"],
        ["token", ANNA],
    ):
        result = call(cli, *arguments, fails=1)
        assert "no database of Feierabend here" in result.stderr
        assert database_url.rpartition("@")[2].removeprefix("sqlite:///") in result.stderr
    assert "New database" in call(cli, "db", "init").stdout
    assert "there already" in call(cli, "db", "init").stdout
    assert rows(cli, "people", "list") == []


def test_nothing_is_created_where_there_is_no_database(tmp_path: Path) -> None:
    assert str(tmp_path / "var" / "feierabend.db") in call(CliRunner(), "people", "list", fails=1).stderr
    call(CliRunner(), "db", "upgrade", fails=1)
    assert list(tmp_path.iterdir()) == []


def test_a_new_database_is_for_its_owner_alone_and_one_open_to_others_is_mended(tmp_path: Path) -> None:
    call(CliRunner(), "db", "init")
    folder = tmp_path / "var"
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
    call(CliRunner(), "people", "list")
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_written_is_said_with_whose_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(CliRunner(), "db", "init")
    monkeypatch.setattr(os, "access", lambda path, how: Path(path).suffix != ".db")
    said = call(CliRunner(), "people", "list", fails=1).stderr
    assert f"{tmp_path}/var/feierabend.db belongs to " in said
    assert f"chown -R {sqlite_file.user_name(os.geteuid())} {tmp_path}/var" in said


def test_commands_need_no_redis(cli: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEIERABEND_REDIS_URL", "redis://127.0.0.1:1")
    monkeypatch.setattr(shared, "BUS_SECONDS", 0.05)
    add_anna(cli)
    call(cli, "token", ANNA)
    assert "Redis cannot be reached" in call(cli, "people", "lock", ANNA).stderr
    assert rows(cli, "people", "list")[0]["locked"] == "locked"


def test_the_version_and_the_calendar_need_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", "postgresql://nowhere.invalid/x")
    cli = CliRunner()
    assert call(cli, "version").stdout.strip()
    found = json.loads(call(cli, "calendar", "2026-12-24T18:59:59").stdout)
    assert (found["local"], found["quiet"]) == ("2026-12-24T18:59:59+01:00", False)
    assert json.loads(call(cli, "calendar", "2026-03-29T02:30", fails=2).stdout)["exists"] == "never"
    assert json.loads(call(cli, "calendar", "2026-10-25T02:30").stdout)["exists"] == "twice"
    understood = call(cli, "understand", "morgen 12 Uhr", "--now", "2026-11-18T14:30").stdout
    assert isinstance(json.loads(understood), dict)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("DATABASE_URL", "postgresql://127.0.0.1:1/x", "The database cannot be reached"),
        ("DATABASE_URL", "sqlite:////proc/none/x.db", "The database cannot be reached"),
        ("DATABASE_URL", "nonsense", "FEIERABEND_DATABASE_URL"),
        ("DATABASE_URL", "mysql://x/y", "FEIERABEND_DATABASE_URL"),
        ("DATABASE_URL", "sqlite://", "FEIERABEND_DATABASE_URL"),
        ("PORT", "x", "FEIERABEND_PORT"),
        ("CALENDAR", "none.toml", "FEIERABEND_CALENDAR"),
    ],
)
def test_bad_surroundings_are_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"FEIERABEND_{variable}", value)
    assert said in call(CliRunner(), "db", "init", fails=1).stderr


def test_a_port_in_use_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = call(CliRunner(), "serve", "--port", port, fails=1)
    assert f"127.0.0.1:{port}" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_impossible_moment_is_said() -> None:
    result = call(CliRunner(), "serve", "--port", "0", "--now", "2026-03-29T02:30", fails=1)
    assert "2026-03-29T02:30" in result.stderr


def test_german_is_the_default(monkeypatch: pytest.MonkeyPatch, cli: CliRunner) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "Diese Person gibt es nicht." in call(cli, "people", "lock", "nobody@x.example", fails=1).stderr
