"""Proposals about deadline, budget and description as consent cards, and agreements by telephone (SPEC 7)."""

from collections.abc import Callable
from dataclasses import replace

from chat_server.domain.core.times import after_working_days
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.budget import spent
from chat_server.domain.tasks.checks import check_length
from chat_server.domain.tasks.notices import NoticeCode, NoticeValue, TaskNotice, notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.rules.terms import (
    Term,
    apply_changes,
    changes_as_data,
    check_changes,
    differing,
    questions_of,
    tags_of,
    terms_in,
    with_terms,
)
from chat_server.domain.tasks.task import Changes, Proposal, ProposalState, Side, Task, Terms

OBJECTION_DAYS = 2
"""Working days in which a customer can object to what was noted of a telephone call."""


@apply_act.register
def propose(act: acts.Propose, task: Task, context: RuleContext) -> Decision:
    _check(act.changes, task, context)
    if any(_overlaps(card, act.changes) for card in open_proposals(task, other(context.actor.side))):
        raise refuse("task.proposal_open")
    task = overtake(task, lambda card: _overlaps(card, act.changes))
    return _opened(task, context, act, None)


@apply_act.register
def counter(act: acts.CounterProposal, task: Task, context: RuleContext) -> Decision:
    card = _theirs(task, act.number, context)
    _check(act.changes, task, context)
    task = _answered(task, card, "countered", context, act.note)
    task = overtake(task, lambda card: _overlaps(card, act.changes))
    return _opened(task, context, act, card.number)


@apply_act.register
def agree(act: acts.Agree, task: Task, context: RuleContext) -> Decision:
    card = _theirs(task, act.number, context)
    after = apply_changes(task.terms, card.changes)
    announced = _about("agreed", card.number, task.terms, after)
    task = with_consent(_answered(task, card, "agreed", context, act.note), card)
    return decision(with_terms(task, after, "agreed", context), announced)


@apply_act.register
def refuse_proposal(act: acts.Refuse, task: Task, context: RuleContext) -> Decision:
    card = _theirs(task, act.number, context)
    return _closed(task, card, "refused", context, act.note)


@apply_act.register
def withdraw(act: acts.Withdraw, task: Task, context: RuleContext) -> Decision:
    card = _open(task, act.number)
    if card.side != context.actor.side:
        raise refuse("task.card_is_theirs")
    return _closed(task, card, "withdrawn", context, "")


@apply_act.register
def note_agreement(act: acts.NoteAgreement, task: Task, context: RuleContext) -> Decision:
    _check(act.changes, task, context)
    check_length(act.note, "note")
    before, after = task.terms, apply_changes(task.terms, act.changes)
    until = after_working_days(context.now, OBJECTION_DAYS, context.calendar)
    card = _new(task, context, act.changes, until, act.note)
    card = replace(card, state="noted", before=before)
    task = with_consent(overtake(task, lambda other: _overlaps(other, act.changes)), card)
    task = replace(task, proposals=(*task.proposals, card))
    announced = _about("noted", card.number, before, after, until=until)
    return decision(with_terms(task, after, "phone", context), announced)


@apply_act.register
def object_to(act: acts.ObjectToAgreement, task: Task, context: RuleContext) -> Decision:
    card = _card(task, act.number)
    if card.state != "noted":
        raise refuse("task.card_settled")
    if card.until is not None and context.now >= card.until:
        raise refuse("task.objection_too_late")
    before, after = task.terms, _undone(task, card)
    task = _answered(task, card, "objected", context, act.note)
    announced = _about("objected", card.number, before, after)
    task = replace(task, review=task.review - questions_of(differing(before, after)))
    return decision(with_terms(task, after, "objection", context), announced)


def open_proposals(task: Task, side: Side | None = None) -> tuple[Proposal, ...]:
    """The cards that wait for an answer, of one side or of both."""
    return tuple(card for card in task.proposals if card.state == "open" and side in (None, card.side))


def overtake(task: Task, which: Callable[[Proposal], bool]) -> Task:
    """Closes the open cards that have become pointless."""
    cards = (
        replace(card, state="overtaken") if card.state == "open" and which(card) else card
        for card in task.proposals
    )
    return replace(task, proposals=tuple(cards))


def overtake_terms(task: Task, terms: frozenset[Term]) -> Task:
    """Closes the open cards about any of these terms."""
    return overtake(task, lambda card: not terms_in(card.changes).isdisjoint(terms))


def area_card(task: Task, context: RuleContext, real: int, budget: int) -> Decision:
    """Makes the card that says what real working time costs in the task's area (SPEC 8)."""
    task = overtake(task, lambda card: card.changes.budget is not None)
    card = replace(_new(task, context, Changes(budget=budget), None, ""), real=real)
    data: dict[str, NoticeValue] = {"number": card.number, "real": real, "budget_to": budget}
    announced = notice("area_card", "budget_change", budget_from=task.terms.budget, **data)
    return decision(replace(task, proposals=(*task.proposals, card)), announced)


def expire(task: Task, now: int) -> Decision:
    """Closes the cards that have expired."""
    over = [card for card in open_proposals(task) if card.until is not None and now >= card.until]
    for card in over:
        task = put(task, replace(card, state="expired"))
    announced = (notice("expired", *tags_of(terms_in(card.changes)), number=card.number) for card in over)
    return decision(task, *announced)


def put(task: Task, card: Proposal) -> Task:
    """The task with one of its proposals replaced."""
    cards = tuple(card if old.number == card.number else old for old in task.proposals)
    return replace(task, proposals=cards)


def with_consent(task: Task, card: Proposal) -> Task:
    """The task with the questions answered with yes on its review card on which both sides agreed."""
    if card.real is not None:
        return task
    agreed = questions_of(terms_in(card.changes))
    return replace(task, review=task.review | agreed, doubts=task.doubts - agreed)


def other(side: Side) -> Side:
    return "staff" if side == "customer" else "customer"


def _check(changes: Changes, task: Task, context: RuleContext) -> None:
    """Raises Refusal. A customer's proposal is not compared with the time worked: that would disclose it (SPEC 3)."""
    check_changes(changes, context.now)
    if apply_changes(task.terms, changes) == task.terms:
        raise refuse("task.nothing_proposed")
    worked = spent(task, context.now) if context.actor.side == "staff" else 0
    if changes.budget is not None and changes.budget < worked:
        raise refuse("task.below_worked", "budget")


def _opened(
    task: Task, context: RuleContext, act: acts.Propose | acts.CounterProposal, counters: int | None
) -> Decision:
    check_length(act.note, "note")
    card = replace(_new(task, context, act.changes, _until(act, context.now), act.note), counters=counters)
    after = apply_changes(task.terms, act.changes)
    code: NoticeCode = "proposed" if counters is None else "countered"
    announced = _about(code, card.number, task.terms, after, until=card.until, counters=counters)
    return decision(replace(task, proposals=(*task.proposals, card)), announced)


def _until(act: acts.Propose | acts.CounterProposal, now: int) -> int | None:
    """When the proposal expires: at the latest at the deadline that it proposes."""
    if act.until is not None and act.until <= now:
        raise refuse("task.deadline_past", "until")
    ends = [act.until, act.changes.deadline.at if act.changes.deadline else None]
    return min((end for end in ends if end is not None), default=None)


def _new(task: Task, context: RuleContext, changes: Changes, until: int | None, note: str) -> Proposal:
    number, actor = len(task.proposals) + 1, context.actor
    return Proposal(
        number=number,
        side=actor.side,
        person=actor.person,
        at=context.now,
        changes=changes,
        until=until,
        note=note,
    )


def _card(task: Task, number: int) -> Proposal:
    for card in task.proposals:
        if card.number == number:
            return card
    raise refuse("task.no_such_card", "number")


def _open(task: Task, number: int) -> Proposal:
    card = _card(task, number)
    if card.state == "expired":
        raise refuse("task.card_expired")
    if card.state != "open":
        raise refuse("task.card_settled")
    return card


def _theirs(task: Task, number: int, context: RuleContext) -> Proposal:
    card = _open(task, number)
    if card.side == context.actor.side:
        raise refuse("task.card_is_own")
    return card


def _answered(task: Task, card: Proposal, state: ProposalState, context: RuleContext, answer: str) -> Task:
    check_length(answer, "note")
    by = context.actor.person
    return put(task, replace(card, state=state, answered_by=by, answered_at=context.now, answer=answer))


def _closed(task: Task, card: Proposal, state: ProposalState, context: RuleContext, answer: str) -> Decision:
    code: NoticeCode = "refused" if state == "refused" else "withdrawn"
    data: dict[str, NoticeValue] = {"number": card.number}
    if state == "refused" and card.real is not None and task.terms.budget is not None:
        data["kept"] = task.terms.budget  # people read what they chose
    task = _answered(task, card, state, context, answer)
    return decision(task, notice(code, *tags_of(terms_in(card.changes)), **data))


def _about(code: NoticeCode, number: int, before: Terms, after: Terms, **data: NoticeValue) -> TaskNotice:
    tags = tags_of(differing(before, after))
    return notice(code, *tags, number=number, **changes_as_data(before, after), **data)


def _overlaps(card: Proposal, changes: Changes) -> bool:
    return not terms_in(card.changes).isdisjoint(terms_in(changes))


def _undone(task: Task, card: Proposal) -> Terms:
    """The terms without what the card changed, unless both sides agreed on something else since."""
    before, now = card.before or task.terms, task.terms
    noted = apply_changes(before, card.changes)
    return Terms(
        before.description if now.description == noted.description else now.description,
        before.deadline if now.deadline == noted.deadline else now.deadline,
        _budget_undone(task, before.budget, noted.budget),
    )


def _budget_undone(task: Task, before: int | None, noted: int | None) -> int | None:
    """The budget without what the card changed; minutes that were given back since stay given back."""
    now = task.terms.budget
    agreed = [contract.terms.budget for contract in task.contracts if contract.cause != "budget_released"]
    if (agreed[-1] if agreed else now) != noted:
        return now
    if now is None or before is None or now == noted:
        return before
    return min(now, before)
