"""Random acts by random people at random times: no illegal state, sums that balance, nothing lost (SPEC 7, 8)."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from fractions import Fraction
from itertools import pairwise, product
from math import ceil
from random import Random
from typing import cast, get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import midnight_after, reaction_deadline
from chat_server.domain.tasks import acts, budget
from chat_server.domain.tasks.acts import Act, Open
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.budget import charged, reserved
from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.refusal_texts import REFUSAL_TEXTS
from chat_server.domain.tasks.rules.decide import decide, is_seen_by_customers
from chat_server.domain.tasks.rules.decision import AgencyRules, Decision
from chat_server.domain.tasks.rules.lapse import lapse, lapse_unseen, next_lapse
from chat_server.domain.tasks.rules.next_step import NextStep, NextStepKind, next_step
from chat_server.domain.tasks.rules.overview import as_customers_see
from chat_server.domain.tasks.rules.review import QUESTIONS
from chat_server.domain.tasks.status import Actor, TaskRole, allowed_acts
from chat_server.domain.tasks.task import (
    Changes,
    Deadline,
    Task,
    TaskStatus,
    Terms,
)
from chat_server.domain.tasks.unseen_acts import UNSEEN_BY_CUSTOMERS
from chat_server.domain.time.account import Package, time_account
from tests.support.examples import examples
from tests.unit.tasks.task_samples import CALENDAR, DAY, HOUR, MINUTE, PEOPLE, ROLES, at, draft, in_status
from tests.unit.tasks.test_task_status import SPEC_STEPS

BEGIN = at("2026-10-22 09:00")
"""Thursday before the clocks go back; the week after the next has no holiday, All Saints' Day is none here."""
SILENCE = AgencyRules(AREAS, done_after_days=5)
BOOKED = Package(50, BEGIN, BEGIN)

WHICH = st.sampled_from([0, 1])
STAGES: tuple[TaskStatus, ...] = ("in_progress", "review", "accepted", "handed_over", "draft")
NUMBERS = range(5)
TEXTS = ("Ja", "Drei Hotels", "Vier Hotels", "", "x" * 8001)
MINUTES = (45, 90, 120, 180, 240, 600, 1, 0, 10**9)
MOMENTS = tuple(BEGIN + delta for delta in (-HOUR, HOUR, DAY, 3 * DAY, 9 * DAY, 30 * DAY, 90 * DAY))
DEADLINES = [Deadline(moment) for moment in MOMENTS]
FLAGS = (True, False)
CHANGES = [
    Changes(*combined)
    for combined in product([None, "Vier Hotels", ""], [None, *DEADLINES[2:]], [None, 90, 180, 300, 0])
]
OPEN: Open = "open"


def every(kind: type[Act], *values: Iterable[object]) -> list[Act]:
    """Acts of a kind with all combinations of these values."""
    names, make = [field.name for field in fields(kind)], cast(Callable[..., Act], kind)
    return [make(**dict(zip(names, combined, strict=False))) for combined in product(*values)]


POOL: dict[type[Act], list[Act]] = {
    acts.Save: every(acts.Save, FLAGS),
    acts.EditTask: every(
        acts.EditTask, [None, *TEXTS], [None, *TEXTS], [None, "email"], [None, OPEN, *DEADLINES], [None, 60]
    ),
    acts.Rename: every(acts.Rename, TEXTS),
    acts.SetArea: every(acts.SetArea, [*AREAS, "gardening"], FLAGS),
    acts.AnswerReview: every(acts.AnswerReview, sorted(QUESTIONS), FLAGS),
    acts.Accept: every(acts.Accept, FLAGS),
    acts.Forward: every(acts.Forward, FLAGS),
    acts.Delegate: every(acts.Delegate, TEXTS),
    acts.Assign: every(acts.Assign, ["pmilan"], [2, 9], FLAGS),
    acts.StartTimer: every(acts.StartTimer, [False, False, True]),
    acts.StartTimerUnseen: every(acts.StartTimerUnseen, [False, False, True]),
    acts.RecordTime: every(acts.RecordTime, MOMENTS, MINUTES, TEXTS),
    acts.ReleaseRecord: every(acts.ReleaseRecord, NUMBERS, FLAGS),
    acts.Propose: every(acts.Propose, CHANGES, [None, *MOMENTS]),
    acts.Agree: every(acts.Agree, NUMBERS),
    acts.Refuse: every(acts.Refuse, NUMBERS),
    acts.CounterProposal: every(acts.CounterProposal, NUMBERS, CHANGES),
    acts.Withdraw: every(acts.Withdraw, NUMBERS),
    acts.NoteAgreement: every(acts.NoteAgreement, CHANGES),
    acts.ObjectToAgreement: every(acts.ObjectToAgreement, NUMBERS),
    acts.AskApproval: every(acts.AskApproval, ["double_rate", "power_of_attorney"], TEXTS),
    acts.AnswerApproval: every(acts.AnswerApproval, NUMBERS, FLAGS),
    acts.MarkApproval: every(
        acts.MarkApproval, ["channel", "storage"], NUMBERS, TEXTS, [1, 2], FLAGS, [BEGIN]
    ),
    acts.ShowInterim: every(acts.ShowInterim, TEXTS, NUMBERS),
    acts.HandOver: every(acts.HandOver, ["result", "interim", "question", "not_needed"], TEXTS, NUMBERS),
    acts.Return: every(acts.Return, [None, *DEADLINES]),
    acts.Rate: every(acts.Rate, range(7), TEXTS),
    acts.DecideClaim: every(acts.DecideClaim, FLAGS, TEXTS),
    AddItem: every(AddItem, TEXTS, ["customer", "staff"]),
    TickItem: every(TickItem, NUMBERS, FLAGS),
    EditItem: every(EditItem, NUMBERS, TEXTS),
    MoveItem: every(MoveItem, NUMBERS, [None, *NUMBERS]),
    RemoveItem: every(RemoveItem, NUMBERS),
    acts.ReleaseBudget: every(acts.ReleaseBudget, MINUTES),
}
"""Sensible and senseless acts of each kind; those that are missing say nothing but what they are."""


def some_act(kind: type[Act], chance: Random) -> Act:
    return chance.choice(POOL.get(kind) or every(kind))


def helpful(what: NextStepKind, task: Task, now: int) -> Act:
    """What the line that a task shows asks for."""
    deadline = Deadline(now + 3 * DAY)
    open_card = next((card.number for card in task.proposals if card.state == "open"), 0)
    asked = next((approval.number for approval in task.approvals if approval.state == "asked"), 0)
    steps: dict[NextStepKind, Act] = {
        "save": acts.Save() if is_ahead(task.terms.deadline, now) else acts.EditTask(deadline=deadline),
        "decide_claim": acts.DecideClaim(grant=True),
        "assign": acts.TakeBack(),
        "release": acts.GiveRelease(),
        "answer_proposal": acts.Agree(open_card),
        "answer_approval": acts.AnswerApproval(asked, grant=True),
        "set_area": acts.SetArea("design"),
        "propose_budget": acts.Propose(Changes(budget=240)),
        "propose_deadline": acts.Propose(Changes(deadline=deadline)),
        "forward": acts.Forward(could_do=False),
        "review": acts.AnswerReview(next(iter(sorted(QUESTIONS - task.review)), "budget"), yes=True),
        "accept": acts.Accept(),
        "answer": acts.WriteMessage(),
        "start": acts.StartTimer(),
        "hand_over": acts.HandOver("result", "Fertig"),
        "confirm": acts.SetDone(),
        "give_feedback": acts.Return(deadline),
        "answer_question": acts.Return(deadline),
    }
    return steps[what]


def is_ahead(deadline: Deadline | None, now: int) -> bool:
    return deadline is None or deadline.at > now


def whose(step: NextStep) -> Actor:
    assert step.turn != "nobody"
    return PEOPLE[step.turn]


def customer_view(task: Task) -> Task:
    """All but what staff only know: nothing in it may move by an act that is never held."""
    hidden = as_customers_see(task, 0)
    return replace(hidden, review=frozenset(), doubts=frozenset(), reaction=None, heard=None)


class Lives(RuleBasedStateMachine):
    """Two tasks of one account, and everybody at them."""

    def __init__(self) -> None:
        super().__init__()
        self.now = BEGIN
        self.agency = SILENCE
        self.tasks: list[Task] = []

    @initialize(
        by_customer=st.booleans(),
        silent=st.booleans(),
        stages=st.tuples(st.sampled_from(STAGES), st.sampled_from(STAGES)),
    )
    def begin(self, by_customer: bool, silent: bool, stages: tuple[TaskStatus, TaskStatus]) -> None:
        self.agency = SILENCE if silent else AgencyRules(AREAS)
        terms = Terms("Drei Hotels", Deadline(BEGIN + 4 * DAY), 120) if silent else Terms("Drei Hotels")
        new = replace(draft(terms, by_customer), created=BEGIN, changed=BEGIN)
        self.tasks = [self.brought_to(stage, new) for stage in stages]

    def brought_to(self, stage: TaskStatus, task: Task) -> Task:
        while task.status != stage:
            step = next_step(task, BEGIN)
            task = decide(task, helpful(step.what, task, BEGIN), whose(step), BEGIN, CALENDAR).task
        return task

    @rule(minutes=st.sampled_from([20, 1, 90, 7 * 60, 24 * 60, 75 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.now += minutes * MINUTE

    @rule(which=WHICH, minutes=st.integers(0, 900))
    def time_works(self, which: int, minutes: int) -> None:
        self.now += minutes * MINUTE
        self.accept_change(which, lapse(self.tasks[which], self.now, CALENDAR, self.agency))

    @rule(which=WHICH)
    def the_next_moment_is_the_next(self, which: int) -> None:
        """Nothing lapses before it, and something does at it."""
        task = lapse(self.tasks[which], self.now, CALENDAR, self.agency).task
        due = next_lapse(task, self.now, CALENDAR, self.agency)
        far = self.now + 400 * DAY if due is None else due
        assert far > self.now
        assert lapse(task, far - 1, CALENDAR, self.agency) == Decision(task)
        if due is not None:
            lapsed = lapse(task, due, CALENDAR, self.agency)
            assert lapsed.notices
            assert lapse(lapsed.task, due, CALENDAR, self.agency) == Decision(lapsed.task)

    @rule(seed=st.integers(0, 10**6))
    def a_busy_day(self, seed: int) -> None:
        """Thirty acts that stage and role allow, by whoever; one in ten is just anything."""
        chance = Random(seed)
        for _ in range(30):
            which, role = chance.choice([0, 1]), chance.choice(ROLES)
            offered = sorted(allowed_acts(self.tasks[which].status, role), key=lambda kind: kind.__name__)
            kinds = [
                kind for kind in offered if kind not in (acts.DeleteTask, acts.SetDone, acts.WriteMessage)
            ]
            kind = chance.choice(get_args(Act) if chance.random() < 0.1 or not kinds else kinds)
            self.act(which, some_act(kind, chance), PEOPLE[role])
            self.now += chance.choice([0, MINUTE, 20 * MINUTE])

    @rule(
        which=WHICH,
        changes=st.sampled_from(CHANGES),
        counter=st.sampled_from(CHANGES),
        yes=st.booleans(),
        how=st.sampled_from("anrcwo"),
    )
    def a_change_is_proposed_and_answered(
        self, which: int, changes: Changes, counter: Changes, yes: bool, how: str
    ) -> None:
        one: TaskRole
        other: TaskRole
        one, other = ("customer", "assistant") if yes else ("assistant", "customer")
        number = len(self.tasks[which].proposals) + 1
        self.act(which, acts.NoteAgreement(changes) if how == "o" else acts.Propose(changes), PEOPLE[one])
        self.now += HOUR
        answers: dict[str, Act] = {
            "a": acts.Agree(number),
            "r": acts.Refuse(number),
            "c": acts.CounterProposal(number, counter),
            "w": acts.Withdraw(number),
            "o": acts.ObjectToAgreement(number),
        }
        if how in answers:
            self.act(which, answers[how], PEOPLE[one if how == "w" else other])

    @rule(
        which=WHICH,
        minutes=st.sampled_from(MINUTES),
        role=st.sampled_from(["assistant", "expert"]),
        wait=st.sampled_from([5, 100]),
    )
    def time_is_recorded(self, which: int, minutes: int, role: TaskRole, wait: int) -> None:
        actor, task = PEOPLE[role], self.tasks[which]
        self.act(which, acts.StartTimer(), actor)
        self.now += wait * MINUTE
        if wait == 5:
            self.act(which, acts.StopTimer(), actor)
        self.act(
            which, acts.RecordTime(self.now - minutes * MINUTE - 6 * MINUTE, minutes, "Vergessen"), actor
        )
        self.act(which, acts.ReleaseRecord(len(task.records) + 1, wait == 5), PEOPLE["management"])

    @rule(which=WHICH, data=st.data())
    def the_work_goes_on(self, which: int, data: st.DataObject) -> None:
        """What a task asks for can be done by whose turn it is."""
        task = lapse(self.tasks[which], self.now, CALENDAR, self.agency).task
        step = next_step(task, self.now)
        if step.turn == "nobody":
            assert task.status in ("done", "deleted")
            return
        act = helpful(step.what, task, self.now)
        done = decide(task, act, whose(step), self.now, CALENDAR, self.agency)
        assert done.task != task
        self.act(which, act, whose(step))

    @rule(which=WHICH, start=st.booleans())
    def the_timer(self, which: int, start: bool) -> None:
        self.act(which, acts.StartTimer() if start else acts.StopTimer(), PEOPLE["assistant"])

    def act(self, which: int, act: Act, actor: Actor) -> None:
        task = self.tasks[which]
        before = repr(task)
        try:
            decided = decide(task, act, actor, self.now, CALENDAR, self.agency)
        except Refusal as refusal:
            unknown = refusal.code != "not_allowed" or refusal.detail not in REFUSAL_TEXTS
            if unknown or repr(task) != before:
                raise
            return
        seen = is_seen_by_customers(act, task)
        lapsed = lapse(task, self.now, CALENDAR, self.agency) if seen else lapse_unseen(task, self.now)
        if lapsed != decided:
            again = decide(lapsed.task, act, actor, self.now, CALENDAR, self.agency)
            assert again.task == decided.task
            assert lapsed.notices + again.notices == decided.notices
            self.check_unseen(lapsed.task, act, again)
            self.check_money(lapsed.task, act, again.task)
        self.check_reaction(lapsed.task, actor, act, decided.task)
        self.accept_change(which, decided)

    def check_unseen(self, before: Task, act: Act, decided: Decision) -> None:
        if before.status == "draft":
            return
        if not is_seen_by_customers(act, before):
            assert all(notice.staff_only for notice in decided.notices)
            assert customer_view(decided.task) == customer_view(before)
        else:
            assert any(not notice.staff_only for notice in decided.notices)
            assert decided.task.changed == self.now

    def check_money(self, before: Task, act: Act, task: Task) -> None:
        """Recording time takes nothing from what is available, other than work released after the end."""
        free = [time_account([BOOKED], [one]).available for one in (before, task)]
        if type(act) in UNSEEN_BY_CUSTOMERS or isinstance(
            act, acts.StartTimer | acts.AnswerApproval | acts.HandOver
        ):
            assert free[0] == free[1] or (isinstance(act, acts.ReleaseRecord) and before.status == "done")
        if isinstance(act, acts.SetDone | acts.DeleteTask | acts.ReleaseBudget):
            assert free[0] <= free[1]

    def check_reaction(self, before: Task, actor: Actor, act: Act, task: Task) -> None:
        if actor.role == "customer" and isinstance(act, acts.WriteMessage | acts.Return | acts.Save):
            assert task.reaction is not None
            assert task.reaction <= reaction_deadline(self.now, CALENDAR)
        if actor.role != "customer" and isinstance(act, acts.WriteMessage | acts.Accept | acts.Delegate):
            assert task.reaction is None

    def accept_change(self, which: int, decided: Decision) -> None:
        before, task = self.tasks[which], decided.task
        assert before.status == task.status or (before.status, task.status) in SPEC_STEPS
        assert task.contracts[: len(before.contracts)] == before.contracts
        kept = [approval for approval in before.approvals if approval.state != "asked"]
        assert [task.approvals[approval.number - 1] for approval in kept] == kept
        settled = [card for card in before.proposals if card.state not in ("open", "noted")]
        assert [task.proposals[card.number - 1] for card in settled] == settled
        assert len(task.records) >= len(before.records)
        counted = [record for record in before.records if record.state != "waiting"]
        assert [task.records[record.number - 1] for record in counted] == counted
        for notice in decided.notices:
            assert all(value is None or isinstance(value, str | int) for value in notice.data.values())
        self.tasks[which] = task

    @invariant()
    def contracts_are_what_holds(self) -> None:
        for task in self.tasks:
            agreed = task.status in ("accepted", "in_progress", "handed_over", "done")
            assert bool(task.contracts) is agreed
            assert [contract.version for contract in task.contracts] == list(
                range(1, len(task.contracts) + 1)
            )
            if agreed:
                assert task.contracts[-1].terms == task.terms
                assert task.contracts[0].terms.budget is not None
                assert task.area is not None

    @invariant()
    def flags_fit_the_stage(self) -> None:
        for task in self.tasks:
            assert task.awaiting_release is None or task.status == "review"
            assert task.with_lead is None or task.status in ("review", "accepted", "in_progress")
            assert (task.handover is not None) or task.status not in ("handed_over", "done")
            if task.status in ("done", "deleted"):
                assert not any(card.state == "open" for card in task.proposals)
                assert not any(approval.state == "asked" for approval in task.approvals)

    @invariant()
    def sums_balance(self) -> None:
        for task in self.tasks:
            agreed = task.terms.budget or 0
            exact = sum(
                Fraction(record.length * (1 + record.double), MINUTE)
                for record in task.records
                if record.state == "counted"
            )
            cost = ceil(exact * Fraction(task.area.customer_percent if task.area else 100, 100))
            assert charged(task) == max(0, min(agreed, cost) - task.refunded)
            expected = max(0, agreed - task.refunded) - charged(task)
            assert reserved(task) == (expected if task.status in budget.RESERVES_BUDGET else 0)
        sums = time_account([BOOKED], self.tasks)
        assert sums.booked == sums.worked + sums.reserved + sums.available == 3000
        assert sums.balance == sums.available + sums.reserved

    @invariant()
    def time_stays_within_its_day(self) -> None:
        for task in self.tasks:
            assert not task.running or task.status in ("accepted", "in_progress")
            assert len({timer.person for timer in task.running}) == len(task.running)
            for record in task.records:
                assert 0 < record.length <= 25 * HOUR
                assert record.start + record.length <= midnight_after(record.start, CALENDAR)
            for person in {record.person for record in task.records}:
                spans = sorted(
                    (record.start, record.start + record.length)
                    for record in task.records
                    if record.person == person and record.state != "refused"
                )
                assert all(end <= start for (_, end), (start, _) in pairwise(spans))


TestLives = Lives.TestCase
TestLives.settings = settings(examples(40), stateful_step_count=40)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("area", list(AREAS))
def test_who_does_what_the_task_asks_for_gets_it_done(known: bool, area: str) -> None:
    """A whole life by nothing but the line that the task shows."""
    terms = Terms("Drei Hotels", Deadline(BEGIN + 4 * DAY), 120) if known else Terms("Drei Hotels")
    task, now, stages = replace(draft(terms), created=BEGIN), BEGIN, ["draft"]
    for _ in range(30):
        step = next_step(task, now)
        if step.turn == "nobody":
            break
        act = acts.SetArea(area) if step.what == "set_area" else helpful(step.what, task, now)
        task = decide(task, act, whose(step), now, CALENDAR).task
        stages += [task.status] if stages[-1] != task.status else []
        now += 5 * MINUTE
    assert stages == ["draft", "review", "accepted", "in_progress", "handed_over", "done"]
    assert charged(task) > 0


def test_a_task_with_details_can_be_remembered_by() -> None:
    """Its events are: what they are told as is made once."""
    with_details = replace(in_status("review"), details={"contact": "Frau Ostermann"})
    assert hash(with_details) == hash(replace(with_details))
    assert with_details != in_status("review")
