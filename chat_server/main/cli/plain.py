"""Failing in plain words, and printing."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from chat_server.clock import SystemClock
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import UnclearMoment, parse_moment
from chat_server.main.cli import settings_file
from chat_server.main.cli.texts import say
from chat_server.main.settings import BadSettings, from_environment, load_calendar


def fail(text: str) -> NoReturn:
    """Say what is wrong on standard error and end with exit code 1."""
    click.echo(text, err=True)
    raise click.exceptions.Exit(1)


@contextmanager
def checked_settings() -> Iterator[None]:
    """Let settings that cannot be used end in plain words."""
    try:
        yield
    except BadSettings as error:
        fail(say("bad_settings", problem=error))


def settings_in(path: Path) -> dict[str, str]:
    """The variables in a file; fails in plain words."""
    with checked_settings():
        return settings_file.read(path)


def agency_calendar() -> Calendar:
    """The agency's calendar; fails in plain words."""
    with checked_settings():
        return load_calendar(from_environment().calendar)


def clock_at(now: str | None, calendar: Calendar) -> SystemClock:
    """A clock that begins at a moment given on the command line, or tells the time; fails in plain words."""
    try:
        return SystemClock(None if now is None else parse_moment(now, calendar))
    except UnclearMoment as error:
        fail(str(error))


def print_json(value: Mapping[str, object]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def input_lines() -> Iterable[str]:
    """The lines of standard input that are not blank, each as soon as it is there."""
    return (line for line in sys.stdin if line.strip())
