"""The files of the demo are what they say they are, also to those who look at them before anybody else does."""

import asyncio
from pathlib import Path

import pytest

from chat_server.gateways.inspection.inspector import ProcessInspector
from chat_server.main.demo.files import DEMO_FILES
from chat_server.main.demo.replay import EVERYTHING

KINDS = {".png": "picture", ".pdf": "pdf"}


@pytest.mark.parametrize("name", DEMO_FILES)
def test_file_is_shown(name: str, tmp_path: Path) -> None:
    source = tmp_path / "arrived"
    source.write_bytes(DEMO_FILES[name]())
    found = asyncio.run(ProcessInspector("").inspect(source, tmp_path / "made"))
    assert found.kind == KINDS[Path(name).suffix]
    assert "small" in found.views
    assert found.size < 20_000


def test_each_is_sent_once() -> None:
    sent = [one.file for talk in EVERYTHING for one in talk.messages if one.file is not None]
    assert sorted(sent) == sorted(DEMO_FILES)
