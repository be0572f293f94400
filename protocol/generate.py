"""Writes what is generated from the wire: `python -m protocol.generate`; `--check` shows what is stale."""

import difflib
import json
import sys
from pathlib import Path

import msgspec

from protocol.codec import encode
from protocol.examples import examples
from protocol.generation import document, typescript

_ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[str, str]:
    """Every generated file by its path in the repository."""
    return {
        "docs/protocol.md": document.source(),
        "tests/golden/frames.json": _golden_frames(),
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


def _golden_frames() -> str:
    """Every example in both encodings, and what both languages must read from it."""
    rows = [
        {
            "name": example.name,
            "variant": example.variant,
            "type": type(example.frame).__name__,
            "msgpack": encode(example.frame).hex(),
            "json": encode(example.frame, "json").decode(),
            "value": msgspec.to_builtins(example.frame),
        }
        for example in examples()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _present(path: str) -> str:
    file = _ROOT / path
    return file.read_text("utf-8") if file.exists() else ""


def _write(path: str, text: str) -> None:
    (_ROOT / path).parent.mkdir(parents=True, exist_ok=True)
    (_ROOT / path).write_text(text, "utf-8")


def _difference(path: str, text: str) -> list[str]:
    old, new = _present(path).splitlines(keepends=True), text.splitlines(keepends=True)
    return list(difflib.unified_diff(old, new, path, f"{path} (generated)"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
