"""What docs/ say of the code is there: every path, every function, every line of the log."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PATH = re.compile(r"`((?:chat_server|protocol|tests|tools|web_client)/[\w./-]+)`")
FUNCTION = re.compile(r"`(?:(\w+)\.)?(\w+)\(\)`")
FILE = re.compile(r"`([\w./-]+\.(?:py|tsv|yml))`")
PLACEHOLDER = re.compile(r"\b[A-Z_]{4,}\b")


def sections(name: str) -> list[str]:
    """The page by its headings: a function is looked for in the files that its section names."""
    return re.split(r"^##+ ", (ROOT / "docs" / name).read_text("utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("name", ["architecture.md", "contributing.md"])
def test_every_path_is_there(name: str) -> None:
    named = {path for section in sections(name) for path in PATH.findall(section)}
    assert {path for path in named if not PLACEHOLDER.search(path) and not (ROOT / path).exists()} == set()


PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_every_file_is_there(page: Path) -> None:
    """A page on one subject may leave out the first folders of a path."""
    folders = ("chat_server", "protocol", "tests", "tools", "bench", "deploy")
    there = [
        f"/{file.relative_to(ROOT).as_posix()}" for folder in folders for file in (ROOT / folder).rglob("*.*")
    ]
    named = {name for name in FILE.findall(page.read_text("utf-8")) if not PLACEHOLDER.search(name)}
    assert {name for name in named if not any(path.endswith(f"/{name}") for path in there)} == set()


def test_operating_names_every_line_of_the_log() -> None:
    page = (ROOT / "docs/operating.md").read_text("utf-8")
    lines = {line for file in (ROOT / "chat_server").rglob("*.py") for line in _log_lines(file)}
    assert {line for line in lines if f"`{line}`" not in page} == set()


def _log_lines(file: Path) -> set[str]:
    """The texts that a module logs for operators: all but those for debugging."""
    calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
    texts = [
        text
        for call in calls
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name)
        if call.func.value.id == "log" and call.func.attr in {"info", "warning", "error"}
        for text in ast.walk(call.args[0])
    ]
    return {text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)}


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
