"""The chats of the demo as data. See agency.py."""

from dataclasses import dataclass

from chat_server.domain.chats.access import ChatKind
from chat_server.main.demo.files import PRICES

KATRIN = "k.ostermann@ostermann-licht.example"
TOBIAS = "t.reuter@ostermann-licht.example"
PAUL = "paul@wieland-fahrraeder.example"
JANA = "jana@lindenhof.example"
MILAN = "milan@lindenhof.example"
SABINE = "sabine@lindenhof.example"
HENRIK = "henrik@lindenhof.example"

OSTERMANN = "Ostermann Lichtplanung"
WIELAND = "Wieland Fahrräder"


Unread = tuple[tuple[str, int], ...]
"""Who has not read the last messages of a chat, and how many; all others have read everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMessage:
    """A message: on which working day before today (1 is the last one), at what local time, and by whom."""

    day: int
    time: str
    by: str
    text: str
    reply_to: int | None = None
    """Index in the chat of the quoted message."""
    file: str | None = None
    """The file that it brings, by its name in DEMO_FILES."""


def said(
    day: int, time: str, by: str, text: str, reply_to: int | None = None, file: str | None = None
) -> DemoMessage:
    """A row of the tables below: who wrote what when."""
    return DemoMessage(day=day, time=time, by=by, text=text, reply_to=reply_to, file=file)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoChat:
    """A chat, made by `task_chat`, `direct_chat` or `group_chat`."""

    kind: ChatKind
    title: str = ""
    by: str
    account: str = ""
    """Of a task."""
    other: str = ""
    """Of a direct chat: the other person."""
    members: tuple[str, ...] = ()
    """Of a group: the other members."""
    messages: tuple[DemoMessage, ...]
    unread: Unread = ()


def task_chat(
    title: str, by: str, account: str, messages: tuple[DemoMessage, ...], *, unread: Unread = ()
) -> DemoChat:
    """The chat of a task of an account."""
    return DemoChat(kind="task", title=title, by=by, account=account, messages=messages, unread=unread)


def direct_chat(by: str, other: str, messages: tuple[DemoMessage, ...], *, unread: Unread = ()) -> DemoChat:
    """A chat of two people."""
    return DemoChat(kind="direct", by=by, other=other, messages=messages, unread=unread)


def group_chat(
    title: str,
    by: str,
    messages: tuple[DemoMessage, ...],
    *,
    members: tuple[str, ...],
    unread: Unread = (),
) -> DemoChat:
    """A chat of several colleagues."""
    return DemoChat(kind="group", title=title, by=by, members=members, messages=messages, unread=unread)


DEMO_CHATS = (
    task_chat(
        "Drei Tagungshotels in Köln vergleichen",
        KATRIN,
        OSTERMANN,
        (
            said(
                4,
                "09:12",
                KATRIN,
                "Guten Morgen! Für unsere Jahrestagung im März brauche ich drei Hotels in Köln im Vergleich: "
                "40 Personen, zwei Tage, gut mit der Bahn zu erreichen.",
            ),
            said(
                4,
                "09:31",
                JANA,
                "Guten Morgen, Frau Ostermann, das mache ich gern. Soll ich auch nach einem Abendessen "
                "im Haus fragen?",
            ),
            said(4, "09:40", KATRIN, "Ja, bitte. Und **ein Raum mit Tageslicht** wäre uns wichtig. 😊"),
            said(
                3,
                "11:05",
                MILAN,
                "Die Anfragen sind raus:\n\n- Hotel Rheinauhof\n- Domblick am Eigelstein\n- Stadthalle Deutz\n\n"
                "Zwei haben schon geantwortet.",
            ),
            said(
                2,
                "14:22",
                TOBIAS,
                "Bei Deutz waren wir vor drei Jahren, der Raum hatte nur nach Norden Fenster. Nur als Hinweis.",
            ),
            said(2, "14:38", JANA, "Danke, Herr Reuter, dann frage ich dort gezielt nach.", reply_to=4),
            said(
                1,
                "16:47",
                JANA,
                "Zwischenstand: Rheinauhof 89 € je Person und Tag, Domblick 104 €, beide mit Tageslicht. "
                "Deutz nennt seinen Preis morgen. Die Tabelle folgt mit dem dritten Angebot.",
            ),
            said(1, "20:15", KATRIN, "Das sieht gut aus! Der Rheinauhof gefällt mir bisher am besten."),
        ),
        unread=((JANA, 1), (MILAN, 2), (TOBIAS, 2)),
    ),
    task_chat(
        "Reisekosten des letzten Monats erfassen",
        TOBIAS,
        OSTERMANN,
        (
            said(
                3,
                "10:02",
                TOBIAS,
                "Die Belege liegen im gemeinsamen Ordner, es sind 23. Zwei Taxiquittungen sind kaum lesbar.",
            ),
            said(3, "10:20", JANA, "Ist angekommen. Bei den Taxiquittungen melde ich mich, falls nötig."),
            said(
                1,
                "12:10",
                JANA,
                "21 von 23 sind erfasst. Auf Nr. 14 fehlt das Datum: War das die Fahrt nach Bonn?",
            ),
            said(1, "12:26", TOBIAS, "Ja, genau, am Tag des Ortstermins in Bonn.", reply_to=2),
        ),
        unread=((JANA, 1),),
    ),
    task_chat(
        "Lieferanten nach Preislisten fragen",
        PAUL,
        WIELAND,
        (
            said(
                2,
                "08:45",
                PAUL,
                "Moin Jana, kannst du bei den vier Felgenlieferanten die neuen Preislisten anfragen? "
                "Die Adressen stehen in der Datei vom Sommer.",
            ),
            said(2, "09:03", JANA, "Moin Paul, klar. Reicht dir das bis Ende der Woche?"),
            said(2, "09:05", PAUL, "Passt! 🚲"),
            said(
                1,
                "15:30",
                JANA,
                "Drei von vier sind da. Den vierten erreiche ich morgen früh am Telefon.",
                file=PRICES,
            ),
        ),
        unread=((PAUL, 1),),
    ),
    direct_chat(
        KATRIN,
        JANA,
        (
            said(3, "17:20", KATRIN, "Frau Lindner, ich bin nächste Woche von Dienstag an auf der Messe."),
            said(
                3,
                "17:34",
                JANA,
                "Danke für die Nachricht. Dann sammle ich Fragen und schicke sie Ihnen abends gebündelt.",
            ),
        ),
    ),
    direct_chat(
        JANA,
        MILAN,
        (
            said(
                1, "13:15", JANA, "Kannst du morgen den Anruf in Deutz übernehmen? Ich bin bis elf unterwegs."
            ),
            said(1, "13:18", MILAN, "Mach ich. Ich frage auch gleich nach dem Raum nach Süden."),
        ),
        unread=((JANA, 1),),
    ),
    group_chat(
        "Team Nord",
        SABINE,
        (
            said(
                2, "08:30", SABINE, "Guten Morgen zusammen! Wer hat diese Woche noch Luft für zwei Stunden?"
            ),
            said(2, "08:41", MILAN, "Ich, am besten am Donnerstag."),
            said(
                1,
                "18:40",
                SABINE,
                "Danke, Milan. Und schönen Feierabend euch allen, bis zum nächsten Arbeitstag! 🌇",
            ),
        ),
        members=(JANA, MILAN, HENRIK),
        unread=((JANA, 1), (HENRIK, 1)),
    ),
)
