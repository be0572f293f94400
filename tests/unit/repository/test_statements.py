"""Use cases and jobs leave statements to storage: a stranger finds all SQL on one floor."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import chat_server

FLOORS = ("jobs", "services")
SPOKEN = {"sqlalchemy.Connection"}
"""What they hand down: whatever storage does, it does in their transaction."""


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("floor", FLOORS)
def test_no_statement_is_made_above_storage(floor: str) -> None:
    root = Path(chat_server.__file__).parent / floor
    made = {
        f"{path.relative_to(root)}: {name}"
        for path in root.rglob("*.py")
        for name in _imported(path)
        if (name.startswith("sqlalchemy") and name not in SPOKEN) or ".tables." in f"{name}."
    }
    assert not made
