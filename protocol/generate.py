"""Writes what is generated from the wire: `python -m protocol.generate`; `--check` shows what is stale.

The frames of a level are written when there is no file of them yet, that is, after LEVEL was raised, and never again.
"""

import difflib
import sys
from pathlib import Path

from protocol import LEVEL
from protocol.generation import document, frozen, typescript

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[str, str]:
    """Every generated file by its path in the repository."""
    level = frozen.path_of(LEVEL)
    return {
        level: _present(level) or frozen.contents(),
        "docs/protocol.md": document.source(),
        "web_client/src/wire/wire.ts": typescript.source(),
    }


def main(arguments: list[str]) -> int:
    """Writes the files, or with `--check` prints how they differ and returns 1 if they do."""
    stale = {path: text for path, text in generated().items() if _present(path) != text}
    for path, text in stale.items():
        if arguments == ["--check"]:
            sys.stdout.writelines(_difference(path, text))
        else:
            _write(path, text)
    return 1 if stale and arguments == ["--check"] else 0


def _present(path: str) -> str:
    file = ROOT / path
    return file.read_text("utf-8") if file.exists() else ""


def _write(path: str, text: str) -> None:
    (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
    (ROOT / path).write_text(text, "utf-8")


def _difference(path: str, text: str) -> list[str]:
    old, new = _present(path).splitlines(keepends=True), text.splitlines(keepends=True)
    return list(difflib.unified_diff(old, new, path, f"{path} (generated)"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
