"""Subjects are found by walking folders, where import-linter sees no import: no circle may come of it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[3]
PACKAGES = ("chat_server.hub.commands", "chat_server.hub.delivery", "chat_server.outward")
"""Whoever imports one of their modules has all of them imported."""

LATER = """
import sys
from importlib import import_module
from pkgutil import walk_packages
from unittest.mock import patch
from chat_server import services, storage, submodules

def refuse(*_asked, **_more):
    raise SystemExit("subjects are looked for while they are imported")

with patch.object(submodules, "import_all", refuse):
    for package in (storage, services):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations." not in found.name:
                import_module(found.name)
"""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("chat_server", cache_dir=str(ROOT / ".import_linter_cache"))


def _ways_back(graph: grimp.ImportGraph, package: str) -> Iterator[tuple[str, str]]:
    """What modules of a package need elsewhere that imports the package in its turn."""
    inside = {package, *graph.find_descendants(package)}
    needed = {above for module in inside for above in graph.find_upstream_modules(module)} - inside
    for module in needed:
        yield from ((module, back) for back in graph.find_modules_directly_imported_by(module) & inside)


@pytest.mark.parametrize("package", PACKAGES)
def test_what_a_walked_package_needs_does_not_need_the_package(
    graph: grimp.ImportGraph, package: str
) -> None:
    assert list(_ways_back(graph, package)) == []


def test_no_rule_needs_the_list_of_all_rules(graph: grimp.ImportGraph) -> None:
    rules = graph.find_descendants("chat_server.domain") - {"chat_server.domain.subjects"}
    assert {
        rule for rule in rules if "chat_server.domain.subjects" in graph.find_upstream_modules(rule)
    } == set()


def test_storage_and_use_cases_look_for_subjects_only_when_asked() -> None:
    ended = subprocess.run([sys.executable, "-c", LATER], capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
