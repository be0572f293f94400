"""The line every task shows, the order of overviews, and what customers see of time (SPEC 3, 7)."""

from dataclasses import replace
from itertools import permutations

import pytest

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.budget import used
from chat_server.domain.tasks.rules.next_step import NextStep, next_step
from chat_server.domain.tasks.rules.overview import (
    Attention,
    as_customers_see,
    attention,
    sorted_by_attention,
)
from chat_server.domain.tasks.status import TaskRole
from chat_server.domain.tasks.task import (
    Approval,
    Changes,
    Claim,
    Deadline,
    Delegation,
    Forwarded,
    Handover,
    Proposal,
    Record,
    Running,
    Task,
    Terms,
)
from tests.unit.tasks.task_samples import (
    ASSISTANT,
    DAY,
    FRIDAY,
    HOUR,
    NOW,
    PEOPLE,
    after,
    draft,
    in_status,
)

REVIEW = replace(in_status("review"), reaction=NOW + HOUR)
RUNNING = in_status("in_progress")
HANDED_OVER = in_status("handed_over")
STAFF_CARD = Proposal(number=1, side="staff", person=2, at=NOW, changes=Changes(budget=300), until=NOW + DAY)
CUSTOMER_CARD = replace(STAFF_CARD, side="customer")

STEPS: list[tuple[Task, NextStep]] = [
    (draft(), NextStep("customer", "save")),
    (draft(by_customer=False), NextStep("assistant", "save")),
    (replace(REVIEW, area=None), NextStep("assistant", "set_area", NOW + HOUR)),
    (replace(in_status("review", area="design")), NextStep("assistant", "forward")),
    (
        replace(REVIEW, awaiting_release=Forwarded(True, 2, NOW)),
        NextStep("specialist", "release", NOW + HOUR),
    ),
    (replace(REVIEW, terms=Terms("x", FRIDAY)), NextStep("assistant", "propose_budget", NOW + HOUR)),
    (replace(REVIEW, terms=Terms("x", None, 60)), NextStep("assistant", "propose_deadline", NOW + HOUR)),
    (
        replace(REVIEW, terms=Terms("x", Deadline(NOW), 60)),
        NextStep("assistant", "propose_deadline", NOW + HOUR),
    ),
    (replace(REVIEW, review=frozenset()), NextStep("assistant", "review", NOW + HOUR)),
    (REVIEW, NextStep("assistant", "accept", NOW + HOUR)),
    (replace(REVIEW, proposals=(STAFF_CARD,)), NextStep("customer", "answer_proposal", NOW + DAY)),
    (replace(REVIEW, with_lead=Delegation("x", 2, NOW)), NextStep("lead", "assign", NOW + HOUR)),
    (in_status("accepted"), NextStep("assistant", "start", FRIDAY.at)),
    (RUNNING, NextStep("assistant", "hand_over", FRIDAY.at)),
    (replace(RUNNING, reaction=NOW + HOUR), NextStep("assistant", "answer", NOW + HOUR)),
    (replace(RUNNING, proposals=(CUSTOMER_CARD,)), NextStep("assistant", "answer_proposal", NOW + DAY)),
    (
        replace(RUNNING, proposals=(CUSTOMER_CARD,), reaction=NOW + HOUR),
        NextStep("assistant", "answer_proposal", NOW + HOUR),
    ),
    (
        replace(RUNNING, proposals=(replace(STAFF_CARD, until=NOW),)),
        NextStep("assistant", "hand_over", FRIDAY.at),
    ),
    (
        replace(
            RUNNING, approvals=(Approval(number=1, kind="double_rate", text="x", asked_by=2, asked_at=NOW),)
        ),
        NextStep("customer", "answer_approval"),
    ),
    (
        replace(RUNNING, claim=Claim(deadline=FRIDAY, note="", person=1, at=NOW), reaction=NOW + HOUR),
        NextStep("lead", "decide_claim", NOW + HOUR),
    ),
    (HANDED_OVER, NextStep("customer", "confirm")),
    (replace(HANDED_OVER, handover=Handover("not_needed", 2, NOW)), NextStep("customer", "confirm")),
    (replace(HANDED_OVER, handover=Handover("interim", 2, NOW)), NextStep("customer", "give_feedback")),
    (replace(HANDED_OVER, handover=Handover("question", 2, NOW)), NextStep("customer", "answer_question")),
    (in_status("done"), NextStep("nobody", "nothing")),
    (replace(in_status("done"), reaction=NOW + HOUR), NextStep("assistant", "answer", NOW + HOUR)),
    (in_status("deleted"), NextStep("nobody", "nothing")),
]


@pytest.mark.parametrize(("task", "step"), STEPS)
def test_the_next_step_whose_turn_and_by_when(task: Task, step: NextStep) -> None:
    assert next_step(task, NOW) == step


def used_up(task: Task, percent: int) -> Task:
    return replace(
        task,
        records=(
            Record(number=1, person=2, start=NOW - DAY, length=percent * 240 * 600, settled_at=NOW - HOUR),
        ),
    )


FAR = Terms("x", Deadline(NOW + 30 * DAY), 240)
FAR_RUNNING = in_status("in_progress", FAR)
ORDER = [
    replace(FAR_RUNNING, reaction=NOW - DAY),
    replace(in_status("done"), reaction=NOW - HOUR),
    in_status("in_progress", Terms("x", Deadline(NOW - DAY), 240)),
    in_status("accepted", Terms("x", Deadline(NOW + 2 * DAY), 240)),
    used_up(in_status("in_progress", Terms("x", Deadline(NOW + 20 * DAY), 240)), 80),
    used_up(FAR_RUNNING, 120),
    used_up(FAR_RUNNING, 79),
    replace(HANDED_OVER, terms=Terms("x", Deadline(NOW - DAY), 240)),
    replace(HANDED_OVER, terms=Terms("x", None, 240), changed=NOW - 2 * HOUR),
    replace(HANDED_OVER, terms=Terms("x", None, 240)),
    replace(in_status("done"), changed=NOW),
    in_status("deleted"),
]
STAFF_REASONS = [0, 0, 1, 1, 2, 2, 3, 4, 4, 4, 5, 5]


def test_what_needs_attention_comes_first() -> None:
    assert [attention(task, NOW, "staff") for task in ORDER] == [
        Attention(reason) for reason in STAFF_REASONS
    ]
    assert sorted_by_attention(reversed(ORDER), NOW, "staff") == ORDER
    for some in permutations(ORDER[::3]):
        assert sorted_by_attention(some, NOW, "staff") == ORDER[::3]


def test_a_reaction_is_overdue_after_its_deadline() -> None:
    due = replace(FAR_RUNNING, reaction=NOW)
    assert attention(due, NOW, "staff") is not Attention.REACTION_OVERDUE
    assert attention(due, NOW + 1, "staff") is Attention.REACTION_OVERDUE


def test_a_customers_overview_asks_for_the_customers_answers() -> None:
    reasons = [
        attention(task, NOW, "customer") for task in (HANDED_OVER, FAR_RUNNING, ORDER[0], in_status("done"))
    ]
    assert reasons == [Attention.OWN_TURN, Attention.OTHER, Attention.OTHER, Attention.OVER]


def test_customers_see_time_as_of_the_last_opening() -> None:
    opened = NOW - HOUR
    records = (
        Record(number=1, person=2, start=NOW - DAY, length=HOUR, settled_at=NOW - DAY + HOUR),
        Record(number=2, person=2, start=NOW - 2 * HOUR, length=HOUR, settled_at=opened),
        Record(number=3, person=2, start=NOW - 2 * HOUR, length=HOUR, settled_at=opened + 1),
        Record(number=4, person=2, start=NOW - 2 * DAY, length=HOUR, reason="x", state="waiting"),
        Record(
            number=5,
            person=2,
            start=NOW - 2 * DAY,
            length=HOUR,
            reason="x",
            state="refused",
            settled_at=NOW - 2 * DAY,
        ),
    )
    task = replace(RUNNING, records=records, running=(Running(2, NOW - DAY, NOW),), warned=80)
    seen = as_customers_see(task, opened)
    assert [record.number for record in seen.records] == [1, 2]
    assert used(seen, NOW) == 120


@pytest.mark.parametrize("role", list(PEOPLE))
def test_the_next_step_tells_nothing_of_timers(role: TaskRole) -> None:
    idle = in_status("in_progress")
    if role == "customer":
        return
    busy = after(idle, (PEOPLE[role], acts.StartTimer()), now=NOW)
    late = after(busy, (PEOPLE[role], acts.StopTimer()), now=NOW + 5 * HOUR)
    assert next_step(idle, NOW) == next_step(busy, NOW) == next_step(late, NOW)
    assert as_customers_see(late, NOW - HOUR) == as_customers_see(idle, NOW - HOUR)
    assert ASSISTANT.side == "staff"
