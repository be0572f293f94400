"""Schedules repeat; figures that are not good enough are told apart by kind."""

from collections import Counter
from typing import get_args

import pytest

from tests.system.faults.figures import GHOST_SECONDS, REDIS_SECONDS, Figures, faults, report
from tests.system.faults.schedule import Cut, Ending, Far, Kind, Outage, Way, schedule


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_schedule_is_the_same_every_time_and_longer_ones_begin_with_it(kind: Kind) -> None:
    assert schedule(kind, 20, 1, 5.0) == schedule(kind, 40, 1, 5.0)[:20]
    assert schedule(kind, 20, 1, 5.0) != schedule(kind, 20, 2, 5.0)
    assert all(0 <= step.lasts <= 5.0 for step in schedule(kind, 200, 1, 5.0))


def test_all_ways_to_break_something_occur() -> None:
    cuts = {
        (fault.host, fault.far, fault.way)
        for step in schedule("partitions", 500, 1, 5.0)
        if isinstance(fault := step.fault, Cut)
    }
    assert len(cuts) == 2 * len(get_args(Far)) * len(get_args(Way))
    for kind in ("redis", "postgres"):
        endings = {
            fault.how for step in schedule(kind, 50, 1, 5.0) if isinstance(fault := step.fault, Outage)
        }
        assert endings == set(get_args(Ending))


def test_a_guest_leaves_at_the_server_that_is_cut_off() -> None:
    for step in schedule("partitions", 100, 1, 5.0):
        assert isinstance(step.fault, Cut)
        assert step.guest == step.fault.host


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        (Figures(), {}),
        (Figures(recovered={"redis": [REDIS_SECONDS], "kill": [50.0]}, gone=[GHOST_SECONDS]), {}),
        (Figures(wrong=Counter(lost=2)), {"lost": 2}),
        (Figures(gone=[1.0, GHOST_SECONDS + 1]), {"ghost": 1}),
        (Figures(recovered={"redis": [1.0, REDIS_SECONDS + 1]}), {"late": 1}),
    ],
)
def test_what_is_not_good_enough_is_counted(figures: Figures, found: dict[str, int]) -> None:
    assert faults(figures) == found
    assert str(found or 0) in report(figures)
