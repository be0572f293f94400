"""The repository as a whole: nothing of one machine in it, files of a readable size, a complete wheel."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# In parts, so that this file itself does not contain them.
HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("maven", "org"),
        ("deb", "debian", "org"),
    ]
]
MACHINE_PATHS = re.compile(r"(?<![\w./-])/(work|root|home/\w+|Users/\w+|opt/wheels|tmp/fe)/")
LONGEST_MODULE = 300
"""Lines."""
LONGEST_LIST = 400
"""A test, or a row of a table of words or texts, is read alone, not as part of its file."""
TABLES = ("chat_server/bot/texts/", "chat_server/bot/understanding/language/")
GENERATED = {"web_client/src/wire/wire.ts"}
LONGER = {
    "chat_server/storage/migrations/versions/0001_spine.py": 320,
    "tests/browser/tasks/test_task_parts.py": 600,
    "tests/contract/test_dialogs.py": 600,
    "tests/unit/bot/test_dialog_new_task.py": 750,
    "tests/unit/presence/test_visibility_updates.py": 420,
    "tests/unit/tasks/test_task_life.py": 430,
}
"""A migration is not touched again; of the others, what a table or a walk says on one page would be torn apart."""

FULLEST_FOLDER = 15
"""Modules side by side; tests that stand beside what they test, and a package's __init__, are not counted."""
FULLER = {
    "protocol",
    "protocol/client_state",
    "chat_server/hub/commands",
    "chat_server/storage/migrations/versions",
    "web_client/src/state/effects",
}
"""One small module a subject, found by its name: the list of subjects itself. The longest has 230 lines. And released
migrations, which only become more.
"""


@cache
def tracked() -> dict[Path, str]:
    """Every text file that git knows."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    paths = [ROOT / name for name in names.stdout.split("\0") if name]
    contents = {path: path.read_bytes() for path in paths if path.is_file()}
    return {path: content.decode() for path, content in contents.items() if b"\0" not in content}


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line[:100]}"
        for path, content in tracked().items()
        for number, line in enumerate(content.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_registry() -> None:
    assert lines_with(re.compile("|".join(map(re.escape, HOSTS)), re.IGNORECASE)) == []


def test_no_file_names_a_place_on_one_machine() -> None:
    assert lines_with(MACHINE_PATHS) == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-node.lock"])
def test_python_locks_have_hashes_and_no_sources(name: str) -> None:
    lock = tracked()[ROOT / name]
    pins = re.findall(r"^[a-z0-9-]+==.*(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+$", lock, re.MULTILINE)
    assert "://" not in lock
    assert not re.search(r"^\s*--(?!hash)", lock, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[^\s#]", lock, re.MULTILINE)) > 0


def test_the_client_lock_has_hashes_and_no_sources() -> None:
    lock = tracked()[ROOT / "web_client" / "package-lock.json"]
    assert '"resolved"' not in lock
    assert '"integrity": "sha512-' in lock


def test_modules_are_short() -> None:
    long = {
        name: lines
        for path, content in tracked().items()
        if path.suffix in {".py", ".ts", ".tsx"}
        and (name := str(path.relative_to(ROOT))) not in GENERATED
        and (lines := len(content.splitlines())) > LONGER.get(name, _longest(name))
    }
    assert long == {}


def test_folders_have_room() -> None:
    sources = [path for path in tracked() if path.suffix in {".py", ".ts", ".tsx"}]
    counted = [path for path in sources if ".test." not in path.name and path.name != "__init__.py"]
    sizes = Counter(str(path.parent.relative_to(ROOT)) for path in counted)
    full = {name for name, size in sizes.items() if size > FULLEST_FOLDER}
    assert full == FULLER


def _longest(name: str) -> int:
    return LONGEST_LIST if "test" in name or name.startswith(TABLES) else LONGEST_MODULE


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_two_commands_are_told(name: str, command: str) -> None:
    assert f"`{command}`" in tracked()[ROOT / name] or f"\n{command}" in tracked()[ROOT / name]


def test_without_a_built_client_there_is_no_wheel(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE", "tools/wheel.py", "protocol/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    ended = subprocess.run(build, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode != 0
    assert "The client has not been built" in ended.stderr
    assert not (tmp_path / "dist").exists() or not any((tmp_path / "dist").iterdir())


def test_the_wheel_has_the_server_the_wire_and_the_built_client(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("feierabend-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "chat_server/main/cli/__init__.py",
        "protocol/__init__.py",
        "chat_server/web/static/index.html",
    } <= names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {
        "chat_server",
        "protocol",
        "feierabend",
    }
