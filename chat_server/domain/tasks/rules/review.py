"""From the draft to the contract: work area, review card, release by a specialist, accepting (SPEC 7, 8)."""

from dataclasses import replace

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.areas import Area, find_area
from chat_server.domain.tasks.budget import budget_minutes, real_minutes
from chat_server.domain.tasks.checks import check_length
from chat_server.domain.tasks.notices import notice
from chat_server.domain.tasks.refusal_texts import RefusalReason, refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.rules.proposals import area_card, open_proposals, overtake
from chat_server.domain.tasks.rules.terms import terms_in, with_contract
from chat_server.domain.tasks.task import Delegation, Forwarded, Question, Released, Task

QUESTIONS: frozenset[Question] = frozenset({"deadline", "budget", "competence", "understood"})


@apply_act.register
def set_area(act: acts.SetArea, task: Task, context: RuleContext) -> Decision:
    """An area with a factor makes a card for the customer: real time X costs budget Y."""
    area = find_area(act.area, context.rules.areas)
    if act.advice and not area.advised:
        raise refuse("task.no_advice_here", "advice")
    if area == task.area and not act.advice:
        raise refuse("task.already_so")
    real = _real_wanted(task)
    changed = _with_area(overtake(task, lambda card: card.real is not None), area, act, context)
    announced = notice("area_set", area=area.key, advice=act.advice)
    if real is None or budget_minutes(real, area) == task.terms.budget:
        return decision(changed, announced)
    card = area_card(changed, context, real, budget_minutes(real, area))
    return decision(card.task, announced, *card.notices)


@apply_act.register
def answer_review(act: acts.AnswerReview, task: Task, _context: RuleContext) -> Decision:
    about: frozenset[Question] = frozenset({act.question})
    if act.yes:
        return decision(replace(task, review=task.review | about, doubts=task.doubts - about))
    return decision(replace(task, review=task.review - about, doubts=task.doubts | about))


@apply_act.register
def accept(act: acts.Accept, task: Task, context: RuleContext) -> Decision:
    reason = acceptance_problem(task, context.now)
    if reason is not None:
        raise refuse(reason)
    task = replace(task, first_of_kind=act.first_of_kind, responsible=_taken_by(task, context))
    task = with_contract(task, "accepted", context)
    return decision(task, notice("accepted", version=1))


def _taken_by(task: Task, context: RuleContext) -> int | None:
    """Who is responsible after accepting: the assistant who did; leads and management may do it for somebody."""
    if context.actor.role == "assistant" or task.responsible is None:
        return context.actor.person
    return task.responsible


def acceptance_problem(task: Task, now: int) -> RefusalReason | None:
    """The first thing that is missing before the task can be accepted; None if nothing is."""
    deadline = task.terms.deadline
    asked = any("deadline" in terms_in(card.changes) for card in task.proposals)
    missing: tuple[tuple[bool, RefusalReason], ...] = (
        (task.with_lead is not None, "task.with_lead"),
        (task.area is None, "task.area_missing"),
        (task.awaiting_release is not None, "task.waits_for_release"),
        (needs_release(task), "task.release_missing"),
        (bool(open_proposals(task)), "task.proposal_open"),
        (task.terms.budget is None, "task.budget_missing"),
        (deadline is None and not asked, "task.deadline_unasked"),
        (deadline is not None and deadline.at <= now, "task.deadline_past"),
        (task.review != QUESTIONS, "task.review_unfinished"),
    )
    return next((reason for is_missing, reason in missing if is_missing), None)


def needs_release(task: Task) -> bool:
    """Whether a specialist still has to release the task's area."""
    area = task.area
    return area is not None and area.special and (task.release is None or task.release.area != area.key)


@apply_act.register
def forward(act: acts.Forward, task: Task, context: RuleContext) -> Decision:
    if task.area is None:
        raise refuse("task.area_missing")
    if not needs_release(task):
        raise refuse("task.no_release_needed")
    if task.awaiting_release is not None:
        raise refuse("task.already_so")
    waits = Forwarded(act.could_do, context.actor.person, context.now)
    return decision(replace(task, awaiting_release=waits), notice("forwarded", area=task.area.key))


@apply_act.register
def give_release(act: acts.GiveRelease, task: Task, context: RuleContext) -> Decision:
    if task.awaiting_release is None or task.area is None:
        raise refuse("task.not_forwarded")
    note = check_length(act.note, "note")
    release = Released(task.area.key, note, context.actor.person, context.now)
    task = replace(task, awaiting_release=None, release=release)
    return decision(task, notice("released", area=release.area))


def _real_wanted(task: Task) -> int | None:
    """The minutes of real working time that the customer wants: those of the open card, or those that the budget
    gives now.
    """
    cards = [card.real for card in open_proposals(task) if card.real is not None]
    if cards:
        return cards[-1]
    return None if task.terms.budget is None else real_minutes(task.terms.budget, task.area)


def _with_area(task: Task, area: Area, act: acts.SetArea, context: RuleContext) -> Task:
    """The task in another area. It no longer waits for the release of the former one, and the budget has to be
    reviewed again.
    """
    lead = task.with_lead if task.with_lead is None or not task.with_lead.advice else None
    if act.advice:
        lead = Delegation("", context.actor.person, context.now, advice=True)
    budget: frozenset[Question] = frozenset({"budget"})
    other = task.area is None or task.area.key != area.key
    return replace(
        task,
        area=area,
        with_lead=lead,
        awaiting_release=None if other else task.awaiting_release,
        review=task.review - budget,
        doubts=task.doubts - budget,
    )
