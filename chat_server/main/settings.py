"""The settings: environment variables FEIERABEND_*, and the agency's calendar in a file."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.text_cleaning import clean_line
from chat_server.main.calendar_file import read_calendar

PREFIX = "FEIERABEND_"
LOCAL = ("localhost", "127.0.0.1", "[::1]")
DATABASES = "sqlite:///folder/file.db or postgresql://user:password@host/database"
DATABASE = re.compile(
    r"sqlite(\+\w+)?:///[^?]+(\?.*)?"
    r"|postgresql(\+\w+)?://(.*@)?(\[[^]/]*\]|[^:/@\[]*)(:\d+)?/[^?]+(\?.*)?",
    re.DOTALL,
)
"""Checked here, since importing SQLAlchemy for it takes half a second."""

SECRETS = frozenset(
    {"database_url", "redis_url", "metrics_token", "s3_access_key_id", "s3_secret_access_key"}
)


class BadSettings(Exception):
    """A variable or the calendar's file cannot be used; the message says which, and why."""


class ServerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Each field is the variable FEIERABEND_<FIELD>."""

    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535)] = 8000
    origins: str = ""
    """The addresses at which browsers find the server, for example https://chat.example, separated by commas."""
    proxies: str = ""
    """Addresses of reverse proxies whose X-Forwarded-For is trusted, separated by commas."""
    var: str = "var"
    """Folder of the SQLite database."""
    database_url: str = ""
    redis_url: str = ""
    workers: Annotated[int, Meta(ge=1, le=64)] = 1
    agency: Annotated[str, Meta(min_length=1, max_length=120)] = "Feierabend"
    calendar: str = ""
    """A TOML file with the agency's calendar; empty: the calendar of SPEC 2."""
    file_megabytes: Annotated[int, Meta(ge=1, le=10_000)] = 100
    """Largest file that may be sent."""
    account_gigabytes: Annotated[int, Meta(ge=0)] = 0
    """Room for the files of one account; 0: no limit."""
    files_gigabytes: Annotated[int, Meta(ge=0)] = 0
    """Room for all files; 0: no limit."""
    clamd: str = ""
    """Where clamd listens, as host:port or the path of its socket; empty: files are not scanned."""
    s3_bucket: str = ""
    """The bucket that keeps files; empty: a folder in `var` does."""
    s3_endpoint: str = ""
    """Where S3 is, for example https://s3.example; empty: at Amazon."""
    s3_region: str = "eu-central-1"
    s3_access_key_id: str = ""
    """Empty: what the machine's role or AWS_* variables give."""
    s3_secret_access_key: str = ""
    commands_per_second: Annotated[float, Meta(gt=0)] = 20.0
    commands_at_once: Annotated[float, Meta(ge=1)] = 100.0
    metrics_token: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "console", "json"] = "auto"
    """`auto`: for people on a terminal, JSON elsewhere."""

    def __repr__(self) -> str:
        shown = {name: "..." if name in SECRETS and value else value for name, value in _items(self)}
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in shown.items())})"

    @property
    def database(self) -> str:
        """URL of the database."""
        return self.database_url or f"sqlite:///{Path(self.var) / 'feierabend.db'}"

    @property
    def uses_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    @property
    def database_file(self) -> Path | None:
        """The SQLite file; None for PostgreSQL."""
        return Path(self.database.partition(":///")[2].partition("?")[0]) if self.uses_sqlite else None

    @property
    def private_folder(self) -> Path | None:
        """The folder of the database, if it serves nothing else."""
        folder = Path(self.var).absolute()
        return None if self.database_url or folder in {Path.cwd(), Path.home()} else folder

    @property
    def public_origins(self) -> frozenset[str]:
        """The origins that a browser's requests may come from, as browsers write them."""
        if self.origins:
            return frozenset(_origin(part.strip()) for part in self.origins.split(",") if part.strip())
        hosts = LOCAL if self.host in {*LOCAL, "0.0.0.0", "::", "::1", ""} else (self.host,)  # noqa: S104
        return frozenset(_origin(f"http://{host}:{self.port}") for host in hosts)

    @property
    def secure(self) -> bool:
        """Whether browsers always come over TLS, so that cookies may insist on it."""
        return all(origin.startswith("https://") for origin in self.public_origins)

    @property
    def is_local(self) -> bool:
        """Whether browsers come from this machine only."""
        return all(f"[{host}]" in LOCAL or host in LOCAL for host in map(_host, self.public_origins))


def load_settings(environment: Mapping[str, str]) -> ServerSettings:
    """The settings of an environment; raises BadSettings."""
    given = {field: environment.get(PREFIX + field.upper()) for field in ServerSettings.__struct_fields__}
    try:
        settings = msgspec.convert({k: v for k, v in given.items() if v}, ServerSettings, strict=False)
    except msgspec.ValidationError as error:
        problem, _, field = str(error).rpartition(" - at `$.")
        raise BadSettings(f"{PREFIX}{field.rstrip('`').upper()}: {problem}") from None
    _ = settings.public_origins
    _check_database(settings.database)
    _check_s3(settings)
    agency = clean_line(settings.agency)
    if not agency:
        raise BadSettings(f"{PREFIX}AGENCY: nothing of the name is seen")
    return msgspec.structs.replace(settings, agency=agency)


def _check_database(url: str) -> None:
    if DATABASE.fullmatch(url) is None or url.endswith(":memory:"):
        raise BadSettings(f"{PREFIX}DATABASE_URL: {DATABASES}")


def _check_s3(settings: ServerSettings) -> None:
    endpoint = urlsplit(settings.s3_endpoint)
    if endpoint.username or (settings.s3_endpoint and endpoint.scheme not in {"http", "https"}):
        raise BadSettings(f"{PREFIX}S3_ENDPOINT: an address such as https://s3.example")
    if bool(settings.s3_access_key_id) != bool(settings.s3_secret_access_key):
        raise BadSettings(f"{PREFIX}S3_ACCESS_KEY_ID: it and {PREFIX}S3_SECRET_ACCESS_KEY go together")
    if (settings.s3_endpoint or settings.s3_access_key_id) and not settings.s3_bucket:
        raise BadSettings(f"{PREFIX}S3_BUCKET: which bucket?")


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """Variables that look like settings but are none: probably misspelt."""
    known = {PREFIX + field.upper() for field in ServerSettings.__struct_fields__}
    return sorted(name for name in environment if name.startswith(PREFIX) and name not in known)


def _items(settings: ServerSettings) -> list[tuple[str, object]]:
    return [(name, getattr(settings, name)) for name in ServerSettings.__struct_fields__]


def _origin(url: str) -> str:
    """The origin of a URL as browsers write it: scheme, host, and port unless it is the scheme's own."""
    parts = urlsplit(url.lower())
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == -1:
        raise BadSettings(f"{PREFIX}ORIGINS: {url} is no origin such as https://chat.example")
    if parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username:
        raise BadSettings(f"{PREFIX}ORIGINS: {url} has more than scheme, host and port")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if port in {None, usual} else f":{port}")


def _host(origin: str) -> str:
    return urlsplit(origin).hostname or ""


def load_calendar(path: str) -> Calendar:
    """The calendar in a file, or that of SPEC 2 if `path` is empty; raises BadSettings."""
    if not path:
        return Calendar()
    try:
        return read_calendar(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadSettings(f"{PREFIX}CALENDAR: {path}: {error}") from error


def from_environment() -> ServerSettings:
    """The settings of this process; raises BadSettings."""
    return load_settings(os.environ)
