"""From the first words to the contract: saving, editing, the review card, areas, releases (SPEC 6, 7, 8)."""

from dataclasses import replace

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import from_millis
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.checks import MAX_BUDGET, deadline_on
from chat_server.domain.tasks.rules.decide import is_seen_by_customers
from chat_server.domain.tasks.rules.review import QUESTIONS, acceptance_problem
from chat_server.domain.tasks.rules.writing import repeat
from chat_server.domain.tasks.status import Actor
from chat_server.domain.tasks.task import (
    Changes,
    Contract,
    Deadline,
    Delegation,
    Forwarded,
    Item,
    Task,
    Terms,
)
from tests.unit.tasks.task_samples import (
    ASSISTANT,
    CALENDAR,
    CUSTOMER,
    DAY,
    EXPERT,
    FRIDAY,
    HOUR,
    LEAD,
    NOW,
    SPECIALIST,
    TERMS,
    WEEK_AFTER,
    after,
    at,
    codes,
    do,
    draft,
    in_status,
)


def refusal(task: Task, act: Act, actor: Actor, now: int = NOW) -> str:
    with pytest.raises(Refusal) as refused:
        do(task, act, actor, now)
    assert refused.value.code == "not_allowed"
    return refused.value.detail


def test_saving_names_the_reaction_deadline() -> None:
    saved = do(draft(), acts.Save(), CUSTOMER)
    assert codes(saved) == ["created", "saved"]
    assert [notice.tags for notice in saved.notices] == [("created",), ("automatic",)]
    assert saved.notices[1].data == {"reaction": at("2026-11-16 18:00")}
    assert saved.task.reaction == at("2026-11-16 18:00")
    friday_night = do(
        draft(replace(TERMS, deadline=WEEK_AFTER)), acts.Save(), CUSTOMER, at("2026-11-20 21:00")
    )
    assert friday_night.task.reaction == at("2026-11-23 12:00")


def test_a_task_of_nobody_goes_to_the_team_lead() -> None:
    saved = do(draft(), acts.Save(unassigned=True), CUSTOMER)
    assert saved.task.with_lead == Delegation("", CUSTOMER.person, NOW)


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (replace(draft(), title="  "), "task.text_missing"),
        (replace(draft(), title="x" * 201), "task.text_too_long"),
        (draft(Terms("\n")), "task.text_missing"),
        (draft(Terms("x" * 8001)), "task.text_too_long"),
        (draft(Terms("x", Deadline(NOW))), "task.deadline_past"),
        (draft(Terms("x", Deadline(NOW + 4000 * DAY))), "task.deadline_too_far"),
    ],
)
def test_what_cannot_be_saved(task: Task, reason: str) -> None:
    assert refusal(task, acts.Save(), CUSTOMER) == reason


def test_what_is_just_short_enough_can_be_saved() -> None:
    task = replace(draft(Terms("x" * 8000)), title="x" * 200)
    assert after(task, (CUSTOMER, acts.Save())).status == "review"


def test_seen_are_acts_that_customers_are_told_of() -> None:
    for task, seen in ((draft(), False), (in_status("accepted"), True), (in_status("in_progress"), False)):
        assert is_seen_by_customers(acts.StartTimer(), task) is seen
    assert is_seen_by_customers(acts.Save(), draft())
    assert not is_seen_by_customers(acts.Rename("x"), draft())
    assert is_seen_by_customers(acts.Rename("x"), in_status("review"))
    assert not is_seen_by_customers(acts.StartTimerUnseen(), in_status("accepted"))


def test_in_review_the_customer_edits_freely_and_what_was_answered_is_asked_again() -> None:
    edited = do(in_status("review"), acts.EditTask(deadline=WEEK_AFTER, budget="open"), CUSTOMER)
    assert edited.task.terms == Terms(TERMS.description, WEEK_AFTER, None)
    assert edited.task.review == {"competence", "understood"}
    assert edited.notices[0].tags == ("deadline_change", "budget_change")
    assert edited.notices[0].data["deadline_from"] == FRIDAY.at
    assert edited.notices[0].data["deadline_to"] == WEEK_AFTER.at
    assert edited.notices[0].data["budget_to"] is None
    assert edited.task.contracts == ()


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (acts.EditTask(), "task.already_so"),
        (acts.EditTask(budget=240), "task.already_so"),
        (acts.EditTask(budget=0), "task.bad_minutes"),
        (acts.EditTask(budget=-60), "task.bad_minutes"),
        (acts.EditTask(budget=MAX_BUDGET + 1), "task.bad_minutes"),
        (acts.EditTask(budget=10**30), "task.bad_minutes"),
        (acts.EditTask(deadline=Deadline(NOW)), "task.deadline_past"),
        (acts.EditTask(deadline=Deadline(10**30)), "task.deadline_too_far"),
        (acts.EditTask(description=" "), "task.text_missing"),
        (acts.EditTask(how="x" * 8001), "task.text_too_long"),
        (acts.Rename(""), "task.text_missing"),
        (acts.Rename("Hotels in Köln"), "task.already_so"),
    ],
)
def test_what_nobody_can_write(act: Act, reason: str) -> None:
    assert refusal(in_status("review"), act, CUSTOMER) == reason


def test_an_agreed_task_is_changed_by_proposals_only_but_how_and_results_are_free() -> None:
    task = in_status("accepted")
    assert refusal(task, acts.EditTask(budget=300), CUSTOMER) == "task.needs_proposal"
    assert do(task, acts.EditTask(how="Mit Preisen", results="email"), CUSTOMER).task.results == "email"
    renamed = do(task, acts.Rename("Hotels in Bonn"), ASSISTANT)
    assert renamed.notices[0].data == {"old": "Hotels in Köln", "new": "Hotels in Bonn"}


def test_accepting_makes_the_first_contract() -> None:
    accepted = do(in_status("review"), acts.Accept(), ASSISTANT)
    assert accepted.task.contracts == (
        Contract(version=1, terms=TERMS, at=NOW, person=ASSISTANT.person, cause="accepted"),
    )
    assert accepted.notices[0].tags == ("accepted",)


REVIEWED = in_status("review")
DESIGN = in_status("review", area="design")
MISSING = [
    (REVIEWED, None),
    (replace(REVIEWED, area=None), "task.area_missing"),
    (replace(REVIEWED, with_lead=Delegation("x", 2, NOW)), "task.with_lead"),
    (DESIGN, "task.release_missing"),
    (replace(DESIGN, awaiting_release=Forwarded(True, 2, NOW)), "task.waits_for_release"),
    (in_status("review", Terms("x", FRIDAY, None)), "task.budget_missing"),
    (in_status("review", Terms("x", None, 60)), "task.deadline_unasked"),
    (in_status("review", Terms("x", Deadline(NOW), 60)), "task.deadline_past"),
    *[(replace(REVIEWED, review=QUESTIONS - {question}), "task.review_unfinished") for question in QUESTIONS],
]


@pytest.mark.parametrize(("task", "reason"), MISSING)
def test_what_must_be_there_before_accepting(task: Task, reason: str | None) -> None:
    assert acceptance_problem(task, NOW) == reason
    if reason is None:
        assert do(task, acts.Accept(), ASSISTANT).task.status == "accepted"
    else:
        assert refusal(task, acts.Accept(), ASSISTANT) == reason


def test_the_review_card_takes_yes_and_no() -> None:
    task = after(replace(REVIEWED, review=frozenset()), (ASSISTANT, acts.AnswerReview("budget", yes=False)))
    assert task.review == set()
    assert task.doubts == {"budget"}
    task = after(task, *((ASSISTANT, acts.AnswerReview(question, yes=True)) for question in QUESTIONS))
    assert (task.review, task.doubts) == (QUESTIONS, frozenset())
    assert do(task, acts.Accept(), ASSISTANT).task.reaction is None


def test_no_fixed_date_becomes_a_proposal_and_stands_if_the_customer_wants_none() -> None:
    task = in_status("review", Terms("x", None, 60))
    task = after(task, (ASSISTANT, acts.Propose(Changes(deadline=FRIDAY))))
    assert refusal(task, acts.Accept(), ASSISTANT) == "task.proposal_open"
    refused = after(task, (CUSTOMER, acts.Refuse(1)), (ASSISTANT, acts.Accept()))
    assert refused.contracts[0].terms.deadline is None
    agreed = after(task, (CUSTOMER, acts.Agree(1)), (ASSISTANT, acts.Accept()))
    assert agreed.contracts[0].terms.deadline == FRIDAY


def test_what_the_assistant_estimates_is_answered_on_the_review_card_by_the_customers_consent() -> None:
    task = replace(in_status("review", Terms("x", FRIDAY, None)), review=QUESTIONS - {"budget"})
    task = after(task, (ASSISTANT, acts.Propose(Changes(budget=90))), (CUSTOMER, acts.Agree(1)))
    assert (task.terms.budget, task.review, task.contracts) == (90, QUESTIONS, ())


def test_an_area_with_a_factor_makes_a_card_for_the_customer() -> None:
    """3:00 h of real time in Marketing cost 3:54 h."""
    task = replace(in_status("review", Terms("x", FRIDAY, 180)), area=None)
    decided = do(task, acts.SetArea("marketing"), ASSISTANT)
    assert codes(decided) == ["area_set", "area_card"]
    assert decided.notices[1].data == {"number": 1, "real": 180, "budget_from": 180, "budget_to": 234}
    assert decided.task.terms.budget == 180, "until the customer agrees"
    assert refusal(decided.task, acts.Accept(), ASSISTANT) == "task.proposal_open"
    agreed = after(decided.task, (CUSTOMER, acts.Agree(1)))
    assert agreed.terms.budget == 234
    adjusted = after(
        decided.task, (CUSTOMER, acts.CounterProposal(1, Changes(budget=200))), (ASSISTANT, acts.Agree(2))
    )
    assert adjusted.terms.budget == 200
    assert after(decided.task, (CUSTOMER, acts.Refuse(1))).terms.budget == 180
    (kept,) = do(decided.task, acts.Refuse(1), CUSTOMER).notices
    assert (kept.code, kept.data) == ("refused", {"number": 1, "kept": 180})


def test_another_area_starts_from_the_real_time_and_not_from_the_raised_budget() -> None:
    task = replace(in_status("review", Terms("x", FRIDAY, 180)), area=None)
    task = after(task, (ASSISTANT, acts.SetArea("marketing")))
    before_the_answer = after(task, (ASSISTANT, acts.SetArea("design")))
    assert [card.state for card in before_the_answer.proposals] == ["overtaken", "open"]
    assert before_the_answer.proposals[1].changes.budget == 360
    afterwards = after(task, (CUSTOMER, acts.Agree(1)), (ASSISTANT, acts.SetArea("design")))
    assert afterwards.proposals[1].changes.budget == 360
    back = after(task, (CUSTOMER, acts.Agree(1)), (ASSISTANT, acts.SetArea("backoffice")))
    assert back.proposals[1].changes.budget == 180
    never_mind = after(task, (ASSISTANT, acts.SetArea("backoffice")))
    assert [card.state for card in never_mind.proposals] == ["overtaken"]


def test_the_card_of_an_area_takes_the_place_of_another_about_the_budget() -> None:
    cards = (
        (ASSISTANT, acts.Propose(Changes(budget=300))),
        (ASSISTANT, acts.Propose(Changes(deadline=WEEK_AFTER))),
    )
    task = after(in_status("review"), *cards, (ASSISTANT, acts.SetArea("marketing")))
    assert [card.state for card in task.proposals] == ["overtaken", "open", "open"]


def test_without_a_factor_or_a_budget_there_is_no_card() -> None:
    task = replace(in_status("review", Terms("x", FRIDAY, 180)), area=None)
    assert codes(do(task, acts.SetArea("backoffice"), ASSISTANT)) == ["area_set"]
    open_budget = replace(task, terms=Terms("x", FRIDAY, None))
    assert codes(do(open_budget, acts.SetArea("design"), ASSISTANT)) == ["area_set"]
    assert refusal(task, acts.SetArea("gardening"), ASSISTANT) == "task.no_such_area"
    assert refusal(in_status("review"), acts.SetArea("backoffice"), ASSISTANT) == "task.already_so"


def test_a_special_area_is_forwarded_released_and_then_accepted() -> None:
    task = after(DESIGN, (ASSISTANT, acts.Forward(could_do=True)))
    assert task.awaiting_release == Forwarded(True, ASSISTANT.person, NOW)
    assert refusal(task, acts.Forward(could_do=True), ASSISTANT) == "task.already_so"
    assert refusal(task, acts.GiveRelease(), LEAD) == "task.not_yours"
    released = do(task, acts.GiveRelease("Logo in zwei Farben"), SPECIALIST)
    assert released.task.awaiting_release is None
    assert "Logo" not in str(released.notices), "what specialists note is for staff"
    assert after(released.task, (ASSISTANT, acts.Accept())).status == "accepted"
    other = after(released.task, (ASSISTANT, acts.SetArea("frontdesk")), (CUSTOMER, acts.Refuse(1)))
    assert acceptance_problem(other, NOW) == "task.release_missing", "released for Design only"


def test_forwarding_needs_a_special_area() -> None:
    assert refusal(REVIEWED, acts.Forward(could_do=True), ASSISTANT) == "task.no_release_needed"
    assert (
        refusal(replace(REVIEWED, area=None), acts.Forward(could_do=True), ASSISTANT) == "task.area_missing"
    )
    assert refusal(DESIGN, acts.GiveRelease(), SPECIALIST) == "task.not_forwarded"
    waits = after(DESIGN, (ASSISTANT, acts.Forward(could_do=False)), (ASSISTANT, acts.SetArea("backoffice")))
    assert waits.awaiting_release is None


def test_marketing_that_needs_advice_goes_to_the_team_lead_who_gives_it_back() -> None:
    task = after(REVIEWED, (ASSISTANT, acts.SetArea("marketing", advice=True)), (CUSTOMER, acts.Agree(1)))
    assert task.with_lead is not None
    assert task.with_lead.advice
    assert refusal(task, acts.Accept(), ASSISTANT) == "task.with_lead"
    assert refusal(task, acts.TakeBack(), ASSISTANT) == "task.advice_missing"
    back = after(task, (LEAD, acts.TakeBack()), (ASSISTANT, acts.AnswerReview("budget", yes=True)))
    assert acceptance_problem(back, NOW) is None
    assert refusal(REVIEWED, acts.SetArea("design", advice=True), ASSISTANT) == "task.no_advice_here"


def test_delegating_answers_the_request_and_keeps_the_reason_among_staff() -> None:
    task = after(draft(), (CUSTOMER, acts.Save()))
    delegated = do(task, acts.Delegate("Zu viel zu tun"), ASSISTANT)
    assert delegated.task.reaction is None
    assert "viel" not in str(delegated.notices)
    assert delegated.notices[0].tags == ("delegation",)
    assert refusal(delegated.task, acts.Delegate("Noch mal"), ASSISTANT) == "task.already_so"
    assert refusal(task, acts.TakeBack(), ASSISTANT) == "task.not_with_lead"
    assert do(delegated.task, acts.TakeBack(), ASSISTANT).task.with_lead is None


def test_a_message_by_a_person_answers_and_the_first_unanswered_one_counts() -> None:
    task = after(draft(), (CUSTOMER, acts.Save()))
    later = do(task, acts.WriteMessage(), CUSTOMER, NOW + 5 * HOUR).task
    assert later.reaction == task.reaction
    answered = do(later, acts.WriteMessage(), EXPERT, NOW + 6 * HOUR).task
    assert answered.reaction is None
    asked = do(answered, acts.WriteMessage(), CUSTOMER, NOW + 7 * HOUR)
    assert asked.task.reaction == at("2026-11-17 12:00")
    assert asked.notices == ()


def test_again_makes_a_new_draft_of_texts_and_checklist() -> None:
    task = replace(
        in_status("done", area="marketing"),
        how="Mit Preisen",
        checklist=(Item(number=1, text="a", side="staff", ticked_by=2, ticked_at=NOW),),
    )
    again = repeat(task, CUSTOMER, NOW + DAY)
    assert again.status == "draft"
    assert (again.title, again.how, again.terms) == (task.title, task.how, replace(TERMS, deadline=None))
    assert again.checklist == (Item(number=1, text="a", side="staff"),)
    assert (again.contracts, again.records, again.handover, again.created_by) == (
        (),
        (),
        None,
        CUSTOMER.person,
    )
    assert (again.by_customer, repeat(task, ASSISTANT, NOW).by_customer) == (True, False)
    saved = after(again, (CUSTOMER, acts.Save()), (ASSISTANT, acts.SetArea("design")), now=NOW + DAY)
    assert saved.proposals[0].real == 184, "the budget of a repeated task includes its area's factor"
    for never, actor in ((in_status("deleted"), CUSTOMER), (draft(), CUSTOMER), (task, EXPERT)):
        with pytest.raises(Refusal):
            repeat(never, actor, NOW)


def test_a_day_as_a_deadline_lasts_until_its_end() -> None:
    day = from_millis(NOW).date()
    deadline = deadline_on(day, CALENDAR)
    assert (deadline.at, deadline.timed) == (at("2026-11-17 00:00") - 1, False)


def test_delete_closes_what_was_open() -> None:
    task = after(
        REVIEWED,
        (ASSISTANT, acts.Propose(Changes(budget=300))),
        (ASSISTANT, acts.AskApproval("double_rate", "Samstag?")),
        (CUSTOMER, acts.DeleteTask()),
    )
    assert (task.status, task.proposals[0].state, task.approvals[0].state) == (
        "deleted",
        "overtaken",
        "lapsed",
    )
