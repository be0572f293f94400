"""The property sees: every leak that is planted into the server is found."""

import pytest

import tests.noninterference.leaks
import tests.noninterference.leaks_asked  # noqa: F401  both plant
from tests.noninterference.planting import LEAKS
from tests.noninterference.worlds import NIGHTS, SHOWING, Difference, Worlds

FOUND_IN = {"count_at_the_door": 5, "lookers_in_are_members": 5, "rates_are_shared": 9}
"""Where the first nights do not show a leak: the one that does."""


@pytest.mark.parametrize("name", LEAKS)
def test_planted_leak_is_found(worlds: Worlds, name: str) -> None:
    """In the nights of `make test`; the one that is known to show it is lived through first."""
    first = SHOWING.get(name, NIGHTS[FOUND_IN.get(name, 0)])
    with LEAKS[name](worlds):
        for night in (first, *NIGHTS):
            try:
                worlds.check(night)
            except Difference:
                break
        else:
            pytest.fail(f"none of {len(NIGHTS)} nights shows it: search for one, and add it to SHOWING")
        quiet = [step for step in night if not step.hidden]
        worlds.check(quiet, variants=1)


def test_there_are_leaks_enough() -> None:
    assert len(LEAKS) >= 30
