"""The timer: midnight across clock changes, one start for the task, warnings once a crossing (SPEC 8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import from_millis, to_millis
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.budget import recorded_ms
from chat_server.domain.tasks.notices import NoticeCode
from chat_server.domain.tasks.rules.decide import decide
from chat_server.domain.tasks.rules.lapse import lapse, next_lapse
from chat_server.domain.tasks.task import Contract, Delegation, Task, Terms
from tests.unit.tasks.task_samples import (
    ASSISTANT,
    CALENDAR,
    EXPERT,
    FRIDAY,
    HOUR,
    MINUTE,
    NOW,
    after,
    at,
    codes,
    do,
    in_status,
)

CLOCK_CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
LENGTHS = {date(2026, 3, 29): 23, date(2026, 10, 25): 25, date(2027, 3, 28): 23, date(2027, 10, 31): 25}


def begun(now: int, budget: int = 240) -> Task:
    """A task in progress since long ago."""
    terms = Terms("x", FRIDAY, budget)
    contract = Contract(version=1, terms=terms, at=0, person=2, cause="accepted")
    return replace(in_status("in_progress", terms), contracts=(contract,), created=0, changed=0)


@given(
    st.sampled_from(CLOCK_CHANGES),
    st.integers(-26 * 60, 26 * 60),
    st.integers(0, 72 * 60),
    st.sampled_from(["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata"]),
)
def test_a_timer_never_crosses_midnight(day: date, offset: int, minutes: int, zone: str) -> None:
    calendar = Calendar(zone_name=zone)
    start = to_millis(calendar.moment(day, calendar.opening) + timedelta(minutes=offset))
    task = decide(begun(start), acts.StartTimer(), ASSISTANT, start, calendar).task
    end = start + minutes * MINUTE
    stopped = decide(task, acts.StopTimer(), ASSISTANT, end, calendar).task
    assert stopped.running == ()
    lasted = recorded_ms(stopped)
    first = calendar.local(from_millis(start))
    if calendar.local(from_millis(end)).date() == first.date():
        assert lasted == end - start
    else:
        last_day = calendar.local(from_millis(start + lasted - 1)).date()
        after_it = calendar.local(from_millis(start + lasted))
        assert last_day == first.date()
        assert (after_it.date() - first.date(), after_it.hour, after_it.minute) == (timedelta(days=1), 0, 0)


@pytest.mark.parametrize("day", CLOCK_CHANGES)
def test_a_timer_of_the_whole_day_lasts_as_long_as_the_day(day: date) -> None:
    start = at(f"{day} 00:00")
    task = do(begun(start), acts.StartTimer(), ASSISTANT, start).task
    assert next_lapse(task, start, CALENDAR) == start + min(LENGTHS[day] * HOUR, 192 * MINUTE)
    stopped = lapse(task, start + 3 * 24 * HOUR, CALENDAR)
    assert recorded_ms(stopped.task) == LENGTHS[day] * HOUR
    assert codes(stopped) == ["timer_midnight", "worked_100"]
    assert stopped.notices[0].to == ASSISTANT.person
    assert stopped.task.changed == 0, "customers see nothing of it"


def test_stopping_just_after_midnight_is_no_mistake() -> None:
    start = at("2026-11-16 23:50")
    task = do(begun(start), acts.StartTimer(), ASSISTANT, start).task
    stopped = do(task, acts.StopTimer(), ASSISTANT, start + 11 * MINUTE)
    assert recorded_ms(stopped.task) == 10 * MINUTE
    assert codes(stopped) == ["timer_midnight"]
    with pytest.raises(Refusal, match=r"task\.timer_not_running"):
        do(stopped.task, acts.StopTimer(), ASSISTANT, start + 12 * MINUTE)


def test_the_first_timer_after_accepting_starts_the_task() -> None:
    started = do(in_status("accepted"), acts.StartTimer(), ASSISTANT)
    assert started.task.status == "in_progress"
    assert codes(started) == ["started", "timer_started"]
    again = after(started.task, (ASSISTANT, acts.StopTimer()))
    assert codes(do(again, acts.StartTimer(), ASSISTANT)) == ["timer_started"]


def test_in_quiet_hours_the_timer_runs_and_the_start_is_another_act() -> None:
    unseen = do(in_status("accepted"), acts.StartTimerUnseen(), ASSISTANT)
    assert unseen.task.status == "accepted"
    assert all(notice.staff_only for notice in unseen.notices)
    started = do(unseen.task, acts.StartWork(), ASSISTANT, NOW + HOUR)
    assert started.task.status == "in_progress"
    assert started.task.running == unseen.task.running


def test_one_timer_a_person() -> None:
    task = after(in_status("in_progress"), (ASSISTANT, acts.StartTimer()))
    with pytest.raises(Refusal, match=r"task\.timer_running"):
        do(task, acts.StartTimer(), ASSISTANT)
    with pytest.raises(Refusal, match=r"task\.timer_elsewhere"):
        do(task, acts.StartTimer(elsewhere=True), EXPERT)
    both = after(task, (EXPERT, acts.StartTimer()))
    assert {timer.person for timer in both.running} == {ASSISTANT.person, EXPERT.person}
    handed_over = do(both, acts.HandOver("result", "Fertig"), ASSISTANT, NOW + HOUR)
    assert handed_over.task.running == ()
    assert recorded_ms(handed_over.task) == 2 * HOUR
    assert [record.number for record in handed_over.task.records] == [1, 2]
    assert codes(handed_over) == ["handed_over", "timer_stopped", "timer_stopped"]


def test_who_has_delegated_a_task_works_on_it_no_longer() -> None:
    task = after(in_status("in_progress"), (ASSISTANT, acts.StartTimer()))
    delegated = do(task, acts.Delegate("Urlaub"), ASSISTANT, NOW + HOUR).task
    assert (delegated.running, recorded_ms(delegated)) == ((), HOUR)
    with pytest.raises(Refusal, match=r"task\.with_lead"):
        do(delegated, acts.StartTimer(), ASSISTANT, NOW + HOUR)
    accepted = replace(in_status("accepted"), with_lead=Delegation("Urlaub", 2, NOW))
    with pytest.raises(Refusal, match=r"task\.with_lead"):
        do(accepted, acts.StartWork(), ASSISTANT)


def test_a_timer_stopped_at_once_leaves_no_record() -> None:
    task = after(in_status("in_progress"), (ASSISTANT, acts.StartTimer()), (ASSISTANT, acts.StopTimer()))
    assert (task.running, task.records) == ((), ())


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(143, []), (144, ["worked_80"]), (179, ["worked_80"]), (180, ["worked_100"]), (400, ["worked_100"])],
)
def test_warnings_at_80_and_100_percent_of_the_real_time(minutes: int, told: list[NoticeCode]) -> None:
    """3:54 h in Marketing are 3:00 h of work."""
    task = replace(begun(NOW, 234), area=AREAS["marketing"])
    task = do(task, acts.StartTimer(), ASSISTANT).task
    assert next_lapse(task, NOW, CALENDAR) == NOW + 144 * MINUTE
    stopped = do(task, acts.StopTimer(), ASSISTANT, NOW + minutes * MINUTE)
    assert [code for code in codes(stopped) if code.startswith("worked")] == told
    assert all(notice.staff_only for notice in stopped.notices)


def test_each_crossing_is_warned_of_once() -> None:
    task = do(begun(NOW, 100), acts.StartTimer(), ASSISTANT).task
    first = lapse(task, NOW + 80 * MINUTE, CALENDAR)
    assert codes(first) == ["worked_80"]
    assert codes(lapse(first.task, NOW + 99 * MINUTE, CALENDAR)) == []
    assert next_lapse(first.task, NOW + 99 * MINUTE, CALENDAR) == NOW + 100 * MINUTE
    full = lapse(first.task, NOW + 100 * MINUTE, CALENDAR)
    assert codes(full) == ["worked_100"]
    more = replace(full.task, terms=Terms("x", FRIDAY, 200))
    reset = lapse(more, NOW + 100 * MINUTE, CALENDAR)
    assert (codes(reset), reset.task.warned) == ([], 0)
    assert codes(lapse(reset.task, NOW + 160 * MINUTE, CALENDAR)) == ["worked_80"]


RECORDS = [
    ("2026-11-16 09:15", 45, None),
    ("2026-11-16 09:15", 46, "task.record_ahead"),
    ("2026-11-15 23:00", 61, "task.record_over_midnight"),
    ("2026-11-15 23:00", 60, None),
    ("2026-11-12 23:59", 1, "task.record_too_early"),
    ("2026-11-16 08:30", 31, "task.record_overlaps"),
    ("2026-11-16 08:30", 30, None),
    ("2026-11-16 09:10", 30, "task.record_overlaps"),
    ("2026-11-16 09:15", 0, "task.bad_minutes"),
    ("2026-11-16 09:15", -45, "task.bad_minutes"),
    ("2026-11-14 00:00", 1441, "task.bad_minutes"),
    ("2026-11-14 00:00", 1440, None),
    ("2026-11-13 00:00", 30, None),
]


@pytest.mark.parametrize(("start", "minutes", "reason"), RECORDS)
def test_what_can_be_recorded_by_hand(start: str, minutes: int, reason: str | None) -> None:
    """Accepted on the 13th; 09:00 to 09:15 is recorded already."""
    contract = Contract(
        version=1, terms=Terms("x", FRIDAY, 240), at=at("2026-11-13 00:00"), person=2, cause="accepted"
    )
    task = replace(in_status("in_progress"), contracts=(contract,))
    task = do(task, acts.StartTimer(), ASSISTANT, at("2026-11-16 09:00")).task
    task = do(task, acts.StopTimer(), ASSISTANT, at("2026-11-16 09:15")).task
    act = acts.RecordTime(at(start), minutes, "Timer vergessen")
    if reason is None:
        assert do(task, act, ASSISTANT).task.records[-1].state == "waiting"
    else:
        with pytest.raises(Refusal) as refused:
            do(task, act, ASSISTANT)
        assert refused.value.detail == reason


def test_a_record_by_hand_needs_a_reason() -> None:
    with pytest.raises(Refusal, match=r"task\.text_missing"):
        do(begun(NOW), acts.RecordTime(NOW - HOUR, 30, "  "), ASSISTANT)


def test_nothing_is_recorded_by_hand_while_the_timer_runs() -> None:
    task = do(begun(NOW), acts.StartTimer(), ASSISTANT, NOW - HOUR).task
    with pytest.raises(Refusal, match=r"task\.record_overlaps"):
        do(task, acts.RecordTime(NOW - HOUR // 2, 10, "Doppelt"), ASSISTANT)
    assert do(task, acts.RecordTime(NOW - HOUR // 2, 10, "Zu zweit"), EXPERT).task.records
