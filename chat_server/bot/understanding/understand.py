"""Understands what a person writes about a task: title, deadline, time budget, and what must be asked back.

Pure: the same text at the same moment is always understood the same way. Never guessed: what can mean two things,
is over, does not exist or lies on a non-working day, becomes a question with the readings as alternatives (SPEC 6).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Literal, TypeAlias

from chat_server.bot.understanding.budget import BudgetFound, find_budget, find_durations
from chat_server.bot.understanding.deadline import DeadlineFound, find_deadline
from chat_server.bot.understanding.events import counted_from_event, names_counted_day
from chat_server.bot.understanding.formatting import format_deadline, format_duration
from chat_server.bot.understanding.forms.dates import Today
from chat_server.bot.understanding.forms.durations import MAX_MINUTES
from chat_server.bot.understanding.grammar.grammars import GRAMMARS, language_of
from chat_server.bot.understanding.grammar.scan import Scan, scan
from chat_server.bot.understanding.grammar.tokens import clean
from chat_server.bot.understanding.heads.efforts import as_amount, takes_so_long
from chat_server.bot.understanding.heads.lasting import says_how_long
from chat_server.bot.understanding.heads.pairs import readings_of, with_ranges
from chat_server.bot.understanding.phrases import MAX_TIMES, find_phrases
from chat_server.bot.understanding.questions import ask
from chat_server.bot.understanding.resolve import Deadline, Readings, day_of
from chat_server.bot.understanding.titles.title import split
from chat_server.bot.understanding.vague import find_vague
from chat_server.bot.understanding.weighing.signs import Times
from chat_server.bot.understanding.weighing.whose import roles_of_amounts, roles_of_moments, without_forwarded
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import Language

Expecting: TypeAlias = Literal["task", "deadline", "budget"]


@dataclass(frozen=True, slots=True)
class Question:
    """What the bot asks back: about what, why (a reason of questions.py), the text, and the readings to choose from."""

    about: Literal["deadline", "budget"]
    reason: str
    text: str
    alternatives: tuple[Deadline, ...] | tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What was understood.

    `deadline`: a date where no time was said, a local time with offset else. `deadline_words`, `budget_words`: what
    they were said with, `other_words`: those of `no_deadline` ("eilt nicht") and `estimate` (the assistant shall
    estimate the budget). `rest`: what is neither. `left_out`: courtesy and filling words.
    """

    title: str
    deadline: Deadline | None
    budget_minutes: int | None
    rest: str
    questions: tuple[Question, ...]
    deadline_words: str = ""
    budget_words: str = ""
    other_words: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    no_deadline: bool = False
    estimate: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether the bot would ask back."""
        return bool(self.questions)


def understand(
    text: str, now: datetime, language: Language, calendar: Calendar, expecting: Expecting = "task"
) -> Understanding:
    """What a text written at `now` (aware) says.

    `language`: of the questions, and of the text where its words do not show it. `expecting`: the first sentence
    about a task, or the answer to the question for deadline or budget; in an answer there is no title, and what
    is no part of it is in `rest`.
    """
    cleaned = clean(text)
    found = scan(cleaned, GRAMMARS[language_of(cleaned, language)])
    return _Reading(found, Today(calendar.local(now), calendar), language, expecting).result()


def times_of(text: str, now: datetime, language: Language, calendar: Calendar) -> Times | None:
    """The times of a message, for learning whose they are; None where nothing is weighed."""
    cleaned = clean(text)
    found = scan(cleaned, GRAMMARS[language_of(cleaned, language)])
    reading = _Reading(found, Today(calendar.local(now), calendar), language, "task")
    return None if reading.only or len(reading.phrases) == MAX_TIMES else reading.times


class _Reading:
    """One text being understood: its phrases and durations, and which tokens they cover."""

    def __init__(self, found: Scan, today: Today, language: Language, expecting: Expecting) -> None:
        self.scan, self.today, self.language, self.expecting = found, today, language, expecting
        durations = find_durations(found, expecting == "budget")
        bare = frozenset(d.first for d in durations if not found.begins(d.first, "duration"))
        said = find_phrases(found, today, bare, expecting == "deadline")
        efforts = [one for one in said if takes_so_long(found, one) or says_how_long(found, one)]
        moments = [one for one in said if one not in efforts]
        self.phrases = [one for one in moments if not names_counted_day(found, one, moments, today)]
        in_phrase = {place for phrase in self.phrases for place in range(phrase.first, phrase.end)}
        apart = [d for d in durations if d.first not in in_phrase]
        self.durations = [*apart, *(as_amount(phrase, today) for phrase in efforts)]
        self.covered = _marked(
            found, [(p.begin, p.end) for p in self.phrases] + [(d.begin, d.close) for d in self.durations]
        )
        self.idle = self._idle_clauses()
        self.only = all(self.idle)
        self.times = Times(
            scan=found,
            phrases=self.phrases,
            readings=[readings_of(phrase, today) for phrase in self.phrases],
            durations=self.durations,
            covered=self.covered,
            idle=self.idle,
            today=today,
        )

    def _idle_clauses(self) -> list[bool]:
        """For every clause whether it says nothing but times, courtesy and the like."""
        spans = [(atom.first, atom.end) for atom in self.scan.atoms if atom.roles.keys() & _BESIDES_TIMES]
        besides = _marked(self.scan, spans)
        fillers = self.scan.words("filler")
        tokens = self.scan.tokens

        def says_nothing(place: int) -> bool:
            return (
                self.covered[place]
                or besides[place]
                or tokens[place].kind == "sign"
                or tokens[place].fold in fillers
            )

        return [
            clause in self.scan.silent or all(map(says_nothing, range(*span)))
            for clause, span in self.scan.spans.items()
        ]

    def result(self) -> Understanding:
        until, budget_found = self._deadline(), self._budget()
        no_date, estimate = self._spoken("no_date"), self._spoken("estimate")
        until_spans = tuple(self._with_prepositions(span) for span in until.spans) if until else ()
        budget_spans = budget_found.spans if budget_found else ()
        claimed = _marked(self.scan, [*until_spans, *budget_spans, *no_date, *estimate])
        left = split(self.scan, claimed, self.expecting == "task")
        rest = f"{left.rest} {self.scan.unread}".strip()
        return Understanding(
            title=left.title,
            deadline=_certain(until.readings) if until else None,
            budget_minutes=budget_found.minutes[0] if budget_found and budget_found.why is None else None,
            rest=rest,
            questions=(*self._ask_deadline(until), *self._ask_budget(budget_found)),
            deadline_words=self._words(until_spans),
            budget_words=self._words(budget_spans),
            other_words=tuple(self._words([span]) for span in (*no_date, *estimate)),
            left_out=left.left_out,
            no_deadline=bool(no_date) and until is None,
            estimate=bool(estimate) and budget_found is None,
        )

    def _spoken(self, kind: str) -> list[tuple[int, int]]:
        said = (atom for atom in self.scan.atoms if kind in atom.roles)
        return [(atom.first, atom.end) for atom in said if self.scan.free(atom.first, atom.end)]

    def _with_prepositions(self, span: tuple[int, int]) -> tuple[int, int]:
        """ "Am Freitag" goes as a whole."""
        first = span[0]
        while (
            first
            and self.scan.in_set(first - 1, "preposition")
            and self.scan.tokens[first - 1].kind == "word"
        ):
            first -= 1
        return first, span[1]

    def _deadline(self) -> DeadlineFound | None:
        if len(self.phrases) == MAX_TIMES:
            return DeadlineFound(Readings((), "too_many_times"), ())
        answers = self.only or self.expecting == "deadline"
        roles = roles_of_moments(self.times, answers=answers)
        phrases, roles = without_forwarded(self.scan, self.phrases, roles)
        roles = with_ranges(self.scan, phrases, roles, self.today)
        found = find_deadline(self.scan, phrases, roles, self.today)
        if found and self.scan.unread:
            return replace(found, readings=replace(found.readings, why="too_long"))
        if found is None or found.readings.why == "deadline_or_task":
            return (
                self._from_event()
                or find_vague(self.scan, self.today, only=self.only)
                or found
                or self._unknown()
            )
        return self._sooner(found)

    def _sooner(self, found: DeadlineFound) -> DeadlineFound:
        """ "Am 3. Mai fangen sie an, am Freitag davor hätten wir es gern": the day that is counted, not the event's."""
        counted = self._from_event() if found.readings.why in (None, "non_working") else None
        if counted is None or not (counted.readings.values and counted.spans):
            return found
        if self.scan.starting[counted.spans[0][0]].meaning("from_event") != "weekday_before":
            return found
        return min(found, counted, key=lambda one: day_of(one.readings.values[0]))

    def _from_event(self) -> DeadlineFound | None:
        counted = counted_from_event(self.scan, self.phrases, self.today)
        if counted is None:
            return None
        readings, span = counted
        certain = readings.why in (None, "non_working")
        return DeadlineFound(readings, (span,)) if certain else DeadlineFound(readings, (), (span,))

    def _unknown(self) -> DeadlineFound | None:
        """ "Bis Fronleichnam": a few words after "bis" that say no day known to us are asked about."""
        atom = self.scan.starting.get(0)
        meaning = atom.meaning("before_time") if atom else None
        if atom is None or meaning not in ("until", "deadline") or len(self.scan.tokens) > _FEW:
            return None
        return None if self.durations else DeadlineFound(Readings((), "vague"), ((0, len(self.scan.tokens)),))

    def _budget(self) -> BudgetFound | None:
        if len(self.durations) == MAX_TIMES:
            return BudgetFound((), "too_many_amounts", ())
        roles = roles_of_amounts(self.times, answers=self.only or self.expecting == "budget")
        found = find_budget(self.scan, self.durations, roles, self.covered)
        if found and self.scan.unread:
            return replace(found, why="too_long")
        return self._bare_number() if found is None and self.expecting == "budget" else found

    def _bare_number(self) -> BudgetFound | None:
        """A number alone answers the question for the budget in hours or in minutes: asked."""
        keys = self.scan.grammar.keys(self.scan.tokens)
        numbers = [(place, key["<Menge>"]) for place, key in enumerate(keys) if "<Menge>" in key]
        if len(numbers) == 1 and any(self.scan.in_set(place, "money") for place in range(len(keys))):
            place = numbers[0][0]
            return BudgetFound((), "money", (), ((place, place + 1),))
        match numbers:
            case [(place, Fraction() as number)]:  # nobody says "anderthalb" of minutes
                return BudgetFound((int(number * 60),), None, ((place, place + 1),))
            case [(place, int(number))] if 0 < number <= MAX_MINUTES // 60:
                return BudgetFound((number * 60, number), "unit", ((place, place + 1),))
        return None

    def _ask_deadline(self, found: DeadlineFound | None) -> list[Question]:
        if found is None or found.readings.why is None:
            return []
        values = found.readings.values
        said = [format_deadline(value, self.language, self.today.date) for value in values]
        words = self._words(found.doubtful or found.spans) or self._words([p.span for p in self.phrases[:1]])
        return [
            Question(
                "deadline", found.readings.why, ask(found.readings.why, words, said, self.language), values
            )
        ]

    def _ask_budget(self, found: BudgetFound | None) -> list[Question]:
        if found is None or found.why is None:
            return []
        said = [format_duration(minutes, self.language) for minutes in found.minutes]
        words = self._words(found.spans or found.doubtful)
        return [Question("budget", found.why, ask(found.why, words, said, self.language), found.minutes)]

    def _words(self, spans: Sequence[tuple[int, int]]) -> str:
        tokens = self.scan.tokens
        return " … ".join(self.scan.text[tokens[first].start : tokens[end - 1].end] for first, end in spans)


_FEW = 4

# Courtesy and the like beside times leave a text an answer about times only.
_BESIDES_TIMES = {"lead", "closing", "correction", "either", "vague", "no_date", "estimate"}


def _marked(scan: Scan, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """For every token whether a span covers it."""
    marked = [False] * len(scan.tokens)
    for first, end in spans:
        marked[first:end] = [True] * (end - first)
    return marked


def _certain(readings: Readings) -> Deadline | None:
    """The one moment meant; on a non-working day it is known, although another is offered."""
    return readings.values[0] if readings.why in (None, "non_working") else None
