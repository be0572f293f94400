"""What is seen of a time that tells whose it is: signs of its own, and the words of its clause with their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chat_server.bot.understanding.budget import Duration
from chat_server.bot.understanding.forms.dates import Today
from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence
from chat_server.bot.understanding.heads.beside import behind_event, in_brackets
from chat_server.bot.understanding.heads.decisions import AmountHead, AmountRole, MomentRole
from chat_server.bot.understanding.heads.speech import is_attribute, speech_of
from chat_server.bot.understanding.heads.wanted import hands_over, wants_a_result
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.resolve import Readings
from chat_server.bot.understanding.weighing.kinds import kinds_of

_NEAR = 3
_FAR = 40
_DAYS_AHEAD = (0, 1, 3, 7, 21, 60)
_MINUTES = (10, 20, 45, 60, 120, 240, 480, 1200)


@dataclass(frozen=True, slots=True)
class Seen:
    """Signs of a time ("mark until"), and words with their place: ("left", "brauche")."""

    signs: tuple[str, ...]
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The times of a text; `idle`: for every clause whether it says nothing else, `covered`: the same for tokens.

    `readings`: what each moment can mean.
    """

    scan: Scan
    phrases: Sequence[Phrase]
    readings: Sequence[Readings]
    durations: Sequence[Duration]
    covered: Sequence[bool]
    idle: Sequence[bool]
    today: Today


def see_moment(times: Times, roles: Sequence[MomentRole], number: int) -> Seen:
    """What is seen of the moment `number`; `roles`: of all moments by the table of heads."""
    scan, phrase = times.scan, times.phrases[number]
    signs = (
        *_of_role(roles, number),
        *_of_mark(scan, phrase, roles[number]),
        *_of_clause(scan, phrase),
        *_of_kinds(scan, phrase.first, roles[number], phrase.mark.meaning if phrase.mark else "none"),
        *_beside_others(times, roles, number),
        *_of_readings(times.readings[number], times.today),
        *_of_place(scan, phrase.first, times.idle),
        f"amounts {bool(times.durations)}",
        f"strong {phrase.strong}",
    )
    return Seen(signs, tuple(_words(scan, phrase.begin, phrase.end)))


def see_amount(times: Times, heads: Sequence[tuple[AmountHead | None, AmountRole]], number: int) -> Seen:
    """What is seen of the amount `number`; `heads`: of all amounts, with their roles by the table."""
    scan, found, (head, role) = times.scan, times.durations[number], heads[number]
    size = sum(found.amount.minutes[0] >= step for step in _MINUTES) if found.amount.minutes else 0
    clause, speech = scan.span(scan.clause[found.first]), speech_of(scan, found.begin)
    signs = (
        *_of_role([each for _, each in heads], number),
        f"head {head}",
        f"{head} {speech}",
        f"{role} {speech}",
        *(f"mark {mark}" for mark in sorted(found.marks)),
        f"minutes {size}",
        f"{role} minutes {size}",
        f"days {found.in_days}",
        f"why {found.amount.why}",
        f"moment in clause {any(clause[0] <= one.first < clause[1] for one in times.phrases)}",
        f"moments {min(len(times.phrases), _NEAR)}",
        *_of_kinds(scan, found.first, role, " ".join(sorted(found.marks)) or "none"),
        *_of_place(scan, found.first, times.idle),
    )
    return Seen(signs, tuple(_words(scan, found.begin, found.close)))


def _of_role(roles: Sequence[str], number: int) -> Iterator[str]:
    role = roles[number]
    others = {*roles[:number], *roles[number + 1 :]}
    yield "any"
    yield f"role {role}"
    yield f"{role} of {min(len(roles), _NEAR + 1)}"
    yield f"turn {'first' if number == 0 else 'last' if number == len(roles) - 1 else 'middle'}"
    yield from (f"{role} beside {other}" for other in sorted(others))


def _of_mark(scan: Scan, phrase: Phrase, role: MomentRole) -> Iterator[str]:
    mark, kind = phrase.mark.meaning if phrase.mark else "none", _kind(phrase)
    speech = speech_of(scan, phrase.begin)
    yield f"mark {mark}"
    yield f"kind {kind}"
    yield f"{kind} {mark}"
    for other in (mark, kind, speech):
        yield f"{role} {other}"
    for other in (mark, kind):
        yield f"{speech} {other}"


def _of_clause(scan: Scan, phrase: Phrase) -> Iterator[str]:
    """By what the functions of `heads` find in the clause."""
    mark, speech = phrase.mark.meaning if phrase.mark else "none", speech_of(scan, phrase.begin)
    clause = scan.clause[phrase.first]
    yield f"event before {behind_event(scan, phrase)} {mark}"
    yield f"attribute {is_attribute(scan, phrase.begin, phrase.end)}"
    yield f"brackets {in_brackets(scan, phrase)}"
    yield f"{speech} result {wants_a_result(scan, phrase, speech)} {mark}"
    yield f"hands over {hands_over(scan, clause)}"
    yield f"event in clause {scan.clause_has(clause, 'event')} {speech} {mark}"


def _of_kinds(scan: Scan, place: int, role: str, mark: str) -> Iterator[str]:
    """The kinds of words in the clause, each with the role by the table and with the mark."""
    words = (scan.tokens[at] for at in range(*scan.span(scan.clause[place])) if at not in scan.timed)
    found = {kind for word in words for kind in kinds_of(word.fold, german=scan.capitals)}
    for kind in sorted(found):
        yield f"{kind} with {mark}"
        yield f"{kind} with {role}"


def _kind(phrase: Phrase) -> str:
    if phrase.only_clock:
        return "clock"
    if phrase.soon:
        return "soon"
    if phrase.counted:
        return "counted"
    if phrase.is_range:
        return "range"
    return "day" if phrase.only_date else "day and clock"


def _beside_others(times: Times, roles: Sequence[MomentRole], number: int) -> Iterator[str]:
    """What the other moments are to this one: sooner or later, marked or not, before or behind it, near or apart."""
    scan, own = times.scan, times.phrases[number]
    marked = any(other.is_marked for at, other in enumerate(times.phrases) if at != number)
    yield f"{roles[number]} marked elsewhere {marked} {own.is_marked}"
    for at, other in enumerate(times.phrases):
        if at != number:
            order = _order(own, other, _day(times.readings[number]), _day(times.readings[at]))
            place = f"{_nearness(scan, own, other)} {'before' if at < number else 'behind'}"
            yield f"{order} {other.is_marked}"
            yield f"{order} {other.is_marked} {own.is_marked} {at < number}"
            yield f"{order} {roles[at]} {roles[number]}"
            yield f"{order} {place}"
            yield f"{order} {place} {roles[at]} {roles[number]}"


def _order(own: Phrase, other: Phrase, day: date | None, theirs: date | None) -> str:
    if own.only_clock or other.only_clock:
        return f"{'clock' if own.only_clock else 'day'} beside {'clock' if other.only_clock else 'day'}"
    if day is None or theirs is None:
        return "unknown"
    return "same" if day == theirs else "sooner" if theirs < day else "later"


def _nearness(scan: Scan, own: Phrase, other: Phrase) -> str:
    if scan.clause[own.first] == scan.clause[other.first]:
        return "clause"
    return "unit" if scan.together(own.first, other.first) else "apart"


def _day(readings: Readings) -> date | None:
    if not readings.values:
        return None
    value = readings.values[0]
    return value.date() if isinstance(value, datetime) else value


def _of_readings(readings: Readings, today: Today) -> Iterator[str]:
    yield f"readings {readings.why}"
    day = _day(readings)
    if day is not None:
        yield f"days ahead {sum((day - today.date).days >= step for step in _DAYS_AHEAD)}"


def _of_place(scan: Scan, first: int, idle: Sequence[bool]) -> Iterator[str]:
    """By the clause, the sentence and the unit that a time stands in."""
    clause, last = scan.clause[first], len(scan.spans) - 1
    begin, end = scan.span(clause)
    yield f"unit {scan.kind(first)}"
    yield f"language {'de' if scan.capitals else 'en'}"
    yield f"idle {idle[clause]}"
    turn = "only" if not last else "first" if not clause else "last" if clause == last else "inner"
    yield f"clause {turn}"
    yield f"length {min((end - begin) // 4, 5)}"
    closing = (token.fold for token in scan.tokens[first:] if token.kind == "sign" and ends_sentence(token))
    yield f"sentence {next(closing, 'none')!r}"


def _words(scan: Scan, begin: int, end: int) -> Iterator[tuple[str, str]]:
    """The words of the clause: the nearest by their distance, all by their side, the first and the last."""
    first, stop = scan.span(scan.clause[begin])
    stop = max(stop, end)
    for distance in range(1, min(_NEAR, begin - first + 1) + 1):
        at = begin - distance
        yield f"before {distance}", _word(scan, at) if at >= first else "|"
    for distance in range(1, min(_NEAR, stop - end + 1) + 1):
        at = end + distance - 1
        yield f"after {distance}", _word(scan, at) if at < stop else "|"
    yield from (("left", _word(scan, at)) for at in range(max(first, begin - _FAR), begin))
    yield from (("right", _word(scan, at)) for at in range(end, min(stop, end + _FAR)))
    own = [at for at in range(first, stop) if scan.tokens[at].kind == "word" and at not in scan.timed]
    if own:
        last = scan.tokens[own[-1]]
        yield "first", _word(scan, own[0])
        yield "last", _word(scan, own[-1])
        yield "last form", f"{'A' if last.capital else 'a'}{last.fold[-2:]}"


def _word(scan: Scan, at: int) -> str:
    """A word as it is compared; a time and a number are one whatever they say, and so are signs that end a line."""
    token = scan.tokens[at]
    if at in scan.timed:
        return "<time>"
    if token.kind == "number":
        return "<number>"
    return token.fold if token.fold.isprintable() else "<sign>"
