"""What `backup` and `restore` share: errors in words, and the time of the last backup."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from chat_server.clock import SystemClock
from chat_server.main.cli.output import fail
from chat_server.main.cli.shared import errors_in_words
from chat_server.main.cli.texts import say
from chat_server.main.settings import ServerSettings
from chat_server.storage.backup import Contents, Damaged, InUse
from chat_server.storage.core.postgres_tools import ToolFailed

STAMP = "last-backup"


@contextmanager
def backup_errors_in_words(file: Path) -> Iterator[None]:
    """Turns errors of backups into messages and exit code 1."""
    with errors_in_words():
        try:
            yield
        except FileExistsError:
            fail(say("backup_exists", path=file.absolute()))
        except InUse as error:
            fail(say("in_use", path=error))
        except Damaged as error:
            fail(say("damaged", problem=error))
        except ToolFailed as error:
            key = "tool_failed" if error.problem else "no_tool"
            fail(say(key, tool=error.tool, problem=error.problem))
        except OSError as error:
            if error.filename is None:
                raise
            fail(say("no_file", path=error.filename, problem=error.strerror or error))


def contents_in_words(contents: Contents) -> str:
    """The contents of a backup, in words."""
    return say("checked", schema=contents.schema, **contents.counts)


def say_restorable(file: Path) -> None:
    click.echo(say("backed_up", path=file.absolute(), size=f"{file.stat().st_size / 1e6:.1f}"))


def keep_backup_time(settings: ServerSettings) -> None:
    """Keeps the time of the backup for `feierabend doctor`."""
    folder = Path(settings.var)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / STAMP).write_text(f"{SystemClock().now().isoformat(timespec='seconds')}\n")


def last_backup(settings: ServerSettings) -> datetime | None:
    """When `feierabend backup` last succeeded; None if that is not known."""
    try:
        return datetime.fromisoformat((Path(settings.var) / STAMP).read_text().strip())
    except (OSError, ValueError):
        return None
