"""Every error that docs/protocol.md names for a command comes when it says; forbidden looks like absent."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import msgspec
import pytest

from chat_server.domain.tasks.refusal_texts import REFUSAL_TEXTS, RefusalReason
from protocol.chats.chat import Created, CreateDirect, CreateGroup, CreateTaskChat, RenameChat
from protocol.chats.log import CloseChat, CountTags, FindTagged, History, OpenChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.chats.read_marks import MarkRead
from protocol.core import limits
from protocol.core.errors import ERRORS
from protocol.core.frames import Command
from protocol.core.refusals import ALWAYS, KEYED
from protocol.core.types import ChatId, Seq
from protocol.held import Sent
from protocol.hello import Hello
from protocol.messages import Delete, Edit, GetMessages, GetVersions, Send
from protocol.presence import Typing
from protocol.subjects import COMMANDS
from protocol.tags import TagMessage
from protocol.tasks.acts import MarkApproval, SetDone, StartTask, TaskAct
from protocol.tasks.commands import ActOnTask, GetTask
from protocol.time import MyTime
from tests.contract.conftest import Name, Town
from tests.support.raw_client import Frame, wire
from tests.support.subject_cases import all_cases

pytestmark = pytest.mark.anyio

ABSENT = "cabsentabsentabse"


@dataclass(kw_only=True)
class Scene:
    """A task of Katrin's account with Jana in it, a group of Jana's, and their direct chat."""

    town: Town
    task: ChatId
    group: ChatId
    direct: ChatId
    hers: Seq
    """A message of Katrin's in the task."""
    deleted: Seq
    """A message that Katrin deleted."""
    full: Seq
    """A message of Katrin's with as many tags as it may have."""
    key: str = ""
    used: str = ""
    """A key under which Katrin already sent something."""


async def setting(town: Town) -> Scene:
    task, group = await town.task(), await town.group("jana")
    async with town.client("katrin") as katrin:
        command = CreateDirect(id=0, key=katrin.key(), person=town.people["jana"])
        direct = (await katrin.call(command, Created)).chat.id
        used = katrin.key()
        hers = (await katrin.send(task, "Guten Morgen", key=used)).seq
        deleted = (await katrin.send(task, "weg")).seq
        await katrin.call(Delete(id=0, key=katrin.key(), chat=task, seq=deleted), Sent)
        full = (await katrin.send(task, "viele")).seq
        for number in range(limits.TAGS):
            tagging = TagMessage(id=0, key=katrin.key(), chat=task, seq=full, tag=f"#n{number}")
            await katrin.call(tagging, Sent)
        return Scene(
            town=town,
            task=task,
            group=group,
            direct=direct,
            hers=hers,
            deleted=deleted,
            full=full,
            key=katrin.key(),
            used=used,
        )


@pytest.fixture
async def scene(town: Town) -> Scene:
    return await setting(town)


Asked = Callable[[Scene], Command]

CASES: list[tuple[Name, str, Asked]] = [
    ("katrin", "bad_request", lambda s: Hello(id=1, level=1)),
    ("katrin", "not_found", lambda s: OpenChat(id=1, chat=s.group)),
    ("katrin", "not_found", lambda s: CloseChat(id=1, chat=s.group)),
    ("katrin", "not_found", lambda s: History(id=1, chat=s.group, after=0)),
    ("katrin", "bad_request", lambda s: History(id=1, chat=s.task)),
    ("katrin", "bad_request", lambda s: History(id=1, chat=s.task, after=0, before=9)),
    ("katrin", "not_found", lambda s: CreateDirect(id=1, key=s.key, person="p" * 17)),
    ("katrin", "not_found", lambda s: CreateDirect(id=1, key=s.key, person=s.town.people["paul"])),
    ("katrin", "not_found", lambda s: CreateDirect(id=1, key=s.key, person=s.town.people["katrin"])),
    ("katrin", "not_found", lambda s: CreateDirect(id=1, key=s.key, person=s.town.people["sabine"])),
    ("katrin", "not_allowed", lambda s: CreateGroup(id=1, key=s.key, title="g")),
    ("jana", "not_found", lambda s: CreateGroup(id=1, key=s.key, title="g", members=["p" * 17])),
    (
        "jana",
        "not_found",
        lambda s: CreateGroup(id=1, key=s.key, title="g", members=[s.town.people["katrin"]]),
    ),
    ("katrin", "not_found", lambda s: CreateTaskChat(id=1, key=s.key, account="a" * 17, title="t")),
    (
        "katrin",
        "not_found",
        lambda s: CreateTaskChat(id=1, key=s.key, account=s.town.accounts["Wieland Fahrräder"], title="t"),
    ),
    ("katrin", "not_found", lambda s: act(s, s.group, SetDone())),
    ("jana", "not_found", lambda s: act(s, s.group, StartTask())),
    ("jana", "not_found", lambda s: act(s, s.task, MarkApproval(kind="channel", message=1))),
    ("katrin", "not_allowed", lambda s: act(s, s.task, SetDone())),
    ("katrin", "not_found", lambda s: GetTask(id=1, chat=s.group)),
    ("jana", "not_found", lambda s: GetTask(id=1, chat=s.direct)),
    ("katrin", "not_found", lambda s: MyTime(id=1)),
    ("jana", "bad_request", lambda s: MyTime(id=1, day="2026-02-30")),
    ("katrin", "not_found", lambda s: RenameChat(id=1, key=s.key, chat=s.group, title="t")),
    ("katrin", "not_allowed", lambda s: RenameChat(id=1, key=s.key, chat=s.direct, title="t")),
    ("henrik", "not_allowed", lambda s: RenameChat(id=1, key=s.key, chat=s.task, title="t")),
    ("katrin", "not_found", lambda s: add(s, s.group, "milan")),
    ("katrin", "not_allowed", lambda s: add(s, s.task, "sabine")),
    ("jana", "not_allowed", lambda s: add(s, s.direct, "milan")),
    ("jana", "not_allowed", lambda s: add(s, s.group, "katrin")),
    ("jana", "not_allowed", lambda s: add(s, s.task, "milan")),
    ("jana", "not_found", lambda s: AddMember(id=1, key=s.key, chat=s.task, person="p" * 17)),
    ("katrin", "not_found", lambda s: remove(s, s.group, "jana")),
    ("katrin", "not_allowed", lambda s: remove(s, s.task, "jana")),
    ("jana", "not_allowed", lambda s: remove(s, s.direct, "katrin")),
    ("jana", "not_allowed", lambda s: remove(s, s.group, "sabine")),
    ("jana", "not_allowed", lambda s: remove(s, s.task, "katrin")),
    ("jana", "not_found", lambda s: RemoveMember(id=1, key=s.key, chat=s.task, person="p" * 17)),
    ("katrin", "not_found", lambda s: Send(id=1, key=s.key, chat=s.group, text="t")),
    ("katrin", "bad_request", lambda s: Send(id=1, key=s.key, chat=s.task, text="\u2800")),
    (
        "katrin",
        "bad_request",
        lambda s: Edit(id=1, key=s.key, chat=s.task, seq=s.hers, text="\u200b"),
    ),
    (
        "katrin",
        "bad_request",
        lambda s: RenameChat(id=1, key=s.key, chat=s.task, title="\u202e \u3164"),
    ),
    ("henrik", "not_found", lambda s: Send(id=1, key=s.key, chat=s.task, text="t")),
    ("katrin", "not_found", lambda s: Send(id=1, key=s.key, chat=s.task, text="t", reply_to=999)),
    ("katrin", "not_found", lambda s: Send(id=1, key=s.key, chat=s.task, text="t", reply_to=1)),
    (
        "jana",
        "not_found",
        lambda s: Send(id=1, key=s.key, chat=s.task, text="t", as_persona=s.town.people["henrik"]),
    ),
    ("katrin", "not_found", lambda s: Edit(id=1, key=s.key, chat=s.group, seq=1, text="t")),
    ("katrin", "not_found", lambda s: Edit(id=1, key=s.key, chat=s.task, seq=999, text="t")),
    ("katrin", "not_found", lambda s: Edit(id=1, key=s.key, chat=s.task, seq=1, text="t")),
    ("jana", "not_allowed", lambda s: Edit(id=1, key=s.key, chat=s.task, seq=s.hers, text="t")),
    ("katrin", "gone", lambda s: Edit(id=1, key=s.key, chat=s.task, seq=s.deleted, text="t")),
    ("katrin", "not_found", lambda s: Delete(id=1, key=s.key, chat=s.group, seq=1)),
    ("jana", "not_allowed", lambda s: Delete(id=1, key=s.key, chat=s.task, seq=s.hers)),
    ("katrin", "gone", lambda s: Delete(id=1, key=s.key, chat=s.task, seq=s.deleted)),
    ("katrin", "not_found", lambda s: FindTagged(id=1, chat=s.group, tag="important")),
    ("katrin", "not_found", lambda s: CountTags(id=1, chat=s.group)),
    ("katrin", "not_found", lambda s: GetMessages(id=1, chat=s.group, seqs=[1])),
    ("katrin", "not_found", lambda s: GetVersions(id=1, chat=s.group, seq=1)),
    ("katrin", "not_found", lambda s: GetVersions(id=1, chat=s.task, seq=1)),
    ("katrin", "not_found", lambda s: MarkRead(id=1, chat=s.group, seq=1)),
    ("henrik", "not_found", lambda s: MarkRead(id=1, chat=s.task, seq=1)),
    ("katrin", "not_found", lambda s: Typing(id=1, chat=s.group)),
    ("henrik", "not_found", lambda s: Typing(id=1, chat=s.task)),
    ("katrin", "key_reused", lambda s: Send(id=1, key=s.used, chat=s.task, text="anderes")),
    ("katrin", "key_reused", lambda s: Send(id=1, key=s.used, chat=s.direct, text="Guten Morgen")),
    ("katrin", "key_reused", lambda s: RenameChat(id=1, key=s.used, chat=s.task, title="t")),
    ("katrin", "key_reused", lambda s: Edit(id=1, key=s.used, chat=s.task, seq=s.hers, text="t")),
    ("katrin", "key_reused", lambda s: Delete(id=1, key=s.used, chat=s.task, seq=s.hers)),
    ("katrin", "key_reused", lambda s: direct(s, s.used)),
    (
        "katrin",
        "key_expired",
        lambda s: Send(id=1, key="20261108-" + s.key[9:], chat=s.task, text="t"),
    ),
    (
        "katrin",
        "key_expired",
        lambda s: Send(id=1, key="20261126-" + s.key[9:], chat=s.task, text="t"),
    ),
    (
        "katrin",
        "bad_request",
        lambda s: Send(id=1, key="20261340-" + s.key[9:], chat=s.task, text="t"),
    ),
    *(refused for cases in all_cases() for refused in cases.refused),
]


def add(s: Scene, chat: ChatId, who: Name) -> Command:
    return AddMember(id=1, key=s.key, chat=chat, person=s.town.people[who])


def remove(s: Scene, chat: ChatId, who: Name) -> Command:
    return RemoveMember(id=1, key=s.key, chat=chat, person=s.town.people[who])


def act(s: Scene, chat: ChatId, what: TaskAct) -> Command:
    return ActOnTask(id=1, key=s.key, chat=chat, act=what)


def direct(s: Scene, key: str) -> Command:
    return CreateDirect(id=1, key=key, person=s.town.people["jana"])


@pytest.mark.parametrize(("who", "code", "asked"), CASES)
async def test_it_is_refused_with_the_documented_code(
    town: Town, scene: Scene, who: Name, code: str, asked: Asked
) -> None:
    command = asked(scene)
    async with wire(town.url, town.tokens[who]) as speaker:
        reply = await speaker.ask(command)
        assert (reply["t"], reply.get("code")) == ("error", code), reply
        assert (await speaker.ask({"t": "chat.open", "id": 2, "chat": ABSENT}))["code"] == "not_found"
    reason = REFUSAL_TEXTS.get(cast(RefusalReason, reply.get("detail")))
    assert reply["message"] == (reason or ERRORS[code]).de
    assert reply.get("retryable", False) == ERRORS[code].retryable
    documented = command.refusals.keys() | ALWAYS.keys() | KEYED.keys()
    assert code in documented


def tag_of(command: Command) -> str:
    return str(command.__struct_config__.tag)


ELSEWHERE = re.compile(
    r"(held|settings|draft|devices|password|profile|dialog)\.|chat\.(pin|at)$|read\.unmark$"
)
"""Commands whose refusals are tested where their subject is; so is the code `quiet_hours`."""


async def test_every_documented_refusal_has_a_case(scene: Scene) -> None:
    seen = {(tag_of(asked(scene)), code) for _, code, asked in CASES}
    here = {tag: kind.refusals for tag, kind in COMMANDS.items() if not ELSEWHERE.match(tag)}
    documented = {(tag, code) for tag, codes in here.items() for code in codes if code != "quiet_hours"}
    assert documented <= seen


async def test_nothing_refused_leaves_a_trace(town: Town, scene: Scene) -> None:
    async with town.client("jana") as jana:
        before = [await jana.open(chat) for chat in (scene.task, scene.group, scene.direct)]
    for who, _, asked in CASES:
        async with wire(town.url, town.tokens[who]) as speaker:
            await speaker.ask(asked(scene))
    async with town.client("jana") as jana:
        assert [await jana.open(chat) for chat in (scene.task, scene.group, scene.direct)] == before


FORBIDDEN: list[Asked] = [
    lambda s: OpenChat(id=1, chat=s.group),
    lambda s: CloseChat(id=1, chat=s.group),
    lambda s: History(id=1, chat=s.group, after=0),
    lambda s: RenameChat(id=1, key=s.key, chat=s.group, title="t"),
    lambda s: add(s, s.group, "jana"),
    lambda s: remove(s, s.group, "jana"),
    lambda s: Send(id=1, key=s.key, chat=s.group, text="t"),
    lambda s: Edit(id=1, key=s.key, chat=s.group, seq=1, text="t"),
    lambda s: Delete(id=1, key=s.key, chat=s.group, seq=1),
    lambda s: TagMessage(id=1, key=s.key, chat=s.group, seq=1, tag="important"),
    lambda s: FindTagged(id=1, chat=s.group, tag="important"),
    lambda s: CountTags(id=1, chat=s.group),
    lambda s: GetMessages(id=1, chat=s.group, seqs=[1]),
    lambda s: GetVersions(id=1, chat=s.group, seq=1),
    lambda s: act(s, s.group, SetDone()),
    lambda s: GetTask(id=1, chat=s.group),
    lambda s: MarkRead(id=1, chat=s.group, seq=1),
    lambda s: Typing(id=1, chat=s.group),
]


@pytest.mark.parametrize("asked", FORBIDDEN)
async def test_what_is_forbidden_looks_as_if_it_were_absent(town: Town, scene: Scene, asked: Asked) -> None:
    command = asked(scene)
    elsewhere = cast(Frame, {**msgspec.to_builtins(command), "chat": ABSENT})
    async with wire(town.url, town.tokens["paul"]) as paul:
        assert await paul.ask(command) == await paul.ask(elsewhere)


async def test_who_has_left_reads_and_hears_no_more(town: Town) -> None:
    group = await town.group("jana", "milan")
    async with town.client("jana") as jana, wire(town.url, town.tokens["milan"]) as milan:
        leave = RemoveMember(id=0, key=jana.key(), chat=group, person=town.people["milan"])
        await jana.call(leave, Sent)
        assert (await milan.push("chat.removed"))["chat"] == group
        await jana.send(group, "unter uns")
        reply = await milan.ask(History(id=5, chat=group, after=0))
        assert reply["code"] == "not_found"
        assert "unter uns" not in repr(milan.pushes)


async def test_errors_are_said_in_the_language_of_the_person(town: Town) -> None:
    """The demo's people read German; a connection without a person is never answered."""
    async with wire(town.url, town.tokens["jana"]) as jana:
        reply = await jana.ask({"t": "nope", "id": 1})
    assert reply["message"] == ERRORS["unknown_command"].de
