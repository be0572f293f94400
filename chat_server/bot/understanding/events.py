"""Deadlines that are counted from an event: "zwei Tage vorher", "am Vorabend", "sobald es da ist, in drei Tagen".

They are never guessed: the day that follows from the one date of the text is offered, or the day is asked for.
"""

from collections.abc import Sequence
from datetime import date, datetime

from chat_server.bot.understanding.forms.dates import DAY, DAYS_OF, Today
from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.resolve import Readings, resolve

_MAX_WORDS_BEFORE = 25


def counted_from_event(
    scan: Scan, phrases: Sequence[Phrase], today: Today
) -> tuple[Readings, tuple[int, int]] | None:
    """The readings of the first deadline counted from an event, and its tokens; None if there is none."""
    for atom in scan.atoms:
        meaning = atom.meaning("from_event")
        if meaning is None or any(phrase.begin <= atom.first < phrase.end for phrase in phrases):
            continue
        dated = [phrase for phrase in phrases if not phrase.only_clock]
        near = any(0 <= atom.first - phrase.end <= _MAX_WORDS_BEFORE for phrase in dated)
        if meaning == "some_time_before" and not near:
            continue  # "vorher bitte anrufen"
        return Readings(_days_before(atom, dated, today), "from_event"), (atom.first, atom.end)
    return None


def _days_before(atom: Atom, dated: Sequence[Phrase], today: Today) -> tuple[date, ...]:
    """The day that many days before the one date of the text."""
    meaning, values = atom.roles["from_event"]
    number, span = values if len(values) == 2 else (1, "days")
    days = {_day(value) for phrase in dated for value in resolve(phrase.said, today).values[:1]}
    if meaning == "some_time_before" or len(days) != 1 or span not in DAYS_OF or not isinstance(number, int):
        return ()
    day = days.pop() - number * DAYS_OF[str(span)] * DAY if number < _MAX_DAYS else today.date - DAY
    return (day,) if day >= today.date else ()


_MAX_DAYS = 400


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def waits_for_event(scan: Scan, phrase: Phrase) -> bool:
    """ "Sobald das Angebot da ist, in zwei Tagen antworten": the days are counted from then on."""
    if not phrase.counted:
        return False
    first = phrase.begin
    while first and not ends_sentence(scan.tokens[first - 1]):
        first -= 1
    end = next(
        (at for at in range(phrase.end, len(scan.tokens)) if ends_sentence(scan.tokens[at])), len(scan.tokens)
    )
    return any(_begins_clause(scan, at) and _names_event(scan, at) for at in range(first, end))


def _begins_clause(scan: Scan, place: int) -> bool:
    return place == 0 or scan.boundary(place - 1) or not scan.capitals


def _names_event(scan: Scan, place: int) -> bool:
    """ "Sobald", "nachdem", "wenn es da ist", "nach der Inventur"; but "wenn du kannst", "nach Köln"."""
    if scan.in_set(place, "once"):
        return True
    if scan.in_set(place, "if"):
        return not any(scan.in_set(at, "addressed") for at in range(place + 1, place + 3))
    return scan.in_set(place, "relating") and scan.in_set(place + 1, "article")
