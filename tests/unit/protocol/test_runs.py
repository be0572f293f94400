"""Recorded runs: what a client is told, step by step, makes it know what another device is told afresh.

The web client is held to the same files (web_client/src/state/effects/runs.test.ts).
"""

from pathlib import Path

import pytest

from protocol.subjects import PUSHES
from tests.support.recorded_runs.record import record
from tests.support.recorded_runs.runs import FOLDER, load, save, state_after, sum_of, sums
from tests.support.recorded_runs.shown_state import known_alike, shown
from tests.support.recorded_runs.stories import STORIES

FILES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_told_step_by_step_is_what_is_told_afresh(path: Path) -> None:
    run = load(path)
    assert known_alike(shown(state_after(run.received)), run.shown) == run.shown
    assert shown(state_after(run.afresh)) == run.shown


def test_runs_are_never_changed() -> None:
    """A client of a released level has to understand them; what is new gets a run of its own."""
    assert {path.name: sum_of(path) for path in FILES} == sums()


def test_every_push_occurs_in_a_run() -> None:
    steps = [step for path in FILES for step in load(path).received]
    assert {step.frame["t"] for step in steps if step.kind == "push"} == set(PUSHES)


def test_every_story_is_recorded() -> None:
    assert {f"{name}.json" for name in STORIES} <= sums().keys(), (
        "run python -m tests.support.recorded_runs.record"
    )


@pytest.mark.anyio
async def test_a_run_can_be_recorded(tmp_path: Path) -> None:
    run, path = await record(STORIES["gap"], tmp_path), tmp_path / "gap.json"
    save(run, path)
    assert load(path) == run
    with pytest.raises(FileExistsError):
        save(run, path)
