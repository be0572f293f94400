"""The texts of a task: saving the draft, editing, renaming, deleting, messages, and repeating a task (SPEC 6, 7)."""

from dataclasses import replace

from chat_server.domain.core.times import opening_after, reaction_deadline
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.checks import (
    MAX_TITLE,
    check_deadline,
    check_length,
    check_minutes,
    check_text,
)
from chat_server.domain.tasks.notices import notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.rules.proposals import overtake_terms
from chat_server.domain.tasks.rules.terms import changes_as_data, differing, questions_of, tags_of
from chat_server.domain.tasks.rules.work import finish
from chat_server.domain.tasks.status import Actor
from chat_server.domain.tasks.task import Delegation, Item, Task, Terms


@apply_act.register
def save(act: acts.Save, task: Task, context: RuleContext) -> Decision:
    """A task is saved even if its account lacks time (SPEC 6)."""
    check_text(task.title, "title", MAX_TITLE)
    check_text(task.terms.description, "description")
    if task.terms.deadline is not None:
        check_deadline(task.terms.deadline, context.now)
    reaction = reaction_deadline(context.now, context.calendar)
    lead = Delegation("", context.actor.person, context.now) if act.unassigned else None
    task = replace(task, created=context.now, reaction=reaction, with_lead=lead, responsible=act.responsible)
    opening = opening_after(context.now, context.calendar)
    later = {} if opening is None else {"opening": opening}
    return decision(task, notice("created", title=task.title), notice("saved", reaction=reaction, **later))


@apply_act.register
def edit(act: acts.EditTask, task: Task, context: RuleContext) -> Decision:
    """Editing in review closes the open cards about the terms, and the assistant has to review them again."""
    terms = _edited(act, task.terms, context.now)
    if terms != task.terms and task.contracts:
        raise refuse("task.needs_proposal")
    how = task.how if act.how is None else check_length(act.how, "how")
    after = replace(task, terms=terms, how=how, results=act.results or task.results)
    if after == task:
        raise refuse("task.already_so")
    changed = differing(task.terms, terms)
    asked = questions_of(changed)
    after = replace(after, review=task.review - asked, doubts=task.doubts - asked)
    announced = notice("edited", *tags_of(changed), **changes_as_data(task.terms, terms))
    return decision(overtake_terms(after, changed), announced)


@apply_act.register
def rename(act: acts.Rename, task: Task, _context: RuleContext) -> Decision:
    title = check_text(act.title, "title", MAX_TITLE)
    if title == task.title:
        raise refuse("task.already_so")
    return decision(replace(task, title=title), notice("renamed", old=task.title, new=title))


@apply_act.register
def delete(_act: acts.DeleteTask, task: Task, _context: RuleContext) -> Decision:
    return finish(task, "deleted")


@apply_act.register
def write_message(_act: acts.WriteMessage, task: Task, _context: RuleContext) -> Decision:
    """Changes nothing by itself; `decide` sets the reaction deadline for all acts."""
    return decision(task)


def repeat(task: Task, actor: Actor, now: int) -> Task:
    """A new draft with the same texts, area, budget and checklist, for its creator to change and save.

    Raises Refusal for a deleted task, or one that is a draft itself.
    """
    if task.status == "deleted":
        raise refuse("task.is_deleted")
    if task.status == "draft":
        raise refuse("task.wrong_status")
    if actor.role == "expert":
        raise refuse("task.not_yours")
    return Task(
        title=task.title,
        terms=replace(task.terms, deadline=None),
        created_by=actor.person,
        by_customer=actor.side == "customer",
        created=now,
        changed=now,
        how=task.how,
        results=task.results,
        details=task.details,
        area=task.area,
        checklist=tuple(Item(number=item.number, text=item.text, side=item.side) for item in task.checklist),
    )


def _edited(act: acts.EditTask, terms: Terms, now: int) -> Terms:
    description = terms.description
    if act.description is not None:
        description = check_text(act.description, "description")
    deadline, budget = terms.deadline, terms.budget
    if act.deadline is not None:
        deadline = None if act.deadline == "open" else check_deadline(act.deadline, now)
    if act.budget is not None:
        budget = None if act.budget == "open" else check_minutes(act.budget, "budget")
    return Terms(description, deadline, budget)
