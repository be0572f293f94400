"""The tables of the protocol: nothing in them is missing, doubled or contradicts another."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from chat_server.domain import presence
from protocol.core import errors, limits
from protocol.core.frames import Event, Push
from protocol.subjects import COMMANDS, PUSHES, collected
from protocol.tasks.notices import CODES
from protocol.vocabulary import TASK_CODES


@pytest.mark.parametrize("code", errors.ERRORS)
def test_an_error_says_in_both_languages_what_happened(code: str) -> None:
    text = errors.ERRORS[code]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code)
    assert text.de != text.en
    for said in (text.de, text.en):
        assert said.endswith(".")
        assert len(said) <= 120


def test_every_named_close_code_is_in_the_table() -> None:
    named = {code for name, code in vars(errors).items() if name.isupper() and isinstance(code, int)}
    assert named <= set(errors.CLOSE_CODES)


def test_only_what_is_the_same_when_done_twice_has_no_key() -> None:
    without = {tag for tag, kind in COMMANDS.items() if "key" not in kind.__struct_fields__}
    reading = {
        "hello",
        "chat.open",
        "chat.close",
        "chat.history",
        "chat.at",
        "chat.tagged",
        "chat.tags",
        "message.get",
        "message.versions",
        "file.uploads",
        "file.uploads_of_dialog",
        "file.list",
        "file.of_account",
        "file.room",
        "task.get",
        "task.list",
        "dialog.list",
        "time.mine",
        "calendar.holidays",
        "jobs.stuck",
    }
    setting = {"settings.set", "draft.set", "chat.pin", "profile.set", "password.change"}
    moving = {
        "read.mark",
        "read.unmark",
        "typing",
        "presence.active",
        "held.withdraw",
        "devices.end",
        "jobs.retry",
    }
    assert without == {*reading, *setting, *moving, "devices.list"}


def test_every_push_says_what_it_discloses() -> None:
    ephemeral = {tag: kind.discloses for tag, kind in PUSHES.items() if not issubclass(kind, Event)}
    assert {tag for tag, discloses in ephemeral.items() if discloses == "ambient"} == {
        *("read.moved", "typing", "presence", "presence.all", "person.changed"),
    }
    assert {tag for tag, discloses in ephemeral.items() if discloses == "public"} == {"day.changed"}
    assert {kind.discloses for kind in PUSHES.values() if issubclass(kind, Event)} == {"content"}


def test_a_push_that_does_not_say_what_it_discloses_cannot_be_imported() -> None:
    class Silent(Push, tag="silent", frozen=True, kw_only=True):
        """Says nothing of itself."""

    class Doubled(Push, tag="doubled", frozen=True, kw_only=True):
        discloses = "own"

    class Again(Doubled, tag="doubled", frozen=True, kw_only=True):
        """Has the tag of another."""

    subject = ModuleType(__name__)
    vars(subject).update(Silent=Silent)
    with pytest.raises(TypeError, match="Silent does not declare `discloses`"):
        collected([subject], Push, "discloses")
    vars(subject).update(Silent=Again, Again=Again)
    with pytest.raises(TypeError, match="tag of its own"):
        collected([subject], Push, "discloses")


def test_the_client_knows_nothing_of_the_server() -> None:
    allowed = {"protocol", "msgpack", "msgspec", "websockets"}
    for module in Path(errors.__file__).parents[1].rglob("*.py"):
        for line in module.read_text("utf-8").splitlines():
            found = re.match(r"(?:from|import) ([a-z_0-9]+)", line)
            name = found[1] if found else "protocol"
            assert name in allowed or name in sys.stdlib_module_names, f"{module.name}: {line}"


def test_every_code_of_a_task_is_explained() -> None:
    assert set(CODES) == set(TASK_CODES)


def test_what_is_said_of_presence_is_what_the_rules_do() -> None:
    assert (limits.IDLE_SECONDS, limits.GRACE_SECONDS) == (presence.IDLE_AFTER, presence.GRACE)
