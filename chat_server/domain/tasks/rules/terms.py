"""The terms of a task: changed freely in review, and by new versions of the contract afterwards (SPEC 7)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from chat_server.domain.tasks.checks import check_deadline, check_minutes, check_text
from chat_server.domain.tasks.notices import NoticeValue
from chat_server.domain.tasks.rules.decision import RuleContext
from chat_server.domain.tasks.task import Cause, Changes, Contract, Deadline, Question, Task, Terms
from protocol.vocabulary import SystemTag

Term = Literal["description", "deadline", "budget"]

QUESTION_OF: dict[Term, Question] = {
    "description": "understood",
    "deadline": "deadline",
    "budget": "budget",
}
"""The question of the review card about each of the terms."""


def apply_changes(terms: Terms, changes: Changes) -> Terms:
    return Terms(
        terms.description if changes.description is None else changes.description,
        terms.deadline if changes.deadline is None else changes.deadline,
        terms.budget if changes.budget is None else changes.budget,
    )


def differing(before: Terms, after: Terms) -> frozenset[Term]:
    """The terms that are not the same."""
    pairs: tuple[tuple[Term, bool], ...] = (
        ("description", before.description != after.description),
        ("deadline", before.deadline != after.deadline),
        ("budget", before.budget != after.budget),
    )
    return frozenset(term for term, differs in pairs if differs)


def terms_in(changes: Changes) -> frozenset[Term]:
    """The terms that are to change."""
    nothing = Terms("")
    return differing(nothing, apply_changes(nothing, changes))


def questions_of(terms: frozenset[Term]) -> frozenset[Question]:
    return frozenset(QUESTION_OF[term] for term in terms)


def check_changes(changes: Changes, now: int) -> None:
    """Raises Refusal for terms that no contract can have."""
    if changes.description is not None:
        check_text(changes.description, "description")
    if changes.deadline is not None:
        check_deadline(changes.deadline, now)
    if changes.budget is not None:
        check_minutes(changes.budget, "budget")


def with_terms(task: Task, terms: Terms, cause: Cause, context: RuleContext) -> Task:
    """The task with other terms, as a new version of the contract if it has one."""
    changed = replace(task, terms=terms)
    return with_contract(changed, cause, context) if task.contracts and terms != task.terms else changed


def with_contract(task: Task, cause: Cause, context: RuleContext) -> Task:
    """The task with its present terms as the next version of the contract."""
    version = len(task.contracts) + 1
    contract = Contract(
        version=version, terms=task.terms, at=context.now, person=context.actor.person, cause=cause
    )
    return replace(task, contracts=(*task.contracts, contract))


def tags_of(terms: frozenset[Term]) -> tuple[SystemTag, ...]:
    """The system tags of a change of these terms."""
    tags: tuple[tuple[Term, SystemTag], ...] = (("deadline", "deadline_change"), ("budget", "budget_change"))
    return tuple(tag for term, tag in tags if term in terms)


def changes_as_data(before: Terms, after: Terms) -> dict[str, NoticeValue]:
    """A change of terms as data of a notice: what differs, with old and new values."""
    return dict(_told(before, after))


def _told(before: Terms, after: Terms) -> Iterator[tuple[str, NoticeValue]]:
    if before.description != after.description:
        yield "description", True
    if before.deadline != after.deadline:
        yield from _moments("deadline_from", before.deadline)
        yield from _moments("deadline_to", after.deadline)
    if before.budget != after.budget:
        yield "budget_from", before.budget
        yield "budget_to", after.budget


def _moments(name: str, deadline: Deadline | None) -> Iterator[tuple[str, NoticeValue]]:
    yield name, None if deadline is None else deadline.at
    yield f"{name}_timed", None if deadline is None else deadline.timed
