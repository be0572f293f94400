"""Reads a file of settings as systemd's EnvironmentFile= and a shell do: `feierabend --settings FILE ...`."""

import re
from collections.abc import Iterator
from pathlib import Path

from chat_server.main.settings import BadSettings

_LINE = re.compile(r"(?:export\s+)?([A-Za-z_]\w*)=(.*)")
_QUOTED = re.compile(r"""'([^']*)'|"((?:[^"\\]|\\.)*)\"""")


def read(path: Path) -> dict[str, str]:
    """The variables of the file. Raises BadSettings."""
    try:
        return dict(parse(path.read_text("utf-8"), str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def parse(text: str, name: str) -> Iterator[tuple[str, str]]:
    """The variables of lines `NAME=value`; a value may contain blanks, in quotes or without. Raises BadSettings."""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped[0] in "#;":
            continue
        found = _LINE.fullmatch(stripped)
        if found is None:
            raise BadSettings(f"{name}:{number}: NAME=value")
        yield found[1], _unquoted(found[2].strip())


def _unquoted(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    if quoted is None:
        return value
    return quoted[1] if quoted[1] is not None else re.sub(r"\\(.)", r"\1", quoted[2])
