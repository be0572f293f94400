"""The judge of the other tests sees every kind of fault."""

from collections import Counter

import pytest

from tests.system.judgement import Told, judge

LOG = [(1, ""), (2, "a 0"), (3, "b 0"), (4, "a 1")]
ACKNOWLEDGED = {"a 0": 2, "b 0": 3, "a 1": 4}
SERIES = {"a": ["a 0", "a 1"]}


def told(heard: list[tuple[int, str]], history: list[tuple[int, str]]) -> Told:
    return Told(acknowledged=ACKNOWLEDGED, heard={"katrin": heard}, history=history)


def test_all_is_well() -> None:
    assert judge(told(LOG, LOG), SERIES) == Counter()


@pytest.mark.parametrize(
    ("log", "wrong"),
    [
        (LOG[:3], "lost"),
        ([*LOG, (5, "a 1")], "double"),
        ([*LOG, LOG[3]], "double"),
        ([LOG[0], LOG[2], LOG[1], LOG[3]], "out of order"),
        ([LOG[0], LOG[2], LOG[3]], "gap"),
        ([*LOG, (5, "nobody's")], "unsent"),
        ([*LOG[:3], (4, "other")], "different"),
    ],
)
def test_each_fault_of_a_receiver_or_of_the_history_is_counted(
    log: list[tuple[int, str]], wrong: str
) -> None:
    assert judge(told(log, LOG), SERIES)[wrong] > 0
    if wrong != "different":  # the history is what one differs from
        assert judge(told(LOG, log), SERIES)[wrong] > 0


def test_an_unanswered_message_may_be_there_or_not() -> None:
    with_it = [*LOG, (5, "b 1")]
    left_open = Told(ACKNOWLEDGED, {"b 1"}, {"katrin": with_it}, with_it)
    assert judge(left_open, SERIES) == Counter()
    assert judge(Told(ACKNOWLEDGED, {"b 1"}, {"katrin": LOG}, LOG), SERIES) == Counter()


def test_what_was_sent_after_an_acknowledgement_stands_after_it() -> None:
    swapped = [(1, ""), (2, "a 1"), (3, "b 0"), (4, "a 0")]
    acknowledged = {"a 1": 2, "b 0": 3, "a 0": 4}
    assert judge(Told(acknowledged, set(), {"katrin": swapped}, swapped), SERIES)["out of order"] == 1
