"""Finds what a moment belongs to: the request, an event, a state that lasts until then, or what others do or want."""

from collections.abc import Sequence

from chat_server.bot.understanding.forms.dates import Instant
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.decisions import MOMENT_ROLES, MomentHead, MomentMark, MomentRole
from chat_server.bot.understanding.heads.speech import Speech, speech_of
from chat_server.bot.understanding.marking import STRONG
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.reported import (
    is_absence,
    is_denied,
    is_in_opening_hours,
    is_of_others,
    is_reported,
    may_be_effort,
    may_be_validity,
)

_MAX_QUOTED = 30


def role_of(scan: Scan, phrase: Phrase, idle: Sequence[bool], only: bool) -> MomentRole:
    """Whether a moment is the deadline or belongs to the task.

    `idle`: for every clause whether it says nothing but times; `only`: whether the whole text does.
    """
    mark = phrase.mark.meaning if phrase.mark else None
    if is_in_opening_hours(scan, phrase) or _is_way(scan, phrase) or (not only and _in_quotes(scan, phrase)):
        return "task"
    if mark in ("from", "every", "text", "not"):
        return "unsure" if only and mark in ("from", "every") else "task"
    if scan.kind(phrase.first) == "forwarded" or _is_effort(scan, phrase):
        return "unsure"  # a mail that the request points into; "in 20 Minuten erledigt"
    if phrase.strong or mark in STRONG or mark == "still":
        return MOMENT_ROLES[_marked(scan, phrase, idle), "until"]
    return "deadline" if only else MOMENT_ROLES[_unmarked(scan, phrase, idle), _mark_of(scan, phrase)]


def _is_way(scan: Scan, phrase: Phrase) -> bool:
    """ "Within 15 minutes' walk"."""
    return phrase.counted and any(scan.in_set(at, "way") for at in (phrase.end, phrase.end + 1))


def _is_effort(scan: Scan, phrase: Phrase) -> bool:
    marked = phrase.strong or (phrase.mark is not None and phrase.mark.meaning in (*STRONG, "still"))
    instant = any(isinstance(found, Instant) for found in phrase.said.dates)
    return not marked and instant and may_be_effort(scan, phrase)


def _mark_of(scan: Scan, phrase: Phrase) -> MomentMark:
    """How a moment without a deadline word hangs on its clause."""
    if phrase.only_clock:
        return "clock"
    if phrase.today and phrase.only_date and not scan.in_set(phrase.begin - 1, "solely"):
        return "today"
    weak = phrase.mark is not None and phrase.mark.meaning == "weak"
    return "placed" if weak or phrase.is_range or _placed(scan, phrase) else "bare"


def _placed(scan: Scan, phrase: Phrase) -> bool:
    """Whether a preposition ties a moment to what happens then ("am Samstag"); "morgen" alone may be when to do it."""
    return any(scan.in_set(place, "placing") for place in range(phrase.first - 1, phrase.end))


def _marked(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> MomentHead:
    """A moment that "bis" or the like stands before; opening hours, offers and absences have a "bis" as well."""
    clause = scan.clause[phrase.first]
    speech = speech_of(scan, phrase.begin)
    if idle[clause] and speech != "relative":
        speech = "request"
    if _lasts_until(scan, phrase, speech):
        return "state"
    until = phrase.mark is not None and phrase.mark.meaning == "until"
    told = _is_message(scan, clause) or is_reported(scan, phrase) or is_of_others(scan, phrase)
    if told or (until and is_denied(scan, phrase)):
        return "told"
    lasting = is_absence(scan, clause) or scan.in_set(phrase.begin - 1, "i_am")
    lasting = lasting or (may_be_validity(scan, clause) and speech not in _ASKED_FOR)
    lasting = lasting or (not _by(scan, phrase) and _stays(scan, clause))
    if until and (lasting or _farewell(scan, phrase)):
        return "lasting"
    return "times" if idle[clause] and speech != "relative" else speech


_ASKED_FOR = ("request", "wish", "due")


def _stays(scan: Scan, clause: int) -> bool:
    """ "Den Mietwagen bis Dienstag behalten", "den Aushang bis Freitag hängen lassen"."""
    places = range(*scan.span(clause))
    lets = any(scan.in_set(at, "lets") for at in places)
    return any(scan.in_set(at, "lasts_on") or (lets and scan.in_set(at, "stays_so")) for at in places)


def _lasts_until(scan: Scan, phrase: Phrase, speech: Speech) -> bool:
    """ "Gültig bis Freitag", "hat bis 13 Uhr offen", "Zahlung innerhalb von 10 Tagen"; not "bis Freitag bezahlen"."""
    until = phrase.mark is not None and phrase.mark.meaning == "until"
    if not (until or phrase.strong) or _by(scan, phrase):
        return False
    if until and scan.in_set(phrase.begin - 1, "lasts_until"):
        return True
    if (
        phrase.mark is None
        and phrase.begin
        and scan.grammar.is_one_of(scan.tokens[phrase.begin - 1].fold, "valid")
    ):
        return True
    if speech in _ASKED_FOR:
        return False
    habit = speech == "others" and phrase.only_clock and until
    return habit or scan.clause_has(scan.clause[phrase.first], "valid")


def _is_message(scan: Scan, clause: int) -> bool:
    """ "Schreib dem Team: Abgabe Freitag": what stands behind the colon is said to others."""
    first, _ = scan.span(clause)
    colon = first > 0 and scan.tokens[first - 1].fold == ":"
    return colon and any(scan.in_set(at, "says") for at in range(*scan.span(scan.clause[first - 1])))


def _by(scan: Scan, phrase: Phrase) -> bool:
    """ "Open invoices by Friday": what is open, is so until Friday."""
    return phrase.mark is not None and scan.tokens[phrase.mark.first].fold == "by"


def _farewell(scan: Scan, phrase: Phrase) -> bool:
    """ "Danke, bis morgen!": perhaps only a good-bye."""
    place = phrase.begin
    while place and (scan.boundary(place - 1) or scan.tokens[place - 1].fold in ("und", "and")):
        place -= 1
    before = scan.ending.get(place)
    return before is not None and "closing" in before.roles and phrase.said.clock is None


def _unmarked(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> MomentHead:
    """A moment without a deadline word in a text that says more."""
    if _says_when(scan, phrase):
        return "event"
    speech: MomentHead = speech_of(scan, phrase.begin)
    if _is_message(scan, scan.clause[phrase.first]):
        speech = "told"
    wanted = speech in ("wish", "due")
    if wanted and not phrase.is_range and _wants_a_result(scan, phrase, speech):
        return speech
    clause = scan.clause[phrase.first]
    if scan.clause_has(clause, "event") or any(
        scan.in_set(at, "event_verb") for at in range(*scan.span(clause))
    ):
        return "event"
    if phrase.is_range or (phrase.mark is not None and phrase.mark.meaning == "between"):
        return "range"
    if not _alone(scan, phrase, idle) or _in_brackets(scan, phrase):
        return "perhaps event" if wanted else speech
    return "perhaps event" if scan.has_elsewhere("event", excluded=clause) else "times"


def _says_when(scan: Scan, phrase: Phrase) -> bool:
    """ "Der Abend", "9-17 Uhr", a lonely number, or a time right behind what takes place then."""
    if phrase.only_clock and (phrase.said.clock is None or phrase.is_range):
        return True
    weak = phrase.mark is not None and phrase.mark.meaning == "weak"
    doubtful = phrase.weak and not weak and not scan.in_set(phrase.first - 1, "placing")
    return doubtful or _behind_event(scan, phrase)


def _behind_event(scan: Scan, phrase: Phrase) -> bool:
    """ "Für den Termin nächsten Dienstag um 11 brauche ich ...": the noun right before has the time."""
    place = phrase.begin - 1
    while place > 0 and (scan.in_set(place, "placing") or scan.in_set(place, "article")):
        place -= 1
    return place >= 0 and scan.grammar.is_one_of(scan.tokens[place].fold, "event")


def _wants_a_result(scan: Scan, phrase: Phrase, speech: MomentHead) -> bool:
    """ "Am Freitag brauche ich die Liste", but not "am Freitag brauchen wir einen Tisch"."""
    clause = scan.clause[phrase.first]
    first, end = scan.span(clause)
    if speech == "wish" and _does_it_itself(scan, first, end):
        return False
    if scan.capitals and not any(_noun(scan, place, phrase) for place in range(first + 1, end)):
        return True  # "Brauchen wir morgen früh."
    if any(scan.in_set(place, "result") or scan.in_set(place, "definite") for place in range(first, end)):
        return True
    return speech == "due" and not scan.clause_has(clause, "event")


def _does_it_itself(scan: Scan, first: int, end: int) -> bool:
    """ "Ich will morgen buchen"; but "ich will es morgen haben"."""
    words = [at for at in range(first, end) if scan.tokens[at].kind == "word" and at not in scan.timed]
    last = words[-1] if words else first
    infinitive = not scan.tokens[last].capital and scan.tokens[last].fold.endswith("n") and last - first > 1
    modal = any(scan.in_set(at, "modal_wish") for at in words)
    return modal and infinitive and not scan.in_set(last, "receive_de")


def _noun(scan: Scan, place: int, phrase: Phrase) -> bool:
    return scan.tokens[place].capital and not phrase.begin <= place < phrase.end and place not in scan.timed


def _in_brackets(scan: Scan, phrase: Phrase) -> bool:
    """ "Karte für Herrn Lang (12.12.)"."""
    beside = (phrase.begin - 1, phrase.end)
    return all(0 <= place < len(scan.tokens) and scan.tokens[place].fold in "()" for place in beside)


def _in_quotes(scan: Scan, phrase: Phrase) -> bool:
    """ "Nur bis Sonntag!", written between quotation marks, is what is quoted there."""
    before = range(phrase.begin - 1, max(-1, phrase.begin - _MAX_QUOTED), -1)
    behind = range(phrase.end, min(len(scan.tokens), phrase.end + _MAX_QUOTED))
    opened = sum(scan.tokens[place].fold == '"' for place in range(phrase.begin)) % 2 == 1
    german = any(scan.tokens[place].fold == "„" for place in before)
    closed = any(scan.tokens[place].fold in ('"' if opened else "“”") for place in behind)
    return closed and (opened or (german and not any(scan.tokens[place].fold in "“”" for place in before)))


def _alone(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> bool:
    """Whether the clauses of a phrase say nothing else."""
    return all(idle[scan.clause[phrase.begin] : scan.clause[phrase.end - 1] + 1])
