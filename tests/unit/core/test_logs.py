"""Logs say what happened and never what was said."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from chat_server import logs


@pytest.fixture(autouse=True)
def _logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_is_an_object_with_time_and_level(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "json")
    structlog.get_logger().info("signed in", person=7)
    (line,) = lines(capsys)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "signed in", "level": "info", "person": 7}


@pytest.mark.parametrize("style", ["json", "console"])
def test_contents_and_addresses_are_blanked(capsys: pytest.CaptureFixture[str], style: logs.Style) -> None:
    logs.configure("info", style)
    log = structlog.get_logger()
    log.warning(
        "refused", email="k@x.example", password="geheim", token="abc123", text="Hallo", title="Hotels"
    )
    log.warning("k.ostermann@ostermann-licht.example is unknown", detail="key (email)=(k@x.example)")
    try:
        raise ValueError("no such person: k@x.example")
    except ValueError:
        logging.getLogger("some.library").exception("failed for %s", "k@x.example")
    shown = capsys.readouterr().err
    for secret in ("@", "geheim", "abc123", "Hallo", "Hotels"):
        assert secret not in shown
    assert "<e-mail> is unknown" in shown
    assert "ValueError" in shown


def test_libraries_only_tell_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "json")
    for name in ("uvicorn.error", "alembic.runtime.migration"):
        logging.getLogger(name).info("127.0.0.1:5 connected")
        logging.getLogger(name).warning("trouble")
    assert [line["event"] for line in lines(capsys)] == ["trouble", "trouble"]


def test_the_level_holds(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("error", "json")
    structlog.get_logger().warning("no")
    structlog.get_logger().error("yes")
    assert [line["event"] for line in lines(capsys)] == ["yes"]
