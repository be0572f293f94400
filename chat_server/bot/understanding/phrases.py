"""Joins expressions that stand together to phrases about one moment: "Freitag, den 20.11., um 12 Uhr"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from chat_server.bot.understanding.corrections import correcting_number, same_half
from chat_server.bot.understanding.forms.dates import DATE_MEANINGS, DAY, Days, Instant, Today, monday_of
from chat_server.bot.understanding.forms.feasts import FEAST_MEANINGS
from chat_server.bot.understanding.forms.gathered import COUNTED, PLAIN_WEEKDAYS, WITHIN, Gathered
from chat_server.bot.understanding.forms.periods import PERIOD_MEANINGS
from chat_server.bot.understanding.forms.times import TIME_MEANINGS, ClockTime
from chat_server.bot.understanding.forms.weekdays import WEEKDAY_MEANINGS
from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.lonely import (
    counts_noun,
    day_fits,
    hour_at_end,
    is_joined,
    is_named_day,
    limited_behind,
    may_be_answer,
    number_fits,
)
from chat_server.bot.understanding.grammar.numerals import Value
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.marking import STRONG, Mark, mark_before
from chat_server.bot.understanding.resolve import TimeExpression

MEANINGS = DATE_MEANINGS | FEAST_MEANINGS | WEEKDAY_MEANINGS | PERIOD_MEANINGS
_MAX_LINKS = 3
_SURE = frozenset({"date", "clock", "part"})
_KINDS = frozenset({"date", "clock", "part", "weak_date", "weak_clock"})
_EXTENDING = _KINDS | {"zone"}
_FEW = 8
# In a text with more times than this nobody can say which one is the deadline: it is asked.
MAX_TIMES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Tokens[first:end] speak about one moment."""

    first: int
    end: int
    said: TimeExpression
    mark: Mark | None = None
    strong: bool = False  # "innerhalb von", or a word behind it, makes it a deadline
    weak: bool = False  # a phrase only because of its mark
    soon: bool = False  # "heute", "morgen", "übermorgen"
    counted: bool = False  # "in drei Tagen", "innerhalb von drei Tagen"

    @property
    def begin(self) -> int:
        """Where it begins with its mark."""
        return self.mark.first if self.mark else self.first

    @property
    def span(self) -> tuple[int, int]:
        return self.begin, self.end

    @property
    def only_clock(self) -> bool:
        return not self.said.dates and self.said.weekday is None

    @property
    def is_marked(self) -> bool:
        """Whether a word makes it a deadline."""
        return self.strong or (self.mark is not None and self.mark.meaning in (*STRONG, "still"))

    @property
    def is_range(self) -> bool:
        """ "9-17 Uhr", "1.-3. Dezember"."""
        days = any(isinstance(found, Days) and found.why == "range" for found in self.said.dates)
        return days or (self.said.clock is not None and self.said.clock.why == "range")

    @property
    def is_instant(self) -> bool:
        """ "In zwei Stunden", which no time of day completes."""
        return any(isinstance(found, Instant) for found in self.said.dates)

    @property
    def only_date(self) -> bool:
        return self.said.clock is None and self.said.part is None


def find_phrases(scan: Scan, today: Today, taken: frozenset[int], answer: bool) -> list[Phrase]:
    """The phrases of a text in their order, none overlapping, and none beginning at a taken token.

    `answer`: the text answers the question for the deadline, so that a lonely number is a time.
    """
    return list(islice(_phrases(scan, today, taken, answer), MAX_TIMES))


def _phrases(scan: Scan, today: Today, taken: frozenset[int], answer: bool) -> Iterator[Phrase]:
    done = 0
    few = len(scan.tokens) <= _FEW
    before: Phrase | None = None
    for atom in scan.atoms:
        if atom.first < done or atom.first in taken or _KINDS.isdisjoint(atom.roles):
            continue
        sure = not _SURE.isdisjoint(atom.roles) or scan.in_set(atom.first, "article")  # "the 8th"
        if not (answer or few or sure or atom.first in scan.led):
            continue
        phrase = _hour_of_day(scan, atom, before) or _phrase_at(scan, atom, today, answer)
        if phrase is not None:
            before = phrase
            done = phrase.end
            yield phrase
            corrected = _corrected_hour(scan, phrase)
            if corrected is not None:
                done = corrected.end
                yield corrected


def _hour_of_day(scan: Scan, atom: Atom, before: Phrase | None) -> Phrase | None:
    """ "Heute bis 11.": right behind a day a number at the end of a sentence is an hour, no day of the month."""
    hour = hour_at_end(scan, atom)
    if hour is None or before is None or before.mark or not before.only_date or before.end != atom.first - 1:
        return None
    said = TimeExpression(clock=TIME_MEANINGS["bare_hour"](hour))
    return Phrase(first=atom.first, end=atom.end, said=said, mark=mark_before(scan, atom.first), weak=True)


def _corrected_hour(scan: Scan, before: Phrase) -> Phrase | None:
    """ "Bis 9 Uhr, nein, 10": a lonely number that corrects an hour is an hour."""
    clock = before.said.clock
    found = correcting_number(scan, before.end) if clock is not None and clock.why is None else None
    if clock is None or found is None:
        return None
    place, hour = found
    if not isinstance(hour, int) or not 0 < hour <= 24:
        return None
    return Phrase(
        first=place, end=place + 1, said=TimeExpression(clock=ClockTime(minute=same_half(hour, clock.minute)))
    )


def _phrase_at(scan: Scan, atom: Atom, today: Today, answer: bool) -> Phrase | None:
    mark = mark_before(scan, atom.first)
    if counts_noun(scan, atom):
        return None
    asked = answer or (mark is not None and mark.meaning in STRONG)
    if {"clock", "duration"} <= atom.roles.keys() and not (asked and _may_be_clock(scan, mark)):
        return None  # "1:30 h" is an amount of time
    named = is_named_day(scan, atom) or may_be_answer(scan, atom)
    weak_ok = (
        named
        or (asked and number_fits(scan, atom))
        or (mark is not None and mark.meaning == "weak" and day_fits(scan, atom))
        or (atom.meaning("weak_date") == "day_of_month" and limited_behind(scan, atom.end))
    )
    parts = Gathered()
    if not parts.take(atom, weak_ok):
        return None
    weak = not atom.roles.keys() & {"date", "clock", "part"}
    end = _extend(scan, atom, parts, mark)
    if not scan.free(atom.first, end):
        return None
    said = _said(parts, today)
    after = _mark_after(scan, end, said, today)
    if after is not None:
        end = _hour_behind(scan, after.end, parts)
        said = _said(parts, today)
    within = any(meaning in WITHIN for meaning, _ in parts.dates)
    return Phrase(
        first=atom.first,
        end=end,
        said=said,
        mark=mark,
        strong=within or after is not None,
        weak=weak,
        soon=[meaning for meaning, _ in parts.dates] == ["relative_day"] and not (parts.clock or parts.part),
        counted=any(meaning in COUNTED for meaning, _ in parts.dates),
    )


def _mark_after(scan: Scan, end: int, said: TimeExpression, today: Today) -> Atom | None:
    """The word behind a moment that makes it a deadline; "noch" does so only for today and this week."""
    place = end + 1 if end < len(scan.tokens) and scan.tokens[end].fold in ("bitte", "please") else end
    after = scan.starting.get(place)
    meaning = after.meaning("after_time") if after and not scan.in_set(after.end, "finishing") else None
    if meaning != "still":
        return after if meaning else None
    sunday = monday_of(today.date) + 6 * DAY
    days = [day for found in said.dates if isinstance(found, Days) for day in found.days]
    soon = len(days) == 1 and (days[0] == today.date or (days[0] <= sunday and said.clock is None))
    return after if soon else None


def _may_be_clock(scan: Scan, mark: Mark | None) -> bool:
    """ "Bis 1:30 h"; but "up to 1:30 h"."""
    return mark is None or "before_duration" not in scan.starting[mark.first].roles


def _hour_behind(scan: Scan, place: int, parts: Gathered) -> int:
    """ "Am Freitag spätestens um 9 Uhr": where the phrase ends that an hour completes behind its mark."""
    following = _following(scan, place)
    timed = following is not None and "date" not in following.roles
    return following.end if following and timed and parts.take(following, weak_ok=False) else place


def _extend(scan: Scan, atom: Atom, parts: Gathered, mark: Mark | None) -> int:
    """Takes the expressions that follow, with at most a few linking words between."""
    end = atom.end
    while (following := _following(scan, end)) is not None:
        limited = mark is None or mark.meaning in STRONG
        fits = (limited and number_fits(scan, following)) or _is_day_of(scan, parts, following)
        weak_ok = fits and not is_joined(scan, end, following)
        if not parts.take(following, weak_ok):
            break
        end = following.end
    return end


def _is_day_of(scan: Scan, parts: Gathered, following: Atom) -> bool:
    """ "On Thursday the 4th"."""
    return bool(parts.dates) and parts.dates[-1][0] in WEEKDAY_MEANINGS and day_fits(scan, following)


def _following(scan: Scan, place: int) -> Atom | None:
    for skipped in range(_MAX_LINKS + 1):
        if place + skipped < len(scan.tokens) and not scan.together(place - 1, place + skipped):
            return None
        atom = scan.starting.get(place + skipped)
        if atom is not None and not _EXTENDING.isdisjoint(atom.roles):
            return atom
        if not scan.in_set(place + skipped, "link"):
            return None
    return None


def _said(parts: Gathered, today: Today) -> TimeExpression:
    clock = _clock(parts)
    dates = parts.dates
    weekday = None
    if len(dates) > 1:
        weekday = next((_weekday(values) for meaning, values in dates if meaning in PLAIN_WEEKDAYS), None)
        others = [date for date in dates if date[0] not in PLAIN_WEEKDAYS]
        dates = others or dates
    found = tuple(MEANINGS[meaning](today, *values) for meaning, values in dates)
    said = TimeExpression(dates=found, weekday=weekday, clock=clock, fold=parts.fold)
    return replace(said, part=parts.part[0], part_time=parts.part[1]) if parts.part else said


def _clock(parts: Gathered) -> ClockTime | None:
    """A lonely number beside a day is an hour ("bis morgen 12")."""
    if parts.clock is None:
        return None
    meaning, values = parts.clock
    return TIME_MEANINGS["bare_hour" if meaning == "bare_number" and parts.dates else meaning](*values)


def _weekday(values: tuple[Value, ...]) -> int | None:
    return next((value for value in values if isinstance(value, int)), None)
