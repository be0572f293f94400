"""Budget, real working time and the time account in integers (SPEC 8), against fractions."""

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.areas import AREAS, Area
from chat_server.domain.tasks.budget import (
    assistant_ms,
    budget_minutes,
    charged,
    overrun,
    real_minutes,
    recorded_ms,
    reserved,
    used,
)
from chat_server.domain.tasks.rules.decide import decide
from chat_server.domain.tasks.rules.decision import AgencyRules
from chat_server.domain.tasks.task import Approval, Record, Task, TaskStatus, Terms
from chat_server.domain.time.account import (
    PACKAGES,
    Package,
    TimeAccount,
    became_low,
    book,
    remaining_budget,
    shortfall,
    time_account,
)
from tests.unit.tasks.task_samples import (
    ASSISTANT,
    CALENDAR,
    CUSTOMER,
    FRIDAY,
    HOUR,
    LEAD,
    MANAGEMENT,
    MINUTE,
    NOW,
    after,
    at,
    do,
    in_status,
)

MARKETING = AREAS["marketing"]
ANY_AREA = st.sampled_from(list(AREAS.values()))
OPEN: tuple[TaskStatus, ...] = ("review", "accepted", "in_progress", "handed_over")


def worked_on(
    *lengths: int, status: TaskStatus = "in_progress", budget: int = 240, area: str = "backoffice"
) -> Task:
    """A task with records of these lengths in milliseconds; a negative one counts double."""
    records = tuple(
        Record(
            number=number, person=2, start=NOW - HOUR, length=abs(length), double=length < 0, settled_at=NOW
        )
        for number, length in enumerate(lengths, 1)
    )
    return replace(in_status(status, Terms("x", FRIDAY, budget), area), records=records)


def test_the_examples_of_the_spec() -> None:
    assert budget_minutes(3 * 60, MARKETING) == 3 * 60 + 54
    assert real_minutes(4 * 60, MARKETING) == 3 * 60 + 4


@pytest.mark.parametrize(
    ("area", "customer", "assistant", "special"),
    [
        ("backoffice", "1.0", "1.0", False),
        ("marketing", "1.3", "1.2", False),
        ("frontdesk", "1.8", "1.5", True),
        ("design", "2.0", "1.8", True),
        ("project", "1.8", "1.5", True),
    ],
)
def test_the_factors_of_the_spec(area: str, customer: str, assistant: str, special: bool) -> None:
    known = AREAS[area]
    assert Fraction(known.customer_percent, 100) == Fraction(customer)
    assert Fraction(known.assistant_percent, 100) == Fraction(assistant)
    assert known.special is special


def test_a_factor_that_the_agency_sets_later_changes_no_task() -> None:
    cheaper = Area(key="project", customer_percent=150, assistant_percent=150, special=True)
    rules = AgencyRules({**AREAS, "project": cheaper})
    before = in_status("review", area="design")
    task = decide(before, acts.SetArea("project"), ASSISTANT, NOW, CALENDAR, rules).task
    assert task.area == cheaper
    assert do(task, acts.WriteMessage(), ASSISTANT).task.area == cheaper


@given(st.integers(0, 10**6), ANY_AREA)
def test_work_rounds_down_and_budget_up(minutes: int, area: Area) -> None:
    factor = Fraction(area.customer_percent, 100)
    assert real_minutes(minutes, area) == floor(minutes / factor)
    assert budget_minutes(minutes, area) == ceil(minutes * factor)
    assert real_minutes(budget_minutes(minutes, area), area) == minutes
    assert budget_minutes(real_minutes(minutes, area), area) <= minutes


@given(st.lists(st.integers(-(10**8), 10**8).filter(bool), max_size=8), ANY_AREA, st.integers(1, 10**4))
def test_a_total_is_rounded_once_for_the_customer(lengths: list[int], area: Area, budget: int) -> None:
    task = worked_on(*lengths, budget=budget, area=area.key)
    exact = sum(Fraction(abs(length) * (2 if length < 0 else 1), MINUTE) for length in lengths)
    assert used(task) == ceil(exact * Fraction(area.customer_percent, 100))
    assert recorded_ms(task) == sum(abs(length) for length in lengths)
    assert assistant_ms(task, 2) == floor(exact * MINUTE * Fraction(area.assistant_percent, 100))
    assert assistant_ms(task, 3) == 0


@given(st.integers(1, 10**4), ANY_AREA)
def test_working_exactly_the_real_time_never_costs_more_than_the_budget(budget: int, area: Area) -> None:
    task = worked_on(real_minutes(budget, area) * MINUTE or 1, budget=budget, area=area.key)
    assert used(task) <= max(budget, 1)


@given(
    st.lists(st.integers(-(10**8), 10**8).filter(bool), max_size=5),
    st.integers(1, 3000),
    st.integers(0, 3000),
    st.sampled_from(OPEN),
)
def test_what_is_charged_and_reserved_is_the_budget(
    lengths: list[int], budget: int, refunded: int, status: TaskStatus
) -> None:
    task = replace(worked_on(*lengths, status=status, budget=budget), refunded=refunded)
    assert charged(task) + reserved(task) == max(0, budget - refunded)
    assert charged(task) >= 0
    assert reserved(task) >= 0
    assert overrun(task) == max(0, used(task) - budget)


def test_nobody_pays_more_than_was_agreed() -> None:
    task = worked_on(5 * HOUR)
    assert (charged(task), reserved(task), overrun(task)) == (240, 0, 60)


def test_unused_budget_returns_when_the_task_is_done() -> None:
    task = worked_on(HOUR, status="handed_over")
    assert (charged(task), reserved(task)) == (60, 180)
    done = do(task, acts.SetDone(), CUSTOMER).task
    assert (charged(done), reserved(done)) == (60, 0)


def test_reserved_budget_is_given_back_down_to_what_is_worked() -> None:
    task = worked_on(HOUR + 1)
    with pytest.raises(Refusal, match=r"task\.below_worked"):
        do(task, acts.ReleaseBudget(180), ASSISTANT)
    given_back = do(task, acts.ReleaseBudget(179), ASSISTANT)
    assert (charged(given_back.task), reserved(given_back.task)) == (61, 0)
    assert given_back.notices[0].tags == ("budget_change",)
    assert given_back.notices[0].data == {"budget_from": 240, "budget_to": 61, "minutes": 179}
    assert [contract.terms.budget for contract in given_back.task.contracts] == [240, 61]


def test_a_running_timer_counts_before_budget_is_given_back() -> None:
    task = after(in_status("in_progress"), (ASSISTANT, acts.StartTimer()), now=NOW)
    with pytest.raises(Refusal, match=r"task\.below_worked"):
        do(task, acts.ReleaseBudget(211), ASSISTANT, NOW + 30 * MINUTE)
    assert do(task, acts.ReleaseBudget(210), ASSISTANT, NOW + 30 * MINUTE).task.terms.budget == 30


def test_a_granted_claim_makes_the_whole_budget_free_but_not_what_is_agreed_later() -> None:
    late = at("2026-11-20 12:01")
    task = worked_on(HOUR)
    task = after(task, (CUSTOMER, acts.MakeClaim()), (LEAD, acts.DecideClaim(grant=True)), now=late)
    assert (charged(task), reserved(task)) == (0, 0)
    more = replace(task, terms=replace(task.terms, budget=300))
    assert (charged(more), reserved(more)) == (0, 60)


DOUBLE = Approval(
    number=1,
    kind="double_rate",
    text="Samstag arbeiten",
    asked_by=2,
    asked_at=NOW,
    state="granted",
    answered_by=1,
    answered_at=at("2026-11-20 15:00"),
)


@pytest.mark.parametrize(
    ("start", "approval", "expected"),
    [
        ("2026-11-20 20:00", DOUBLE, 60),  # Friday evening
        ("2026-11-21 10:00", DOUBLE, 120),
        ("2026-11-21 10:00", None, 60),  # voluntary
        ("2026-11-21 10:00", replace(DOUBLE, state="refused"), 60),
        ("2026-11-21 10:00", replace(DOUBLE, answered_at=at("2026-11-21 10:00")), 120),
        ("2026-11-21 10:00", replace(DOUBLE, answered_at=at("2026-11-21 10:01")), 60),  # not before
        ("2026-11-22 22:59", DOUBLE, 120),
        ("2026-11-23 00:00", DOUBLE, 60),  # Monday
        ("2026-12-25 10:00", DOUBLE, 120),  # a holiday on a Friday
        ("2026-12-24 10:00", DOUBLE, 60),
    ],
)
def test_weekend_work_counts_double_only_when_approved_before(
    start: str, approval: Approval | None, expected: int
) -> None:
    task = replace(in_status("in_progress"), approvals=(approval,) if approval else ())
    task = do(task, acts.StartTimer(), ASSISTANT, at(start)).task
    task = do(task, acts.StopTimer(), ASSISTANT, at(start) + HOUR).task
    assert used(task) == expected
    assert recorded_ms(task) == HOUR


def test_the_account_balances() -> None:
    packages = [book(10, NOW), Package(25, NOW, NOW)]
    tasks = [
        worked_on(HOUR),
        worked_on(90 * MINUTE, status="done"),
        in_status("review"),
        in_status("deleted"),
        in_status("draft"),
    ]
    sums = time_account(packages, tasks)
    assert sums == TimeAccount(booked=25 * 60, worked=60 + 90, reserved=180 + 240)
    assert sums.booked == sums.worked + sums.reserved + sums.available
    assert sums.balance - sums.reserved == sums.available == 1500 - 150 - 420
    assert remaining_budget(tasks) == 420
    assert shortfall(sums, 930) == 0
    assert shortfall(sums, 1000) == 70


@pytest.mark.parametrize(
    ("balance", "available", "low"),
    [(119, 59, True), (120, 59, False), (119, 60, False), (600, 0, False), (0, -300, True)],
)
def test_an_account_is_low_under_two_hours_with_under_one_available(
    balance: int, available: int, low: bool
) -> None:
    now_low = TimeAccount(600, 600 - balance, balance - available)
    assert now_low.is_low is low
    assert became_low(TimeAccount(600, 0, 0), now_low) is low
    assert not became_low(TimeAccount(600, 600, 0), now_low)


def test_only_packages_can_be_booked() -> None:
    assert PACKAGES == (5, 10, 25, 50, 100, 300)
    for hours in (-5, 0, 1, 301):
        with pytest.raises(Refusal, match=r"task\.bad_minutes"):
            book(hours, NOW)


def test_time_by_hand_counts_when_management_releases_it() -> None:
    act = acts.RecordTime(NOW - 45 * MINUTE, 45, "Timer vergessen")
    waiting = do(in_status("in_progress"), act, ASSISTANT).task
    assert used(waiting) == 0
    released = do(waiting, acts.ReleaseRecord(1, release=True), MANAGEMENT)
    assert used(released.task) == 45
    assert (released.notices[0].to, released.notices[0].staff_only) == (ASSISTANT.person, True)
    assert used(do(waiting, acts.ReleaseRecord(1, release=False), MANAGEMENT).task) == 0
    with pytest.raises(Refusal, match=r"task\.record_settled"):
        do(released.task, acts.ReleaseRecord(1, release=False), MANAGEMENT)
