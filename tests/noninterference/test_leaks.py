"""The property sees: every leak that is planted into the server is found."""

import pytest

import tests.noninterference.leaks
import tests.noninterference.leaks_asked  # noqa: F401  both plant
from tests.noninterference.planting import LEAKS
from tests.noninterference.worlds import Difference, Worlds, schedule_of

BUDGET = 240
"""Schedules until a planted leak must have been found."""


@pytest.mark.parametrize("name", LEAKS)
def test_planted_leak_is_found(worlds: Worlds, name: str) -> None:
    with LEAKS[name](worlds):
        for seed in range(BUDGET):
            try:
                worlds.check(schedule_of(seed))
            except Difference:
                break
        else:
            pytest.fail(f"{BUDGET} schedules did not find it")
        quiet = [step for step in schedule_of(seed) if not step.hidden]
        worlds.check(quiet, variants=1)


def test_there_are_leaks_enough() -> None:
    assert len(LEAKS) >= 30
