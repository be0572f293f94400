"""Tells by what stands right beside a moment that it says when something takes place, or is quoted."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.phrases import Phrase


def is_span_of_hours(scan: Scan, phrase: Phrase) -> bool:
    """ "Von 7 bis 17 Uhr", "8.30 bis 17 Uhr": how long something takes place."""
    if phrase.said.clock is not None and phrase.said.clock.why == "range":
        return not scan.some(range(phrase.begin, phrase.end), "between")
    before = phrase.begin - 1
    until = phrase.mark is not None and phrase.mark.meaning == "until" and phrase.only_clock
    if not until or before < 0 or not scan.together(before, phrase.begin):
        return False
    keys = scan.tokens[before].keys
    return not _HOURS.isdisjoint(keys) and "<Tag.>" not in keys and "<Datum>" not in keys


def ends_week_range(scan: Scan, phrase: Phrase) -> bool:
    """ "Mo-Fr": every week."""
    before = phrase.first - 1
    day = scan.tokens[before - 1].keys if before > 0 and scan.tokens[before].fold == "-" else {}
    return phrase.first == phrase.begin and not _WEEKDAYS.isdisjoint(day)


_HOURS = frozenset({"<Ziffern>", "<Uhrzeit>", "<Punktzeit>", "<Punktzeit allein>"})


_WEEKDAYS = frozenset({"<Wochentag>", "<Wochentag kurz>"})


def behind_event(scan: Scan, phrase: Phrase) -> bool:
    """ "Für den Termin nächsten Dienstag um 11 brauche ich ...": the noun right before has the time."""
    place = phrase.begin - 1
    while place > 0 and (scan.in_set(place, "placing") or scan.in_set(place, "article")):
        place -= 1
    if place < 0 or not scan.together(place, phrase.begin):
        return False
    arriving = not scan.capitals and phrase.only_clock and scan.in_set(place, "event_verb")
    return arriving or scan.grammar.is_one_of(scan.tokens[place].fold, "event")


def in_brackets(scan: Scan, phrase: Phrase) -> bool:
    """ "Karte für Herrn Lang (12.12.)"."""
    beside = (phrase.begin - 1, phrase.end)
    return all(0 <= place < len(scan.tokens) and scan.tokens[place].fold in "()" for place in beside)


def in_quotes(scan: Scan, phrase: Phrase) -> bool:
    """ "Nur bis Sonntag!", written between quotation marks, is what is quoted there."""
    before = range(phrase.begin - 1, max(-1, phrase.begin - _MAX_QUOTED), -1)
    behind = range(phrase.end, min(len(scan.tokens), phrase.end + _MAX_QUOTED))
    opened = sum(scan.tokens[place].fold == '"' for place in range(phrase.begin)) % 2 == 1
    german = any(scan.tokens[place].fold == "„" for place in before)
    closed = any(scan.tokens[place].fold in ('"' if opened else "“”") for place in behind)
    return closed and (opened or (german and not any(scan.tokens[place].fold in "“”" for place in before)))


def says_when(scan: Scan, phrase: Phrase) -> bool:
    """ "Der Abend", "9-17 Uhr", a lonely number."""
    if phrase.only_clock and (phrase.said.clock is None or phrase.is_range):
        return True
    weak = phrase.mark is not None and phrase.mark.meaning == "weak"
    return phrase.weak and not weak and not scan.in_set(phrase.first - 1, "placing")


_MAX_QUOTED = 30


def is_appointment(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> bool:
    """ "Termin: 4.12., 14 Uhr, Notar Kraft" may be an appointment; as a sentence of a task it is the deadline."""
    if phrase.mark is None or scan.tokens[phrase.mark.first].fold != "termin":
        return False
    unit = scan.unit_of[phrase.first]
    beside = {scan.clause[at] for at in range(phrase.end, len(scan.tokens)) if scan.unit_of[at] == unit}
    return all(idle) or not all(idle[clause] for clause in beside - {scan.clause[phrase.first]})


def may_take_place(scan: Scan, phrase: Phrase) -> bool:
    """ "Ein Treffen in den nächsten zwei Wochen", "ein Termin beim Arzt bis 15 Uhr": when it is, or is asked for."""
    clause = scan.clause[phrase.first]
    if phrase.mark is None:
        return phrase.strong and phrase.counted and scan.clause_has(clause, "event")
    until = phrase.mark.meaning == "until" and phrase.only_clock and scan.boundary(phrase.end)
    until = until and scan.capitals and not scan.in_set(phrase.begin - 1, "lasts_until")
    before = range(scan.span(clause)[0], phrase.begin)
    named = any(scan.grammar.is_one_of(scan.tokens[at].fold, "event") for at in before)
    return until and named and not scan.some(before, "acts")
