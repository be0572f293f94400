"""Every text field of every command is cleaned as its type says; found by walking the protocol's structs."""

from collections.abc import Iterator

import msgspec
import pytest
from msgspec.inspect import Metadata, StrType, StructType, Type, UnionType

from chat_server.domain.core.refusal import Refusal
from chat_server.hub.commands.core.text_cleaning import cleaned
from protocol.core.frames import Command
from protocol.examples import commands_by_tag
from protocol.subjects import COMMANDS

Path = tuple[str, ...]
"""The way to a text: names of fields, and before those of one of several structs its tag."""

UNTOUCHED = {
    ("password.change", "old"),
    ("password.change", "new"),
    ("hello", "client"),
    ("hello", "resume", "epoch"),
    ("jobs.retry", "job"),
    ("jobs.retry", "row"),
}
"""No text that others read."""

BLANK = ["\u2800", "\u3164", "\u200b\u202e", "\u00ad", "\u115f\u1160"]
SEEN = {
    "a\u202eb": "ab",
    "a\u200bb": "ab",
    "\u2066ab\u2069": "ab",
    "a\x07b": "ab",
    "ab\u00ad": "ab",
    "a\u2800b": "ab",
}
"""What is written, and what is seen of it in a line."""

LINES = SEEN | {"a\nb": "a b", "a\u2028b": "a b", "a \u200b b ": "a b"}
FAMILY = "👨\u200d👩\u200d👧"


def texts(kind: Type, path: Path) -> Iterator[tuple[Path, str | None, StrType]]:
    """Texts in a value of this type, how they are cleaned, and their limits; without names of things."""
    extra = kind.extra or {} if isinstance(kind, Metadata) else {}
    inner = kind.type if isinstance(kind, Metadata) else kind
    match inner:
        case StrType() if not is_name_of_a_thing(inner):
            yield path, extra.get("cleaning"), inner
        case UnionType():
            for one in inner.types:
                step = (f"({one.tag})",) if isinstance(one, StructType) and one.tag else ()
                yield from texts(one, (*path, *step))
        case StructType():
            for field in inner.fields:
                yield from texts(field.type, (*path, field.encode_name))
        case _:
            pass


def is_name_of_a_thing(kind: StrType) -> bool:
    """An id, key, or day: its pattern leaves no room for anything but plain letters."""
    return (kind.pattern or "").startswith(("^[A-Za-z0-9_-]{1,40}", "^[0-9]{8}-", "^2[0-9]{3}"))


FIELDS = [found for tag, kind in COMMANDS.items() for found in texts(msgspec.inspect.type_info(kind), (tag,))]


def test_every_text_says_how_it_is_cleaned() -> None:
    assert {path for path, kind, _limits in FIELDS if kind is None} == UNTOUCHED
    assert {kind for _path, kind, _limits in FIELDS} == {"line", "text", "tag", "as written", None}
    assert len(FIELDS) > 40


def command_with(path: Path, text: str) -> Command:
    """The example of a command with a text in one place."""
    built = msgspec.to_builtins(commands_by_tag()[path[0]])
    here = built
    for step, following in zip(path[1:], (*path[2:], ""), strict=True):
        if step.startswith("("):
            continue
        if following.startswith("("):
            here[step] = SKELETONS.get(following, {}) | {"t": following.strip("()")}
        elif following == "":
            here[step] = text
        here = here.setdefault(step, {}) if following else here
    return msgspec.convert(built, COMMANDS[path[0]])


_CHANGES: dict[str, object] = {"changes": {}}
SKELETONS: dict[str, dict[str, object]] = {
    "(record)": {"start": 1, "minutes": 1, "reason": ""},
    "(delegate)": {"reason": ""},
    "(propose)": _CHANGES,
    "(agree)": {"number": 1},
    "(refuse)": {"number": 1},
    "(counter)": {"number": 1, **_CHANGES},
    "(note)": {**_CHANGES, "text": ""},
    "(object)": {"number": 1},
    "(approval_ask)": {"kind": "double_rate", "text": ""},
    "(hand_over)": {"kind": "result"},
    "(rate)": {"stars": 5},
    "(claim_decide)": {"grant": True},
    "(item_add)": {"text": ""},
    "(item_edit)": {"number": 1, "text": ""},
    "(change)": {"step": "title"},
    "(text)": {"text": ""},
}


def text_at(command: object, path: Path) -> str:
    for step in path[1:]:
        if not step.startswith("("):
            command = getattr(command, step)
    assert isinstance(command, str)
    return command


CLEANED = [field for field in FIELDS if field[0] not in UNTOUCHED]
IDS = [".".join(path) for path, _kind, _limits in CLEANED]


@pytest.mark.parametrize(("path", "kind", "limits"), CLEANED, ids=IDS)
def test_hostile_texts_are_cleaned(path: Path, kind: str | None, limits: StrType) -> None:
    lines = kind in ("line", "tag")
    for written, seen in (SEEN if kind == "tag" else LINES).items():
        found = text_at(cleaned(command_with(path, f"#{written}")), path)
        assert found == f"#{seen if lines else written}"
    composed = "aü" if kind in ("line", "tag", "text") else "au\u0308"
    assert text_at(cleaned(command_with(path, "#au\u0308")), path) == f"#{composed}"


@pytest.mark.parametrize(("path", "kind", "limits"), CLEANED, ids=IDS)
def test_blank_texts_are_empty(path: Path, kind: str | None, limits: StrType) -> None:
    for blank in BLANK:
        given = command_with(path, f"#{blank}" if kind == "tag" else blank)
        if limits.min_length or kind == "tag":
            with pytest.raises(Refusal, match="bad_request") as refused:
                cleaned(given)
            assert refused.value.field == ".".join(step for step in path[1:] if not step.startswith("("))
        elif kind in ("line", "text"):
            assert text_at(cleaned(given), path) == ""


@pytest.mark.parametrize(("path", "kind", "limits"), CLEANED, ids=IDS)
def test_a_family_stays_together(path: Path, kind: str | None, limits: StrType) -> None:
    given = command_with(path, ("#" if kind == "tag" else "") + FAMILY)
    assert cleaned(given) is given


def test_what_grows_by_composing_is_held_to_its_limit() -> None:
    with pytest.raises(Refusal, match="bad_request"):
        cleaned(command_with(("chat.rename", "title"), "\u0958" * 200))
