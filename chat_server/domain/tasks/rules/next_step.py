"""The next step of a task, whose turn it is, and by when (SPEC 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from chat_server.domain.tasks.rules.proposals import open_proposals
from chat_server.domain.tasks.rules.review import acceptance_problem
from chat_server.domain.tasks.task import HandoverKind, Task
from protocol.vocabulary import Turn

NextStepKind = Literal[
    "save",
    "decide_claim",
    "assign",
    "release",
    "answer_proposal",
    "answer_approval",
    "set_area",
    "propose_budget",
    "propose_deadline",
    "forward",
    "review",
    "accept",
    "answer",
    "start",
    "hand_over",
    "confirm",
    "give_feedback",
    "answer_question",
    "nothing",
]


@dataclass(frozen=True, slots=True)
class NextStep:
    """`by`: UTC milliseconds, None for no fixed time."""

    turn: Turn
    what: NextStepKind
    by: int | None = None


def next_step(task: Task, now: int) -> NextStep:
    """The first thing that the task waits for. Timers do not change it, so it tells customers nothing of them."""
    return next(_steps(task, now))


def _steps(task: Task, now: int) -> Iterator[NextStep]:
    if task.status == "draft":
        yield NextStep("customer" if task.by_customer else "assistant", "save")
    if task.claim is not None and task.claim.state == "open":
        yield NextStep("lead", "decide_claim", task.reaction)
    if task.with_lead is not None:
        yield NextStep("lead", "assign", _earliest(task.reaction, _deadline(task)))
    if task.awaiting_release is not None:
        yield NextStep("specialist", "release", _earliest(task.reaction, _deadline(task)))
    yield from _cards(task, now)
    if task.status == "review":
        yield _in_review(task, now)
    if task.reaction is not None:
        yield NextStep("assistant", "answer", task.reaction)
    yield _by_status(task)


def _cards(task: Task, now: int) -> Iterator[NextStep]:
    """The cards in the chat that somebody has to answer; staff answer a customer's by the reaction deadline."""
    for card in open_proposals(task):
        if card.until is not None and now >= card.until:
            continue
        if card.side == "staff":
            yield NextStep("customer", "answer_proposal", card.until)
        else:
            yield NextStep("assistant", "answer_proposal", _earliest(task.reaction, card.until))
    if any(approval.state == "asked" for approval in task.approvals):
        yield NextStep("customer", "answer_approval")


def _in_review(task: Task, now: int) -> NextStep:
    missing: dict[str, NextStepKind] = {
        "task.area_missing": "set_area",
        "task.release_missing": "forward",
        "task.budget_missing": "propose_budget",
        "task.deadline_unasked": "propose_deadline",
        "task.deadline_past": "propose_deadline",
        "task.review_unfinished": "review",
    }
    reason = acceptance_problem(task, now)
    return NextStep("assistant", missing.get(reason, "review") if reason else "accept", task.reaction)


def _by_status(task: Task) -> NextStep:
    if task.status == "accepted":
        return NextStep("assistant", "start", _deadline(task))
    if task.status == "in_progress":
        return NextStep("assistant", "hand_over", _deadline(task))
    if task.status == "handed_over" and task.handover is not None:
        return NextStep("customer", _AFTER[task.handover.kind])
    return NextStep("nobody", "nothing")


_AFTER: dict[HandoverKind, NextStepKind] = {
    "result": "confirm",
    "not_needed": "confirm",
    "interim": "give_feedback",
    "question": "answer_question",
}


def _deadline(task: Task) -> int | None:
    return None if task.terms.deadline is None else task.terms.deadline.at


def _earliest(*moments: int | None) -> int | None:
    return min((moment for moment in moments if moment is not None), default=None)
