"""Finds what a moment belongs to: the request, an event, a state that lasts until then, or what others do or want."""

from collections.abc import Sequence

from chat_server.bot.understanding.forms.dates import Instant
from chat_server.bot.understanding.grammar.atoms import Speech
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.beside import (
    behind_event,
    ends_week_range,
    in_brackets,
    in_quotes,
    is_appointment,
    is_span_of_hours,
    may_take_place,
    says_when,
)
from chat_server.bot.understanding.heads.decisions import MOMENT_ROLES, MomentHead, MomentMark, MomentRole
from chat_server.bot.understanding.heads.speech import is_attribute, speech_of
from chat_server.bot.understanding.heads.wanted import for_that_day, hands_over, wants_a_result
from chat_server.bot.understanding.marking import STRONG
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.reported import (
    is_absence,
    is_denied,
    is_in_opening_hours,
    is_of_others,
    is_reported,
    is_ruled_out,
    may_be_effort,
    may_be_validity,
)


def role_of(scan: Scan, phrase: Phrase, idle: Sequence[bool], only: bool) -> MomentRole:
    """Whether a moment is the deadline or belongs to the task.

    `idle`: for every clause whether it says nothing but times; `only`: whether the whole text does.
    """
    mark = phrase.mark.meaning if phrase.mark else None
    if is_ruled_out(scan, phrase) or _is_way(scan, phrase) or (not only and _of_matter(scan, phrase)):
        return "task"
    if mark in ("from", "every", "text", "not"):
        return "unsure" if only and mark in ("from", "every") else "task"
    doubtful = _doubtful(scan, phrase) or may_take_place(scan, phrase) or mark == "sometime"
    if is_appointment(scan, phrase, idle) or (doubtful and not only):
        return "unsure"
    if _closes(scan, phrase):
        return "theirs"
    if only and not phrase.is_marked:
        return "deadline"
    return _by_head(scan, phrase, idle)


def _by_head(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> MomentRole:
    """By the table; a limit in brackets or beside the request goes after one of the request, "reicht" does not."""
    if not phrase.is_marked:
        head, how = _unmarked(scan, phrase, idle), _mark_of(scan, phrase)
    else:
        head, how = _marked(scan, phrase, idle), "until"
    role = MOMENT_ROLES[head, how]
    aside = head == "nothing" and scan.kind(phrase.first) in ("context", "reason")
    if phrase.is_marked and (aside or (head in ("nothing", "times") and in_brackets(scan, phrase))):
        return "limit"
    enough = role == "limit" and scan.some(range(*scan.span(scan.clause[phrase.first])), "accepted")
    return "deadline" if enough else role


def _of_matter(scan: Scan, phrase: Phrase) -> bool:
    """Opening hours, what is quoted, from when till when something takes place."""
    hours = is_in_opening_hours(scan, phrase) or is_span_of_hours(scan, phrase)
    return hours or ends_week_range(scan, phrase) or in_quotes(scan, phrase)


def _doubtful(scan: Scan, phrase: Phrase) -> bool:
    """In a mail that the request points into; "in 20 Minuten erledigt"."""
    return scan.kind(phrase.first) == "forwarded" or _is_effort(scan, phrase)


def _closes(scan: Scan, phrase: Phrase) -> bool:
    """ "Einsendeschluss ist der 30.11.", "submissions close on Friday": a limit that others set."""
    clause = scan.clause[phrase.first]
    if scan.clause_has(clause, "closing_day"):
        return speech_of(scan, phrase.begin) in ("others", "nothing")
    runs = scan.some(range(*scan.span(clause)), "runs_till")
    return runs and scan.clause_has(clause, "a_term")


def _is_way(scan: Scan, phrase: Phrase) -> bool:
    """ "Within 15 minutes' walk"."""
    return phrase.counted and scan.some((phrase.end, phrase.end + 1), "way")


def _is_effort(scan: Scan, phrase: Phrase) -> bool:
    marked = phrase.strong or (phrase.mark is not None and phrase.mark.meaning in (*STRONG, "still"))
    instant = any(isinstance(found, Instant) for found in phrase.said.dates)
    return not marked and instant and may_be_effort(scan, phrase)


def _mark_of(scan: Scan, phrase: Phrase) -> MomentMark:
    """How a moment without a deadline word hangs on its clause."""
    if phrase.only_clock:
        return "clock"
    if phrase.soon and not scan.in_set(phrase.begin - 1, "solely"):
        return "soon"
    weak = phrase.mark is not None and phrase.mark.meaning == "weak"
    tied = weak or phrase.is_range or _placed(scan, phrase) or _dates_event(scan, phrase)
    return "placed" if tied else "bare"


def _dates_event(scan: Scan, phrase: Phrase) -> bool:
    """ "Feier 4.12."; but "Termin 4.12." may be the deadline, and "Termin morgen absagen" be wanted tomorrow."""
    first = scan.starting.get(phrase.first)
    relative = first is not None and first.meaning("date") == "relative_day"
    return behind_event(scan, phrase) and not relative and scan.tokens[phrase.begin - 1].fold != "termin"


def _placed(scan: Scan, phrase: Phrase) -> bool:
    """Whether a preposition ties a moment to what happens then ("am Samstag"); "morgen" alone may be when to do it."""
    return scan.some(range(phrase.first - 1, phrase.end), "placing")


def _marked(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> MomentHead:
    """A moment that "bis" or the like stands before; opening hours, offers and absences have a "bis" as well."""
    clause = scan.clause[phrase.first]
    speech = speech_of(scan, phrase.begin)
    alone = idle[clause] and speech != "relative" and (speech != "own" or all(idle))
    if alone:
        speech = "request"
    if _lasts_until(scan, phrase, speech) or _hour_of_event(scan, phrase, speech) or _stays(scan, phrase):
        return "state"
    until = phrase.mark is not None and phrase.mark.meaning == "until"
    told = _is_message(scan, clause) or is_reported(scan, phrase) or is_of_others(scan, phrase)
    if told or (until and is_denied(scan, phrase)):
        return "told"
    lasting = scan.in_set(phrase.begin - 1, "i_am") or scan.in_set(phrase.begin - 1, "likely")
    lasting = lasting or (is_absence(scan, clause) and speech not in _ASKED_FOR)
    lasting = lasting or (may_be_validity(scan, clause) and speech not in _ASKED_FOR)
    if until and (lasting or _farewell(scan, phrase)):
        return "lasting"
    return "times" if alone else speech


_ASKED_FOR = ("request", "wish", "due")


def _stays(scan: Scan, phrase: Phrase) -> bool:
    """ "Den Mietwagen bis Dienstag behalten", "den Aushang bis Freitag hängen lassen"."""
    if phrase.mark is None or phrase.mark.meaning != "until" or _by(scan, phrase):
        return False
    places = range(*scan.span(scan.clause[phrase.first]))
    lets = scan.some(places, "lets")
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
    clause = scan.span(scan.clause[phrase.first])
    shall = scan.some(range(*clause), "shall")
    habit = speech == "others" and phrase.only_clock and until and not shall
    return habit or scan.clause_has(scan.clause[phrase.first], "valid")


def _hour_of_event(scan: Scan, phrase: Phrase, speech: Speech) -> bool:
    """ "Ankunft vor 15 Uhr", "Check-in bis 22 Uhr"."""
    before = phrase.mark is not None and phrase.mark.meaning == "before"
    books = scan.some(range(*scan.span(scan.clause[phrase.first])), "books")
    return phrase.only_clock and (before or books or speech == "nothing") and behind_event(scan, phrase)


def _is_message(scan: Scan, clause: int) -> bool:
    """ "Schreib dem Team: Abgabe Freitag": what stands behind the colon is said to others."""
    first, _ = scan.span(clause)
    colon = first > 0 and scan.tokens[first - 1].fold == ":"
    return colon and scan.some(range(*scan.span(scan.clause[first - 1])), "says")


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
    if says_when(scan, phrase) or is_attribute(scan, phrase.begin, phrase.end):
        return "event"
    clause = scan.clause[phrase.first]
    speech: MomentHead = speech_of(scan, phrase.begin)
    if _is_message(scan, clause) or (speech == "wish" and is_reported(scan, phrase)):
        speech = "told"  # "tell them we need 40 lunches on the 3rd"
    tied = phrase.is_range or for_that_day(scan, phrase)
    wanted = speech in ("wish", "due") and not tied and wants_a_result(scan, phrase, speech)
    if speech == "condition" and scan.some(range(scan.span(clause)[0], phrase.begin), "prior"):
        return "condition"  # "before she starts on 7 December"
    if behind_event(scan, phrase):
        return "perhaps event" if wanted else "event"
    if speech == "request" and not tied and hands_over(scan, clause):
        return "wish"
    if wanted or (speech == "request" and phrase.mark is None and _today(scan, phrase)):
        return speech
    return _of_clause(scan, phrase, idle, speech)


def _today(scan: Scan, phrase: Phrase) -> bool:
    return phrase.soon and scan.starting[phrase.first].roles["date"][1] == (0,)


def _of_clause(scan: Scan, phrase: Phrase, idle: Sequence[bool], speech: MomentHead) -> MomentHead:
    """By the other words of the clause."""
    clause = scan.clause[phrase.first]
    verbs = (scan.in_set(at, "event_verb") for at in range(*scan.span(clause)))
    if scan.clause_has(clause, "event") or any(verbs):
        return "event"
    if phrase.mark is not None and phrase.mark.meaning == "between":
        return "range"
    if phrase.is_range:
        return "event" if in_brackets(scan, phrase) else "range"
    if not _alone(scan, phrase, idle) or in_brackets(scan, phrase):
        return "perhaps event" if speech in ("wish", "due") else speech
    if _opens(scan, phrase):
        return "state"
    doubtful = scan.has_elsewhere("event", excluded=clause) and not _in_telegram(scan, phrase, idle)
    return "perhaps event" if doubtful else "times"


def _opens(scan: Scan, phrase: Phrase) -> bool:
    """ "Heute nur kurz: ..." only begins the message."""
    first, end = scan.span(scan.clause[phrase.first])
    words = [
        at
        for at in range(first, end)
        if scan.tokens[at].kind == "word" and not phrase.begin <= at < phrase.end
    ]
    return phrase.soon and scan.tokens[end - 1].fold == ":" and bool(words)


def _in_telegram(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> bool:
    """ "Flüge, Fr 12 Uhr, 2h": matter, deadline, time; but "Tisch reservieren, Fr 19 Uhr, 2h"."""
    after = scan.clause[phrase.end - 1] + 1
    amount = (
        after in scan.spans
        and idle[after]
        and any("duration" in scan.starting[at].roles for at in _starts(scan, after))
    )
    verbs = (at for number in range(after) for at in range(*scan.span(number)))
    return amount and not scan.some(verbs, "event_verb")


def _starts(scan: Scan, clause: int) -> list[int]:
    return [at for at in range(*scan.span(clause)) if at in scan.starting]


def _alone(scan: Scan, phrase: Phrase, idle: Sequence[bool]) -> bool:
    """Whether the clauses of a phrase say nothing else."""
    return all(idle[scan.clause[phrase.begin] : scan.clause[phrase.end - 1] + 1])
