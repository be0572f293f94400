"""Commands that need no database import little, and read lines."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from chat_server.main.cli import NAMES, command

LIGHT = (
    ["--help"],
    ["nonsense"],
    ["version"],
    ["calendar", "2026-12-24T18:59:59"],
    ["understand", "Bis morgen 12 Uhr drei Hotels, max. 2 Stunden"],
)
NEEDED = {"chat_server", "click", "msgspec", "typing_extensions", "tzdata"}
"""Packages that these may import beside the standard library."""

IMPORTED = f"""
import sys
from chat_server.main.cli import command
for arguments in {LIGHT!r}:
    try:
        command(arguments)
    except SystemExit:
        pass
print(*sys.modules, file=sys.stderr)
"""


def test_light_commands_import_little() -> None:
    run = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, check=True, encoding="utf-8")
    loaded = {name.partition(".")[0] for name in run.stderr.splitlines()[-1].split()}
    assert "chat_server" in loaded
    assert {name for name in loaded if name[0] != "_"} - sys.stdlib_module_names <= NEEDED


ROOT = Path(__file__).parents[3]
FOR_FEW = {"alembic", "asyncpg", "redis", "sqlalchemy.ext", "sqlalchemy.orm"}


def imports(module: str) -> set[str]:
    """What importing a module of ours imports, by itself or through others of ours."""
    found, ahead = {module}, [module]
    while ahead:
        path = ROOT / ahead.pop().replace(".", "/")
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if file.is_file() and file.is_relative_to(ROOT / "chat_server"):
            new = {name for node in ast.parse(file.read_text()).body for name in named(node)} - found
            found |= new
            ahead += new
    return found


def named(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_the_server_imports_what_few_need_only_when_it_is_needed() -> None:
    found = imports("chat_server.main.cli.commands.serve")
    assert "sqlalchemy" in found
    assert {one for one in found for few in FOR_FEW if f"{one}.".startswith(f"{few}.")} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(command, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Usage: ")


def test_moments_are_read_line_by_line() -> None:
    lines = "2026-12-24T18:59:59\n\n  2026-10-25T02:30  \n"
    result = CliRunner().invoke(command, ["calendar", "-"], input=lines)
    found, twice = map(json.loads, result.stdout.splitlines())
    assert (found["quiet"], twice["exists"], result.exit_code) == (False, "twice", 0)


def test_a_line_that_is_no_moment_shows_in_the_exit_code_and_stops_nothing() -> None:
    result = CliRunner().invoke(command, ["calendar", "-"], input="2026-03-29T02:30\nx\n2026-12-24T12:00\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer.get("exists") for answer in answers] == ["never", "unreadable", None]
    assert result.exit_code == 2


def test_sentences_are_read_line_by_line() -> None:
    lines = '{"text": "bis morgen 12 Uhr"}\n\nno JSON\n'
    arguments = ["understand", "-", "--now", "2026-11-18T14:30"]
    result = CliRunner().invoke(command, arguments, input=lines)
    understood, unreadable = map(json.loads, result.stdout.splitlines())
    assert "error" not in understood
    assert "error" in unreadable
