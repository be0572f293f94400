"""Approvals, results, done or returned, stars, claims (SPEC 7, 12)."""

from dataclasses import replace

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.checks import deadline_missed
from chat_server.domain.tasks.notices import NoticeCode
from chat_server.domain.tasks.rules.approvals import is_approved
from chat_server.domain.tasks.rules.decision import AgencyRules
from chat_server.domain.tasks.rules.lapse import lapse, next_lapse
from chat_server.domain.tasks.rules.timer import wants_interim
from chat_server.domain.tasks.status import Actor
from chat_server.domain.tasks.task import (
    Changes,
    Claim,
    Deadline,
    Delegation,
    Handover,
    HandoverKind,
    Rating,
    Task,
    TaskStatus,
    Terms,
)
from tests.unit.tasks.task_samples import (
    ASSISTANT,
    CALENDAR,
    CUSTOMER,
    DAY,
    FRIDAY,
    HOUR,
    LEAD,
    MANAGEMENT,
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
HANDED_OVER = in_status("handed_over")


def refusal(task: Task, act: Act, actor: Actor, now: int = NOW) -> str:
    with pytest.raises(Refusal) as refused:
        do(task, act, actor, now)
    return refused.value.detail


# Approvals


def test_an_approval_is_asked_and_answered_once_and_kept_as_it_was() -> None:
    asked = do(RUNNING, acts.AskApproval("power_of_attorney", "Zimmer für 300 EUR buchen"), ASSISTANT)
    assert asked.notices[0].tags == ("approval",)
    assert not is_approved(asked.task, "power_of_attorney", NOW + HOUR)
    granted = do(asked.task, acts.AnswerApproval(1, grant=True), CUSTOMER, NOW + HOUR)
    kept = granted.task.approvals[0]
    assert (kept.text, kept.asked_by, kept.asked_at) == ("Zimmer für 300 EUR buchen", ASSISTANT.person, NOW)
    assert (kept.state, kept.answered_by, kept.answered_at) == ("granted", CUSTOMER.person, NOW + HOUR)
    assert is_approved(granted.task, "power_of_attorney", NOW + HOUR)
    assert not is_approved(granted.task, "power_of_attorney", NOW + HOUR - 1)
    assert refusal(granted.task, acts.AnswerApproval(1, grant=False), CUSTOMER) == "task.card_settled"
    assert refusal(granted.task, acts.AnswerApproval(2, grant=False), CUSTOMER) == "task.no_such_card"


def test_each_purchase_is_asked_for_but_double_rate_only_once() -> None:
    task = after(RUNNING, (ASSISTANT, acts.AskApproval("power_of_attorney", "Zimmer")))
    assert (
        refusal(task, acts.AskApproval("power_of_attorney", "Zimmer"), ASSISTANT) == "task.approval_pending"
    )
    task = after(task, (ASSISTANT, acts.AskApproval("power_of_attorney", "Zug")))
    task = after(task, (ASSISTANT, acts.AskApproval("double_rate", "Samstag?")))
    assert refusal(task, acts.AskApproval("double_rate", "Sonntag?"), ASSISTANT) == "task.approval_pending"
    refused = after(task, (CUSTOMER, acts.AnswerApproval(3, grant=False)))
    assert after(refused, (ASSISTANT, acts.AskApproval("double_rate", "Doch?"))).approvals[3].state == "asked"
    assert refusal(refused, acts.AskApproval("double_rate", " "), ASSISTANT) == "task.text_missing"


def test_another_channel_only_by_the_customers_own_words_in_the_customers_own_task() -> None:
    mark = acts.MarkApproval(
        kind="channel",
        message=12,
        text="Schreiben Sie mir gern per SMS",
        author=1,
        author_is_customer=True,
        written_at=NOW - HOUR,
    )
    for who in (CUSTOMER, ASSISTANT):
        marked = after(RUNNING, (who, mark)).approvals[0]
        assert (marked.state, marked.text, marked.message) == ("granted", mark.text, 12)
        assert (marked.answered_by, marked.answered_at) == (1, NOW - HOUR)
        assert (marked.asked_by, marked.asked_at) == (who.person, NOW)
    foreign = replace(mark, author=2, author_is_customer=False)
    assert refusal(RUNNING, foreign, CUSTOMER) == "task.not_the_customers_words"
    assert refusal(replace(RUNNING, by_customer=False), mark, CUSTOMER) == "task.not_the_customers_task"
    marked_once = after(RUNNING, (CUSTOMER, mark))
    assert refusal(marked_once, mark, ASSISTANT) == "task.already_so"
    both = after(marked_once, (CUSTOMER, replace(mark, kind="storage")))
    assert [(known.number, known.kind) for known in both.approvals] == [(1, "channel"), (2, "storage")]


# Handing over


@pytest.mark.parametrize("kind", ["result", "interim", "question", "not_needed"])
def test_handed_over_with_a_kind_is_the_customers_turn(kind: HandoverKind) -> None:
    task = replace(RUNNING, with_lead=Delegation("x", 2, NOW))
    handed_over = do(task, acts.HandOver(kind, "", files=2), LEAD)
    assert handed_over.task.handover == Handover(kind, LEAD.person, NOW)
    assert handed_over.task.with_lead is None
    assert handed_over.notices[0].tags == (
        ("handed_over", "interim") if kind == "interim" else ("handed_over",)
    )
    assert refusal(task, acts.HandOver(kind, "  "), LEAD) == "task.nothing_to_hand_over"
    assert refusal(task, acts.ShowInterim(), LEAD) == "task.nothing_to_hand_over"


@pytest.mark.parametrize(
    ("budget", "first", "shown", "wanted"),
    [
        (180, False, False, False),
        (181, False, False, True),
        (60, True, False, True),
        (600, True, True, False),
    ],
)
def test_interim_results_are_wanted_once_half_of_a_long_task_or_a_first_one_is_worked(
    budget: int, first: bool, shown: bool, wanted: bool
) -> None:
    task = replace(
        in_status("accepted", Terms("x", FRIDAY, budget)),
        first_of_kind=first,
        interim_shown=shown,
        interim_asked=False,
    )
    assert wants_interim(task) is wanted
    started = do(task, acts.StartWork(), ASSISTANT)
    assert codes(started) == ["started"]
    begun = do(started.task, acts.StartTimer(), ASSISTANT)
    half = NOW + budget * 30_000
    assert codes(lapse(begun.task, half - 1, CALENDAR)) == []
    assert (next_lapse(begun.task, NOW, CALENDAR) == half) is wanted
    asked = lapse(begun.task, half, CALENDAR)
    assert codes(asked) == (["interim_wanted"] if wanted else [])
    assert codes(lapse(asked.task, half, CALENDAR)) == []
    shown_now = do(started.task, acts.ShowInterim("Zwei sind da"), ASSISTANT)
    assert (shown_now.notices[0].tags, wants_interim(shown_now.task)) == (("interim",), False)


def test_returned_with_a_new_deadline_it_goes_on() -> None:
    returned = do(HANDED_OVER, acts.Return(WEEK_AFTER, "Bitte noch eines"), CUSTOMER)
    assert returned.task.status == "in_progress"
    assert returned.notices[0].tags == ("returned", "deadline_change")
    assert returned.notices[0].data["note"] is True
    assert returned.task.contracts[1].terms == replace(TERMS, deadline=WEEK_AFTER)
    assert returned.task.reaction == at("2026-11-16 18:00")
    assert refusal(HANDED_OVER, acts.Return(Deadline(NOW)), CUSTOMER) == "task.deadline_past"
    assert refusal(HANDED_OVER, acts.Return(None), CUSTOMER) == "task.deadline_past"
    same = do(HANDED_OVER, acts.Return(FRIDAY), CUSTOMER)
    assert (len(same.task.contracts), same.notices[0].tags) == (1, ("returned",))
    undated = in_status("handed_over", Terms("x", None, 60))
    assert after(undated, (CUSTOMER, acts.Return(None))).terms.deadline is None


def test_done_closes_what_was_open() -> None:
    task = after(
        HANDED_OVER,
        (ASSISTANT, acts.Propose(Changes(budget=300))),
        (ASSISTANT, acts.AskApproval("double_rate", "Samstag?")),
        (CUSTOMER, acts.WriteMessage()),
    )
    done = do(task, acts.SetDone(), CUSTOMER)
    assert done.notices[0].tags == ("done",)
    assert done.notices[0].data == {}, "no figures: they may be of tonight"
    assert (done.task.proposals[0].state, done.task.approvals[0].state) == ("overtaken", "lapsed")
    assert done.task.reaction is None


SILENCE = AgencyRules(AREAS, done_after_days=14)


def test_silence_is_consent_only_where_the_agency_says_so_and_only_to_results() -> None:
    handed_over = HANDED_OVER.handover.at if HANDED_OVER.handover else 0
    assert lapse(HANDED_OVER, NOW + 100 * DAY, CALENDAR).task == HANDED_OVER
    assert next_lapse(HANDED_OVER, NOW, CALENDAR, SILENCE) == handed_over + 14 * DAY
    assert lapse(HANDED_OVER, handed_over + 14 * DAY - 1, CALENDAR, SILENCE).notices == ()
    done = lapse(HANDED_OVER, handed_over + 14 * DAY, CALENDAR, SILENCE)
    assert (done.task.status, done.notices[0].tags) == ("done", ("done", "automatic"))
    heard = do(HANDED_OVER, acts.WriteMessage(), CUSTOMER, NOW + DAY).task
    assert next_lapse(heard, NOW + DAY, CALENDAR, SILENCE) == NOW + 15 * DAY
    question = replace(HANDED_OVER, handover=Handover("question", 2, NOW))
    assert next_lapse(question, NOW, CALENDAR, SILENCE) is None


# Stars

ALERT: list[NoticeCode] = ["rated", "rating_alert"]


@pytest.mark.parametrize(
    ("stars", "told"), [(1, ALERT), (2, ALERT), (3, ["rated", "rating_ask"]), (4, ["rated"]), (5, ["rated"])]
)
@pytest.mark.parametrize("status", ["handed_over", "done"])
def test_the_follow_ups_of_a_rating(stars: int, told: list[NoticeCode], status: TaskStatus) -> None:
    rated = do(in_status(status), acts.Rate(stars, "So so"), CUSTOMER, at("2026-11-16 15:00"))
    assert codes(rated) == told
    assert rated.notices[0].tags == ("rating",)
    assert rated.notices[0].data == {"stars": stars, "comment": True}
    assert [notice.staff_only for notice in rated.notices] == [False, True][: len(told)]
    deadline = at("2026-11-17 12:00") if stars <= 3 else None
    assert rated.task.reaction == deadline
    assert rated.task.status == status
    assert refusal(rated.task, acts.Rate(5), CUSTOMER) == "task.rated"


def test_a_rating_for_each_hand_over() -> None:
    rated = replace(HANDED_OVER, rating=Rating(2, "", 1, NOW - HOUR))
    assert after(rated, (CUSTOMER, acts.Rate(5))).rating == Rating(5, "", 1, NOW)
    assert do(HANDED_OVER, acts.Rate(5), CUSTOMER).notices[0].data == {"stars": 5, "comment": False}
    waiting = replace(HANDED_OVER, reaction=NOW)
    assert after(waiting, (CUSTOMER, acts.Rate(1))).reaction == NOW, "the earlier deadline stays"
    assert (
        refusal(replace(rated, handover=Handover("result", 2, NOW - HOUR)), acts.Rate(5), CUSTOMER)
        == "task.rated"
    )
    for stars in (-1, 0, 6):
        assert refusal(HANDED_OVER, acts.Rate(stars), CUSTOMER) == "task.bad_stars"


# Claims


@pytest.mark.parametrize(
    ("status", "handed_over", "now", "missed"),
    [
        ("in_progress", None, FRIDAY.at, False),
        ("in_progress", None, FRIDAY.at + 1, True),
        ("accepted", None, FRIDAY.at + 1, True),
        ("handed_over", FRIDAY.at, FRIDAY.at + DAY, False),
        ("handed_over", FRIDAY.at + 1, FRIDAY.at + DAY, True),
        ("done", FRIDAY.at, FRIDAY.at + DAY, False),
        ("done", FRIDAY.at + 1, FRIDAY.at + DAY, True),
        ("in_progress", FRIDAY.at, FRIDAY.at + DAY, True),  # returned since, and not in time
        ("review", None, FRIDAY.at + DAY, False),  # nothing was agreed
    ],
)
def test_when_a_deadline_is_missed(
    status: TaskStatus, handed_over: int | None, now: int, missed: bool
) -> None:
    handover = None if handed_over is None else Handover("result", 2, handed_over)
    task = replace(in_status(status), handover=handover)
    assert deadline_missed(task, now) is missed
    if status != "review" and not missed:
        assert refusal(task, acts.MakeClaim(), CUSTOMER, now) == "task.deadline_kept"


def test_a_claim_is_decided_by_lead_or_management_once() -> None:
    late = FRIDAY.at + HOUR
    claimed = do(RUNNING, acts.MakeClaim("Zu spät"), CUSTOMER, late)
    assert claimed.notices[0].data == {"deadline": FRIDAY.at, "budget": 240}
    assert claimed.task.reaction == at("2026-11-20 18:00")
    assert claimed.task.claim == Claim(deadline=FRIDAY, note="Zu spät", person=CUSTOMER.person, at=late)
    assert refusal(claimed.task, acts.MakeClaim(), CUSTOMER, late) == "task.claimed"
    refused = do(claimed.task, acts.DecideClaim(grant=False, note="Kulanz nicht möglich"), LEAD, late)
    assert codes(refused) == ["claim_refused"]
    assert (refused.task.refunded, refused.task.reaction) == (0, None)
    assert refusal(refused.task, acts.MakeClaim(), CUSTOMER, late) == "task.claimed"
    assert refusal(refused.task, acts.DecideClaim(grant=True), MANAGEMENT, late) == "task.no_claim"
    granted = do(claimed.task, acts.DecideClaim(grant=True), MANAGEMENT, late)
    assert (granted.task.refunded, granted.notices[0].data) == (240, {"minutes": 240})


def test_a_claim_for_the_next_deadline_missed() -> None:
    task = do(RUNNING, acts.MakeClaim(), CUSTOMER, FRIDAY.at + 1).task
    task = do(task, acts.DecideClaim(grant=False), LEAD, FRIDAY.at + 2).task
    task = do(task, acts.NoteAgreement(Changes(deadline=WEEK_AFTER)), ASSISTANT, FRIDAY.at + 3).task
    assert refusal(task, acts.MakeClaim(), CUSTOMER, FRIDAY.at + 4) == "task.deadline_kept"
    claimed = do(task, acts.MakeClaim(), CUSTOMER, WEEK_AFTER.at + 1).task
    assert claimed.claim is not None
    assert claimed.claim.deadline == WEEK_AFTER
