"""Settings: what is accepted, what is refused in plain words, and what is never shown."""

from contextlib import nullcontext
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from chat_server.domain.core.calendar import Calendar
from chat_server.main.settings import (
    BadSettings,
    ServerSettings,
    load_calendar,
    load_settings,
    unknown_variables,
)


def load(**variables: str) -> ServerSettings:
    return load_settings({f"FEIERABEND_{name.upper()}": value for name, value in variables.items()})


def test_nothing_needs_to_be_set() -> None:
    settings = load()
    assert settings == ServerSettings()
    assert settings.database == "sqlite:///var/feierabend.db"
    assert settings.public_origins == {"http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"}
    assert settings.is_local
    assert not settings.secure


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert load(port="", database_url="") == ServerSettings()


def test_variables_become_values() -> None:
    settings = load(port="9000", workers="4", commands_per_second="2.5", var="/srv/x")
    assert (settings.port, settings.workers, settings.commands_per_second) == (9000, 4, 2.5)
    assert settings.database == "sqlite:////srv/x/feierabend.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "x"),
        ("port", "-1"),
        ("port", "65536"),
        ("workers", "0"),
        ("log_level", "loud"),
        ("commands_per_second", "0"),
        ("agency", "x" * 121),
        ("database_url", "nonsense"),
        ("database_url", "mysql://x/y"),
        ("database_url", "sqlite://"),
        ("database_url", "postgresql://secret:password@"),
        ("origins", "chat.example"),
        ("origins", "https://chat.example/app"),
        ("origins", "https://user@chat.example"),
        ("origins", "ftp://chat.example"),
        ("origins", "https://chat.example:99999"),
        ("origins", "https://good.example, *"),
        ("s3_endpoint", "s3.example"),
        ("s3_endpoint", "https://key:secret@s3.example"),
        ("s3_access_key_id", "key-without-secret"),
    ],
)
def test_what_does_not_fit_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSettings, match=f"FEIERABEND_{name.upper()}"):
        load(**{name: value})


def test_origins_are_as_browsers_write_them() -> None:
    settings = load(origins="https://Chat.Example:443/, http://[2001:DB8::1]:8080 ,https://b.example:8443")
    assert settings.public_origins == {
        "https://chat.example",
        "http://[2001:db8::1]:8080",
        "https://b.example:8443",
    }
    assert not settings.is_local


@pytest.mark.parametrize(("origins", "secure"), [("https://a", True), ("https://a,http://b", False)])
def test_cookies_insist_on_tls_only_if_everybody_has_it(origins: str, secure: bool) -> None:
    assert load(origins=origins).secure is secure


def test_listening_to_a_name_makes_it_the_origin() -> None:
    assert load(host="chat.lan", port="80").public_origins == {"http://chat.lan"}
    assert not load(host="chat.lan").is_local


def test_secrets_are_not_shown() -> None:
    settings = load(
        database_url="postgresql://fe:very-secret@h/d",
        redis_url="redis://:very-secret@h",
        metrics_token="very-secret",
        s3_bucket="files",
        s3_access_key_id="very-secret",
        s3_secret_access_key="very-secret",
    )
    assert "very-secret" not in repr(settings)
    assert "very-secret" not in f"{settings!s} {[settings]}"


def test_an_endpoint_without_a_bucket_is_no_store() -> None:
    with pytest.raises(BadSettings, match="FEIERABEND_S3_BUCKET"):
        load(s3_endpoint="https://s3.example")


def test_misspelt_variables_are_found() -> None:
    environment = {"FEIERABEND_PROT": "1", "FEIERABEND_PORT": "1", "PATH": "x"}
    assert unknown_variables(environment) == ["FEIERABEND_PROT"]


def calendar(tmp_path: Path, table: str) -> Calendar:
    file = tmp_path / "calendar.toml"
    file.write_text(table, "utf-8")
    return load_calendar(str(file))


def test_without_a_table_the_calendar_is_that_of_the_specification(tmp_path: Path) -> None:
    assert load_calendar("") == Calendar()
    assert calendar(tmp_path, "") == Calendar()


def test_a_table_changes_what_it_names(tmp_path: Path) -> None:
    found = calendar(tmp_path, 'zone = "Europe/Vienna"\nopening = 09:30:00')
    assert (found.zone_name, found.opening, found.closing) == ("Europe/Vienna", time(9, 30), Calendar.closing)
    assert found.holidays == Calendar.holidays


def test_a_bad_table_is_refused_by_variable_and_file(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"FEIERABEND_CALENDAR: .*calendar\.toml: line 1, opening: "):
        calendar(tmp_path, "opening = 20:00:00")


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="FEIERABEND_CALENDAR"):
        load_calendar(str(tmp_path / "none.toml"))


DATABASE_URLS = (
    "sqlite:///var/x.db",
    "sqlite:////srv/x.db",
    "sqlite+aiosqlite:///x.db",
    "sqlite:///:memory:",
    "sqlite://",
    "sqlite:///",
    "sqlite:var/x.db",
    "/var/x.db",
    "postgresql://host/database",
    "postgresql://user:p@ss#w/o?rd@host:5432/database?ssl=require",
    "postgresql+asyncpg://user@[2001:db8::1]:5432/database",
    "postgresql:///database?host=/run/postgresql",
    "postgresql://host",
    "postgresql://host/",
    "postgres://host/database",
    "mysql://host/database",
)


@pytest.mark.parametrize("url", DATABASE_URLS)
def test_database_addresses_are_judged_as_sqlalchemy_reads_them(url: str) -> None:
    try:
        parsed = make_url(url)
        usable = parsed.get_backend_name() in {"sqlite", "postgresql"} and parsed.database not in {
            None,
            "",
            ":memory:",
        }
    except SQLAlchemyError:
        usable = False
    with nullcontext() if usable else pytest.raises(BadSettings, match="FEIERABEND_DATABASE_URL"):
        load(database_url=url)
