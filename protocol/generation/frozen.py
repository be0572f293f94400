"""The wire as released, a file a level: every example's bytes, and the form of every frame. Written once, never again.

Forms are JSON Schemas without texts. Names of values are ours and may change: frames are compared by their tags.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from protocol import LEVEL
from protocol.codec import encode
from protocol.core.frames import Failed
from protocol.core.types import Value
from protocol.examples import examples
from protocol.subjects import COMMANDS, PUSHES

FOLDER: Final = "protocol/frozen"
_TEXTS = frozenset({"title", "description", "discriminator"})
"""What of a schema is for people, or follows from the rest."""

Forms = dict[str, object]


def path_of(level: int) -> str:
    """Where the frames of a level stand in the repository."""
    return f"{FOLDER}/level_{level}.json"


def levels(root: Path) -> dict[int, str]:
    """The text of each level there is."""
    files = (root / FOLDER).glob("level_*.json")
    return {int(file.stem.removeprefix("level_")): file.read_text("utf-8") for file in files}


def contents() -> str:
    """The file of today's level: each frame and each value on a line of its own."""
    answers = [kind.answer for kind in COMMANDS.values()]
    values = _schemas({*COMMANDS.values(), *answers, *PUSHES.values(), Failed})
    commands = {tag: [kind.__name__, kind.answer.__name__] for tag, kind in COMMANDS.items()}
    pushes = {tag: kind.__name__ for tag, kind in PUSHES.items()}
    return "\n".join(
        [
            f'{{"level": {LEVEL},',
            f'"frames": [\n{_lines(map(_text, _frames()))}\n],',
            f'"commands": {_text(commands)},',
            f'"pushes": {_text(pushes)},',
            f'"error": {_text(Failed.__name__)},',
            f'"values": {{\n{_lines(f"{_text(name)}: {_text(value)}" for name, value in values.items())}\n}}}}\n',
        ]
    )


def forms_of(text: str) -> Forms:
    """What each frame looks like, by what it is, of the file of a level."""
    frozen = json.loads(text)
    values: Mapping[str, object] = frozen["values"]
    forms: Forms = {"error": _whole(values[frozen["error"]], values)}
    for tag, (command, answer) in frozen["commands"].items():
        forms[f"command {tag}"] = _whole(values[command], values)
        forms[f"answer {tag}"] = _whole(values[answer], values)
    for tag, push in frozen["pushes"].items():
        forms[f"push {tag}"] = _whole(values[push], values)
    return forms


def _frames() -> Iterable[object]:
    for name, variant, frame in examples():
        packed, text = encode(frame).hex(), encode(frame, "json").decode()
        yield {"name": name, "variant": variant, "msgpack": packed, "json": text}


def _schemas(kinds: Iterable[type[Value]]) -> dict[str, object]:
    _, found = msgspec.json.schema_components(kinds, ref_template="{name}")
    return {name: _without_texts(found[name]) for name in sorted(found)}


def _without_texts(schema: object) -> object:
    if isinstance(schema, list):
        return [_without_texts(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: part for key, part in schema.items() if key not in _TEXTS}
    # Fields may be called as texts are, so properties keep their names.
    return {
        key: {name: _without_texts(field) for name, field in part.items()}
        if key == "properties"
        else _without_texts(part)
        for key, part in kept.items()
    }


def _whole(schema: object, values: Mapping[str, object]) -> object:
    """The schema with those it refers to in their places."""
    if isinstance(schema, list):
        return [_whole(part, values) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _whole(values[schema["$ref"]], values)
    return {key: _whole(part, values) for key, part in schema.items()}


def _lines(rows: Iterable[str]) -> str:
    return ",\n".join(rows)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
