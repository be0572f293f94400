"""The example of a dialog, and the commands about it."""

from protocol import commands, dialogs, replies
from protocol.commands import Command
from protocol.example_task import ACCOUNT, KEY, MORNING, TASK
from protocol.values import Value

DIALOG = dialogs.DialogView(
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
        dialogs.DialogCaution(
            text="Das liegt vor der Frist für die erste Antwort.",
            options=[
                dialogs.DialogOption(
                    label="Lieber Montag",
                    input=dialogs.DialogChange(step="deadline", to=dialogs.DialogPick(value="2026-11-30")),
                )
            ],
            link="book_hours",
        )
    ],
    example="2 Stunden",
    options=[
        dialogs.DialogOption(label="1 Stunde", input=dialogs.DialogPick(value=60)),
        dialogs.DialogOption(label="Nein, weglassen", input=dialogs.DialogKeep()),
        dialogs.DialogOption(label="Ja, dazuschreiben", input=dialogs.DialogNote(text="mit Frühstück")),
    ],
    picker="duration",
    lines=[
        dialogs.DialogLine(
            step="title",
            label="Titel",
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

COMMANDS: tuple[Command, ...] = (
    commands.StartDialog(
        id=36, key=KEY, script="new_task", text="Hotels in Köln", chat=TASK, account=ACCOUNT, again=TASK
    ),
    commands.SayToDialog(id=37, key=KEY, dialog=DIALOG.id, number=3, input=dialogs.DialogConfirm(when="now")),
    commands.ListDialogs(id=38),
)
RESULTS: dict[str, Value] = {
    "dialog.start": DIALOG,
    "dialog.say": replies.DialogSaid(dialog=DIALOG, says=["Das hat sich schon geändert."], refused="stale"),
    "dialog.list": replies.Dialogs(dialogs=[DIALOG]),
}
