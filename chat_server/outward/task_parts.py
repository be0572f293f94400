"""The parts of a task, with public ids for the people they name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

import msgspec

from chat_server.domain.core.people import PersonCard
from chat_server.domain.tasks import task as domain
from chat_server.domain.tasks.areas import Area as TaskArea
from chat_server.domain.tasks.rules.next_step import NextStep as Step
from protocol.core.types import Side, Value, WorkArea
from protocol.tasks.cards import Approval, Claim, HandedOver, Item, Proposal, Rating
from protocol.tasks.task import NextStep
from protocol.tasks.terms import Area, Changes, Contract, Deadline, Terms
from protocol.tasks.times import Running, TimeRecord

T = TypeVar("T", bound=Value)


@dataclass(slots=True)
class Names:
    """Public ids of people by key; `said` are those that were asked for."""

    cards: Mapping[int, PersonCard]
    said: set[int] = field(default_factory=set)

    def of(self, person: int) -> str:
        self.said.add(person)
        return self.cards[person].pid

    def maybe(self, person: int | None) -> str | None:
        return None if person is None else self.of(person)


def _alike(kind: type[T], part: object) -> T:
    """A part of which the wire has all fields as the rules have them."""
    return msgspec.convert(part, kind, from_attributes=True)


def show_terms(terms: domain.Terms) -> Terms:
    return _alike(Terms, terms)


def show_deadline(deadline: domain.Deadline) -> Deadline:
    return Deadline(at=deadline.at, timed=deadline.timed)


def show_area(area: TaskArea) -> Area:
    return Area(key=cast(WorkArea, area.key), customer_percent=area.customer_percent, special=area.special)


def show_next_step(step: Step) -> NextStep:
    return NextStep(turn=step.turn, what=step.what, by=step.by)


def show_contract(contract: domain.Contract, names: Names) -> Contract:
    return Contract(
        version=contract.version,
        terms=show_terms(contract.terms),
        at=contract.at,
        person=names.of(contract.person),
        cause=contract.cause,
    )


def show_proposal(card: domain.Proposal, answers: Side | None, names: Names) -> Proposal:
    """`answers`: which side may."""
    return Proposal(
        number=card.number,
        side=card.side,
        person=names.of(card.person),
        at=card.at,
        changes=_alike(Changes, card.changes),
        state=card.state,
        answers=answers,
        until=card.until,
        note=card.note,
        counters=card.counters,
        real=card.real,
        answered_by=names.maybe(card.answered_by),
        answered_at=card.answered_at,
        answer=card.answer,
    )


def show_approval(approval: domain.Approval, names: Names) -> Approval:
    return Approval(
        number=approval.number,
        kind=approval.kind,
        text=approval.text,
        asked_by=names.of(approval.asked_by),
        asked_at=approval.asked_at,
        state=approval.state,
        answered_by=names.maybe(approval.answered_by),
        answered_at=approval.answered_at,
        message=approval.message,
    )


def show_item(item: domain.Item, names: Names) -> Item:
    return Item(
        number=item.number,
        text=item.text,
        side=item.side,
        added_by=names.maybe(item.added_by),
        ticked_by=names.maybe(item.ticked_by),
        ticked_at=item.ticked_at,
    )


def show_handover(handover: domain.Handover, names: Names) -> HandedOver:
    return HandedOver(kind=handover.kind, person=names.of(handover.person), at=handover.at)


def show_rating(rating: domain.Rating, names: Names) -> Rating:
    return Rating(stars=rating.stars, comment=rating.comment, person=names.of(rating.person), at=rating.at)


def show_claim(claim: domain.Claim, names: Names) -> Claim:
    return Claim(
        deadline=show_deadline(claim.deadline),
        note=claim.note,
        person=names.of(claim.person),
        at=claim.at,
        state=claim.state,
        decided_by=names.maybe(claim.decided_by),
        decided_at=claim.decided_at,
        answer=claim.answer,
    )


def show_timer(timer: domain.Running, names: Names) -> Running:
    return Running(person=names.of(timer.person), since=timer.since, until=timer.until, double=timer.double)


def show_record(record: domain.Record, names: Names) -> TimeRecord:
    return TimeRecord(
        number=record.number,
        person=names.of(record.person),
        start=record.start,
        length=record.length,
        double=record.double,
        reason=record.reason,
        state=record.state,
    )
