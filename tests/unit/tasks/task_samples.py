"""Tasks, people and moments for the tests of the task rules."""

from dataclasses import replace
from datetime import datetime

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import to_millis
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.notices import NoticeCode
from chat_server.domain.tasks.rules.decide import decide
from chat_server.domain.tasks.rules.decision import Decision
from chat_server.domain.tasks.rules.review import QUESTIONS
from chat_server.domain.tasks.status import Actor, TaskRole
from chat_server.domain.tasks.task import Contract, Deadline, Handover, Task, TaskStatus, Terms
from protocol.tasks.notices import CODES

CALENDAR = Calendar()
NOT_TOLD = {"created", "renamed"}
"""The chat's own events say so."""

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
ROLES: tuple[TaskRole, ...] = ("customer", "assistant", "expert", "lead", "specialist", "management")


def at(local: str) -> int:
    """A local time in Berlin, "2026-11-16 10:00", as UTC milliseconds."""
    return to_millis(datetime.fromisoformat(local).replace(tzinfo=CALENDAR.zone))


NOW = at("2026-11-16 10:00")
"""A Monday."""
FRIDAY = Deadline(at("2026-11-20 12:00"))
WEEK_AFTER = Deadline(at("2026-11-27 12:00"))
TERMS = Terms("Drei Hotels in Köln recherchieren", FRIDAY, 240)

CUSTOMER = Actor(1, "customer")
ASSISTANT = Actor(2, "assistant")
EXPERT = Actor(3, "expert")
LEAD = Actor(4, "lead")
SPECIALIST = Actor(5, "specialist")
MANAGEMENT = Actor(6, "management")
PEOPLE: dict[TaskRole, Actor] = {
    actor.role: actor for actor in (CUSTOMER, ASSISTANT, EXPERT, LEAD, SPECIALIST, MANAGEMENT)
}


def draft(terms: Terms = TERMS, by_customer: bool = True) -> Task:
    creator = CUSTOMER if by_customer else ASSISTANT
    return Task(
        title="Hotels in Köln",
        terms=terms,
        created_by=creator.person,
        by_customer=by_customer,
        created=NOW - HOUR,
        changed=NOW - HOUR,
    )


def in_status(status: TaskStatus, terms: Terms = TERMS, area: str = "backoffice") -> Task:
    """A task at a stage, with nothing else going on: accepted an hour ago, if it is, and no interim
    result is waited for.
    """
    task = replace(draft(terms), status=status)
    if status == "draft":
        return task
    task = replace(task, area=AREAS[area], review=QUESTIONS)
    if status in ("review", "deleted"):
        return task
    contract = Contract(version=1, terms=terms, at=NOW - HOUR, person=ASSISTANT.person, cause="accepted")
    handed_over = status in ("handed_over", "done")
    handover = Handover("result", ASSISTANT.person, NOW - MINUTE) if handed_over else None
    return replace(task, contracts=(contract,), handover=handover, interim_asked=True)


def do(task: Task, act: Act, actor: Actor, now: int = NOW) -> Decision:
    decision = decide(task, act, actor, now, CALENDAR)
    for notice in decision.notices:
        assert notice.code in NOT_TOLD or notice.data.keys() <= set(CODES[notice.code].data), notice
    return decision


def after(task: Task, *steps: tuple[Actor, Act], now: int = NOW) -> Task:
    """The task when these people have done this, all at one moment."""
    for actor, act in steps:
        task = do(task, act, actor, now).task
    return task


def codes(decision: Decision) -> list[NoticeCode]:
    return [notice.code for notice in decision.notices]
