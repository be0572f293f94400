"""Values of more than four fields are made by name: five values in a row are mixed up without anybody noticing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MOST_BY_PLACE = 4


def _is_value(node: ast.ClassDef) -> bool:
    """Whether it is a dataclass or a struct. A NamedTuple is a row, which has an order."""
    made_by = [ast.unparse(part) for part in (*node.decorator_list, *node.bases)]
    return any("dataclass" in one or one.endswith("Struct") for one in made_by)


def _is_kw_only(node: ast.ClassDef) -> bool:
    calls = [part for part in node.decorator_list if isinstance(part, ast.Call)]
    keywords = [*node.keywords, *(keyword for call in calls for keyword in call.keywords)]
    return any(keyword.arg == "kw_only" and ast.unparse(keyword.value) == "True" for keyword in keywords)


def _fields(node: ast.ClassDef) -> int:
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    inner = ("ClassVar", "init=False")
    return sum(not any(word in ast.unparse(field) for word in inner) for field in fields)


def _made_by_place(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.ClassDef) or not _is_value(node) or _is_kw_only(node):
            continue
        if _fields(node) > MOST_BY_PLACE:
            yield f"{path.relative_to(ROOT)}: {node.name}"


@pytest.mark.parametrize("folder", ["bench", "chat_server", "protocol", "tests", "tools"])
def test_large_values_are_made_by_name(folder: str) -> None:
    modules = list((ROOT / folder).rglob("*.py"))
    assert modules
    assert [found for path in modules for found in _made_by_place(path)] == []
