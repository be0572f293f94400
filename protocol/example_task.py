"""Whom and what the examples are about, and the example of a task."""

from protocol import task_acts, tasks
from protocol.values import Held, Person, TaskNotice

MORNING = 1_795_425_300_000  # Monday, 23 November 2026, 10:15:00 in Berlin
CLOSING = 1_795_456_800_000  # the same day, 19:00:00
EPOCH = "7d2xq4mzkw5hbn3e"
KEY = "20261123-fT0qYx4bR2mK"
ACCOUNT = "aq3vnz6tk2wjx5rdl"
TASK = "ch4mzt7wq2xkn5sde"
DIRECT = "cb6yw3rj5npk2vtxq"
GROUP = "cw2ktx6zq4mhv7jnd"

KATRIN = Person(
    id="pk7zq2xwm4tn5vjrs", name="Katrin Ostermann", kind="customer", role="owner", account=ACCOUNT
)
JANA = Person(id="pj3wx6rbt5kq2mzhn", name="Jana Lindner", kind="staff", role="assistant")
CARE = Person(id="pc5tn2vqx7wkz4mbj", name="Kundenbetreuung", kind="persona")
HENRIK = "ph6mz4kwq3xt7rnvb"


PROPOSE = task_acts.Propose(
    changes=task_acts.Changes(
        description="Drei Hotels in Köln, mit Frühstück",
        deadline=task_acts.Deadline(at=MORNING + 172_800_000, timed=False),
        budget=240,
    ),
    until=MORNING + 86_400_000,
    note="Mit Frühstück dauert es etwas länger.",
)
TERMS = tasks.Terms(
    description="Drei Hotels in Köln vergleichen",
    deadline=task_acts.Deadline(at=MORNING + 86_400_000, timed=False),
    budget=180,
)
VIEW = tasks.TaskView(
    chat=TASK,
    account=ACCOUNT,
    title="Hotels in Köln",
    status="in_progress",
    created_by=KATRIN.id,
    by_customer=True,
    created=MORNING - 86_400_000,
    terms=TERMS,
    how="Bitte erst anrufen.",
    results="email",
    area=tasks.Area(key="design", customer_percent=200, special=True),
    with_lead=True,
    awaiting_release=True,
    contracts=[
        tasks.Contract(version=1, terms=TERMS, at=MORNING - 3_600_000, person=JANA.id, cause="accepted")
    ],
    proposals=[
        tasks.Proposal(
            number=1,
            side="staff",
            person=JANA.id,
            at=MORNING,
            changes=PROPOSE.changes,
            state="countered",
            answers="customer",
            until=PROPOSE.until,
            note=PROPOSE.note,
            counters=2,
            real=120,
            answered_by=KATRIN.id,
            answered_at=MORNING + 60_000,
            answer="Lieber bis Freitag.",
        )
    ],
    approvals=[
        tasks.Approval(
            number=1,
            kind="storage",
            text="Legen Sie es gern in unseren Ordner.",
            asked_by=JANA.id,
            asked_at=MORNING,
            state="granted",
            answered_by=KATRIN.id,
            answered_at=MORNING - 60_000,
            message=41,
        )
    ],
    checklist=[
        tasks.Item(number=1, text="Teilnehmerliste", side="customer", ticked_by=KATRIN.id, ticked_at=MORNING)
    ],
    handover=tasks.HandedOver(kind="interim", person=JANA.id, at=MORNING),
    rating=tasks.Rating(stars=4, comment="Sehr übersichtlich", person=KATRIN.id, at=MORNING),
    claim=tasks.Claim(
        deadline=task_acts.Deadline(at=MORNING - 60_000, timed=False),
        note="Zu spät",
        person=KATRIN.id,
        at=MORNING,
        state="granted",
        decided_by=JANA.id,
        decided_at=MORNING + 60_000,
        answer="Das tut uns leid.",
    ),
    reaction=MORNING + 28_800_000,
    next=tasks.NextStep(turn="assistant", what="hand_over", by=MORNING + 86_400_000),
    times=tasks.TimeFigures(used=185, recorded=93, real=90, overrun=5, refunded=30),
    may=["claim", "done"],
    people=[JANA, KATRIN],
    desk=tasks.TaskDesk(
        review=["budget"],
        doubts=["deadline"],
        delegated_by=JANA.id,
        reason="Bin im Urlaub",
        advice=True,
        could_do=True,
        released_by=JANA.id,
        release_note="Wie besprochen",
        running=[tasks.Running(person=JANA.id, since=MORNING, until=CLOSING + 18_000_000, double=True)],
        records=[
            tasks.TimeRecord(
                number=1,
                person=JANA.id,
                start=MORNING - 3_600_000,
                length=1_800_500,
                double=True,
                reason="Timer vergessen",
                state="waiting",
            )
        ],
        assistant_percent=180,
    ),
)
CARD = tasks.TaskCard(
    chat=TASK,
    account=ACCOUNT,
    title="Hotels in Köln",
    status="in_progress",
    attention="near_deadline",
    next=VIEW.next,
    deadline=TERMS.deadline,
    budget=180,
    used=185,
    area="design",
    with_lead=True,
    awaiting_release=True,
    reaction=MORNING,
    changed=MORNING,
    assistant=JANA.id,
    running=[JANA.id],
)
PROPOSED = TaskNotice(
    seq=46,
    code="proposed",
    actor=JANA.id,
    at=MORNING,
    tags=["deadline_change", "budget_change"],
    data={"number": 1, "budget_from": 180, "budget_to": 240, "description": True},
)
HELD = Held(
    id="hz5kqv7xw2tm4rnjb",
    chat=TASK,
    act="send",
    at=CLOSING + 900_000,
    release_at=CLOSING + 13 * 3_600_000,
    state="review",
    text="Morgen habe ich die Preise.",
    of=40,
    reply_to=42,
    title="Hotels in Köln",
    tag="question",
    person=HENRIK,
    task=task_acts.StartTask(),
    author=JANA.id,
    place="Hotels in Köln",
)
