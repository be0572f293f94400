"""For every command of the protocol, how somebody comes to say it: a command without one fails the test."""

from collections.abc import Callable
from random import Random

from protocol import LEVEL
from protocol.subjects import COMMANDS
from tests.noninterference.agency import CUSTOMERS, EPOCH, STAFF
from tests.noninterference.agency import PASSWORD as RIGHT
from tests.noninterference.town import Town, guessed
from tests.support.subject_cases import all_cases

Said = dict[str, object]
NAMES = (*CUSTOMERS, *STAFF, "lena", "persona")
MEMBER_OF = {
    "katrin": ("task", "second", "direct"),
    "tobias": ("task", "second"),
    "paul": ("paul",),
    "jana": ("task", "second", "direct"),
    "milan": ("task", "second"),
    "nora": ("paul",),
}
PASSWORDS = (RIGHT, "feierabend-43", "12345", "ein ganz anderes Passwort")


class Draw:
    """What somebody chooses, by a number. Customers try whatever they may have guessed."""

    def __init__(self, town: Town, name: str, number: int) -> None:
        self.town = town
        self.name = name
        self.is_staff = name in STAFF
        self.random = Random(number)

    def chat(self) -> str:
        return self.random.choice((*self._own_chats(), *self._guesses("c")))

    def _own_chats(self) -> tuple[str, ...]:
        agency = self.town.agency
        everywhere = (*agency.shown.values(), *agency.hidden.values())
        known = tuple(agency.shown[chat] for chat in MEMBER_OF.get(self.name, tuple(agency.shown)))
        return known * 6 + everywhere

    def _guesses(self, prefix: str) -> tuple[str, ...]:
        """Names of what somebody, perhaps, created a moment ago."""
        return tuple(guessed(prefix, self.random.choice(NAMES), self.random.randrange(4)) for _ in range(3))

    def seq(self) -> int:
        return self.random.randrange(1, 10)

    def cursor(self) -> int:
        return self.random.randrange(0, 16)

    def person(self) -> str:
        known = [self.town.agency.people[name] for name in NAMES]
        return self.random.choice((*known, *known, *self._guesses("p")))

    def key(self) -> str:
        """Of few, so that people use the same."""
        return f"20260304-{self.random.randrange(200):08d}"

    def text(self) -> str:
        return self.random.choice(("Hallo", "Ist noch jemand da?", "Ja", "Bis morgen", "x" * 300))

    def title(self) -> str:
        return self.random.choice(("Hotels", "Reise", "Messe"))

    def tag(self) -> str:
        return self.random.choice(("important", "question", "#Berlin", "#Messe"))

    def act(self) -> Said:
        """What is asked for may be impossible; customers mostly answer, staff mostly keep time."""
        often = (
            ("timer_start", "timer_stop", "review", "record") if self.is_staff else ("agree", "edit", "rate")
        )
        name = self.random.choice((*often * 3, *ACTIONS))
        return {"t": name, **ACTIONS[name](self)}

    def moment(self) -> int:
        """Around the evening of which the worlds tell."""
        return NIGHT + self.random.randrange(-2, 60) * 3_600_000

    def changes(self) -> Said:
        return self.may(
            description=self.text, budget=lambda: self.random.choice((60, 90, 600)), deadline=self.deadline
        )

    def deadline(self) -> Said:
        return {"at": self.moment(), "timed": self.random.random() < 0.5}

    def held(self) -> str:
        """One that waits, of anybody's."""
        if self.is_staff:
            waiting = self.town.held_by(self.name)
            return self.random.choice(waiting) if waiting else "hnone"
        return self.random.choice(self._guesses("h"))

    def dialog(self) -> Said:
        """One of one's own, mostly as it stands now; or a guessed one."""
        mine = self.town.dialogs_of(self.name)
        guesses = [(name, self.random.randrange(3)) for name in self._guesses("g")]
        name, number = self.random.choice([*mine * 3, *guesses])
        return {"dialog": name, "number": number + (self.random.random() < 0.1)}

    def device(self) -> str:
        return self.random.choice((f"s{self.name}0", f"s{self.name}1", "sjana0", *self._guesses("s")))

    def when(self) -> Said:
        """Staff hold, as is the default, or say so: whatever is at once is a deliberate act."""
        choices: tuple[Said, ...] = ({}, {}, {"when": "opening"}, {} if self.is_staff else {"when": "now"})
        return self.random.choice(choices)

    def may(self, **fields: Callable[[], object]) -> Said:
        """Some of these fields."""
        return {name: value() for name, value in fields.items() if self.random.random() < 0.4}


def _hello(draw: Draw) -> Said:
    chats = draw.town.agency.shown if not draw.is_staff else draw.town.agency.hidden
    resumed = {chat: draw.cursor() for chat in chats.values() if draw.random.random() < 0.5}
    epoch = "elsewhere" if draw.random.random() < 0.05 else EPOCH
    return {"level": LEVEL, **draw.may(resume=lambda: {"epoch": epoch, "chats": resumed})}


def _files(draw: Draw) -> Said:
    """One's uploads, mostly where there are any."""
    uploads = draw.town.uploads_of(draw.name) or list(draw._guesses("f"))
    return {"files": uploads[-2:]} if draw.random.random() < 0.3 else {}


def _history(draw: Draw) -> Said:
    side = draw.random.choice(("before", "after"))
    return {"chat": draw.chat(), side: draw.seq(), "limit": draw.random.randrange(1, 20)}


def _group(draw: Draw) -> Said:
    return {"title": draw.title(), "members": [draw.person() for _ in range(draw.random.randrange(3))]}


def _settings(draw: Draw) -> Said:
    pick = draw.random.choice
    return {"settings": {"language": pick(("de", "en")), "theme": pick(("dark", "light"))}}


NIGHT = 1_772_649_000_000  # 2026-03-04T19:30:00 in Berlin
STAGES = ("review", "accepted", "in_progress", "handed_over", "done", "deleted")
ACTIONS: dict[str, Callable[[Draw], Said]] = {
    "edit": lambda d: d.may(how=d.text, deadline=d.deadline, budget=lambda: d.random.choice((60, 120, "open"))),
    "delete": lambda _: {},
    "area": lambda d: {
        "area": d.random.choice(("backoffice", "marketing", "design")), "advice": d.random.random() < 0.2
    },
    "review": lambda d: {
        "question": d.random.choice(("deadline", "budget", "competence", "understood")), "yes": d.random.random() < 0.8
    },
    "accept": lambda _: {},
    "forward": lambda _: {"could_do": True},
    "release": lambda d: {"note": d.text()},
    "delegate": lambda d: {"reason": d.text()},
    "assign": lambda d: {"person": d.person()},
    "take_back": lambda _: {},
    "start": lambda _: {},
    "timer_start": lambda _: {},
    "timer_stop": lambda _: {},
    "record": lambda d: {"start": d.moment(), "minutes": d.seq(), "reason": d.text()},
    "record_release": lambda d: {"number": d.seq(), "release": d.random.random() < 0.7},
    "propose": lambda d: {"changes": d.changes(), **d.may(until=d.moment, note=d.text)},
    "agree": lambda d: {"number": d.random.randrange(1, 4)},
    "refuse": lambda d: {"number": d.random.randrange(1, 4)},
    "counter": lambda d: {"number": d.random.randrange(1, 4), "changes": d.changes()},
    "withdraw": lambda d: {"number": d.random.randrange(1, 4)},
    "note": lambda d: {"changes": d.changes()},
    "object": lambda d: {"number": d.random.randrange(1, 4)},
    "approval_ask": lambda d: {"kind": d.random.choice(("double_rate", "power_of_attorney")), "text": d.text()},
    "approval_answer": lambda d: {"number": 1, "grant": d.random.random() < 0.5},
    "approval_mark": lambda d: {"kind": "storage", "message": d.seq()},
    "interim": lambda d: {"text": d.text()},
    "hand_over": lambda d: {"kind": d.random.choice(("result", "question")), "text": d.text()},
    "done": lambda _: {},
    "return": lambda d: d.may(deadline=d.deadline, note=d.text),
    "rate": lambda d: {"stars": d.random.randrange(1, 6)},
    "claim": lambda _: {},
    "claim_decide": lambda d: {"grant": d.random.random() < 0.5},
    "item_add": lambda d: {
        "text": d.text(),
        "side": d.random.choice(("customer", "staff")),
        "more": [d.text() for _ in range(d.random.randrange(3))],
    },
    "item_tick": lambda d: {"number": d.random.randrange(1, 4), "ticked": d.random.random() < 0.7},
    "item_edit": lambda d: {"number": d.random.randrange(1, 4), "text": d.text()},
    "item_move": lambda d: {"number": d.random.randrange(1, 4), "before": d.random.choice((None, 1, 2))},
    "item_remove": lambda d: {"number": d.random.randrange(1, 4)},
    "budget_release": lambda d: {"minutes": d.random.choice((1, 30, 900))},
}  # fmt: skip
"""What can be done to a task, and with which fields."""

_WORDS = ("Drei Hotels", "Freitag 12 Uhr", "2 Stunden", "nur im Chat", "Jana")
_VALUES = ("chat", "open", "estimate", "awie", "backoffice", 5, 60)
INPUTS: list[Said] = [
    *[Said(t=name) for name in ("back", "skip", "skip", "keep", "help", "cancel", "confirm", "confirm")],
    *[Said(t="text", text=text) for text in _WORDS],
    *[Said(t="pick", value=value) for value in _VALUES],
    Said(t="note", text="Mit Frühstück"),
    Said(t="change", step="title", to=Said(t="text", text="Vier Hotels")),
]
"""What is said to a dialog. Staff do not insist in quiet hours: that would be a deliberate act."""


def _start_dialog(draw: Draw) -> Said:
    if draw.random.random() < 0.1:
        return {"script": "rating", "chat": draw.chat()}
    sentence = "Bis übermorgen 12 Uhr drei Hotels vergleichen, höchstens 2 Stunden, nur im Chat"
    return {
        "script": "new_task",
        **draw.may(
            text=lambda: draw.random.choice((sentence, sentence, draw.text())),
            account=lambda: draw.random.choice(("aost", "awie", "abirk")),
            again=draw.chat,
        ),
    }


SAY: dict[str, Callable[[Draw], Said]] = {
    "hello": _hello,
    "chat.open": lambda d: {"chat": d.chat(), **d.may(around=d.seq, limit=d.seq)},
    "chat.close": lambda d: {"chat": d.chat()},
    "chat.history": _history,
    "chat.create_direct": lambda d: {"key": d.key(), "person": d.person(), **d.when()},
    "chat.create_group": lambda d: {"key": d.key(), **_group(d)},
    "chat.create_task": lambda d: {
        "key": d.key(), "account": d.random.choice(("aost", "awie", "abirk")), "title": d.title(), **d.when()
    },
    "chat.rename": lambda d: {"key": d.key(), "chat": d.chat(), "title": d.title(), **d.when()},
    "member.add": lambda d: {"key": d.key(), "chat": d.chat(), "person": d.person(), **d.when()},
    "member.remove": lambda d: {"key": d.key(), "chat": d.chat(), "person": d.person(), **d.when()},
    "message.send": lambda d: {
        "key": d.key(), "chat": d.chat(), "text": d.text(), **d.when(), **d.may(reply_to=d.seq),
        **({"as_persona": d.town.agency.people["persona"]} if d.random.random() < 0.1 else {}),
        **_files(d),
    },
    "message.edit": lambda d: {
        "key": d.key(), "chat": d.chat(), "seq": d.seq(), "text": d.text(), **d.when()
    },
    "message.delete": lambda d: {"key": d.key(), "chat": d.chat(), "seq": d.seq(), **d.when()},
    "chat.tagged": lambda d: {
        "chat": d.chat(), "tag": d.random.choice((d.tag(), "sys:automatic")), **d.may(before=d.seq, limit=d.seq)
    },
    "chat.tags": lambda d: {"chat": d.chat()},
    "message.get": lambda d: {"chat": d.chat(), "seqs": [d.seq(), d.seq()]},
    "message.versions": lambda d: {"chat": d.chat(), "seq": d.seq()},
    "read.mark": lambda d: {"chat": d.chat(), "seq": d.seq()},
    "typing": lambda d: {"chat": d.chat()},
    "presence.active": lambda _: {},
    "held.release": lambda d: {"key": d.key(), "held": d.held()},
    "held.change": lambda d: {"key": d.key(), "held": d.held(), "text": d.text()},
    "held.withdraw": lambda d: {"held": d.held()},
    "settings.set": _settings,
    "draft.set": lambda d: {"chat": d.chat(), "text": d.random.choice(("", "Die dr", "Gut")), **d.may(reply_to=d.seq)},
    "chat.pin": lambda d: {"chat": d.chat(), "pinned": d.random.random() < 0.7},
    "chat.at": lambda d: {"chat": d.chat(), "at": 1_772_614_800_000 + d.random.randrange(0, 40_000_000)},
    "read.unmark": lambda d: {"chat": d.chat(), "seq": d.seq()},
    "devices.list": lambda _: {},
    "devices.end": lambda d: {"device": d.device()},
    "password.change": lambda d: {"old": d.random.choice(PASSWORDS), "new": d.random.choice(PASSWORDS)},
    "task.act": lambda d: {"key": d.key(), "chat": d.chat(), "act": d.act(), **d.when()},
    "task.get": lambda d: {"chat": d.chat()},
    "task.list": lambda d: d.may(
        account=lambda: d.random.choice(("aost", "awie", "abirk")), status=lambda: d.random.choice(STAGES)
    ),
    "dialog.start": lambda d: {"key": d.key(), **_start_dialog(d)},
    "dialog.say": lambda d: {"key": d.key(), **d.dialog(), "input": d.random.choice(INPUTS)},
    "dialog.list": lambda _: {},
    "time.mine": lambda d: d.may(day=lambda: d.random.choice(("2026-03-03", "2026-03-04", "2026-02-30"))),
    "calendar.holidays": lambda d: {"year": d.random.choice((2026, 2027))},
    "jobs.stuck": lambda _: {},
    "jobs.retry": lambda d: {"job": "held acts", "row": d.held()},
    "profile.set": lambda d: {"name": d.random.choice(("Jana L.", "Kim", "Alex"))},
    **{tag: guess for cases in all_cases() for tag, guess in cases.guessed.items()},
}  # fmt: skip
"""The fields of each command but its tag and id."""


def command(draw: Draw, tag: str) -> Said:
    return {"t": tag, "id": draw.random.randrange(1000), **SAY[tag](draw)}


def elsewhere(draw: Draw, said: Said) -> Said:
    """Of staff: the same at once, where no customer who watches can see it."""
    chat = draw.random.choice(tuple(draw.town.agency.hidden.values()))
    moved: Said = {"chat": chat} if "chat" in said else {}
    if said["t"] == "chat.create_task":
        moved = {"account": "abirk"}
    if said["t"] == "chat.create_direct":
        unseen = [name for name in NAMES if name not in CUSTOMERS]
        moved = {"person": draw.town.agency.people[draw.random.choice(unseen)]}
    if said["t"] == "dialog.start" and "chat" not in said:
        moved = {"account": "abirk"}
    if said["t"] == "dialog.say":
        return said | _handing_in(draw)
    if said["t"] == "held.release":
        elsewhere_held = draw.town.held_by(draw.name, tuple(draw.town.agency.hidden.values()))
        return said | {"held": draw.random.choice(elsewhere_held or ["hnone"])}
    if not moved:
        return said
    at_once = {"when": "now"} if said["t"] in AT_ONCE else {}
    return said | moved | at_once


def _handing_in(draw: Draw) -> Said:
    """A task for the customer who does not watch, at once; what is missing is answered first."""
    open_ones = draw.town.dialogs_of(draw.name, "abirk") or [("gnone", 0)]
    name, number = draw.random.choice(open_ones)
    insisting: Said = {"t": "confirm", "when": "now"}
    return {"dialog": name, "number": number, "input": draw.random.choice((*INPUTS, insisting, insisting))}


AT_ONCE = {tag for tag, kind in COMMANDS.items() if "when" in kind.__struct_fields__}
"""What can be held."""
