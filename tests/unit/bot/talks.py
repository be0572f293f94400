"""Talks with the bot: scripts of persons, how they answer what the bot asks, and what must have come of it.

A person says the next line for the question that is open, "weiß nicht" once if there is none, and then gives up.
"""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NotRequired, TypeAlias, TypedDict

from chat_server.bot.scripts.new_task import SCRIPT, Customer, NewTaskContext, SaveTask
from chat_server.domain.bot.values import SUMMARY, Back, Confirm, DialogState
from tests.unit.bot.dialog_talk import ANNA, CALENDAR, CUSTOMER, EN, FRESH, SIE, STAFF, TEAM, Talk

_CORPUS = Path(__file__).parents[2] / "corpus"
FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, OWN, SIXTH_OWN, SEVENTH_OWN = (
    _CORPUS / f"talks_{name}.jsonl"
    for name in ("first", "second", "third", "fourth", "fifth", "sixth", "own", "sixth_own", "seventh_own")
)
MOST_TURNS = 25
KATRIN = Customer("ostermann", "Katrin Ostermann", 900, (ANNA,))
"""A customer with one assistant and fifteen hours on her account."""
_AT_A_LOSS = {"de": "weiß nicht", "en": "no idea"}
_TEXT_STEPS = frozenset(("customer", "title", "what", "how"))


class Doing(TypedDict, total=False):
    press: str
    reload: bool
    now: str
    back: bool


"""What a person does besides saying something: presses a button, comes back later, goes back."""
Line: TypeAlias = str | Doing


class Meant(TypedDict):
    """What must have come of a talk. None: not looked at."""

    deadline: str | None
    budget: int | str | None
    title_has: Sequence[str]
    text_has: Sequence[str]
    text_lacks: Sequence[str]
    items: int | None
    ends: Literal["saved", "cancelled", "left"]
    items_lack: NotRequired[Sequence[str]]
    results: NotRequired[Literal["chat", "email"]]


class Person(TypedDict):
    """The script of a person. `says`: lines by the step at which the bot stands, or by "STEP?" while it asks back
    about that step; "?": lines for any such question, "leaving?" for whether to cancel, "first" for the beginning,
    which goes on until something is answered. `never_asked`: steps that were answered unasked. `hears`: patterns that
    the bot must have said.
    """

    id: str
    language: Literal["de", "en"]
    now: str
    meant: Meant
    says: Mapping[str, Sequence[Line]]
    never_asked: Sequence[str]
    by: NotRequired[Literal["customer", "staff"]]
    hears: NotRequired[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a talk ended: what went wrong, and everything that was said."""

    faults: tuple[str, ...]
    told: tuple[str, ...]


def persons(path: Path) -> list[Person]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=CALENDAR.zone)


def _begin(person: Person) -> Talk[NewTaskContext, SaveTask]:
    staff = person.get("by") == "staff"
    plain = replace(STAFF, customers=(KATRIN, FRESH)) if staff else replace(CUSTOMER, customers=(KATRIN,))
    context = replace(plain, language=person["language"])
    voice = EN if person["language"] == "en" else TEAM if staff else SIE
    return Talk(SCRIPT, context, _local(person["now"]), voice)


def _standing(state: DialogState) -> tuple[str, ...]:
    """The keys of the lines that answer what the bot asks now."""
    if state.leaving:
        return ("leaving?",)
    if state.step in state.asked:
        return (f"{state.step}?", "?") if state.answers else (f"{state.step}?", "?", "first")
    return ("first", state.step)


class _Holding:
    """A talk as it is held: the lines that are left, and what was said."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.talk = _begin(person)
        self.unsaid = {key: deque(lines) for key, lines in person["says"].items()}
        self.told = [f"bot: {self.talk.question}"]
        self.faults: list[str] = []
        self.texts: list[str] = []
        self.aside: list[str] = []
        self.replied: list[str] = []
        self.at_a_loss = False

    def next_line(self) -> Line | None:
        """What the person says now; None: nothing more."""
        left = [lines for key in _standing(self.talk.state) if (lines := self.unsaid.get(key))]
        if left:
            return left[0].popleft()
        if self.at_a_loss or self.person["meant"]["ends"] == "left":
            return None
        self.at_a_loss = True
        return _AT_A_LOSS[self.person["language"]]

    def turn(self) -> bool:
        """Takes one turn; whether the talk goes on."""
        state = self.talk.state
        waits_for_confirmation = state.step == SUMMARY and not state.leaving and SUMMARY not in state.asked
        if waits_for_confirmation and not self.unsaid.get(SUMMARY):
            self._answered("(abgeben)", self.talk.heard(self.talk.give(Confirm())))
        elif (line := self.next_line()) is None:
            if self.person["meant"]["ends"] != "left":
                self.faults.append(f"nothing left to say at {'/'.join(_standing(state))}")
            return False
        elif isinstance(line, str):
            self._say(line)
        else:
            self._do(line)
        return not self.faults and self.talk.state.status == "open"

    def _say(self, line: str) -> None:
        state = self.talk.state
        is_text = state.step in _TEXT_STEPS and not state.leaving and line not in _AT_A_LOSS.values()
        (self.texts if is_text else self.aside).append(line)
        said = self.talk.say(line)
        self._answered(line, said)
        reply = _QUOTED.sub("…", "\n".join(said))
        self.replied.append(reply)
        if self.replied[-2:] == [reply, reply] and self.talk.state.status == "open":
            self.faults.append("the same reply twice in a row")

    def _do(self, doing: Doing) -> None:
        if doing.get("reload"):
            self.talk.now = _local(doing.get("now", self.person["now"]))
            self._answered("(comes back)", [self.talk.question])
        elif doing.get("back"):
            self._answered("(back)", self.talk.heard(self.talk.give(Back())))
        elif doing.get("press") not in self.talk.buttons:
            self.faults.append(f"no button {doing.get('press')}, but {self.talk.buttons}")
        else:
            self._answered(f"[{doing['press']}]", self.talk.press(doing["press"]))

    def _answered(self, did: str, said: Sequence[str]) -> None:
        state = self.talk.state
        self.told += [f"{self.person['id']}: {did}", *(f"bot: {text}" for text in said)]
        self.told += [f"     ({' | '.join(self.talk.buttons)})"] if self.talk.buttons else []
        plainly = state.status == "open" and not state.leaving and state.step not in state.asked
        if plainly and state.step in self.person["never_asked"]:
            self.faults.append(f"asked for {state.step}, which was said")


_QUOTED = re.compile("„[^“]*“|“[^”]*”")


def hold(person: Person) -> Ended:
    """Holds the whole talk and judges it."""
    holding = _Holding(person)
    turns = 1
    while holding.turn():
        turns += 1
        if turns > MOST_TURNS:
            holding.faults.append(f"more than {MOST_TURNS} turns")
            break
    if not holding.faults:
        holding.faults += _judge(holding)
    return Ended(tuple(holding.faults), tuple(holding.told))


def _judge(holding: _Holding) -> Iterator[str]:
    state, meant = holding.talk.state, holding.person["meant"]
    ended = {"open": "left", "done": "saved", "cancelled": "cancelled"}[state.status]
    if ended != meant["ends"]:
        yield f"ended {ended}"
    heard = "\n".join(line for line in holding.told if line.startswith("bot: ")).casefold()
    yield from (f"never said {p!r}" for p in holding.person.get("hears", ()) if not re.search(p, heard))
    if ended == "saved":
        said = "\n".join(holding.texts)
        yield from _judge_task(holding.talk.effects[0], meant)
        yield from _judge_text(
            holding.talk.effects[0], meant, [line for line in holding.aside if not _has_words(said, line)]
        )
    elif ended == "left":
        yield from _judge_values(meant, _stored(state, "deadline"), _stored(state, "budget"))


def _stored(state: DialogState, step: str) -> str | int | None:
    answer = state.answers.get(step)
    return answer.value if answer else None


def _judge_values(meant: Meant, deadline: str | int | None, budget: str | int | None) -> Iterator[str]:
    if meant["deadline"] not in (None, deadline):
        yield f"deadline {deadline}, not {meant['deadline']}"
    if meant["budget"] not in (None, budget):
        yield f"budget {budget}, not {meant['budget']}"


def _judge_task(task: SaveTask, meant: Meant) -> Iterator[str]:
    budget = "estimate" if task.budget is None else task.budget
    yield from _judge_values(meant, _written(task.deadline), budget)
    if meant.get("results", task.results) != task.results:
        yield f"results by {task.results}"
    if meant["items"] not in (None, len(task.checklist)):
        yield f"{len(task.checklist)} items, not {meant['items']}"


def _written(until: date | datetime | None) -> str:
    if isinstance(until, datetime):
        return until.replace(tzinfo=None).isoformat("T", "minutes")
    return until.isoformat() if until else "open"


def _judge_text(task: SaveTask, meant: Meant, aside: Sequence[str]) -> Iterator[str]:
    """`aside`: what was said, but not as part of the text."""
    text, items = (
        "\n".join((task.title, task.description, task.how, *task.checklist)),
        "\n".join(task.checklist),
    )
    yield from (
        f"no {words!r} in the title {task.title!r}"
        for words in meant["title_has"]
        if not _has(task.title, words)
    )
    yield from (f"no {words!r} in the text" for words in meant["text_has"] if not _has(text, words))
    beside = [
        line
        for line in aside
        if len(line) > _A_WORD and not any(_has(line, words) for words in meant["text_has"])
    ]
    yield from (
        f"{words!r} in the text" for words in (*meant["text_lacks"], *beside) if _has_words(text, words)
    )
    yield from (f"{words!r} in an item" for words in meant.get("items_lack", ()) if _has_words(items, words))


_A_WORD = 3
"""Shorter words may stand in any text."""


def _has(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()


def _has_words(text: str, words: str) -> bool:
    """Whether the words stand in the text as a whole: "ja" is no part of "Januar"."""
    plain = words.casefold().strip(" .!?") or words
    return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text.casefold()) is not None
