"""Draws the house: floors, rooms and who imports whom, read from the imports: `python -m tools.architecture`.

Writes docs/pictures/architecture.svg and the table of subjects in docs/architecture.md; `--check` returns 1 if either
is not what the code says. A floor is a package of `chat_server` (or `protocol`), described by the first line of its own
docstring; a room is a package or module of a floor. Standard library only, and nothing of ours is imported.
"""

import ast
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tools.architecture_svg import picture

ROOT = Path(__file__).resolve().parent.parent
PICTURE = Path("docs/pictures/architecture.svg")
PAGE = Path("docs/architecture.md")
COLUMNS = (
    "protocol",
    "chat_server/domain",
    "chat_server/storage",
    "chat_server/services",
    "chat_server/outward",
    "chat_server/hub/commands",
    "web_client/src/features",
)
"""Floors that are divided by subjects."""

FOUNDATION = "core"
"""What a floor has for all subjects; no subject itself."""

FEWEST_FLOORS = 3
"""What has a place of its own on so many of them is a subject."""

BEGIN, END = "<!-- subjects: generated -->", "<!-- /subjects -->"
OUR_PACKAGES = ("chat_server", "protocol")
SHARED = "chat_server"
"""The floor of the modules that stand beside the packages: the clock, logs."""

_IMPORT = re.compile(r"^\s*(?:from\s+([\w.]+)\s+import\s+(\([^)]*\)|[^\n]*)|import\s+([\w.]+))", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_]\w*")

Imports = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Floor:
    """A layer of the server: its rooms, those that import no other first, and the floors that it imports."""

    name: str
    says: str
    rooms: tuple[str, ...]
    imports: tuple[str, ...]


def read_imports(root: Path) -> dict[str, frozenset[str]]:
    """The modules below a root and which of them each one imports, wherever in the file."""
    files = {_module(root, file): file for package in OUR_PACKAGES for file in (root / package).rglob("*.py")}
    return {name: _imported(file.read_text("utf-8"), files) - {name} for name, file in files.items()}


def _module(root: Path, file: Path) -> str:
    return ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _imported(source: str, known: Mapping[str, Path]) -> frozenset[str]:
    found: set[str] = set()
    for origin, names, plain in _IMPORT.findall(source):
        members = {f"{origin}.{name}" for name in _NAME.findall(names)}
        found |= (members & known.keys()) or ({origin or plain} & known.keys())
    return frozenset(found)


def place_of(module: str) -> tuple[str, str]:
    """Floor and room of a module; a package's own module has the room ""."""
    package, *parts = module.split(".")
    if package != "chat_server":
        return package, parts[0] if parts else ""
    if not parts:
        return SHARED, ""
    return parts[0], parts[1] if len(parts) > 1 else ""


def floors(root: Path) -> list[Floor]:
    """All floors, each above those that it imports. Raises CycleError where two floors import each other."""
    imports = read_imports(root)
    packages = {name for name in imports if any(other.startswith(f"{name}.") for other in imports)}
    place = {name: _shared_or(place_of(name), packages) for name in imports}
    between: dict[str, set[str]] = {floor: set() for floor, _ in place.values()}
    within: dict[str, dict[str, set[str]]] = {floor: {} for floor in between}
    for name, targets in imports.items():
        floor, room = place[name]
        within[floor].setdefault(room, set())
        for other, other_room in (place[target] for target in targets):
            if other != floor:
                between[floor].add(other)
            elif other_room != room:
                within[floor][room].add(other_room)
    order = reversed(list(in_levels(between)))
    return [
        Floor(name, _says(root, name), _rooms(within[name]), tuple(sorted(between[name]))) for name in order
    ]


def _rooms(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The rooms of a floor, those that import no other first; by name where rooms import each other."""
    try:
        return tuple(room for room in in_levels(graph) if room)
    except CycleError:
        return tuple(sorted(room for room in graph if room))


def _shared_or(place: tuple[str, str], packages: set[str]) -> tuple[str, str]:
    """Modules that stand beside the packages of the server are rooms of one floor."""
    floor, room = place
    is_single = floor not in OUR_PACKAGES and f"chat_server.{floor}" not in packages
    return (SHARED, floor) if is_single else (floor, room)


def in_levels(graph: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """The names so that each comes after all that it imports, by name where that decides nothing.

    Raises CycleError where there is no such order.
    """
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        yield from ready
        sorter.done(*ready)


def _says(root: Path, floor: str) -> str:
    """The first line of a package's docstring."""
    package = floor if floor in OUR_PACKAGES else f"chat_server/{floor}"
    text = ast.get_docstring(ast.parse((root / package / "__init__.py").read_text("utf-8"))) or ""
    return text.partition("\n")[0]


def subjects(root: Path) -> str:
    """A table in Markdown: what each subject is called on each floor where it has a folder or file of its own."""
    found = {column: _members(root / column) for column in COLUMNS}
    names = sorted({name for members in found.values() for name in members} - {FOUNDATION})
    rows = [
        [name, *(members.get(name, "") for members in found.values())]
        for name in names
        if sum(name in members for members in found.values()) >= FEWEST_FLOORS
    ]
    table = [["subject", *(f"`{column}`" for column in COLUMNS)], ["---"] * (len(COLUMNS) + 1), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in table)


def _members(folder: Path) -> dict[str, str]:
    """Folders and modules of a floor by their name."""
    entries = [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith(("_", "."))]
    folders = {entry.name: f"{entry.name}/" for entry in entries if any(entry.glob("*.*"))}
    return {entry.stem: entry.name for entry in entries if entry.suffix == ".py"} | folders


def generated(root: Path) -> dict[Path, str]:
    """The files as they should be, by path."""
    found = floors(root)
    page = (root / PAGE).read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return {
        PICTURE: picture(
            [
                (_title(floor.name), floor.says, floor.rooms, [_title(name) for name in floor.imports])
                for floor in found
            ]
        ),
        PAGE: f"{before}{BEGIN}\n{subjects(root)}\n{END}{after}",
    }


def _title(floor: str) -> str:
    """What stands on a floor: a package, or single modules."""
    return f"{SHARED}/*.py" if floor == SHARED else f"{floor}/"


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Writes picture and table; with `--check` says which is stale, and returns 1 if one is."""
    try:
        files = generated(root)
    except CycleError as circle:
        print(f"imports go round: {' -> '.join(circle.args[1])}")
        return 1
    stale = [path for path, text in files.items() if _present(root / path) != text]
    for path in stale:
        if arguments == ["--check"]:
            print(f"{path} is not what the imports say: python -m tools.architecture")
        else:
            (root / path).write_text(files[path], "utf-8")
    return 1 if stale and arguments == ["--check"] else 0


def _present(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
