"""The state machine of tasks: every stage x act x role, against a table written by hand from SPEC 7."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.act_names import allowed_names, names_for_role
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.refusal_texts import REFUSAL_TEXTS, RefusalReason
from chat_server.domain.tasks.status import TRANSITIONS, TaskRole, allowed_acts
from chat_server.domain.tasks.task import (
    Approval,
    Changes,
    Claim,
    Deadline,
    Delegation,
    Forwarded,
    Item,
    Proposal,
    Record,
    Running,
    Task,
    TaskStatus,
)
from tests.unit.tasks.task_samples import (
    FRIDAY,
    HOUR,
    MINUTE,
    NOW,
    PEOPLE,
    ROLES,
    TERMS,
    WEEK_AFTER,
    do,
    in_status,
)

STATUSES: tuple[TaskStatus, ...] = get_args(TaskStatus)

# c customer, a assistant, e expert, l lead, s specialist, m management; ">": the stage it leads to.
ORACLE = """
act              draft        review          accepted           in_progress        handed_over        done   deleted
Save             calsm>review -               -                  -                  -                  -      -
EditTask         calsm        c               c                  c                  c                  -      -
Rename           calsm        calsm           calsm              calsm              calsm              -      -
WriteMessage     -            caelsm          caelsm             caelsm             caelsm             caelsm -
DeleteTask       -            cm>deleted      -                  -                  -                  -      -
SetArea          -            alsm            -                  -                  -                  -      -
AnswerReview     -            alsm            -                  -                  -                  -      -
Accept           -            alsm>accepted   -                  -                  -                  -      -
Forward          -            alsm            -                  -                  -                  -      -
GiveRelease      -            sm              -                  -                  -                  -      -
Delegate         -            alsm            alsm               alsm               -                  -      -
Assign           -            lm              lm                 lm                 lm                 -      -
TakeBack         -            alsm            alsm               alsm               -                  -      -
StartWork        -            -               aelsm>in_progress  -                  -                  -      -
StartTimer       -            -               aelsm>in_progress  aelsm              -                  -      -
StartTimerUnseen -            -               aelsm              aelsm              -                  -      -
StopTimer        -            -               aelsm              aelsm              -                  -      -
RecordTime       -            -               aelsm              aelsm              aelsm              -      -
ReleaseRecord    -            -               m                  m                  m                  m      -
Propose          -            alsm            calsm              calsm              calsm              -      -
Agree            -            calsm           calsm              calsm              calsm              -      -
Refuse           -            calsm           calsm              calsm              calsm              -      -
CounterProposal  -            calsm           calsm              calsm              calsm              -      -
Withdraw         -            calsm           calsm              calsm              calsm              -      -
NoteAgreement    -            alsm            alsm               alsm               alsm               -      -
ObjectToAgreement -            c               c                  c                  c                  -      -
AskApproval      -            alsm            alsm               alsm               alsm               -      -
AnswerApproval   -            c               c                  c                  c                  -      -
MarkApproval     -            calsm           calsm              calsm              calsm              -      -
ShowInterim      -            -               -                  aelsm              -                  -      -
HandOver         -            -               alsm>handed_over   alsm>handed_over   -                  -      -
SetDone          -            -               -                  -                  c>done             -      -
Return           -            -               -                  -                  c>in_progress      -      -
Rate             -            -               -                  -                  c                  c      -
MakeClaim        -            -               c                  c                  c                  c      -
DecideClaim      -            -               lm                 lm                 lm                 lm     -
AddItem          calsm        caelsm          caelsm             caelsm             caelsm             -      -
TickItem         -            caelsm          caelsm             caelsm             caelsm             -      -
EditItem         -            caelsm          caelsm             caelsm             caelsm             -      -
MoveItem         -            caelsm          caelsm             caelsm             caelsm             -      -
RemoveItem       -            caelsm          caelsm             caelsm             caelsm             -      -
ReleaseBudget    -            -               alsm               alsm               alsm               -      -
"""
LETTERS: dict[str, TaskRole] = {role[0]: role for role in ROLES}
ACTS: dict[str, type[Act]] = {kind.__name__: kind for kind in get_args(Act)}
SPEC_STEPS = {
    ("draft", "review"),
    ("review", "accepted"),
    ("review", "deleted"),
    ("accepted", "in_progress"),
    ("accepted", "handed_over"),
    ("in_progress", "handed_over"),
    ("handed_over", "done"),
    ("handed_over", "in_progress"),
}
NOT_ALLOWED = {"task.wrong_status", "task.is_done", "task.is_deleted", "task.not_yours"}


def oracle() -> dict[tuple[str, str], str]:
    head, *rows = [line.split() for line in ORACLE.strip().splitlines()]
    return {(row[0], status): cell for row in rows for status, cell in zip(head[1:], row[1:], strict=True)}


CELLS = oracle()


def act_of(kind: str, role: TaskRole) -> Act:
    """An act of this kind that fits what `ready` has prepared."""
    theirs, own = (2, 1) if role == "customer" else (1, 2)
    later = Changes(deadline=WEEK_AFTER)
    samples: dict[str, Act] = {
        "Save": acts.Save(),
        "WriteMessage": acts.WriteMessage(),
        "DeleteTask": acts.DeleteTask(),
        "Accept": acts.Accept(),
        "GiveRelease": acts.GiveRelease(),
        "TakeBack": acts.TakeBack(),
        "StartWork": acts.StartWork(),
        "StartTimer": acts.StartTimer(),
        "StartTimerUnseen": acts.StartTimerUnseen(),
        "StopTimer": acts.StopTimer(),
        "SetDone": acts.SetDone(),
        "MakeClaim": acts.MakeClaim(),
        "EditTask": acts.EditTask(how="Bitte mit Preisen"),
        "Rename": acts.Rename("Hotels in Bonn"),
        "SetArea": acts.SetArea("marketing"),
        "AnswerReview": acts.AnswerReview("budget", False),
        "Forward": acts.Forward(could_do=True),
        "Delegate": acts.Delegate("Urlaub"),
        "Assign": acts.Assign("pmilan", to=9, may_take=True),
        "RecordTime": acts.RecordTime(NOW - 30 * MINUTE, 30, "Timer vergessen"),
        "ReleaseRecord": acts.ReleaseRecord(1, release=True),
        "Propose": acts.Propose(later),
        "Agree": acts.Agree(theirs),
        "Refuse": acts.Refuse(theirs),
        "CounterProposal": acts.CounterProposal(theirs, later),
        "Withdraw": acts.Withdraw(own),
        "NoteAgreement": acts.NoteAgreement(later),
        "ObjectToAgreement": acts.ObjectToAgreement(3),
        "AskApproval": acts.AskApproval("power_of_attorney", "Drei Nächte buchen, bis 400 EUR"),
        "AnswerApproval": acts.AnswerApproval(1, grant=True),
        "MarkApproval": acts.MarkApproval(
            kind="channel",
            message=7,
            text="Gern per SMS",
            author=1,
            author_is_customer=True,
            written_at=NOW - HOUR,
        ),
        "ShowInterim": acts.ShowInterim("Zwei Hotels"),
        "HandOver": acts.HandOver("result", "Drei Hotels"),
        "Return": acts.Return(WEEK_AFTER),
        "Rate": acts.Rate(5),
        "DecideClaim": acts.DecideClaim(grant=True),
        "AddItem": AddItem("Preise vergleichen"),
        "TickItem": TickItem(1),
        "EditItem": EditItem(1, "Preise und Lage"),
        "MoveItem": MoveItem(1),
        "RemoveItem": RemoveItem(1),
        "ReleaseBudget": acts.ReleaseBudget(60),
    }
    return samples[kind]


def ready(status: TaskStatus, kind: str, role: TaskRole) -> Task:
    """A task at this stage on which nothing but stage and role can be against the act."""
    task, person = in_status(status), PEOPLE[role].person
    cards = (
        Proposal(number=1, side="customer", person=1, at=NOW - HOUR, changes=Changes(budget=300)),
        Proposal(number=2, side="staff", person=2, at=NOW - HOUR, changes=Changes(description="Vier Hotels")),
        Proposal(
            number=3,
            side="staff",
            person=2,
            at=NOW - HOUR,
            changes=Changes(budget=240),
            until=NOW + HOUR,
            state="noted",
            before=TERMS,
        ),
    )
    asked = Approval(number=1, kind="power_of_attorney", text="Zug buchen", asked_by=2, asked_at=NOW - HOUR)
    items = (Item(number=1, text="Fotos", side="customer"), Item(number=2, text="Preise"))
    task = replace(task, approvals=(asked,), checklist=items)
    past = Deadline(NOW - HOUR // 2)
    design = AREAS["design"]
    waiting = Record(number=1, person=2, start=NOW - HOUR, length=MINUTE, reason="Vergessen", state="waiting")
    with_cards = replace(task, proposals=cards)
    prepared = {
        **dict.fromkeys(("Agree", "Refuse", "CounterProposal", "Withdraw", "ObjectToAgreement"), with_cards),
        "Forward": replace(task, area=design),
        "GiveRelease": replace(task, area=design, awaiting_release=Forwarded(True, 2, NOW)),
        "TakeBack": replace(task, with_lead=Delegation("Urlaub", 2, NOW)),
        "StopTimer": replace(task, running=(Running(person, NOW - HOUR, NOW + HOUR),)),
        "ReleaseRecord": replace(task, records=(waiting,)),
        "MakeClaim": replace(task, terms=replace(TERMS, deadline=past)),
        "DecideClaim": replace(task, claim=Claim(deadline=FRIDAY, note="", person=1, at=NOW)),
    }
    return prepared.get(kind, task)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("kind", ACTS)
def test_every_cell(kind: str, status: TaskStatus) -> None:
    letters, _, to = CELLS[kind, status].partition(">")
    for role in ROLES:
        task, act = ready(status, kind, role), act_of(kind, role)
        if role[0] in letters:
            assert do(task, act, PEOPLE[role]).task.status == (to or status), role
        else:
            with pytest.raises(Refusal, match=r"task\.") as refused:
                do(task, act, PEOPLE[role])
            assert refused.value.code == "not_allowed"
            assert refused.value.detail in NOT_ALLOWED, role


def test_the_tables_name_the_same_acts_and_stages() -> None:
    assert set(CELLS) == {(kind, status) for kind in ACTS for status in STATUSES}
    assert LETTERS.keys() == {
        letter for cell in CELLS.values() for letter in cell.partition(">")[0] if letter != "-"
    }


def test_only_the_steps_of_the_spec_lead_anywhere() -> None:
    assert {(status, to) for (status, _, _), to in TRANSITIONS.items() if status != to} == SPEC_STEPS


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("role", ROLES)
def test_what_is_offered_is_what_is_allowed(status: TaskStatus, role: TaskRole) -> None:
    offered = {kind.__name__ for kind in allowed_acts(status, role)}
    assert offered == {kind for kind in ACTS if role[0] in CELLS[kind, status].partition(">")[0]}


@pytest.mark.parametrize(
    ("status", "kind", "role", "reason"),
    [
        ("done", "SetDone", "customer", "task.is_done"),
        ("deleted", "Accept", "assistant", "task.is_deleted"),
        ("in_progress", "SetDone", "customer", "task.wrong_status"),
        ("handed_over", "SetDone", "assistant", "task.not_yours"),
        ("done", "SetDone", "assistant", "task.not_yours"),
        ("accepted", "DeleteTask", "management", "task.wrong_status"),
        ("review", "Propose", "customer", "task.not_yours"),
    ],
)
def test_the_reason_is_the_most_helpful_one(
    status: TaskStatus, kind: str, role: TaskRole, reason: RefusalReason
) -> None:
    with pytest.raises(Refusal) as refused:
        do(ready(status, kind, role), act_of(kind, role), PEOPLE[role])
    assert refused.value.detail == reason


@pytest.mark.parametrize("status", [status for status in STATUSES if status != "draft"])
@pytest.mark.parametrize("role", ROLES)
def test_what_one_may_at_all_and_what_the_side_may_at_a_stage_are_together_exact(
    status: TaskStatus, role: TaskRole
) -> None:
    """So a client is told its rights once and a task's stage once for each side, and both are never too much."""
    side = [other for other in ROLES if PEOPLE[other].side == PEOPLE[role].side]
    both = set(names_for_role(role)) & set(allowed_names(status, *side))
    assert both == set(allowed_names(status, role))


def test_every_reason_has_a_text_in_both_languages() -> None:
    assert set(REFUSAL_TEXTS) == set(get_args(RefusalReason))
    for text in REFUSAL_TEXTS.values():
        assert text.de.endswith((".", "“"))
        assert text.en.endswith(".")
        assert text.de != text.en


def test_the_documented_moves_are_those_of_the_table() -> None:
    page = (Path(__file__).parents[3] / "docs/tasks.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (\w+) \| ([\w, ]+) \|$", page, re.MULTILINE)
    workers = {"assistant", "lead", "specialist", "management"}
    groups = {"workers": workers, "hands": workers | {"expert"}}
    said = {
        (act, status, to, role)
        for act, status, to, who in rows
        if act != "act"
        for one in who.split(", ")
        for role in groups.get(one, {one})
    }
    moves = {(act.__name__, stage, to, role) for (stage, act, role), to in TRANSITIONS.items() if stage != to}
    assert said == moves
