"""Tasks with the team lead: delegated with a reason, assigned, taken back, advice in marketing (SPEC 7, 11)."""

from dataclasses import replace

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.checks import check_text
from chat_server.domain.tasks.notices import notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.rules.timer import stop_all
from chat_server.domain.tasks.task import Delegation, Task


@apply_act.register
def delegate(act: acts.Delegate, task: Task, context: RuleContext) -> Decision:
    """Stops the timers: whoever delegates the task works on it no longer. The reason is for staff only."""
    if task.with_lead is not None:
        raise refuse("task.already_so")
    reason = check_text(act.reason, "reason")
    stopped = stop_all(task, context.now)
    with_lead = Delegation(reason, context.actor.person, context.now)
    return decision(replace(stopped.task, with_lead=with_lead), notice("delegated"), *stopped.notices)


@apply_act.register
def assign(act: acts.Assign, task: Task, _context: RuleContext) -> Decision:
    """The lead gives the task to somebody, who need not be assigned to its customer; with her it is no more."""
    if not act.may_take:
        raise refuse("task.not_in_team", "person")
    if task.responsible == act.to and task.with_lead is None:
        raise refuse("task.already_so", "person")
    return decision(replace(task, responsible=act.to, with_lead=None), notice("assigned", person=act.person))


@apply_act.register
def take_back(_act: acts.TakeBack, task: Task, context: RuleContext) -> Decision:
    if task.with_lead is None:
        raise refuse("task.not_with_lead")
    if task.with_lead.advice and context.actor.role == "assistant":
        raise refuse("task.advice_missing")
    return decision(replace(task, with_lead=None), notice("taken_back"))
