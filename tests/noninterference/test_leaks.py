"""The property sees: every leak that is planted into the server is found."""

import pytest

import tests.noninterference.leaks
import tests.noninterference.leaks_asked  # noqa: F401  both plant
from tests.noninterference.planting import LEAKS
from tests.noninterference.worlds import NIGHTS, SHOWING, Difference, Worlds


@pytest.mark.parametrize("name", LEAKS)
def test_planted_leak_is_found(worlds: Worlds, name: str) -> None:
    """In the nights of `make test`; one that was made to show it is lived through first."""
    with LEAKS[name](worlds):
        for night in (SHOWING.get(name, NIGHTS[0]), *NIGHTS):
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
