"""Working time: the timer, records by hand, warnings (SPEC 8). Customers are never told anything of it."""

from dataclasses import replace

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import is_surcharge_time, midnight_after
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.budget import MINUTE, half_worked_at, is_half_worked, run_length, warning_level
from chat_server.domain.tasks.checks import MAX_RECORD, check_minutes, check_text
from chat_server.domain.tasks.notices import NoticeCode, TaskNotice, notice, notice_to
from chat_server.domain.tasks.refusal_texts import RefusalReason, refuse
from chat_server.domain.tasks.rules.approvals import is_approved
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.task import Record, Running, Task

_LONG = 3 * 60
"""Minutes of budget above which the customer should see interim results."""


@apply_act.register
def start_timer(act: acts.StartTimer, task: Task, context: RuleContext) -> Decision:
    """The first start after accepting also starts the task."""
    if task.status != "accepted":
        return _run(act, task, context)
    started = apply_act(acts.StartWork(), task, context)
    running = _run(act, started.task, context)
    return decision(running.task, *started.notices, *running.notices)


@apply_act.register
def start_timer_unseen(act: acts.StartTimerUnseen, task: Task, context: RuleContext) -> Decision:
    return _run(act, task, context)


@apply_act.register
def stop_timer(_act: acts.StopTimer, task: Task, context: RuleContext) -> Decision:
    mine = [timer for timer in task.running if timer.person == context.actor.person]
    if not mine:
        raise refuse("task.timer_not_running")
    return decision(_stopped(task, mine[0], context.now), _stop_notice("timer_stopped", mine[0]))


@apply_act.register
def record_time(act: acts.RecordTime, task: Task, context: RuleContext) -> Decision:
    """Records time by hand, which counts only once management has released it."""
    check_minutes(act.minutes, "minutes", MAX_RECORD)
    reason = check_text(act.reason, "reason")
    person, length = context.actor.person, act.minutes * MINUTE
    record = Record(
        number=len(task.records) + 1,
        person=person,
        start=act.start,
        length=length,
        reason=reason,
        state="waiting",
    )
    wrong = _record_problem(task, record, context)
    if wrong is not None:
        raise refuse(wrong, "start")
    record = replace(record, double=counts_double(task, act.start, context.calendar))
    task = replace(task, records=(*task.records, record))
    return decision(task, notice("record_waiting", number=record.number, minutes=act.minutes))


@apply_act.register
def release_record(act: acts.ReleaseRecord, task: Task, context: RuleContext) -> Decision:
    record = next((known for known in task.records if known.number == act.number), None)
    if record is None:
        raise refuse("task.no_such_record", "number")
    if record.state != "waiting":
        raise refuse("task.record_settled")
    settled = replace(record, state="counted" if act.release else "refused", settled_at=context.now)
    records = tuple(settled if known is record else known for known in task.records)
    code: NoticeCode = "record_released" if act.release else "record_refused"
    return decision(replace(task, records=records), notice_to(record.person, code, number=record.number))


def counts_double(task: Task, start: int, calendar: Calendar) -> bool:
    """Whether work counts double for the customer: at a weekend or on a holiday, if approved before it began."""
    return is_surcharge_time(start, calendar) and is_approved(task, "double_rate", start)


def stop_all(task: Task, now: int) -> Decision:
    """Stops all timers of the task and tells their owners."""
    timers = task.running
    for timer in timers:
        task = _stopped(task, timer, now)
    return decision(task, *(_stop_notice("timer_stopped", timer) for timer in timers))


def stop_for_leaver(task: Task, person: int, name: str, now: int) -> Decision:
    """Stops the timer of a person who leaves the task, and tells staff; `name` is their public id (SPEC 11)."""
    mine = [timer for timer in task.running if timer.person == person]
    if not mine:
        return decision(task)
    stopped = warn(_stopped(task, mine[0], now), now)
    return decision(stopped.task, notice("timer_left", person=name, since=mine[0].since), *stopped.notices)


def stop_at_midnight(task: Task, now: int) -> Decision:
    """Stops the timers whose local day is over, as of its end."""
    over = [timer for timer in task.running if now >= timer.until]
    for timer in over:
        task = _stopped(task, timer, timer.until)
    return decision(task, *(_stop_notice("timer_midnight", timer) for timer in over))


def wants_interim(task: Task) -> bool:
    """Whether the customer should see an interim result: of long tasks, and of the first of a kind (SPEC 7)."""
    return not task.interim_shown and (task.first_of_kind or (task.terms.budget or 0) > _LONG)


def ask_interim(task: Task, now: int) -> Decision:
    """Asks the assistant once for an interim result, when there is something to show: half of the work is done."""
    if task.interim_asked or not wants_interim(task) or not is_half_worked(task, now):
        return decision(task)
    return decision(replace(task, interim_asked=True), notice("interim_wanted"))


def interim_asked_at(task: Task, now: int) -> int | None:
    """When the running timers bring that about, if nothing stops them before."""
    return half_worked_at(task, now) if not task.interim_asked and wants_interim(task) else None


def warn(task: Task, now: int) -> Decision:
    """Warns at 80 % and 100 % of the real working time, once each time a level is reached."""
    reached = warning_level(task, now)
    if reached == task.warned:
        return decision(task)
    warned = replace(task, warned=reached)
    codes: dict[int, NoticeCode] = {80: "worked_80", 100: "worked_100"}
    return decision(warned, notice(codes[reached])) if reached > task.warned else decision(warned)


def _run(act: acts.StartTimer | acts.StartTimerUnseen, task: Task, context: RuleContext) -> Decision:
    person, now = context.actor.person, context.now
    if any(timer.person == person for timer in task.running):
        raise refuse("task.timer_running")
    if act.elsewhere:
        raise refuse("task.timer_elsewhere")
    if task.with_lead is not None and context.actor.role in ("assistant", "expert"):
        raise refuse("task.with_lead")
    double = counts_double(task, now, context.calendar)
    timer = Running(person, now, midnight_after(now, context.calendar), double)
    return decision(replace(task, running=(*task.running, timer)), notice_to(person, "timer_started"))


def _stopped(task: Task, timer: Running, now: int) -> Task:
    """A timer that was stopped at once leaves no record."""
    running = tuple(other for other in task.running if other is not timer)
    length = run_length(timer, now)
    if not length:
        return replace(task, running=running)
    number, end = len(task.records) + 1, timer.since + length
    record = Record(
        number=number,
        person=timer.person,
        start=timer.since,
        length=length,
        double=timer.double,
        settled_at=end,
    )
    return replace(task, running=running, records=(*task.records, record))


def _stop_notice(code: NoticeCode, timer: Running) -> TaskNotice:
    return notice_to(timer.person, code, since=timer.since)


def _record_problem(task: Task, record: Record, context: RuleContext) -> RefusalReason | None:
    end = record.start + record.length
    wrong: tuple[tuple[bool, RefusalReason], ...] = (
        (end > context.now, "task.record_ahead"),
        (record.start < task.contracts[0].at, "task.record_too_early"),
        (end > midnight_after(record.start, context.calendar), "task.record_over_midnight"),
        (_overlaps(task, record, end), "task.record_overlaps"),
    )
    return next((reason for is_wrong, reason in wrong if is_wrong), None)


def _overlaps(task: Task, record: Record, end: int) -> bool:
    """Whether the record overlaps with other time of the same person on the task, recorded or running."""
    if any(timer.person == record.person and timer.since < end for timer in task.running):
        return True
    return any(
        known.person == record.person
        and known.state != "refused"
        and known.start < end
        and record.start < known.start + known.length
        for known in task.records
    )
