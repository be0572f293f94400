"""What time alone changes in a task, and when it does so next (SPEC 7, 8)."""

from dataclasses import replace

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import after_days
from chat_server.domain.tasks.budget import next_warning_at
from chat_server.domain.tasks.rules.decision import DEFAULT_RULES, AgencyRules, Decision, decision
from chat_server.domain.tasks.rules.proposals import expire, open_proposals
from chat_server.domain.tasks.rules.timer import ask_interim, interim_asked_at, stop_at_midnight, warn
from chat_server.domain.tasks.rules.work import finish
from chat_server.domain.tasks.task import Task


def lapse(task: Task, now: int, calendar: Calendar, rules: AgencyRules = DEFAULT_RULES) -> Decision:
    """Stops timers at midnight, gives warnings of working time, expires proposals, and takes silence as consent.

    Lapsing again at the same moment changes nothing more.
    """
    stopped = stop_at_midnight(task, now)
    asked = ask_interim(stopped.task, now)
    warned = warn(asked.task, now)
    expired = expire(warned.task, now)
    ended = _end(expired.task, now, calendar, rules)
    notices = stopped.notices + asked.notices + warned.notices + expired.notices + ended.notices
    seen = any(not one.staff_only for one in notices)
    return decision(replace(ended.task, changed=now) if seen else ended.task, *notices)


def lapse_unseen(task: Task, now: int) -> Decision:
    """The part of `lapse` that customers do not see: timers stop at midnight, warnings of working time are given."""
    stopped = stop_at_midnight(task, now)
    asked = ask_interim(stopped.task, now)
    warned = warn(asked.task, now)
    return decision(warned.task, *stopped.notices, *asked.notices, *warned.notices)


def next_lapse(task: Task, now: int, calendar: Calendar, rules: AgencyRules = DEFAULT_RULES) -> int | None:
    """The first moment after `now` at which `lapse` would change something, if nobody acts before."""
    moments = [
        *(timer.until for timer in task.running),
        *(card.until for card in open_proposals(task)),
        next_warning_at(task, now),
        interim_asked_at(task, now),
        _silence_ends(task, calendar, rules),
    ]
    return min((moment for moment in moments if moment is not None), default=None)


def _end(task: Task, now: int, calendar: Calendar, rules: AgencyRules) -> Decision:
    ends = _silence_ends(task, calendar, rules)
    if ends is None or now < ends:
        return decision(task)
    return finish(replace(task, status="done"), "done_by_silence")


def _silence_ends(task: Task, calendar: Calendar, rules: AgencyRules) -> int | None:
    """When silence counts as consent; None after a question or a request for feedback, which are no results."""
    handover = task.handover
    if rules.done_after_days is None or task.status != "handed_over" or handover is None:
        return None
    if handover.kind not in ("result", "not_needed"):
        return None
    since = handover.at if task.heard is None else max(handover.at, task.heard)
    return after_days(since, rules.done_after_days, calendar)
