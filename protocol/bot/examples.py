"""Examples of bot."""

from protocol.bot.commands import DialogChanged, Dialogs, DialogSaid, ListDialogs, SayToDialog, StartDialog
from protocol.bot.dialog import DialogCaution, DialogLine, DialogOption, DialogView
from protocol.bot.inputs import DialogChange, DialogConfirm, DialogKeep, DialogNote, DialogPick
from protocol.core.examples import Exchange
from protocol.core.frames import Push
from protocol.core.samples import ACCOUNT, KEY, MORNING, TASK

DIALOG = DialogView(
    id="gx4tq7mzw2kn5vjrb",
    script="new_task",
    number=3,
    status="open",
    step="budget",
    title="Hotels in Köln vergleichen",
    question="Wie viel Zeit soll dafür verwendet werden?",
    at=5,
    of=7,
    started=MORNING - 120_000,
    changed=MORNING,
    heard=["Termin: Freitag, 27. November, 12:00 Uhr"],
    cautions=[
        DialogCaution(
            text="Das liegt vor der Frist für die erste Antwort.",
            options=[
                DialogOption(
                    label="Lieber Montag",
                    input=DialogChange(step="deadline", to=DialogPick(value="2026-11-30")),
                )
            ],
            link="book_hours",
        )
    ],
    example="2 Stunden",
    options=[
        DialogOption(label="1 Stunde", input=DialogPick(value=60)),
        DialogOption(label="Nein, weglassen", input=DialogKeep()),
        DialogOption(label="Ja, dazuschreiben", input=DialogNote(text="mit Frühstück")),
    ],
    picker="duration",
    lines=[
        DialogLine(
            step="title",
            label="Titel",
            free=True,
            state="answered",
            value="Hotels in Köln vergleichen",
            words="Bitte Hotels in Köln vergleichen, mit Frühstück",
            rest="mit Frühstück",
        )
    ],
    can_go_back=True,
    can_skip=True,
    reminded=True,
    chat=TASK,
)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        StartDialog(
            id=36, key=KEY, script="new_task", text="Hotels in Köln", chat=TASK, account=ACCOUNT, again=TASK
        ),
        DIALOG,
    ),
    Exchange(
        SayToDialog(id=37, key=KEY, dialog=DIALOG.id, number=3, input=DialogConfirm(when="now")),
        DialogSaid(dialog=DIALOG, says=["Das hat sich schon geändert."], refused="stale"),
    ),
    Exchange(ListDialogs(id=38), Dialogs(dialogs=[DIALOG])),
    DialogChanged(dialog=DIALOG),
)
