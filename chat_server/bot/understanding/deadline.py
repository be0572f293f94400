"""Finds the deadline: which of the moments a text speaks about say until when the task is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chat_server.bot.understanding.changes.touching import zone_behind
from chat_server.bot.understanding.changes.unread import goes_on
from chat_server.bot.understanding.corrections import is_retracted
from chat_server.bot.understanding.events import waits_for_event
from chat_server.bot.understanding.forms.dates import Today
from chat_server.bot.understanding.forms.times import HALF_DAY
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.decisions import MomentRole
from chat_server.bot.understanding.heads.pairs import (
    MAX_WORDS_BETWEEN,
    is_over,
    joint_between,
    merged,
    readings_of,
)
from chat_server.bot.understanding.parts import other_deadlines
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.resolve import Readings, day_of, resolve


@dataclass(frozen=True, slots=True)
class DeadlineFound:
    """What was understood, or why it must be asked.

    `spans`: the tokens (first, end) that are no part of the task any more; `doubtful`: those that a question quotes.
    """

    readings: Readings
    spans: tuple[tuple[int, int], ...]
    doubtful: tuple[tuple[int, int], ...] = ()


def find_deadline(
    scan: Scan, phrases: Sequence[Phrase], roles: Sequence[MomentRole], today: Today
) -> DeadlineFound | None:
    """What the phrases say together; None if none of them speaks about a deadline."""
    chosen = _chosen(scan, phrases, roles, today)
    unsure = [phrases[number] for number, role in enumerate(roles) if role in ("unsure", "theirs")]
    if not chosen:
        ranges = tuple(p.span for p, role in zip(phrases, roles, strict=True) if role == "range")
        return DeadlineFound(Readings((), "range"), (), ranges) if ranges else _ask_whether(unsure, today)
    first = chosen[0]
    state = DeadlineFound(readings_of(phrases[first], today), (phrases[first].span,))
    current = phrases[first]
    for number in range(first + 1, len(phrases)):
        joint = joint_between(scan, phrases[number - 1], phrases[number])
        if number in chosen or joint in ("correction", "either"):
            state, current = _join(scan, state, current, phrases[number], joint, today)
    why = _doubt(scan, phrases, chosen, current)
    if why == "from_event":
        return DeadlineFound(Readings((), why), (), state.spans)
    if why is not None:
        return replace(state, readings=Readings(state.readings.values, why))
    others = other_deadlines(scan, phrases, chosen, today)
    if others and state.readings.why is None:
        values = merged(state.readings.values, *(readings_of(other, today).values[:1] for other in others))
        return replace(state, readings=Readings(values, "either"))
    bounds = ("limit", "theirs", "deadline")
    limits = [phrases[n] for n, role in enumerate(roles) if role in bounds and n not in chosen]
    return _within_limits(_with_unsure(scan, state, current, unsure, today), limits, today)


def _doubt(scan: Scan, phrases: Sequence[Phrase], chosen: Sequence[int], current: Phrase) -> str | None:
    """Why a deadline must be asked about that was read: an event, a zone, or words that were not read change it."""
    if any(waits_for_event(scan, phrases[number]) for number in chosen):
        return "from_event"
    if any(phrases[number].said.clock and zone_behind(scan, phrases[number].end) for number in chosen):
        return "zone"
    unread = any(goes_on(scan, phrases[number]) for number in chosen) or is_retracted(scan, current.end)
    part = current.said.part is not None and any(_hour_behind(current, phrase) for phrase in phrases)
    return "goes_on" if unread or part else None


def _chosen(scan: Scan, phrases: Sequence[Phrase], roles: Sequence[MomentRole], today: Today) -> list[int]:
    """The numbers of the phrases that say the deadline: the writer's own before those of the matter, none that is over
    beside one that is not.
    """
    own = [number for number, role in enumerate(roles) if role == "deadline"]
    outer = [number for number in own if _is_outer(phrases, own, number)]
    own = [number for number in own if number not in outer]
    outer += [number for number, role in enumerate(roles) if role == "limit"]
    if all(phrases[number].only_clock for number in own):
        return sorted([*own, *outer])
    ahead = [number for number in own if phrases[number].only_clock or not is_over(phrases[number], today)]
    joined = [number for number in outer if _joined(scan, phrases, number, own)]
    return sorted([*(ahead or own), *joined])


def _is_outer(phrases: Sequence[Phrase], own: Sequence[int], number: int) -> bool:
    """ "Wir brauchen es am 1.12. online, bitte bis 26.11. an mich": a day without "bis", and one with it behind."""
    behind = (phrases[other] for other in own if other > number)
    marked = any(phrase.is_marked and not phrase.only_clock for phrase in behind)
    return marked and not phrases[number].is_marked and not phrases[number].only_clock


def _joined(scan: Scan, phrases: Sequence[Phrase], number: int, own: Sequence[int]) -> bool:
    """Whether "nein" or "oder" joins a phrase to a deadline beside it."""
    beside = [at for at in (number, number - 1) if at in own or at + 1 in own]
    return any(
        joint_between(scan, phrases[at], phrases[at + 1]) for at in beside if 0 <= at < len(phrases) - 1
    )


def _within_limits(found: DeadlineFound, limits: Sequence[Phrase], today: Today) -> DeadlineFound:
    """A limit behind the deadline agrees with it ("muss am 4. zum Amt, mir bis zum 1."), an earlier one does not."""
    if found.readings.why is not None or not found.readings.values:
        return found
    ends = [
        value
        for limit in limits
        if not is_over(limit, today)
        for value in readings_of(limit, today).values[:1]
    ]
    named = next((end for end in ends if _names_hour(found.readings, Readings((end,)))), None)
    if named is not None:
        return replace(found, readings=Readings((named,)))
    earlier = tuple(end for end in ends if day_of(end) < day_of(found.readings.values[0]))
    if not earlier:
        return found
    return replace(found, readings=Readings(merged(found.readings.values, earlier), "contradiction"))


def _hour_behind(current: Phrase, other: Phrase) -> bool:
    """ "Heute Abend, um 20 Uhr geht es raus": an hour soon behind a part of the day may be meant."""
    behind = range(current.end, current.end + MAX_WORDS_BETWEEN)
    return (
        current.said.clock is None
        and other.only_clock
        and other.said.clock is not None
        and other.begin in behind
    )


def _join(
    scan: Scan, state: DeadlineFound, current: Phrase, new: Phrase, joint: str | None, today: Today
) -> tuple[DeadlineFound, Phrase]:
    """A further deadline phrase: it corrects, completes, repeats or contradicts what was said before."""
    readings = readings_of(new, today)
    if joint == "correction" and state.readings.why == "either":
        return state, current  # "Donnerstag oder Freitag, eher Freitag"
    if joint == "correction":
        spans = (*state.spans[:-1], (state.spans[-1][0], new.end))
        return _corrected(current, new, spans, today)
    spans = (*state.spans, new.span)
    in_part = joint == "either" and current.said.part is not None
    one_moment = (
        new.only_clock != current.only_clock
        and (current.only_clock or current.said.clock is None)
        and not (current.is_instant or new.is_instant)
    )
    if not in_part and one_moment and scan.together(current.first, new.first):
        both = _completed(current, new)
        return DeadlineFound(resolve(both.said, today), spans), both
    if joint == "either":
        if in_part and new.only_clock:  # "Freitag früh oder mittags"
            hour = replace(current, said=replace(current.said, part=None, part_time=""))
            readings = resolve(_completed(hour, new).said, today)
        values = merged(state.readings.values, readings.values)
        return DeadlineFound(
            Readings(values, "either"), (*state.spans[:-1], (state.spans[-1][0], new.end))
        ), new
    if _repeats(current, new):
        new = replace(current, said=replace(current.said, clock=new.said.clock))
        readings = resolve(new.said, today)
    return _said_twice(state, current, new, readings, today)


def _said_twice(
    state: DeadlineFound, current: Phrase, new: Phrase, readings: Readings, today: Today
) -> tuple[DeadlineFound, Phrase]:
    """A deadline that says the same again, more clearly, or something else."""
    spans = (*state.spans, new.span)
    if _names_hour(state.readings, readings):
        return DeadlineFound(readings, spans), new
    if _repeats(current, new):
        new = replace(current, said=replace(current.said, clock=new.said.clock))
        readings = resolve(new.said, today)
    if both := _both(state.readings, readings):
        return DeadlineFound(both, spans), new
    if _agrees(state.readings, readings):
        clear = min(state.readings, readings, key=lambda found: found.why is not None)
        return DeadlineFound(clear, spans), current
    return DeadlineFound(
        Readings(merged(state.readings.values, readings.values), "contradiction"), spans
    ), new


# Said again more clearly: "nächsten Freitag, also den 27."
_MADE_CLEAR = frozenset({"which_weekday", "vague_period", "weekend_when"})


def _agrees(said: Readings, again: Readings) -> bool:
    """Whether a moment repeats what was said before, or tells which of its readings is meant."""
    values, known = set(again.values), set(said.values)
    days, meant = {day_of(value) for value in known}, {day_of(value) for value in values}
    if said.why == "before_day" and again.why is None and values:
        return max(meant) < max(days)  # "vor Montag, sagen wir Freitag"
    within = values < known or (len(days) > 1 and meant < days)
    clearer = again.why is None and said.why in _MADE_CLEAR and within
    return bool(values) and (values == known or clearer)


def _both(said: Readings, again: Readings) -> Readings | None:
    """ "Mitte nächster Woche, also Mittwoch": the one moment that both can mean."""
    common = [value for value in again.values if value in said.values]
    unclear = said.why == "vague_period" and again.why in ("today_or_next_week", "which_weekday")
    return Readings((common[0],)) if unclear and len(common) == 1 else None


def _names_hour(said: Readings, again: Readings) -> bool:
    """ "Bis Mittwoch ... es muss Mittwoch um 14 Uhr fertig sein": the same day, now with its hour."""
    if said.why or again.why or not (said.values and again.values):
        return False
    day, moment = said.values[0], again.values[0]
    return isinstance(moment, datetime) and not isinstance(day, datetime) and moment.date() == day


def _repeats(current: Phrase, new: Phrase) -> bool:
    """ "Freitag Viertel vor fünf (16:45)"."""
    one, other = current.said.clock, new.said.clock
    if not new.only_clock or one is None or other is None or one.why or other.why:
        return False
    return (one.minute - other.minute) % HALF_DAY == 0


def _completed(one: Phrase, other: Phrase) -> Phrase:
    """The day of one phrase with the time of the other."""
    day, clock = (other, one) if one.only_clock else (one, other)
    hour = clock.said.clock
    if hour is not None and hour.why == "hour_or_day":
        hour = replace(hour, why=None)  # beside a day, a number is an hour
    said = replace(day.said, clock=hour, part=clock.said.part or day.said.part)
    return replace(other, said=replace(said, part_time=clock.said.part_time or day.said.part_time))


def _corrected(
    current: Phrase, new: Phrase, spans: tuple[tuple[int, int], ...], today: Today
) -> tuple[DeadlineFound, Phrase]:
    """ "Morgen 12 Uhr, nein, 14 Uhr" keeps the day; whether "nein, Donnerstag" keeps the hour is asked."""
    if new.only_clock and not current.only_clock:
        day = replace(current, said=replace(current.said, clock=None, part=None, part_time=""))
        both = _completed(day, new)
        return DeadlineFound(resolve(both.said, today), spans), both
    readings = readings_of(new, today)
    if new.only_date and not current.only_date:
        hour = replace(current, said=replace(current.said, dates=(), weekday=None))
        with_time = resolve(_completed(new, hour).said, today)
        return DeadlineFound(
            Readings(merged(with_time.values, readings.values), "correction_time"), spans
        ), new
    return DeadlineFound(readings, spans), new


def _with_unsure(
    scan: Scan, state: DeadlineFound, current: Phrase, unsure: Sequence[Phrase], today: Today
) -> DeadlineFound:
    """A deadline that is only a time of day may belong to a day named elsewhere in the text, and the other way."""
    behind = range(current.end, current.end + MAX_WORDS_BETWEEN)
    hours = [
        phrase for phrase in unsure if phrase.said.clock and phrase.only_clock and phrase.begin in behind
    ]
    if current.only_date and hours and state.readings.why is None:
        timed = resolve(_completed(current, hours[0]).said, today)
        return DeadlineFound(Readings(merged(timed.values, state.readings.values), "goes_on"), state.spans)
    days = [phrase for phrase in unsure if not phrase.only_clock]
    if not current.only_clock or not days:
        return state
    day = replace(days[0], said=replace(days[0].said, clock=None, part=None, part_time=""))
    other = resolve(_completed(current, day).said, today)
    if other.values == state.readings.values:
        return replace(state, readings=min(state.readings, other, key=lambda found: found.why is not None))
    if _same_request(scan, days[0], current):
        return DeadlineFound(other, (days[0].span, *state.spans))
    return DeadlineFound(Readings(merged(other.values, state.readings.values), "which_day"), state.spans)


def _same_request(scan: Scan, day: Phrase, hour: Phrase) -> bool:
    """ "Bitte morgen anrufen und mir bis 11 Uhr schreiben"; "am Freitag" may be when something else happens."""
    bare = day.mark is None and not scan.in_set(day.first - 1, "placing")
    return bare and day.end <= hour.begin and scan.together(day.first, hour.first)


def _ask_whether(unsure: Sequence[Phrase], today: Today) -> DeadlineFound | None:
    """A moment that may be the deadline or belong to the task: asked, unless it is over."""
    for phrase in unsure:
        readings = readings_of(phrase, today)
        if readings.why in ("range", "either"):
            return DeadlineFound(readings, (), (phrase.span,))
        if readings.values and readings.why not in ("past", "just_gone"):
            return DeadlineFound(Readings(readings.values, "deadline_or_task"), (), (phrase.span,))
    return None
