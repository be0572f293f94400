"""Migrations as released: databases that went through one never go through another wording of it."""

from hashlib import sha256

import pytest

from chat_server.storage.migrations import VERSIONS

RELEASED = {
    "0001_spine": "323f860fa4fd5fb0",
    "0002_tasks": "3399fb9262230ff0",
    "0003_dialogs": "802e51ffcbc5ff1c",
    "0004_handed_over": "3955b3c342428e88",
    "0005_tag_keys": "af439548ff3e2f13",
    "0006_audit": "628135b1927d5956",
    "0007_figures": "b8bf0fd5f29bd575",
    "0008_task_overviews": "35c5ff578479d2ae",
    "0009_jobs": "6c32cc6200a30ce5",
    "0010_held_values": "b17122ffb8ee4353",
    "0011_reactions": "0717662924970259",
    "0012_responsible": "f3b54c06a7113974",
    "0013_inbox": "4c5bdc506ac01da5",
    "0014_salutations": "a3c40184cacd59f5",
    "0015_first_failures": "a167d751475590c1",
    "0016_files": "0c3c1b211ca532a2",
    "0017_sound": "88a6a7af85674e90",
    "0018_files_of_dialogs": "7a6f1eb2773f0ef5",
}
"""What the files are, so that nobody writes them again. A new migration is added; what is wrong in one is mended by a
further one.
"""

HELPERS = {"0005_tag_keys": "cleaning_0005", "0008_task_overviews": "marks_0008"}
"""Modules that only one migration uses, and that are released with it."""


def digest(name: str) -> str:
    helper = HELPERS.get(name)
    files = [VERSIONS / f"{name}.py", *([VERSIONS.parent / f"{helper}.py"] if helper else [])]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def test_every_migration_is_in_the_table() -> None:
    assert sorted(RELEASED) == sorted(file.stem for file in VERSIONS.glob("[0-9]*.py"))


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_migration_is_never_edited(name: str) -> None:
    assert digest(name) == RELEASED[name]


@pytest.mark.parametrize("name", RELEASED)
def test_a_migration_uses_no_code_that_may_change(name: str) -> None:
    lines = (VERSIONS / f"{name}.py").read_text().splitlines()
    ours = [line for line in lines if line.lstrip().startswith(("from chat_server", "import chat_server"))]
    helper = HELPERS.get(name)
    assert [line.split()[1] for line in ours] == (
        [f"chat_server.storage.migrations.{helper}"] if helper else []
    )
