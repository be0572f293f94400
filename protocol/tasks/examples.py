"""Examples of tasks."""

from protocol.core.examples import Exchange
from protocol.core.frames import Push
from protocol.core.samples import ACCOUNT, CLOSING, KEY, MORNING, TASK
from protocol.held import Sent
from protocol.people import JANA, KATRIN
from protocol.tasks.acts import Propose
from protocol.tasks.cards import Approval, Claim, HandedOver, Item, Proposal, Rating
from protocol.tasks.commands import ActOnTask, GetTask, ListTasks, TaskChanged, Tasks, TaskTold
from protocol.tasks.notices import StaffNotice, TaskNotice
from protocol.tasks.task import NextStep, TaskCard, TaskDesk, TaskView
from protocol.tasks.terms import Area, Changes, Contract, Deadline, Terms
from protocol.tasks.times import Running, TimeFigures, TimeRecord

PROPOSE = Propose(
    changes=Changes(
        description="Drei Hotels in Köln, mit Frühstück",
        deadline=Deadline(at=MORNING + 172_800_000, timed=False),
        budget=240,
    ),
    until=MORNING + 86_400_000,
    note="Mit Frühstück dauert es etwas länger.",
)
TERMS = Terms(
    description="Drei Hotels in Köln vergleichen",
    deadline=Deadline(at=MORNING + 86_400_000, timed=False),
    budget=180,
)
VIEW = TaskView(
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
    details={"contact": "Frau Brandt, Empfang"},
    area=Area(key="design", customer_percent=200, special=True),
    with_lead=True,
    awaiting_release=True,
    contracts=[Contract(version=1, terms=TERMS, at=MORNING - 3_600_000, person=JANA.id, cause="accepted")],
    proposals=[
        Proposal(
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
        Approval(
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
        Item(
            number=1,
            text="Teilnehmerliste",
            side="customer",
            added_by=JANA.id,
            ticked_by=KATRIN.id,
            ticked_at=MORNING,
        )
    ],
    handover=HandedOver(kind="interim", person=JANA.id, at=MORNING),
    rating=Rating(stars=4, comment="Sehr übersichtlich", person=KATRIN.id, at=MORNING),
    claim=Claim(
        deadline=Deadline(at=MORNING - 60_000, timed=False),
        note="Zu spät",
        person=KATRIN.id,
        at=MORNING,
        state="granted",
        decided_by=JANA.id,
        decided_at=MORNING + 60_000,
        answer="Das tut uns leid.",
    ),
    reaction=MORNING + 28_800_000,
    next=NextStep(turn="assistant", what="hand_over", by=MORNING + 86_400_000),
    times=TimeFigures(used=185, recorded=93, real=90, overrun=5, refunded=30),
    may=["claim", "done"],
    people=[JANA, KATRIN],
    desk=TaskDesk(
        responsible=JANA.id,
        review=["budget"],
        doubts=["deadline"],
        delegated_by=JANA.id,
        reason="Bin im Urlaub",
        advice=True,
        could_do=True,
        released_by=JANA.id,
        release_note="Wie besprochen",
        running=[Running(person=JANA.id, since=MORNING, until=CLOSING + 18_000_000, double=True)],
        records=[
            TimeRecord(
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
CARD = TaskCard(
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
    responsible=JANA.id,
    records_waiting=1,
)
PROPOSED = TaskNotice(
    seq=46,
    code="proposed",
    actor=JANA.id,
    at=MORNING,
    tags=["deadline_change", "budget_change"],
    data={"number": 1, "budget_from": 180, "budget_to": 240, "description": True},
    concerns=True,
)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(ActOnTask(id=33, key=KEY, chat=TASK, act=PROPOSE, when="opening"), Sent(seq=43, at=MORNING)),
    Exchange(GetTask(id=34, chat=TASK), VIEW),
    Exchange(
        ListTasks(id=35, status="in_progress", account=ACCOUNT, limit=50), Tasks(tasks=[CARD], team=[JANA.id])
    ),
    TaskChanged(chat=TASK, seq=46, entry=PROPOSED, task=VIEW),
    TaskTold(
        chat=TASK,
        notices=[StaffNotice(code="timer_stopped", data={"since": MORNING}, to=JANA.id)],
        task=VIEW,
    ),
)
