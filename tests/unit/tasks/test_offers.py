"""What the client offers is what the server accepts: every role, stage and state of a task, and every act (SPEC 7).

tests/golden/offers.json.gz has the tasks as each side sees them, and what of them `decide` accepts from whom; the
client's offers are held to it (web_client/src/features/tasks/offers.test.ts). After a change of the rules:
`python -m tests.unit.tasks.test_offers`.
"""

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import msgspec

from chat_server.domain.core.people import PersonCard, PersonKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.act_names import ACTS_BY_NAME, name_of, names_for_role
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.rules.decide import decide
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.domain.tasks.status import Actor, TaskRole
from chat_server.domain.tasks.task import (
    Approval,
    Changes,
    Claim,
    Deadline,
    Delegation,
    Forwarded,
    Item,
    Proposal,
    Rating,
    Record,
    Released,
    Running,
    Task,
)
from chat_server.outward.people import show_people
from chat_server.outward.tasks import show_task
from protocol.vocabulary import TASK_STATUSES, TaskStatus
from tests.unit.tasks.task_samples import (
    CALENDAR,
    DAY,
    HOUR,
    MINUTE,
    NOW,
    PEOPLE,
    ROLES,
    TERMS,
    WEEK_AFTER,
    in_status,
)

GOLDEN = Path(__file__).parents[2] / "golden/offers.json.gz"
TERM_CHANGES: Mapping[str, Changes] = {
    "deadline": Changes(deadline=WEEK_AFTER),
    "budget": Changes(budget=999),
    "description": Changes(description="Vier Hotels"),
}
NUMBERS = (1, 2, 3)


def samples() -> list[Act]:
    """Every act, with what it may be about."""
    anywhere: list[Act] = [
        acts.EditTask(how="Mit Preisen"), acts.DeleteTask(), acts.Accept(), acts.Forward(could_do=True),
        acts.AnswerReview("budget", True), acts.GiveRelease(), acts.Delegate("Urlaub"),
        acts.Assign("pmilan", to=9, may_take=True), acts.TakeBack(), acts.StartWork(), acts.StartTimer(),
        acts.StopTimer(), acts.RecordTime(NOW - HOUR, 1, "Vergessen"), acts.ShowInterim("Zwei"),
        acts.HandOver("result", "Drei"), acts.SetDone(), acts.Return(WEEK_AFTER), acts.Rate(4), acts.MakeClaim(),
        acts.DecideClaim(grant=True), AddItem("Preise"), acts.ReleaseBudget(1),
        acts.AskApproval("power_of_attorney", "Noch etwas buchen"),
        acts.MarkApproval(kind="channel", message=7, text="SMS", author=1, author_is_customer=True, written_at=NOW),
        *(acts.SetArea(area) for area in AREAS),
        *(acts.Propose(changes) for changes in TERM_CHANGES.values()),
        *(acts.NoteAgreement(changes) for changes in TERM_CHANGES.values()),
    ]  # fmt: skip
    for number in NUMBERS:
        anywhere += [acts.Agree(number), acts.Refuse(number), acts.Withdraw(number)]
        anywhere += [acts.CounterProposal(number, changes) for changes in TERM_CHANGES.values()]
        anywhere += [acts.ObjectToAgreement(number), acts.AnswerApproval(number, grant=True)]
        anywhere += [TickItem(number, ticked) for ticked in (True, False)]
        anywhere += [
            EditItem(number, "Neu"),
            RemoveItem(number),
            MoveItem(number),
        ]
        anywhere.append(acts.ReleaseRecord(number, release=True))
    return anywhere


def card(number: int = 1, side: str = "customer", **more: object) -> Proposal:
    made = {
        "person": 1 if side == "customer" else 2,
        "at": NOW - HOUR,
        "changes": Changes(budget=300),
        **more,
    }
    return msgspec.convert({"number": number, "side": side, **made}, Proposal)


def with_cards(*cards: Proposal) -> Callable[[Task], Task]:
    return lambda task: replace(task, proposals=cards)


def claim(state: str, deadline: Deadline) -> Claim:
    made = {"deadline": deadline, "note": "", "person": 1, "at": NOW, "state": state}
    return msgspec.convert(made, Claim)


PAST = Deadline(NOW - HOUR // 2)
MISSED = replace(TERMS, deadline=PAST)
RELEASED = Released("design", "", 5, NOW)
ASKED = Approval(number=1, kind="power_of_attorney", text="Zug buchen", asked_by=2, asked_at=NOW - HOUR)
ITEMS = (Item(number=1, text="Fotos", side="customer"), Item(number=2, text="Preise"))


def record(state: str, length: int = MINUTE) -> Record:
    made = {"number": 1, "person": 3, "start": NOW - 50 * MINUTE, "length": length, "state": state}
    return msgspec.convert(made, Record)


def running(person: int, since: int = NOW - 5 * MINUTE) -> Running:
    return Running(person, since, NOW + 12 * HOUR)


VARIANTS: Mapping[str, Callable[[Task], Task]] = {
    "plain": lambda task: task,
    "by staff": lambda task: replace(task, by_customer=False),
    "with the lead": lambda task: replace(task, with_lead=Delegation("Urlaub", 2, NOW)),
    "with the lead for advice": lambda task: replace(task, with_lead=Delegation("", 2, NOW, advice=True)),
    "no area": lambda task: replace(task, area=None),
    "special area": lambda task: replace(task, area=AREAS["design"]),
    "waits for release": lambda task: replace(task, area=AREAS["design"], awaiting_release=Forwarded(True, 2, NOW)),
    "released": lambda task: replace(task, area=AREAS["design"], release=RELEASED),
    "released for another area": lambda task: replace(task, area=AREAS["frontdesk"], release=RELEASED),
    "no budget": lambda task: replace(task, terms=replace(TERMS, budget=None)),
    "no deadline": lambda task: replace(task, terms=replace(TERMS, deadline=None)),
    "review unfinished": lambda task: replace(task, review=frozenset({"budget"})),
    "deadline missed": lambda task: replace(task, terms=MISSED),
    "claimed": lambda task: replace(task, terms=MISSED, claim=claim("open", PAST)),
    "claim refused": lambda task: replace(task, terms=MISSED, claim=claim("refused", PAST)),
    "claim for another deadline": lambda task: replace(task, terms=MISSED, claim=claim("refused", WEEK_AFTER)),
    "the customer's card": with_cards(card()),
    "the agency's card": with_cards(card(side="staff")),
    "all terms asked about": with_cards(
        card(), card(2, changes=Changes(deadline=WEEK_AFTER)), card(3, changes=Changes(description="Mehr"))
    ),
    "card settled": with_cards(card(state="refused", answered_by=2)),
    "noted": with_cards(card(side="staff", state="noted", before=TERMS, until=NOW + DAY)),
    "noted long ago": with_cards(card(side="staff", state="noted", before=TERMS, until=NOW)),
    "card expired": with_cards(card(until=NOW)),
    "approval asked": lambda task: replace(task, approvals=(ASKED,)),
    "approval granted": lambda task: replace(task, approvals=(replace(ASKED, state="granted", answered_by=1),)),
    "checklist": lambda task: replace(task, checklist=ITEMS),
    "all ticked": lambda task: replace(
        task, checklist=tuple(replace(one, ticked_by=2, ticked_at=NOW) for one in ITEMS)
    ),
    "only the agency's items": lambda task: replace(task, checklist=ITEMS[1:]),
    "several of the agency's items": lambda task: replace(
        task, checklist=(ITEMS[1], Item(number=3, text="Anfahrt"))
    ),
    "own among the agency's items": lambda task: replace(
        task, checklist=(ITEMS[1], Item(number=3, text="Anfahrt", added_by=PEOPLE["customer"].person))
    ),
    "own among the agency's items, ticked": lambda task: replace(
        task,
        checklist=(Item(number=1, text="Preise", added_by=PEOPLE["customer"].person, ticked_by=2, ticked_at=NOW),),
    ),
    "another customer's among the agency's items": lambda task: replace(
        task, checklist=(Item(number=1, text="Preise", added_by=9),)
    ),
    "own items ticked": lambda task: replace(
        task, checklist=(replace(ITEMS[0], ticked_by=1, ticked_at=NOW), ITEMS[1])
    ),
    "own timers": lambda task: replace(task, running=tuple(running(one.person) for one in PEOPLE.values())),
    "another's timer": lambda task: replace(task, running=(running(9),)),
    "timer beyond the budget": lambda task: replace(task, running=(running(9, NOW - 5 * HOUR),)),
    "worked off": lambda task: replace(task, records=(record("counted", 240 * MINUTE),)),
    "record waits": lambda task: replace(task, records=(record("waiting"),)),
    "record counted": lambda task: replace(task, records=(record("counted"),)),
    "rated": lambda task: replace(task, rating=Rating(4, "", 1, NOW)),
    "rated before": lambda task: replace(task, rating=Rating(4, "", 1, NOW - DAY)),
}  # fmt: skip
KINDS: Mapping[TaskRole, PersonKind] = {
    "customer": "customer", "assistant": "assistant", "expert": "assistant", "lead": "lead",
    "specialist": "specialist", "management": "management",
}  # fmt: skip
CARDS = (
    *(
        PersonCard(person=actor.person, pid=f"p{role}", name=role, kind=KINDS[role])
        for role, actor in PEOPLE.items()
    ),
    PersonCard(person=9, pid="pmilan", name="Milan", kind="assistant"),
)


def is_accepted(task: Task, act: Act, actor: Actor) -> bool:
    try:
        decide(task, act, actor, NOW, CALENDAR)
    except Refusal:
        return False
    return True


def accepted(task: Task, actor: Actor) -> list[str]:
    """Names of acts; `propose` also by its terms."""
    done = [act for act in samples() if is_accepted(task, act, actor)]
    terms = [f"propose {term}" for term, changes in TERM_CHANGES.items() if acts.Propose(changes) in done]
    return sorted({name_of(act) for act in done} | set(terms))


def case(status: TaskStatus, variant: str) -> dict[str, object]:
    """A task as each side sees it, with what is accepted from whom."""
    task = VARIANTS[variant](in_status(status))
    now = TaskSnapshot(
        chat_pid="c", account="aost", task=task, people=CARDS, now=NOW, last_opening=NOW - 2 * HOUR
    )
    views = {side: msgspec.to_builtins(show_task(now, side)) for side in ("customer", "staff")}
    for view in views.values():
        view.pop("people", None)
    found = {role: accepted(task, PEOPLE[role]) for role in ROLES}
    return {"name": f"{status}, {variant}", "views": views, "accepted": found}


def table() -> str:
    everybody = {
        card.name: msgspec.to_builtins(next(iter(show_people([card], "staff")))) for card in CARDS[:-1]
    }
    made = {
        "now": NOW,
        "people": everybody,
        "acts": {role: names_for_role(role) for role in ROLES},
        "cases": [case(status, variant) for status in TASK_STATUSES for variant in VARIANTS],
    }
    return json.dumps(made, ensure_ascii=False, sort_keys=True, indent=1)


def test_the_table_is_what_the_rules_say() -> None:
    known = gzip.decompress(GOLDEN.read_bytes()).decode()
    assert known == table(), "python -m tests.unit.tasks.test_offers"


def test_every_act_is_tried() -> None:
    tried = {type(act) for act in samples()}
    assert tried == set(ACTS_BY_NAME.values())
    assert tried <= set(get_args(Act))


if __name__ == "__main__":
    GOLDEN.write_bytes(gzip.compress(table().encode(), mtime=0))
