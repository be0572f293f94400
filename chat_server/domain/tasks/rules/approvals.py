"""Approvals: asked and answered with one click, or found in the customer's own words (SPEC 7)."""

from dataclasses import replace

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.checks import check_text
from chat_server.domain.tasks.notices import NoticeCode, notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.task import Approval, ApprovalKind, Task


@apply_act.register
def ask(act: acts.AskApproval, task: Task, context: RuleContext) -> Decision:
    """Double rate is asked for once; each purchase or signature needs an approval of its own."""
    text = check_text(act.text, "text")
    same = [
        known for known in task.approvals if known.kind == act.kind and known.state in ("asked", "granted")
    ]
    if any(act.kind == "double_rate" or (known.state, known.text) == ("asked", text) for known in same):
        raise refuse("task.approval_pending")
    approval = Approval(
        number=len(task.approvals) + 1,
        kind=act.kind,
        text=text,
        asked_by=context.actor.person,
        asked_at=context.now,
    )
    announced = notice("approval_asked", number=approval.number, kind=approval.kind)
    return decision(replace(task, approvals=(*task.approvals, approval)), announced)


@apply_act.register
def answer(act: acts.AnswerApproval, task: Task, context: RuleContext) -> Decision:
    approval = next((known for known in task.approvals if known.number == act.number), None)
    if approval is None:
        raise refuse("task.no_such_card", "number")
    if approval.state != "asked":
        raise refuse("task.card_settled")
    answered = replace(
        approval,
        state="granted" if act.grant else "refused",
        answered_by=context.actor.person,
        answered_at=context.now,
    )
    code: NoticeCode = "approval_granted" if act.grant else "approval_refused"
    return decision(_put(task, answered), notice(code, number=approval.number, kind=approval.kind))


@apply_act.register
def mark(act: acts.MarkApproval, task: Task, context: RuleContext) -> Decision:
    """The author of the sentence approved when they wrote it."""
    if not act.author_is_customer:
        raise refuse("task.not_the_customers_words", "message")
    if not task.by_customer:
        raise refuse("task.not_the_customers_task")
    if any((known.kind, known.message) == (act.kind, act.message) for known in task.approvals):
        raise refuse("task.already_so")
    approval = Approval(
        number=len(task.approvals) + 1,
        kind=act.kind,
        text=check_text(act.text, "text"),
        asked_by=context.actor.person,
        asked_at=context.now,
        state="granted",
        answered_by=act.author,
        answered_at=act.written_at,
        message=act.message,
    )
    announced = notice("approval_marked", number=approval.number, kind=act.kind, message=act.message)
    return decision(replace(task, approvals=(*task.approvals, approval)), announced)


def is_approved(task: Task, kind: ApprovalKind, at: int) -> bool:
    """Whether an approval of this kind was granted for the task no later than `at`."""
    return any(
        known.kind == kind
        and known.state == "granted"
        and known.answered_at is not None
        and known.answered_at <= at
        for known in task.approvals
    )


def lapse_approvals(task: Task) -> Task:
    """Closes the approvals that were asked for and not answered."""
    known = (replace(one, state="lapsed") if one.state == "asked" else one for one in task.approvals)
    return replace(task, approvals=tuple(known))


def _put(task: Task, approval: Approval) -> Task:
    known = (approval if one.number == approval.number else one for one in task.approvals)
    return replace(task, approvals=tuple(known))
