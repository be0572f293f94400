"""A file of settings: read as systemd and a shell do."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from chat_server.main.cli import command
from chat_server.main.cli.settings_file import parse
from chat_server.main.settings import BadSettings

LINES = {
    "FEIERABEND_AGENCY=Lindenhof": "Lindenhof",
    "FEIERABEND_AGENCY=Lindenhof Assistenz": "Lindenhof Assistenz",
    'FEIERABEND_AGENCY="Lindenhof Assistenz"': "Lindenhof Assistenz",
    "FEIERABEND_AGENCY='Müller & Söhne'": "Müller & Söhne",
    'export FEIERABEND_AGENCY="Die \\"Büro\\"-Leute" ': 'Die "Büro"-Leute',
    "  FEIERABEND_AGENCY = x": None,
    "FEIERABEND_AGENCY": None,
    "FEIERABEND_AGENCY=": "",
    "FEIERABEND_AGENCY=a=b#c": "a=b#c",
}


@pytest.mark.parametrize(("line", "value"), LINES.items())
def test_values_with_and_without_quotes(line: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(BadSettings, match="file:2"):
            list(parse(f"# first\n{line}\n", "file"))
    else:
        assert dict(parse(f"; first\n\n{line}\n", "file")) == {"FEIERABEND_AGENCY": value}


@pytest.mark.parametrize("value", ["Lindenhof Assistenz", "a'b", 'a "b" \\ c', "Ü"])
def test_what_a_shell_reads_is_read_alike(value: str) -> None:
    line = f"X={shlex.quote(value)}" if "'" not in value else f'X="{value}"'
    shell = subprocess.run(
        ["sh", "-c", f'{line}; printf %s "$X"'], capture_output=True, check=True
    ).stdout.decode()
    assert dict(parse(line, "file")) == {"X": shell}


def test_the_file_adds_to_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "FEIERABEND_PORT": "x"})
    file = tmp_path / "settings"
    file.write_text("FEIERABEND_PORT=1\nFEIERABEND_VAR=/nowhere at all\n")
    arguments = ["--settings", str(file), "calendar", "2026-12-24"]
    assert "FEIERABEND_PORT" in CliRunner().invoke(command, arguments).stderr
    assert os.environ["FEIERABEND_VAR"] == "/nowhere at all"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--settings", str(tmp_path / "none"), "version"])
    assert (result.exit_code, "none" in result.stderr, "Traceback" in result.output) == (1, True, False)
