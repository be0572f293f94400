"""Ratings with stars, and claims of the budget for a missed deadline (SPEC 7, 12)."""

from dataclasses import replace

from chat_server.domain.core.times import reaction_deadline
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.budget import budget
from chat_server.domain.tasks.checks import check_length, deadline_missed
from chat_server.domain.tasks.notices import NoticeCode, notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.task import Claim, Rating, Task

_ASK, _ALERT = 3, 2
"""With so many stars the assistant is reminded to ask; with so many or fewer, assistant and lead are alerted.

Either waits for an answer until somebody writes: it stays where work is listed."""


@apply_act.register
def rate(act: acts.Rate, task: Task, context: RuleContext) -> Decision:
    """A customer rates each hand-over once."""
    if not 1 <= act.stars <= 5:
        raise refuse("task.bad_stars", "stars")
    if task.rating is not None and (task.handover is None or task.rating.at >= task.handover.at):
        raise refuse("task.rated")
    comment = check_length(act.comment, "comment")
    rated = replace(task, rating=Rating(act.stars, comment, context.actor.person, context.now))
    announced = notice("rated", stars=act.stars, comment=comment != "")
    if act.stars > _ASK:
        return decision(rated, announced)
    until = reaction_deadline(context.now, context.calendar)
    until = until if task.reaction is None else min(until, task.reaction)
    follow_up = notice("rating_ask") if act.stars == _ASK else notice("rating_alert", reaction=until)
    return decision(replace(rated, reaction=until), announced, follow_up)


@apply_act.register
def make_claim(act: acts.MakeClaim, task: Task, context: RuleContext) -> Decision:
    """A customer makes one claim for each missed deadline."""
    deadline = task.terms.deadline
    if deadline is None or not deadline_missed(task, context.now):
        raise refuse("task.deadline_kept")
    if task.claim is not None and (task.claim.state == "open" or task.claim.deadline == deadline):
        raise refuse("task.claimed")
    claim = Claim(
        deadline=deadline, note=check_length(act.note, "note"), person=context.actor.person, at=context.now
    )
    return decision(replace(task, claim=claim), notice("claimed", deadline=deadline.at, budget=budget(task)))


@apply_act.register
def decide_claim(act: acts.DecideClaim, task: Task, context: RuleContext) -> Decision:
    """If granted, what was agreed so far costs nothing; the work may go on."""
    if task.claim is None or task.claim.state != "open":
        raise refuse("task.no_claim")
    claim = replace(
        task.claim,
        state="granted" if act.grant else "refused",
        decided_by=context.actor.person,
        decided_at=context.now,
        answer=check_length(act.note, "note"),
    )
    refunded = max(task.refunded, budget(task)) if act.grant else task.refunded
    code: NoticeCode = "claim_granted" if act.grant else "claim_refused"
    minutes = refunded - task.refunded
    return decision(replace(task, claim=claim, refunded=refunded), notice(code, minutes=minutes))
