"""`feierabend doctor`: what is wrong is named with what to do, and nothing is changed by looking."""

import asyncio
import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from chat_server.clock import SystemClock
from chat_server.main.cli import command
from chat_server.main.cli.backups import STAMP
from chat_server.main.cli.commands import doctor
from chat_server.main.cli.commands.doctor import checks
from chat_server.main.cli.commands.doctor.texts import TEXTS
from chat_server.main.settings import ServerSettings, load_settings
from chat_server.storage.core import sqlite_file
from chat_server.storage.migrations import HEAD
from tests.storage.main.test_cli import _environment, _logging
from tests.support.database import opened
from tests.support.servers.s3_server import BucketServer

__all__ = ["_environment", "_logging"]
NOW = SystemClock().now()
PUBLIC = {"origins": "https://chat.example", "proxies": "127.0.0.1"}


def call(*arguments: str, given: str | None = None) -> Result:
    result = CliRunner().invoke(command, arguments, input=given)
    assert "Traceback" not in result.output
    return result


def keys(settings: ServerSettings) -> set[str]:
    return {finding.key for finding in checks.check_settings(settings)}


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, {"settings", "origins.local"}),
        (PUBLIC, {"settings", "origins", "proxies"}),
        ({"origins": "https://chat.example"}, {"settings", "origins", "proxies.none"}),
        ({**PUBLIC, "proxies": "*"}, {"settings", "origins", "proxies.all"}),
        ({"origins": "http://chat.example"}, {"settings", "origins.plain"}),
        ({**PUBLIC, "host": "192.0.2.1"}, {"settings", "origins", "proxies", "host.open"}),
        ({"workers": "2"}, {"settings", "origins.local", "workers.alone"}),
    ],
)
def test_what_the_settings_tell(settings: dict[str, str], found: set[str]) -> None:
    assert (
        keys(load_settings({f"FEIERABEND_{name.upper()}": value for name, value in settings.items()}))
        == found
    )


def test_a_misspelt_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEIERABEND_ORIGIN", "https://chat.example")
    assert "FEIERABEND_ORIGIN" in call("doctor").stdout


def test_all_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in PUBLIC.items():
        monkeypatch.setenv(f"FEIERABEND_{name.upper()}", value)
    monkeypatch.setattr(doctor, "BUILT", tmp_path)
    (tmp_path / "index.html").touch()
    call("db", "init")
    call("people", "add", "management", "Henrik", "--email", "h@x.example", given="a long password\n")
    call("backup", "copy")
    result = call("doctor")
    assert (result.stdout.splitlines()[-1], result.exit_code) == ("All is well.", 0), result.stdout


def test_without_a_database_nothing_is_created(tmp_path: Path) -> None:
    result = call("doctor")
    assert f"there is no {tmp_path}/var/feierabend.db" in result.stdout
    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_client_that_is_not_built_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "BUILT", tmp_path)
    result = call("doctor")
    assert "make wheel" in result.stdout
    assert result.exit_code == 1


def test_german_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "Fehler zu beheben" in call("doctor").stdout


@pytest.mark.parametrize(
    ("schema", "found"), [(None, "missing"), ("0001", "old"), ("9999", "newer"), (HEAD, "")]
)
def test_schemas(schema: str | None, found: str) -> None:
    assert checks.judge_schema(schema, "here").key == f"database{'.' if found else ''}{found}"


def test_who_may_read_and_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.db"
    sqlite_file.create(file)
    assert list(checks.check_files(file)) == []
    file.chmod(0o640)
    assert [finding.key for finding in checks.check_files(file)] == ["database.open"]
    assert file.stat().st_mode & 0o777 == 0o640
    monkeypatch.setattr(os, "access", lambda path, how: Path(path) != file)
    with pytest.raises(sqlite_file.ClosedFile) as closed:
        list(checks.check_files(file))
    assert closed.value.path == file


def test_a_folder_that_lets_nobody_through_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "locked" / "x.db"
    file.parent.mkdir()
    exists = Path.exists

    def look(path: Path) -> bool:
        if path == file:
            raise PermissionError
        return exists(path)

    monkeypatch.setattr(Path, "exists", look)
    (found,) = asyncio.run(look_at(ServerSettings(database_url=f"sqlite:///{file}")))
    assert (found.key, found.values["path"]) == ("database.closed", file.parent)


async def look_at(settings: ServerSettings) -> list[checks.Finding]:
    return await checks.check_database(settings, NOW)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_root_made_in_the_folder_of_another(tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, 65534)
    sqlite_file.create(tmp_path / "x.db")
    assert (tmp_path / "x.db").stat().st_uid == 65534
    os.chown(tmp_path / "x.db", 0, 0)
    (found,) = checks.check_files(tmp_path / "x.db")
    assert (found.key, found.values["owner"]) == ("database.mixed", "root")


async def look(url: str) -> dict[str, checks.Finding]:
    return {found.key: found for found in await checks.check_database(ServerSettings(database_url=url), NOW)}


def test_a_database_and_its_clock(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(asyncio.run(look(database_url))) == {"database.missing"}
    monkeypatch.setenv("FEIERABEND_DATABASE_URL", database_url)
    call("db", "init")
    assert set(asyncio.run(look(database_url))) == {"database", "clock", "people.none"}
    call("people", "add", "management", "Henrik", "--email", "h@x.example", given="a long password\n")
    call("token", "h@x.example")
    asyncio.run(run(database_url, "UPDATE sessions SET created_at = created_at + 86400000"))
    assert set(asyncio.run(look(database_url))) == {"database", "clock.wrong"}


async def run(url: str, statement: str) -> None:
    async with opened(url) as database:
        await database.write(lambda connection: connection.execute(text(statement)))


def test_a_database_that_cannot_be_reached() -> None:
    assert set(asyncio.run(look("postgresql://127.0.0.1:1/x"))) == {"database.unreachable"}


def test_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "BUS_SECONDS", 0.05)
    assert asyncio.run(checks.check_redis(ServerSettings())) == []
    (found,) = asyncio.run(checks.check_redis(ServerSettings(redis_url="redis://127.0.0.1:1")))
    assert found.key == "redis.down"


def test_the_bucket_of_files(bucket_server: BucketServer) -> None:
    def look(**settings: str) -> list[str]:
        return [
            found.key
            for found in asyncio.run(
                checks.check_bucket(
                    load_settings({f"FEIERABEND_{name.upper()}": value for name, value in settings.items()})
                )
            )
        ]

    given = bucket_server.settings()
    assert look() == []
    assert look(**given) == ["bucket"]
    assert look(**{**given, "s3_endpoint": "http://127.0.0.1:1"}) == ["bucket.away"]


def test_the_age_of_the_last_backup(tmp_path: Path) -> None:
    settings = ServerSettings(var=str(tmp_path))
    assert checks.check_backup(settings, NOW).key == "backup.none"
    for age, key in ((timedelta(hours=49), "backup"), (timedelta(hours=51), "backup.old")):
        (tmp_path / STAMP).write_text((NOW - age).isoformat())
        assert checks.check_backup(settings, NOW).key == key


def test_space(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert checks.check_disk(tmp_path / "none" / "yet").key.startswith("disk")
    for free, level in ((0.1, "problem"), (1.0, "hint"), (3.0, "well")):
        monkeypatch.setattr(checks, "free_space", lambda folder, free=free: free)
        assert checks.check_disk(tmp_path).level == level


def test_every_finding_has_its_words() -> None:
    source = Path(checks.__file__).read_text()
    named = set(
        re.findall(r'(?:well|hint|problem|say)\("([a-z.]+)"|else "([a-z.]+)"|if schema in KNOWN', source)
    )
    assert {key for pair in named for key in pair if key} <= set(TEXTS)
