"""The tasks of the demo as data: what people did to them, and further tasks. See agency.py."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import day_of, to_millis
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.rules.review import QUESTIONS
from chat_server.domain.tasks.task import Changes, Deadline
from chat_server.main.demo.chats import (
    JANA,
    KATRIN,
    MILAN,
    OSTERMANN,
    PAUL,
    TOBIAS,
    WIELAND,
    said,
    task_chat,
)
from chat_server.main.demo.files import STAND, WINDOW


@dataclass(frozen=True, slots=True)
class DemoDeadline:
    """A deadline this many working days from today (negative: before today), at a local time."""

    days: int
    time: str

    def at(self, now: int, calendar: Calendar) -> Deadline:
        day = day_of(now, calendar)
        for _ in range(abs(self.days)):
            day = calendar.next_working_day(day) if self.days > 0 else calendar.previous_working_day(day)
        return Deadline(to_millis(calendar.moment(day, time.fromisoformat(self.time))))


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAct:
    """An act on the task: on which working day before today, at what local time, and by whom."""

    day: int
    time: str
    by: str
    act: Act
    due: DemoDeadline | None = None
    """The deadline that is wanted or proposed."""

    def what(self, now: int, calendar: Calendar) -> Act:
        """The act, with its deadline."""
        deadline = None if self.due is None else self.due.at(now, calendar)
        match self.act:
            case acts.EditTask():
                return replace(self.act, deadline=deadline)
            case acts.Propose():
                return replace(self.act, changes=Changes(deadline=deadline))
            case _:
                return self.act


def did(day: int, time: str, by: str, act: Act, due: DemoDeadline | None = None) -> DemoAct:
    """A row of the tables below: who did what when."""
    return DemoAct(day=day, time=time, by=by, act=act, due=due)


DemoEntries = tuple[DemoAct, ...]


def wanted(day: int, clock: str, by: str, due: DemoDeadline, budget: int | None = None) -> DemoEntries:
    """The customer says until when, and how long it may take."""
    return (did(day, clock, by, acts.EditTask(budget=budget), due),)


def reviewed(day: int, clock: str, by: str, area: str = "backoffice") -> DemoEntries:
    answers = (did(day, clock, by, acts.AnswerReview(question, True)) for question in sorted(QUESTIONS))
    return (did(day, clock, by, acts.SetArea(area)), *answers)


def accepted(day: int, clock: str, by: str) -> DemoEntries:
    return (*reviewed(day, clock, by), did(day, clock, by, acts.Accept()))


def worked(day: int, begin: str, end: str, by: str) -> DemoEntries:
    return (did(day, begin, by, acts.StartTimer()), did(day, end, by, acts.StopTimer()))


TASK_HISTORIES: Mapping[str, DemoEntries] = {
    "Drei Tagungshotels in Köln vergleichen": (
        *wanted(4, "09:14", KATRIN, DemoDeadline(2, "12:00"), 240),
        *accepted(4, "09:33", JANA),
        *worked(3, "10:20", "11:05", MILAN),
        *worked(2, "14:40", "16:05", JANA),
        *worked(1, "15:35", "16:45", JANA),
    ),
    "Reisekosten des letzten Monats erfassen": (
        *wanted(3, "10:05", TOBIAS, DemoDeadline(3, "18:00"), 180),
        *accepted(3, "10:22", JANA),
        *worked(1, "11:10", "12:08", JANA),
    ),
    "Lieferanten nach Preislisten fragen": (
        *wanted(2, "08:47", PAUL, DemoDeadline(4, "12:00"), 120),
        *accepted(2, "09:06", JANA),
        *worked(1, "14:50", "15:30", JANA),
    ),
    "Angebote nachfassen": (
        *wanted(4, "11:02", PAUL, DemoDeadline(-1, "17:00"), 60),
        *accepted(4, "11:20", JANA),
        *worked(2, "10:00", "10:55", JANA),
    ),
    "Messestand: Angebote von drei Standbauern": (
        *wanted(3, "15:32", KATRIN, DemoDeadline(5, "12:00"), 300),
        *accepted(3, "16:02", MILAN),
        *worked(2, "09:00", "09:45", MILAN),
        did(
            1,
            "14:02",
            MILAN,
            acts.Propose(Changes(), note="Ein Anbieter misst den Stand erst aus."),
            DemoDeadline(9, "12:00"),
        ),
    ),
    "Urlaubsplan für das nächste Jahr": (
        *wanted(2, "11:42", TOBIAS, DemoDeadline(1, "18:00"), 90),
        *accepted(2, "12:05", MILAN),
    ),
    "Stellenanzeige für die Werkstatt": (
        *wanted(4, "14:02", PAUL, DemoDeadline(1, "12:00"), 120),
        *accepted(4, "14:30", JANA),
        *worked(2, "13:00", "14:10", JANA),
        did(1, "17:20", JANA, acts.HandOver("result", "Der Text ist fertig, lang und kurz.")),
    ),
    "Etiketten: drei Druckangebote": (
        *wanted(5, "09:05", PAUL, DemoDeadline(-2, "12:00"), 60),
        *accepted(5, "09:30", JANA),
        *worked(4, "12:00", "12:40", JANA),
        did(3, "09:10", JANA, acts.HandOver("result", "Drei Angebote, das günstigste zuerst.")),
        did(2, "16:30", PAUL, acts.SetDone()),
    ),
    "Schaufenster: Entwürfe für den Winter": (
        *wanted(2, "15:10", PAUL, DemoDeadline(10, "12:00"), 240),
        *reviewed(1, "09:30", JANA, "design"),
        did(1, "09:32", JANA, acts.Forward(could_do=True)),
    ),
    "Weihnachtspost: Adressen, Karten, Versand": wanted(1, "15:12", KATRIN, DemoDeadline(9, "12:00")),
}  # fmt: skip
"""The acts on each task by its title, in the order of time among the messages of its chat."""

TASKS = (
    task_chat("Angebote nachfassen", PAUL, WIELAND, (
        said(4, "11:00", PAUL, "Fünf Angebote sind seit drei Wochen offen. Rufst du die Leute an?"),
        said(4, "11:18", JANA, "Mach ich. Ich sage dir, wer noch überlegt."),
    )),
    task_chat("Messestand: Angebote von drei Standbauern", KATRIN, OSTERMANN, (
        said(
            3, "15:30", KATRIN, "Wir brauchen einen Stand mit 24 m², hell, mit einer Wand für die Leuchten.", file=STAND
        ),
        said(3, "16:00", MILAN, "Gern, Frau Ostermann. Ich frage bei drei Standbauern an."),
    )),
    task_chat("Urlaubsplan für das nächste Jahr", TOBIAS, OSTERMANN, (
        said(2, "11:40", TOBIAS, "Die Wünsche aller Kolleginnen und Kollegen liegen im Ordner Urlaub."),
        said(2, "12:03", MILAN, "Danke, ich trage sie zusammen und markiere, was sich überschneidet."),
    )),
    task_chat("Stellenanzeige für die Werkstatt", PAUL, WIELAND, (
        said(4, "14:00", PAUL, "Wir suchen jemanden für die Werkstatt, gern auch ohne Gesellenbrief."),
        said(4, "14:28", JANA, "Schön! Ich schreibe dir einen Entwurf."),
    )),
    task_chat("Etiketten: drei Druckangebote", PAUL, WIELAND, (
        said(5, "09:02", PAUL, "Für die neuen Rahmen brauchen wir Etiketten, 500 Stück."),
        said(5, "09:28", JANA, "Ich hole drei Angebote ein."),
    )),
    task_chat("Schaufenster: Entwürfe für den Winter", PAUL, WIELAND, (
        said(
            2, "15:08", PAUL, "Das Schaufenster soll ab Dezember nach Winter aussehen. Hast du Ideen?", file=WINDOW
        ),
        said(1, "09:28", JANA, "Für Entwürfe fragen wir kurz unsere Fachleitung, dann geht es los."),
    )),
    task_chat("Weihnachtspost: Adressen, Karten, Versand", KATRIN, OSTERMANN, (
        said(
            1, "15:10", KATRIN, "120 Karten an unsere Kunden und Fachplaner. Bitte die Adressen vorher prüfen."
        ),
    )),
)  # fmt: skip
