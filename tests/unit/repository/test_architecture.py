"""The picture of the house and its table of subjects say what the imports say."""

from graphlib import CycleError
from pathlib import Path

import pytest

from tools import architecture
from tools.architecture_svg import shown_imports


def house(root: Path, modules: dict[str, str]) -> Path:
    """A small server of these modules; every package says what it is."""
    for name, source in {"chat_server/__init__.py": '"""The server."""', **modules}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(source)
    (root / "protocol").mkdir(exist_ok=True)
    return root


RULES = {"chat_server/domain/__init__.py": '"""Pure rules.\n\nAnd more."""', "chat_server/domain/tags.py": ""}
MANY_LINES = "from chat_server.domain.tags import (\n    a,\n)"


def test_floors_stand_on_those_that_they_import(tmp_path: Path) -> None:
    root = house(
        tmp_path,
        RULES
        | {
            "chat_server/web/__init__.py": '"""HTTP."""',
            "chat_server/web/routes.py": "from chat_server.web import answers\n" + MANY_LINES,
            "chat_server/web/answers.py": "from chat_server import clock",
            "chat_server/clock.py": "def now():\n    import chat_server.domain.tags",
        },
    )
    floors = architecture.floors(root)
    assert [floor.name for floor in floors] == ["web", "chat_server", "domain"]
    assert floors[0] == architecture.Floor("web", "HTTP.", ("answers", "routes"), ("chat_server", "domain"))
    assert (floors[1].rooms, floors[2].says) == (("clock",), "Pure rules.")
    direct = {floor.name: floor.imports for floor in floors}
    assert shown_imports("web", direct) == ["chat_server"]


def test_floors_that_import_each_other_are_no_house(tmp_path: Path) -> None:
    root = house(
        tmp_path,
        RULES
        | {
            "chat_server/domain/tags.py": "from chat_server.web.routes import a",
            "chat_server/web/__init__.py": '"""HTTP."""',
            "chat_server/web/routes.py": "from chat_server.domain import tags",
        },
    )
    with pytest.raises(CycleError):
        architecture.floors(root)


def test_picture_and_table_are_what_the_imports_say() -> None:
    assert architecture.main(["--check"]) == 0
