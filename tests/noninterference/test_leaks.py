"""The property sees: every leak that is planted into the server is found."""

from collections.abc import Iterable

import pytest

import tests.noninterference.leaks
import tests.noninterference.leaks_asked  # noqa: F401  both plant
from tests.noninterference.acts import Step
from tests.noninterference.planting import LEAKS
from tests.noninterference.worlds import NIGHTS, SHOWING, VARIANTS, Difference, Worlds

FOUND_IN = {
    "all_ambient_facts_told": (0, 1), "chats_by_activity": (0, 3), "count_at_the_door": (5, 0),
    "count_in_readyz": (1, 0), "dialog_told_to_all": (24, 0), "drafts_visible": (0, 3),
    "everybody_who_ever_looked_is_known": (0, 3), "head_with_what_is_held": (3, 3),
    "held_act_takes_a_number_at_once": (3, 3), "held_act_told_to_all": (3, 3), "held_acts_counted": (3, 3),
    "held_wording_among_the_versions": (25, 0), "hidden_marks_named": (0, 3), "hidden_marks_shown": (0, 1),
    "hidden_marks_with_a_time": (0, 1), "internal_chat_told": (1, 7), "last_modified_by_reading": (0, 1),
    "lookers_in_are_members": (0, 5), "members_by_activity": (0, 6), "names_change_at_once": (6, 4),
    "nothing_is_held": (3, 3), "pings_dealt_out_in_turn": (1, 0), "pinned_by_anybody": (0, 4),
    "rates_are_shared": (26, 0), "read_mark_told": (0, 1), "reads_of_staff_move_the_head": (0, 1),
    "sessions_that_end_ping_everybody": (5, 3), "time_on_tasks_at_once": (27, 0),
    "trial_is_not_rolled_back": (3, 3), "typing_passed_on": (0, 4),
}  # fmt: skip
"""Where the first night does not show a leak with its own hidden acts: which does, with which variant of them.

A new command makes other nights: what is stale here costs time only."""


@pytest.mark.parametrize("name", LEAKS)
def test_planted_leak_is_found(worlds: Worlds, name: str) -> None:
    """In the nights of `make test`; where it was found the last time is looked first."""
    number, variant = FOUND_IN.get(name, (0, 0))
    with LEAKS[name](worlds):
        night = NIGHTS[number]
        if not shows(worlds, night, [variant]):
            found = next((night for night in NIGHTS if shows(worlds, night)), None)
            assert found, f"none of {len(NIGHTS)} nights shows it: search for one, and add it to SHOWING"
            night = found
        worlds.check([step for step in night if not step.hidden], [0])


def shows(worlds: Worlds, night: list[Step], variants: Iterable[int] = range(VARIANTS)) -> bool:
    """Whether customers can tell such a night from one without hidden acts."""
    try:
        worlds.check(night, variants)
    except Difference:
        return True
    return False


def test_there_are_leaks_enough() -> None:
    assert len(LEAKS) >= 30


def test_every_night_that_was_added_for_a_leak_is_needed() -> None:
    added = range(len(NIGHTS) - len(SHOWING), len(NIGHTS))
    assert {name: FOUND_IN[name][0] for name in SHOWING} == dict(zip(SHOWING, added, strict=True))
