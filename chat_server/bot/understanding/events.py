"""Deadlines that are counted from an event: "zwei Tage vorher", "am Vorabend", "sobald es da ist, in drei Tagen".

They are never guessed: the day that follows from the one date of the text is taken where it is what the writer wants,
else offered; without such a date the day is asked for.
"""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from chat_server.bot.understanding.forms.dates import DAY, DAYS_OF, Today
from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence
from chat_server.bot.understanding.heads.speech import speech_of
from chat_server.bot.understanding.phrases import MAX_TIMES, Phrase
from chat_server.bot.understanding.resolve import Deadline, Readings, day_of, on_working_day, resolve

_MAX_WORDS_BEFORE = 25
_NEAR = 3
_WANTED = ("wish", "due", "request")


def counted_from_event(
    scan: Scan, phrases: Sequence[Phrase], today: Today
) -> tuple[Readings, tuple[int, int]] | None:
    """The readings of the first deadline counted from an event, and its tokens; None if there is none.

    It is certain where the writer wants or orders something by then and the text has one day to count from.
    """
    for atom in islice((atom for atom in scan.atoms if "from_event" in atom.roles), MAX_TIMES):
        meaning = atom.meaning("from_event")
        if any(phrase.begin <= atom.first < phrase.end for phrase in phrases):
            continue
        dated = [phrase for phrase in phrases if not phrase.only_clock]
        near = any(0 <= atom.first - phrase.end <= _MAX_WORDS_BEFORE for phrase in dated)
        if _is_of_matter(scan, atom):
            continue
        if meaning in ("some_time_before", "until_then") and (
            not near or speech_of(scan, atom.first) == "own"
        ):
            continue  # "vorher bitte anrufen", "bis dahin bin ich auf Montage"
        beside = [phrase for phrase in dated if _in_sentence(scan, phrase, atom)]
        counted = _counted(atom, beside if len(beside) == 1 else dated, today)
        timed = any(one.only_clock and 0 <= one.first - atom.end <= _NEAR for one in phrases)
        whole = meaning != "evening_before" and not timed  # the hour is to be asked for
        if len(counted) == 1 and near and whole and _is_wanted(scan, atom):
            return on_working_day(Readings(counted), today), (atom.first, atom.end)
        return Readings(counted, "from_event"), (atom.first, atom.end)
    return None


def _in_sentence(scan: Scan, phrase: Phrase, atom: Atom) -> bool:
    """Whether a moment stands before an expression in the same sentence."""
    between = range(phrase.end, atom.first)
    return phrase.end <= atom.first and not any(ends_sentence(scan.tokens[at]) for at in between)


def _is_of_matter(scan: Scan, atom: Atom) -> bool:
    """ "Erinnerung jeweils am Vorabend", "90 Minuten vor Abfahrt am Kai sein", "falls vorher jemand absagt"."""
    speech = speech_of(scan, atom.first)
    meaning, values = atom.roles["from_event"]
    if scan.in_set(atom.first - 1, "regularly") or (meaning == "some_time_before" and speech == "condition"):
        return True
    in_hours = len(values) == 2 and values[1] in ("hours", "minutes")
    led = scan.ending.get(atom.first)
    until = (
        led is not None and led.meaning("before_time") == "until"
    )  # "absagen kann man bis 48 Stunden vorher"
    return in_hours and not until and speech not in _WANTED


def _is_wanted(scan: Scan, atom: Atom) -> bool:
    """ "Muss am Vorabend stehen"; but "erinnere mich zwei Tage vorher"."""
    first, end = scan.span(scan.clause[atom.first])
    if scan.some(range(first, end), "reminds"):
        return False
    while end < len(scan.tokens) and all(scan.idle(at) or at in scan.timed for at in range(atom.end, end)):
        first, end = end, scan.span(scan.clause[end])[1]  # "am Tag davor, also Donnerstag, brauchen wir es"
        if ends_sentence(scan.tokens[first - 1]) or not scan.together(atom.first, first):
            break
        if speech_of(scan, first) in _WANTED:
            return True
    return speech_of(scan, atom.first) in _WANTED


def _counted(atom: Atom, dated: Sequence[Phrase], today: Today) -> tuple[Deadline, ...]:
    """The moment counted from the one date of the text, or from that of two that makes it the other."""
    readings = [resolve(phrase.said, today) for phrase in dated]
    meaning = atom.meaning("from_event")
    if meaning == "until_then":
        return readings[0].values if len(readings) == 1 and readings[0].why is None else ()
    days = {day_of(value) for found in readings for value in found.values[:1]}
    before = {day: _days_before(atom, day) for day in days}
    counted = {day - number * DAY for day, number in before.items() if number is not None}
    if not counted:
        return ()
    certain = counted & days if len(days) > 1 else counted
    return tuple(day for day in certain if day >= today.date) if len(certain) == 1 else ()


def _days_before(atom: Atom, event: date) -> int | None:
    """How many days before the event; None if that is not said in days."""
    meaning, values = atom.roles["from_event"]
    if meaning == "weekday_before":
        return _since(event, values[0]) if values and isinstance(values[0], int) else None
    number, span = values if len(values) == 2 else (1, "days")
    if meaning == "some_time_before" or span not in DAYS_OF or not isinstance(number, int):
        return None
    return number * DAYS_OF[str(span)] if number < _MAX_DAYS else None


def _since(event: date, weekday: int) -> int | None:
    """How many days before the event its last such weekday was; None where the event is on one: asked."""
    return (event.weekday() - weekday) % 7 or None


_MAX_DAYS = 400


def _event_before(scan: Scan, place: int) -> Atom | None:
    """What counts from an event and ends before a place, with nothing but filling words between."""
    while place > 0:
        atom = scan.ending.get(place)
        if atom is not None and "from_event" in atom.roles:
            return atom
        if not scan.idle(place - 1):
            return None
        place -= 1
    return None


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
    own = scan.clause[phrase.first]
    return any(
        _begins_clause(scan, at) and _names_event(scan, at) and not _is_own_wish(scan, at, own)
        for at in range(first, end)
    )


def _is_own_wish(scan: Scan, place: int, clause: int) -> bool:
    """ "Mir reicht's, wenn ich es in zwei Wochen habe": the clause that says the moment is no event before it."""
    return scan.capitals and scan.in_set(place, "if") and scan.clause[place] == clause


def _begins_clause(scan: Scan, place: int) -> bool:
    return place == 0 or scan.boundary(place - 1) or not scan.capitals


def _names_event(scan: Scan, place: int) -> bool:
    """ "Sobald", "nachdem", "wenn es da ist", "nach der Inventur"; but "wenn du kannst", "nach Köln"."""
    if scan.in_set(place, "once"):
        return True
    if scan.in_set(place, "if"):
        return not (_is_courtesy(scan, place) or scan.some((place + 1, place + 2), "addressed"))
    return scan.in_set(place, "relating") and scan.in_set(place + 1, "article")


def _is_courtesy(scan: Scan, place: int) -> bool:
    """ "If that's okay", "wenn es geht", "wenn möglich"."""
    behind = place + 1 + scan.in_set(place + 1, "this_thing")
    return scan.in_set(behind, "possible") and scan.boundary(behind + 1)


def names_counted_day(scan: Scan, phrase: Phrase, phrases: Sequence[Phrase], today: Today) -> bool:
    """ "Am 27.11. tagen wir, am Tag davor, also Donnerstag": the weekday of a day that is counted from an event."""
    atom = _event_before(scan, phrase.first) if phrase.only_date and phrase.mark is None else None
    if atom is None:
        return False
    dated = [one for one in phrases if one.end <= atom.first and not one.only_clock]
    named = [day_of(value) for value in resolve(phrase.said, today).values]
    counted = [day_of(value) for value in _counted(atom, dated, today)]
    return any(day not in named and any(_says(phrase, one, day) for one in named) for day in counted)


def _says(phrase: Phrase, named: date, counted: date) -> bool:
    """Whether a day that is named can be the one counted: the same weekday, or a day without its month."""
    return named.day == counted.day if phrase.weak else named.weekday() == counted.weekday()
