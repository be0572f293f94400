"""Errors in words, and output."""

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
    """Prints what is wrong on standard error and ends with exit code 1."""
    click.echo(text, err=True)
    raise click.exceptions.Exit(1)


@contextmanager
def checked_settings() -> Iterator[None]:
    """Turns settings that cannot be used into a message and exit code 1."""
    try:
        yield
    except BadSettings as error:
        fail(say("bad_settings", problem=error))


def settings_in(path: Path) -> dict[str, str]:
    """The variables of a file; ends with a message if it cannot be used."""
    with checked_settings():
        return settings_file.read(path)


def agency_calendar() -> Calendar:
    """The agency's calendar; ends with a message if it cannot be used."""
    with checked_settings():
        return load_calendar(from_environment().calendar)


def clock_at(now: str | None, calendar: Calendar) -> SystemClock:
    """A clock that starts at a moment given on the command line, or the system's; ends with a message if it is
    unclear.
    """
    try:
        return SystemClock(None if now is None else parse_moment(now, calendar))
    except UnclearMoment as error:
        fail(str(error))


def print_json(value: Mapping[str, object]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def input_lines() -> Iterable[str]:
    """The lines of standard input that are not blank, each as soon as it has come."""
    return (line for line in sys.stdin if line.strip())
