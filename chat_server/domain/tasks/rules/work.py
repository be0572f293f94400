"""Work on a task: start, interim results, hand-over, done or returned, budget given back (SPEC 7, 8)."""

from dataclasses import replace

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.budget import spent
from chat_server.domain.tasks.checks import check_deadline, check_length, check_minutes
from chat_server.domain.tasks.notices import NoticeCode, notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.approvals import lapse_approvals
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.rules.proposals import overtake, overtake_terms
from chat_server.domain.tasks.rules.terms import changes_as_data, differing, tags_of, with_terms
from chat_server.domain.tasks.rules.timer import stop_all
from chat_server.domain.tasks.task import Handover, Task


@apply_act.register
def start(_act: acts.StartWork, task: Task, context: RuleContext) -> Decision:
    if task.with_lead is not None and context.actor.role in ("assistant", "expert"):
        raise refuse("task.with_lead")
    return decision(task, notice("started"))


@apply_act.register
def show_interim(act: acts.ShowInterim, task: Task, _context: RuleContext) -> Decision:
    _check_contents(act)
    return decision(replace(task, interim_shown=True), notice("interim", files=act.files))


@apply_act.register
def hand_over(act: acts.HandOver, task: Task, context: RuleContext) -> Decision:
    """Stops all timers and takes the task back from the lead: it is the customer's turn."""
    _check_contents(act)
    stopped = stop_all(task, context.now)
    interim = act.kind == "interim"
    task = replace(
        stopped.task,
        handover=Handover(act.kind, context.actor.person, context.now),
        interim_shown=task.interim_shown or interim,
        with_lead=None,
    )
    tags = ("interim",) if interim else ()
    return decision(task, notice("handed_over", *tags, kind=act.kind, files=act.files), *stopped.notices)


@apply_act.register
def set_done(_act: acts.SetDone, task: Task, _context: RuleContext) -> Decision:
    return finish(task, "done")


def finish(task: Task, code: NoticeCode) -> Decision:
    """Closes everything that waits. Reserved time that was not used returns to the account (see
    `budget.reserved`).
    """
    task = lapse_approvals(overtake(task, lambda _card: True))
    return decision(replace(task, with_lead=None, awaiting_release=None, reaction=None), notice(code))


@apply_act.register
def return_task(act: acts.Return, task: Task, context: RuleContext) -> Decision:
    """The new deadline holds at once, as a version of the contract."""
    if act.deadline is None and task.terms.deadline is not None:
        raise refuse("task.deadline_past", "deadline")
    note = check_length(act.note, "note")
    deadline = check_deadline(act.deadline, context.now) if act.deadline else None
    before, after = task.terms, replace(task.terms, deadline=deadline)
    changed = differing(before, after)
    task = with_terms(overtake_terms(task, changed), after, "returned", context)
    return decision(
        task, notice("returned", *tags_of(changed), note=note != "", **changes_as_data(before, after))
    )


@apply_act.register
def release_budget(act: acts.ReleaseBudget, task: Task, context: RuleContext) -> Decision:
    """At most down to what is worked, running timers included. The customer agrees by nature: a version of the
    contract.
    """
    check_minutes(act.minutes, "minutes")
    before = task.terms
    if before.budget is None or act.minutes > before.budget - spent(task, context.now):
        raise refuse("task.below_worked", "minutes")
    after = replace(before, budget=before.budget - act.minutes)
    return decision(
        with_terms(task, after, "budget_released", context),
        notice("budget_released", **changes_as_data(before, after), minutes=act.minutes),
    )


def _check_contents(act: acts.ShowInterim | acts.HandOver) -> None:
    check_length(act.text, "text")
    if not act.text.strip() and act.files < 1:
        raise refuse("task.nothing_to_hand_over", "text")
