"""The entrance to the task rules: what an act makes of a task (SPEC 7, 8, 12)."""

from dataclasses import replace

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import reaction_deadline
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules import (
    approvals,
    checklist,
    delegation,
    proposals,
    rating,
    review,
    timer,
    work,
    writing,
)
from chat_server.domain.tasks.rules.decision import (
    DEFAULT_RULES,
    AgencyRules,
    Decision,
    RuleContext,
    apply_act,
    decision,
)
from chat_server.domain.tasks.rules.lapse import lapse, lapse_unseen
from chat_server.domain.tasks.rules.timer import warn
from chat_server.domain.tasks.status import Actor, next_status
from chat_server.domain.tasks.task import Task
from chat_server.domain.tasks.unseen_acts import is_unseen_by_customers

RULE_MODULES = (approvals, checklist, delegation, proposals, rating, review, timer, work, writing)
"""The modules that register their rules with `apply_act` when they are imported."""

_BINDING = (acts.Agree, acts.AnswerApproval, acts.MarkApproval, acts.SetDone)

_ASKS: frozenset[type[Act]] = frozenset(
    {
        acts.Save,
        acts.Propose,
        acts.CounterProposal,
        acts.ObjectToAgreement,
        acts.Return,
        acts.MakeClaim,
        acts.WriteMessage,
    }
)
"""Acts of customers that staff must answer by the reaction deadline; saving a task counts whoever does it."""

_ANSWERS: frozenset[type[Act]] = frozenset(
    {
        acts.WriteMessage,
        acts.Accept,
        acts.Delegate,
        acts.Forward,
        acts.Propose,
        acts.Agree,
        acts.Refuse,
        acts.CounterProposal,
        acts.NoteAgreement,
        acts.AskApproval,
        acts.ShowInterim,
        acts.HandOver,
        acts.DecideClaim,
    }
)
"""Acts of staff that answer a request: a message by a person, accepting, delegating and more (SPEC 2)."""


def decide(
    task: Task, act: Act, actor: Actor, now: int, calendar: Calendar, rules: AgencyRules = DEFAULT_RULES
) -> Decision:
    """The task after an act at `now` (UTC milliseconds), and the notices of it, in order.

    What time alone has changed by then comes first. An act that customers do not see brings about nothing of it
    that they see: the moment would tell them of the act (SPEC 3). Raises Refusal with code "not_allowed" and a
    key of `refusal_texts.REFUSAL_TEXTS` as its detail; then nothing has changed.
    """
    before = _lapsed(task, act, now, calendar, rules)
    if isinstance(act, acts.StopTimer) and _was_stopped(task, before.task, actor):
        return before
    status = next_status(before.task.status, type(act), actor.role)
    if not actor.may_bind and _binds(act):
        raise refuse("task.owner_only")
    done = apply_act(act, before.task, RuleContext(actor, now, calendar, rules))
    after = replace(done.task, status=status)
    warned = warn(_marked(after, act, actor, done, RuleContext(actor, now, calendar)), now)
    return decision(warned.task, *before.notices, *done.notices, *warned.notices)


def is_seen_by_customers(act: Act, task: Task) -> bool:
    """Whether customers would see the act. Such acts of staff are held in quiet hours (SPEC 3).

    Instead of a StartTimer that would start the task, StartTimerUnseen is done at once, and StartWork is held.
    """
    return not is_unseen_by_customers(act, task.status)


def _lapsed(task: Task, act: Act, now: int, calendar: Calendar, rules: AgencyRules) -> Decision:
    return lapse(task, now, calendar, rules) if is_seen_by_customers(act, task) else lapse_unseen(task, now)


def _was_stopped(task: Task, lapsed: Task, actor: Actor) -> bool:
    """Whether midnight stopped the timer before the person did; that is no error of theirs."""
    was = any(one.person == actor.person for one in task.running)
    return was and not any(one.person == actor.person for one in lapsed.running)


def _binds(act: Act) -> bool:
    """Whether the act binds the account: approvals, budget and done (SPEC 1)."""
    if isinstance(act, acts.Propose | acts.CounterProposal):
        return act.changes.budget is not None
    return isinstance(act, _BINDING)


def _marked(task: Task, act: Act, actor: Actor, done: Decision, context: RuleContext) -> Task:
    """The task with the reaction deadline, the customer's last act, and the last change that customers saw."""
    seen = any(not one.staff_only for one in done.notices)
    customer = actor.side == "customer"
    return replace(
        task,
        reaction=_reaction(task, act, customer, context),
        heard=context.now if customer else task.heard,
        changed=context.now if seen else task.changed,
    )


def _reaction(task: Task, act: Act, customer: bool, context: RuleContext) -> int | None:
    """The reaction deadline after the act: that of the first unanswered request."""
    if not customer and type(act) in _ANSWERS:
        return None
    if customer and type(act) in _ASKS:
        asked = reaction_deadline(context.now, context.calendar)
        return asked if task.reaction is None else min(asked, task.reaction)
    return task.reaction
