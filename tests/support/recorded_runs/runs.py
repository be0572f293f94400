"""What a client heard, step by step, and what it knows after it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from protocol.bot.commands import Dialogs
from protocol.chats.log import Snapshot
from protocol.client.received import decode_server_frame
from protocol.client_state.apply import apply, is_gap
from protocol.client_state.state import (
    ClientState,
    state_of,
    with_dialogs,
    with_snapshot,
    with_task,
    with_welcome,
)
from protocol.codec import encode
from protocol.core.frames import Push
from protocol.hello import Welcome
from protocol.tasks.task import TaskView
from tests.support.recorded_runs.shown_state import Shown

Kind = Literal["welcome", "snapshot", "task", "dialogs", "push", "gap"]
"""Answers to hello, chat.open, task.get and dialog.list, and pushes; before a `gap` something is missing."""


class Step(NamedTuple):
    kind: Kind
    frame: Mapping[str, object]
    """The push, or the result of the command, as it came."""


class Run(NamedTuple):
    """A recorded sequence; `afresh` is what another device of the same person was told at its end."""

    about: str
    received: list[Step]
    afresh: list[Step]
    shown: Shown
    """What is seen in the end, either way."""


def state_after(steps: Iterable[Step]) -> ClientState:
    state = None
    for step in steps:
        state = after(state, step)
    assert state is not None, "a run begins with a welcome"
    return state


def after(state: ClientState | None, step: Step) -> ClientState:
    """What is known after one step. A client that sees a gap ignores the push, and resumes."""
    if step.kind == "welcome":
        welcome = msgspec.convert(step.frame, Welcome)
        return state_of(welcome) if state is None else with_welcome(state, welcome)
    assert state is not None, "a run begins with a welcome"
    match step.kind:
        case "snapshot":
            return with_snapshot(state, msgspec.convert(step.frame, Snapshot))
        case "task":
            return with_task(state, msgspec.convert(step.frame, TaskView))
        case "dialogs":
            return with_dialogs(state, msgspec.convert(step.frame, Dialogs))
        case "push" | "gap":
            push = push_of(step)
            assert is_gap(state, push) is (step.kind == "gap"), step
            return state if step.kind == "gap" else apply(state, push)


def push_of(step: Step) -> Push:
    push = decode_server_frame(encode(step.frame, "json"), "json")
    assert isinstance(push, Push)
    return push


FOLDER = Path(__file__).parents[2] / "frozen" / "runs"
SUMS = FOLDER / "SHA256SUMS"


def load(path: Path) -> Run:
    read = json.loads(path.read_text("utf-8"))
    return Run(read["about"], _steps(read["received"]), _steps(read["afresh"]), read["shown"])


def _steps(lines: list[dict[Kind, dict[str, object]]]) -> list[Step]:
    return [Step(kind, frame) for line in lines for kind, frame in line.items()]


def save(run: Run, path: Path) -> None:
    """Writes a run that is not there yet, a frame a line. Raises FileExistsError: a run is never written again."""
    parts = [
        f'"about": {_json(run.about)}',
        f'"received": {_lines(run.received)}',
        f'"afresh": {_lines(run.afresh)}',
        f'"shown": {_json(run.shown)}',
    ]
    with path.open("x", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(parts) + "\n}\n")


def _lines(steps: list[Step]) -> str:
    return "[\n" + ",\n".join(_json({step.kind: step.frame}) for step in steps) + "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sums() -> dict[str, str]:
    """The sum of every run by its file name, as it was when the run was added."""
    lines = SUMS.read_text("utf-8").splitlines() if SUMS.exists() else []
    return {name: digest for digest, name in (line.split("  ") for line in lines)}
