"""What is generated from the wire, and the examples of which it is made."""

import re
from pathlib import Path
from typing import cast

import msgspec
import pytest

from protocol import examples, generate
from protocol.bot import inputs
from protocol.client.received import NotUnderstood, decode_server_frame
from protocol.client_state.apply import effect_of
from protocol.codec import Encoding, encode
from protocol.core.errors import ERRORS
from protocol.core.refusals import ALWAYS, KEYED
from protocol.examples import commands_by_tag, pushes_by_tag, results_by_tag
from protocol.generation.described import parts
from protocol.subjects import COMMANDS, PUSHES, defined_in
from protocol.tasks import acts, checklist_acts

ROOT = Path(__file__).parents[3]


def test_nothing_generated_is_stale() -> None:
    for path, text in generate.generated().items():
        assert (ROOT / path).read_text("utf-8") == text, f"{path}: run python -m protocol.generate"


def test_a_stale_file_is_shown_and_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    stale = tmp_path / "web_client/src/wire/wire.ts"
    stale.write_text("export const LEVEL = 0;\n")
    assert generate.main(["--check"]) == 1
    assert "-export const LEVEL = 0;" in capsys.readouterr().out
    assert stale.read_text() == "export const LEVEL = 0;\n"


def test_every_frame_is_among_the_examples() -> None:
    assert {type(frame) for frame in commands_by_tag().values()} == set(COMMANDS.values())
    assert {type(frame) for frame in pushes_by_tag().values()} == set(PUSHES.values())
    assert {tag: type(result) for tag, result in results_by_tag().items()} == {
        tag: kind.answer for tag, kind in COMMANDS.items()
    }


def test_every_field_is_in_some_example() -> None:
    shown: set[tuple[str, str]] = set()
    frames = [*(e.frame for e in examples.examples()), *results_by_tag().values()]
    for frame in frames:
        shown |= fields_said(frame)
    # an example shows but one of them
    alternatives = {*defined_in(acts), *defined_in(checklist_acts), *defined_in(inputs)}
    kinds = {*parts(), *PUSHES.values(), *COMMANDS.values()} - alternatives
    assert {(kind.__name__, name) for kind in kinds for name in kind.__struct_fields__} <= shown


def fields_said(value: object) -> set[tuple[str, str]]:
    if isinstance(value, list):
        return set().union(*map(fields_said, value))
    if not isinstance(value, msgspec.Struct):
        return set()
    told = cast(dict[str, object], msgspec.to_builtins(value))
    said = {(type(value).__name__, name) for name in value.__struct_fields__ if name in told}
    return said.union(*(fields_said(getattr(value, name)) for name in value.__struct_fields__))


@pytest.mark.parametrize("encoding", ["msgpack", "json"])
def test_a_frame_of_a_higher_level_is_ignored(encoding: Encoding) -> None:
    assert decode_server_frame(encode({"t": "poll.opened", "chat": "c"}, encoding), encoding) is None
    known = {**msgspec.to_builtins(pushes_by_tag()["typing"]), "since_level_2": [1]}
    assert decode_server_frame(encode(known, encoding), encoding) == pushes_by_tag()["typing"]


@pytest.mark.parametrize("encoding", ["msgpack", "json"])
@pytest.mark.parametrize(
    "data", [b"", b"\xc1", b"[]", b"\x90", b'{"t":"typing"}', b"\x81\xa1t\xa6typing", b"null"]
)
def test_what_is_no_frame_is_said_to_be_none(data: bytes, encoding: Encoding) -> None:
    with pytest.raises(NotUnderstood):
        decode_server_frame(data, encoding)


def test_every_link_of_the_page_leads_somewhere() -> None:
    text = (ROOT / "docs/protocol.md").read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = [re.sub(r"[^a-z0-9_ -]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    assert "{{" not in text


def test_the_page_says_of_every_command_and_push_what_there_is_to_say() -> None:
    assert all(effect_of(kind).__doc__ for kind in PUSHES.values())
    codes = {*ALWAYS, *KEYED, *(code for kind in COMMANDS.values() for code in kind.refusals)}
    assert codes <= set(ERRORS)
