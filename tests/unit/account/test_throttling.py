"""How long failed sign-ins have to wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.account.throttling import (
    ADDRESS,
    EMAIL,
    FORGOTTEN_AFTER,
    PAIR,
    Attempts,
    Policy,
    after_attempt,
    decide_wait,
)

POLICIES = [PAIR, EMAIL, ADDRESS]
T = 10**12


@pytest.mark.parametrize(
    ("failures", "wait"),
    [(0, 0), (4, 0), (5, 1_000), (6, 2_000), (7, 4_000), (10, 32_000), (11, 60_000), (10**9, 60_000)],
)
def test_the_waits_of_an_email_from_one_address(failures: int, wait: int) -> None:
    assert decide_wait(Attempts(failures, T), PAIR, T) == wait
    assert decide_wait(Attempts(failures, T), PAIR, T + wait) == 0
    if wait:
        assert decide_wait(Attempts(failures, T), PAIR, T + wait - 1) == 1


@given(st.sampled_from(POLICIES), st.integers(0, 10**6), st.integers(-(10**15), 10**15))
def test_nobody_ever_waits_longer_than_the_most(policy: Policy, failures: int, since: int) -> None:
    assert 0 <= decide_wait(Attempts(failures, T), policy, T + since) <= policy.most


@pytest.mark.parametrize(("policy", "a_day"), [(PAIR, 1_449), (EMAIL, 1_544), (ADDRESS, 134)])
def test_guesses_a_day_of_somebody_who_never_gives_up(policy: Policy, a_day: int) -> None:
    attempts, now, guesses = Attempts(0, 0), T, 0
    while (now := now + decide_wait(attempts, policy, now)) < T + FORGOTTEN_AFTER:
        attempts, guesses = after_attempt(attempts, now), guesses + 1
    assert guesses == a_day


def test_a_day_without_attempts_forgets() -> None:
    assert after_attempt(Attempts(40, T), T + FORGOTTEN_AFTER) == Attempts(1, T + FORGOTTEN_AFTER)
    assert after_attempt(Attempts(40, T), T + FORGOTTEN_AFTER - 1).failures == 41


def test_a_clock_moved_back_holds_nobody_off() -> None:
    assert decide_wait(Attempts(40, T), EMAIL, T - 1) == 0
