"""What docs/architecture.md and docs/contributing.md say of the code is there: every path, every function."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PATH = re.compile(r"`((?:chat_server|protocol|tests|tools|web_client)/[\w./-]+)`")
FUNCTION = re.compile(r"`(?:(\w+)\.)?(\w+)\(\)`")
PLACEHOLDER = re.compile(r"\b[A-Z_]{4,}\b")


def sections(name: str) -> list[str]:
    """The page by its headings: a function is looked for in the files that its section names."""
    return re.split(r"^##+ ", (ROOT / "docs" / name).read_text("utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("name", ["architecture.md", "contributing.md"])
def test_every_path_is_there(name: str) -> None:
    named = {path for section in sections(name) for path in PATH.findall(section)}
    assert {path for path in named if not PLACEHOLDER.search(path) and not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("name", ["architecture.md", "contributing.md"])
def test_every_function_stands_in_a_file_of_its_section(name: str) -> None:
    missing = []
    for section in sections(name):
        files = [ROOT / path for path in PATH.findall(section)]
        sources = [file.read_text("utf-8") for file in files if file.is_file()]
        missing += [
            (owner, function)
            for owner, function in FUNCTION.findall(section)
            if not _defined(owner, function, sources)
        ]
    assert missing == []


def _defined(owner: str, function: str, sources: list[str]) -> bool:
    """Whether a file has the function, and the class that it is said to belong to."""
    definition = re.compile(rf"^\s*(?:async )?def {function}\b", re.MULTILINE)
    return any(
        definition.search(source) and (not owner or re.search(rf"^class {owner}\b", source, re.MULTILINE))
        for source in sources
    )
