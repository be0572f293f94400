"""Consent cards: agreed, refused, countered, withdrawn, expired, overtaken, noted by telephone (SPEC 7)."""

from dataclasses import replace

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.rules.lapse import lapse, next_lapse
from chat_server.domain.tasks.status import Actor
from chat_server.domain.tasks.task import Changes, Deadline, Record, Task, Terms
from tests.unit.tasks.task_samples import (
    ASSISTANT,
    CALENDAR,
    CUSTOMER,
    FRIDAY,
    HOUR,
    LEAD,
    NOW,
    TERMS,
    WEEK_AFTER,
    after,
    at,
    codes,
    do,
    in_status,
)

RUNNING = in_status("in_progress")
LATER = Changes(deadline=WEEK_AFTER)


def refusal(task: Task, act: Act, actor: Actor, now: int = NOW) -> str:
    with pytest.raises(Refusal) as refused:
        do(task, act, actor, now)
    return refused.value.detail


def test_a_later_deadline_is_proposed_and_agreed() -> None:
    proposed = do(RUNNING, acts.Propose(LATER, note="Das Hotel antwortet erst dann"), ASSISTANT)
    assert proposed.task.terms == TERMS
    card = proposed.task.proposals[0]
    assert (card.at, card.person, card.side, card.note) == (NOW, 2, "staff", "Das Hotel antwortet erst dann")
    assert proposed.notices[0].tags == ("deadline_change",)
    assert proposed.notices[0].data == {
        "number": 1,
        "deadline_from": FRIDAY.at,
        "deadline_from_timed": True,
        "deadline_to": WEEK_AFTER.at,
        "deadline_to_timed": True,
        "until": WEEK_AFTER.at,
        "counters": None,
    }
    agreed = do(proposed.task, acts.Agree(1), CUSTOMER, NOW + HOUR)
    assert codes(agreed) == ["agreed"]
    assert agreed.task.terms.deadline == WEEK_AFTER
    first, second = agreed.task.contracts
    assert (first.terms, second.terms) == (TERMS, replace(TERMS, deadline=WEEK_AFTER))
    assert (second.version, second.person, second.cause) == (2, CUSTOMER.person, "agreed")


def test_an_old_card_pressed_twice_or_by_the_wrong_side_changes_nothing() -> None:
    task = after(RUNNING, (ASSISTANT, acts.Propose(LATER)))
    assert refusal(task, acts.Agree(1), ASSISTANT) == "task.card_is_own"
    assert refusal(task, acts.Agree(1), LEAD) == "task.card_is_own"
    assert refusal(task, acts.Withdraw(1), CUSTOMER) == "task.card_is_theirs"
    assert refusal(task, acts.Agree(2), CUSTOMER) == "task.no_such_card"
    assert refusal(task, acts.ObjectToAgreement(1), CUSTOMER) == "task.card_settled"
    for settled in (
        after(task, (CUSTOMER, acts.Agree(1))),
        after(task, (CUSTOMER, acts.Refuse(1))),
        after(task, (LEAD, acts.Withdraw(1))),
        after(task, (CUSTOMER, acts.CounterProposal(1, Changes(budget=300)))),
    ):
        for act in (acts.Agree(1), acts.Refuse(1), acts.CounterProposal(1, Changes(budget=301))):
            assert refusal(settled, act, CUSTOMER) == "task.card_settled"


def test_countered_until_both_agree() -> None:
    task = after(RUNNING, (CUSTOMER, acts.Propose(Changes(budget=120))))
    assert task.reaction == at("2026-11-16 18:00")
    task = after(
        task,
        (ASSISTANT, acts.CounterProposal(1, Changes(budget=300, deadline=WEEK_AFTER), note="Mehr Hotels")),
    )
    assert task.reaction is None
    task = after(task, (CUSTOMER, acts.CounterProposal(2, Changes(budget=270))))
    assert [(card.state, card.counters) for card in task.proposals] == [
        ("countered", None),
        ("countered", 1),
        ("open", 2),
    ]
    task = after(task, (ASSISTANT, acts.Agree(3)))
    assert task.terms == replace(TERMS, budget=270)


def test_a_proposal_expires_at_its_time_or_with_the_deadline_it_proposes() -> None:
    task = after(
        RUNNING, (ASSISTANT, acts.Propose(LATER)), (ASSISTANT, acts.Propose(Changes(budget=300), NOW + HOUR))
    )
    assert next_lapse(task, NOW, CALENDAR) == NOW + HOUR
    assert do(task, acts.Agree(2), CUSTOMER, NOW + HOUR - 1).task.terms.budget == 300
    assert refusal(task, acts.Agree(2), CUSTOMER, NOW + HOUR) == "task.card_expired"
    lapsed = lapse(task, NOW + HOUR, CALENDAR)
    assert codes(lapsed) == ["expired"]
    assert lapsed.notices[0].tags == ("automatic", "budget_change")
    assert lapsed.task.changed == NOW + HOUR
    assert next_lapse(lapsed.task, NOW + HOUR, CALENDAR) == WEEK_AFTER.at
    assert refusal(lapsed.task, acts.Agree(1), CUSTOMER, WEEK_AFTER.at) == "task.card_expired"


def test_a_proposal_that_expires_at_once_is_none() -> None:
    assert refusal(RUNNING, acts.Propose(LATER, until=NOW), ASSISTANT) == "task.deadline_past"


def test_a_new_proposal_of_ones_own_replaces_the_former_about_the_same() -> None:
    task = after(RUNNING, (ASSISTANT, acts.Propose(LATER)), (ASSISTANT, acts.Propose(Changes(budget=300))))
    even_later = Changes(deadline=Deadline(WEEK_AFTER.at + HOUR))
    task = after(task, (ASSISTANT, acts.Propose(even_later)))
    assert [card.state for card in task.proposals] == ["overtaken", "open", "open"]
    assert refusal(task, acts.Propose(LATER), CUSTOMER) == "task.proposal_open"
    assert (
        after(task, (CUSTOMER, acts.Propose(Changes(description="Vier Hotels")))).proposals[3].side
        == "customer"
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (Changes(), "task.nothing_proposed"),
        (Changes(budget=240), "task.nothing_proposed"),
        (Changes(deadline=FRIDAY), "task.nothing_proposed"),
        (Changes(budget=0), "task.bad_minutes"),
        (Changes(budget=-5), "task.bad_minutes"),
        (Changes(deadline=Deadline(NOW)), "task.deadline_past"),
        (Changes(description=""), "task.text_missing"),
        (Changes(description="x" * 8001), "task.text_too_long"),
    ],
)
def test_what_cannot_be_proposed(changes: Changes, reason: str) -> None:
    for act in (acts.Propose(changes), acts.NoteAgreement(changes)):
        assert refusal(RUNNING, act, ASSISTANT) == reason


def test_staff_propose_no_budget_below_what_is_worked_and_customers_learn_nothing_by_trying() -> None:
    worked = replace(
        RUNNING, records=(Record(number=1, person=2, start=NOW - HOUR, length=2 * HOUR, settled_at=NOW),)
    )
    assert refusal(worked, acts.Propose(Changes(budget=119)), ASSISTANT) == "task.below_worked"
    assert refusal(worked, acts.NoteAgreement(Changes(budget=119)), ASSISTANT) == "task.below_worked"
    assert after(worked, (ASSISTANT, acts.Propose(Changes(budget=120)))).proposals
    timed = after(RUNNING, (ASSISTANT, acts.StartTimer()))
    assert refusal(timed, acts.Propose(Changes(budget=59)), ASSISTANT, NOW + HOUR) == "task.below_worked"
    idle = do(RUNNING, acts.Propose(Changes(budget=1)), CUSTOMER)
    busy = do(worked, acts.Propose(Changes(budget=1)), CUSTOMER)
    assert idle.notices == busy.notices


def test_the_owner_only_may_keep_what_binds_the_account() -> None:
    member = Actor(9, "customer", may_bind=False)
    task = after(RUNNING, (ASSISTANT, acts.Propose(LATER)))
    assert refusal(task, acts.Agree(1), member) == "task.owner_only"
    assert refusal(task, acts.CounterProposal(1, Changes(budget=5)), member) == "task.owner_only"
    assert refusal(in_status("handed_over"), acts.SetDone(), member) == "task.owner_only"
    assert after(task, (member, acts.Refuse(1))).proposals[0].answered_by == 9
    assert after(RUNNING, (member, acts.Propose(LATER))).proposals


# By telephone


def noted(task: Task = RUNNING, changes: Changes = LATER, now: int = NOW) -> Task:
    return do(task, acts.NoteAgreement(changes, "Telefonat um 10"), ASSISTANT, now).task


def test_an_agreement_by_telephone_holds_at_once() -> None:
    task = noted()
    assert task.terms.deadline == WEEK_AFTER
    assert (task.contracts[1].cause, task.proposals[0].state) == ("phone", "noted")


@pytest.mark.parametrize(
    ("called", "ends"),
    [
        ("2026-11-16 10:00", "2026-11-19 00:00"),  # Monday: until the end of Wednesday
        ("2026-11-19 23:59", "2026-11-24 00:00"),  # Thursday: until the end of Monday
        ("2026-11-21 12:00", "2026-11-25 00:00"),  # Saturday: until the end of Tuesday
        ("2026-12-23 12:00", "2026-12-29 00:00"),  # Thursday the 24th is one, Monday the 28th the other
    ],
)
def test_the_customer_can_object_within_two_working_days(called: str, ends: str) -> None:
    task = in_status("in_progress", Terms("x", Deadline(at("2026-12-30 12:00")), 240))
    task = noted(task, Changes(deadline=Deadline(at("2026-12-31 12:00"))), at(called))
    assert refusal(task, acts.ObjectToAgreement(1), CUSTOMER, at(ends)) == "task.objection_too_late"
    objected = do(task, acts.ObjectToAgreement(1, "Nein"), CUSTOMER, at(ends) - 1)
    assert objected.task.terms == task.contracts[0].terms
    assert [contract.cause for contract in objected.task.contracts] == ["accepted", "phone", "objection"]
    assert objected.task.reaction is not None
    assert refusal(objected.task, acts.ObjectToAgreement(1), CUSTOMER, at(ends) - 1) == "task.card_settled"


def test_an_objection_leaves_what_was_agreed_on_since() -> None:
    task = noted(changes=Changes(deadline=WEEK_AFTER, budget=300))
    newer = Deadline(WEEK_AFTER.at + HOUR)
    task = after(task, (ASSISTANT, acts.Propose(Changes(deadline=newer))), (CUSTOMER, acts.Agree(2)))
    task = after(task, (CUSTOMER, acts.ObjectToAgreement(1)))
    assert task.terms == replace(TERMS, deadline=newer)
    assert len(task.contracts) == 4


def test_an_objection_restores_the_words_and_the_missing_budget() -> None:
    task = noted(changes=Changes(description="Vier Hotels"))
    assert after(task, (CUSTOMER, acts.ObjectToAgreement(1))).terms == TERMS
    rewritten = after(task, (CUSTOMER, acts.Propose(Changes(description="Fünf"))), (ASSISTANT, acts.Agree(2)))
    assert after(rewritten, (CUSTOMER, acts.ObjectToAgreement(1))).terms.description == "Fünf"
    estimated = noted(in_status("review", Terms("x", FRIDAY)), Changes(budget=90))
    accepted = after(estimated, (ASSISTANT, acts.Accept()))
    for late in (accepted, after(accepted, (ASSISTANT, acts.ReleaseBudget(30)))):
        assert after(late, (CUSTOMER, acts.ObjectToAgreement(1))).terms == Terms("x", FRIDAY, None)


def test_an_objection_to_a_raised_budget_leaves_given_back_what_was_given_back() -> None:
    task = noted(changes=Changes(budget=600))
    for minutes, budget in ((60, 240), (500, 100)):
        given_back = after(task, (ASSISTANT, acts.ReleaseBudget(minutes)))
        assert after(given_back, (CUSTOMER, acts.ObjectToAgreement(1))).terms.budget == budget


def test_an_objection_to_a_note_in_review_asks_the_question_again() -> None:
    task = noted(in_status("review"), Changes(budget=300))
    assert (task.contracts, task.terms.budget) == ((), 300)
    objected = after(task, (CUSTOMER, acts.ObjectToAgreement(1)))
    assert (objected.terms.budget, "budget" in objected.review) == (240, False)


def test_a_note_overtakes_open_cards_about_the_same() -> None:
    task = after(RUNNING, (CUSTOMER, acts.Propose(LATER)), (CUSTOMER, acts.Propose(Changes(budget=300))))
    task = noted(task, Changes(deadline=Deadline(WEEK_AFTER.at + HOUR)))
    assert [card.state for card in task.proposals] == ["overtaken", "open", "noted"]
