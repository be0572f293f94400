"""Tasks, per audience."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from chat_server import faults
from chat_server.domain.chats.chat import Entry
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Audience, PersonKind
from chat_server.domain.facts import Event, TaskFact
from chat_server.domain.tasks import budget
from chat_server.domain.tasks.act_names import ACTS_BY_NAME, allowed_names, name_of, names_for_role
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.contents import TaskStep
from chat_server.domain.tasks.rules.next_step import next_step
from chat_server.domain.tasks.rules.overview import Attention, as_customers_see, attention
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.domain.tasks.status import TaskRole, role_of
from chat_server.domain.tasks.task import Proposal, Task
from chat_server.outward.core.events import presents, shows_entry
from chat_server.outward.core.held_acts import Show, shows_held
from chat_server.outward.people import show_people
from chat_server.outward.task_parts import (
    Names,
    show_approval,
    show_area,
    show_claim,
    show_contract,
    show_deadline,
    show_handover,
    show_item,
    show_next_step,
    show_proposal,
    show_rating,
    show_record,
    show_terms,
    show_timer,
)
from protocol.core.frames import Push
from protocol.core.types import Side, WorkArea
from protocol.held import Held
from protocol.tasks.acts import TaskAct
from protocol.tasks.commands import TaskChanged, TaskTold
from protocol.tasks.notices import StaffNotice, TaskNotice
from protocol.tasks.task import Attention as WireAttention
from protocol.tasks.task import TaskCard, TaskDesk, TaskView
from protocol.tasks.times import TimeFigures
from protocol.vocabulary import TaskCode, TaskStatus

_ROLES: Mapping[Audience, tuple[TaskRole, ...]] = {
    "customer": ("customer",),
    "staff": ("assistant", "expert", "lead", "specialist", "management"),
}
_MINUTE = 60_000
_ATTENTION = {reason: cast(WireAttention, reason.name.lower()) for reason in Attention}


def show_task(now: TaskSnapshot, audience: Audience) -> TaskView:
    """A task as an audience sees it, with everybody it names to them."""
    names = Names({card.person: card for card in now.people})
    task = _seen(now, audience)
    desk = _desk(task, names) if audience == "staff" else None
    return TaskView(
        chat=now.chat_pid,
        account=now.account,
        title=task.title,
        status=cast(TaskStatus, task.status),
        created_by=names.of(task.created_by),
        by_customer=task.by_customer,
        created=task.created,
        terms=show_terms(task.terms),
        how=task.how,
        results=task.results,
        details=dict(task.details),
        area=show_area(task.area) if task.area else None,
        with_lead=task.with_lead is not None,
        awaiting_release=task.awaiting_release is not None,
        contracts=[show_contract(one, names) for one in task.contracts],
        proposals=[show_proposal(one, _who_answers(one, task, now.now), names) for one in task.proposals],
        approvals=[show_approval(one, names) for one in task.approvals],
        checklist=[show_item(one, names) for one in task.checklist],
        handover=show_handover(task.handover, names) if task.handover else None,
        rating=show_rating(task.rating, names) if task.rating else None,
        claim=show_claim(task.claim, names) if task.claim else None,
        reaction=task.reaction,
        next=show_next_step(next_step(task, now.now)),
        times=_times(task),
        may=allowed_names(task.status, *_ROLES[audience]),
        desk=desk,
        people=show_people((card for card in now.people if card.person in names.said), audience),
    )


def acts_of(kind: PersonKind) -> tuple[str, ...]:
    """What somebody may do to tasks at all, but where they were brought in as an expert."""
    return names_for_role(role_of(kind, expert=False))


def _seen(now: TaskSnapshot, audience: Audience) -> Task:
    """What of a task an audience is told at all."""
    return as_customers_see(now.task, now.last_opening) if audience == "customer" else now.task


def _who_answers(card: Proposal, task: Task, now: int) -> Side | None:
    if task.status in ("done", "deleted") or (card.until is not None and now >= card.until):
        return None
    if card.state == "noted":
        return "customer"
    if card.state != "open":
        return None
    return "staff" if card.side == "customer" else "customer"


def _times(task: Task) -> TimeFigures:
    agreed = task.terms.budget
    return TimeFigures(
        used=budget.used(task),
        recorded=-(-budget.recorded_ms(task) // _MINUTE),
        real=None if agreed is None else budget.real_minutes(agreed, task.area),
        overrun=budget.overrun(task) if agreed is not None else 0,
        refunded=task.refunded,
    )


def _desk(task: Task, names: Names) -> TaskDesk:
    delegated, forwarded = task.with_lead, task.awaiting_release
    holds = task.release is not None and task.area is not None and task.release.area == task.area.key
    release = task.release if holds else None
    return TaskDesk(
        responsible=names.maybe(task.responsible),
        review=sorted(task.review),
        doubts=sorted(task.doubts),
        delegated_by=names.of(delegated.person) if delegated else None,
        reason=delegated.reason if delegated else "",
        advice=delegated.advice if delegated else False,
        could_do=forwarded.could_do if forwarded else None,
        released_by=names.of(release.person) if release else None,
        release_note=release.note if release else "",
        running=[show_timer(one, names) for one in task.running],
        records=[show_record(one, names) for one in task.records],
        assistant_percent=task.area.assistant_percent if task.area else None,
    )


def show_task_card(now: TaskSnapshot, audience: Audience) -> TaskCard:
    """A task in an overview."""
    task, deadline = _seen(now, audience), now.task.terms.deadline
    names = Names({one.person: one for one in now.people})
    following = next_step(task, now.now)
    return TaskCard(
        chat=now.chat_pid,
        account=now.account,
        title=task.title,
        status=cast(TaskStatus, task.status),
        attention=_ATTENTION[attention(task, now.now, audience, following)],
        next=show_next_step(following),
        deadline=show_deadline(deadline) if deadline else None,
        budget=task.terms.budget,
        used=budget.used(task),
        area=cast("WorkArea | None", task.area.key if task.area else None),
        with_lead=task.with_lead is not None,
        awaiting_release=task.awaiting_release is not None,
        reaction=task.reaction,
        changed=task.changed,
        assistant=names.of(task.contracts[0].person) if task.contracts else None,
        running=[names.of(one.person) for one in task.running],
        responsible=names.maybe(task.responsible),
        records_waiting=sum(one.state == "waiting" for one in task.records),
    )


@shows_entry(EventKind.TASK)
def _entry(row: Entry, audience: Audience) -> TaskNotice:
    return _show_notice(row.seq, row.code, row.actor, row.at, row.text, row.concerns == audience)


def _show_notice(seq: int, code: str | None, actor: str, at: int, data: str, concerns: bool) -> TaskNotice:
    """A line of the log about the task; erased, it has no data any more."""
    kept = _kept(data, f"{actor} {at}")
    return TaskNotice(
        seq=seq,
        code=cast(TaskCode, code),
        actor=actor,
        at=at,
        tags=kept.tags,
        data=kept.data,
        concerns=concerns,
    )


class _Kept(msgspec.Struct, frozen=True):
    data: dict[str, Any] = {}
    tags: list[Any] = []


_NOTHING = _Kept()
_decode_kept = msgspec.json.Decoder(_Kept).decode


def _kept(text: str, where: str = "") -> _Kept:
    if not text:
        return _NOTHING
    try:
        return _decode_kept(text)
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        faults.skip("events", where, error)
        return _NOTHING


def task_push(fact: TaskFact) -> TaskTold:
    """What staff are told besides the log."""
    notices = [
        StaffNotice(code=cast(TaskCode, one.code), data=_kept(one.data).data, to=one.to)
        for one in fact.notices
    ]
    return TaskTold(chat=fact.chat_pid, notices=notices, task=show_task(fact.task, "staff"))


@presents(TaskStep)
def _task_changed(event: Event, step: TaskStep, audience: Audience) -> Push:
    if step.task is None:
        raise ValueError("an event of a task comes with the task")
    concerns = step.concerns == audience
    entry = _show_notice(event.seq, step.code, event.actor, event.at, step.data, concerns)
    return TaskChanged(chat=event.chat_pid, seq=event.seq, entry=entry, task=show_task(step.task, audience))


def _held_task_act(act: Act, show: Show) -> Held:
    """With the same fields on the wire, but for what the server adds."""
    fields = msgspec.to_builtins(act)
    return show(act="task", task=msgspec.convert({**fields, "t": name_of(act)}, TaskAct))


for _kind in ACTS_BY_NAME.values():
    shows_held(_kind)(_held_task_act)
