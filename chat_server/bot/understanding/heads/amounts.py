"""Finds what an amount of time belongs to: the work, a thing with a length, a way, or something that lasts."""

from collections.abc import Sequence

from chat_server.bot.understanding.budget import Duration
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.decisions import AmountHead
from chat_server.bot.understanding.heads.granted import has_owner, is_granted, is_led, is_refused
from chat_server.bot.understanding.heads.lengths import (
    beside_range,
    beside_thing,
    ends_clause,
    in_brackets,
    is_noun,
    length_before,
    noun_behind,
    of_appointment,
)
from chat_server.bot.understanding.heads.speech import speech_of
from chat_server.bot.understanding.structure.tables import PREPOSITIONS

_MAX_LITTLE_WORDS = 3
_NOMINALISED = ("en", "ung", "ieren")
_PLACES = ("hafen", "garten", "laden", "brunnen", "sueden", "norden", "westen", "osten")


def head_of_amount(
    scan: Scan, found: Duration, covered: Sequence[bool], idle: Sequence[bool], only: bool
) -> AmountHead:
    """The head of an amount of time.

    `covered`: for every token whether it belongs to a time, `idle`: for every clause whether it says nothing else;
    `only`: whether the whole text does not.
    """
    return (
        _of_another_kind(scan, found, idle, only)
        or (None if only else _way(scan, found) or _of_the_task(scan, found))
        or _named(scan, found, only)
        or _within_task(scan, found, covered, idle)
        or _by_place(scan, found, covered, idle)
    )


def _of_another_kind(scan: Scan, found: Duration, idle: Sequence[bool], only: bool) -> AmountHead | None:
    """Days where no budget is spoken of, and amounts that a word beside them makes a length."""
    marks, clause = found.marks, scan.clause[found.first]
    if found.in_days and not only and not _limits_days(scan, found):
        return "days"
    if found.in_days and "length" in marks:
        return "length"  # "plan a day trip"
    if not marks & {"length", "not_budget"}:
        return None
    own_sentence = idle[clause] and scan.begins_sentence(clause)
    return "length alone" if only or own_sentence or {"budget", "length"} <= marks else "length"


def _limits_days(scan: Scan, found: Duration) -> bool:
    """ "Höchstens zwei Tage", but not "Lieferzeit höchstens zwei Wochen", "sie haben zwei Wochen Zeit"."""
    if "budget" in found.marks:
        return speech_of(scan, found.first) not in ("others", "relative")
    before = found.begin - 1
    return "most" in found.marks and (before < 0 or scan.boundary(before) or not is_noun(scan, before))


def _of_the_task(scan: Scan, found: Duration) -> AmountHead | None:
    """ "Von 3 auf 5 Stunden erhöhen", "zwei Stunden im Kalender blocken": what is to be done with the time itself."""
    clause = scan.clause[found.first]
    words = range(*scan.span(clause))
    if _is_for_each(scan, found):
        return "each"
    if scan.some(words, "changes") and _is_changed(scan, found):
        return "changed"
    booked = scan.clause_has(clause, "calendar") and scan.some(words, "books")
    return "got" if booked else None


def _is_for_each(scan: Scan, found: Duration) -> bool:
    """ "Pro Webinar 45 Minuten"; "pro Woche 20 Stunden" is what is regular."""
    place = found.begin - 2
    named = scan.in_set(place, "each") and scan.tokens[place + 1].kind == "word"
    return named and scan.kind(found.first) != "context" and "<Spanne>" not in scan.tokens[place + 1].keys


def _is_changed(scan: Scan, found: Duration) -> bool:
    """Whether an amount is what something is brought from, or to."""
    before = range(found.begin - 1, found.first)
    from_to = found.amount.why == "range_amount" and scan.some(before, "changed_from")
    return from_to or scan.some((*before, found.close), "changed_to")


def _named(scan: Scan, found: Duration, only: bool) -> AmountHead | None:
    if not only and is_refused(scan, found):
        return "other"
    if not only and "budget" in found.marks and _measures_recording(scan, found):
        return "got"
    planned = ("planned" in found.marks and _is_planned(scan, found)) or _suffices(scan, found)
    return "named" if "budget" in found.marks or only or planned else None


def _measures_recording(scan: Scan, found: Duration) -> bool:
    """ "Umfang 11 Minuten Audio"."""
    behind = found.close
    return not scan.boundary(behind) and scan.grammar.is_one_of(scan.tokens[behind].fold, "has_length")


def _within_task(
    scan: Scan, found: Duration, covered: Sequence[bool], idle: Sequence[bool]
) -> AmountHead | None:
    """What is regular, belongs to a noun before it, or lasts."""
    if "recurring" in found.marks and (
        in_brackets(scan, found) or _within_clause(scan, found, covered, idle)
    ):
        return "each" if _plans_with(scan, found) else "regular"
    if thing := _priced(scan, found) or _thing(scan, found):
        return thing
    if is_granted(scan, found):
        return "granted"
    if of_appointment(scan, found):
        return "got"
    speech = speech_of(scan, found.first)
    if speech in ("relative", "condition"):
        return "relative" if speech == "relative" else "thing"
    lasting = "takes" in found.marks and "most" not in found.marks
    return _taking(scan, found, idle) if lasting else None


def _plans_with(scan: Scan, found: Duration) -> bool:
    """ "Drei Termine à 45 Minuten habe ich eingeplant"; but "eine Stelle mit 20 Stunden pro Woche"."""
    words = range(*scan.span(scan.clause[found.first]))
    return scan.some(words, "plans") and (scan.some(words, "we_or_i") or scan.some(words, "addressed"))


def _suffices(scan: Scan, found: Duration) -> bool:
    """ "Zwei Stunden solltn reichen"."""
    return scan.some((found.close, found.close + 1), "suffices")


def _is_planned(scan: Scan, found: Duration) -> bool:
    """ "Plan zwei Stunden ein", but not "zwei Stunden ein Zimmer suchen"."""
    return scan.boundary(found.close) and scan.tokens[found.close - 1].fold == "ein"


def _way(scan: Scan, found: Duration) -> AmountHead | None:
    """ "20 Minuten zu Fuß", "10 Minuten mit dem Rad", "5 Minuten vom Konzerthaus"; "zum Flughafen" is asked."""
    place = found.close
    if scan.in_set(place, "from_where"):
        return "way"
    for at in range(place, min(place + _MAX_LITTLE_WORDS + 1, len(scan.tokens))):
        if scan.boundary(at):
            return None
        if scan.in_set(at, "way"):
            return "way"
        if not (scan.in_set(at, "to_way") or scan.tokens[at].fold in "'’"):
            return "toward" if at > place and _is_goal(scan, place, at) else None
    return None


def _is_goal(scan: Scan, place: int, noun: int) -> bool:
    """ "Zum Flughafen", but not "zum Recherchieren", "für die Vorbereitung"."""
    goal = scan.in_set(place, "toward") and scan.tokens[noun].capital
    name = scan.tokens[noun].fold
    return goal and (name.endswith(_PLACES) or not name.endswith(_NOMINALISED))


def _thing(scan: Scan, found: Duration) -> AmountHead | None:
    """A noun with its length: "einen Saal für maximal vier Stunden mieten", "Rezepte unter 30 Minuten"."""
    place = next(
        (
            at
            for at in range(found.first - 1, max(found.begin - 2, 0) - 1, -1)
            if scan.in_set(at, "with_length")
        ),
        None,
    )
    if (
        not place
        or scan.in_set(place - 1, "share")
        or scan.boundary(place)
        or not is_noun(scan, place - 1)
        or scan.in_set(place - 1, "plans")
    ):
        return None
    noun = scan.tokens[place - 1].fold
    if scan.grammar.is_one_of(noun, "work"):
        return None
    clause = scan.clause[found.first]
    got = scan.some(range(*scan.span(clause)), "got_for_a_while")
    return "got" if got or scan.grammar.is_one_of(noun, "has_length") else "thing"


def _priced(scan: Scan, found: Duration) -> AmountHead | None:
    """ "Tagestour 6 Std 65 €", "90 Minuten, 12 Euro", "14 Stunden à 65 Euro"."""
    place = found.close
    if place < len(scan.tokens) and (scan.tokens[place].fold == "," or scan.in_set(place, "each")):
        place += 1
    numbered = place < len(scan.tokens) and scan.tokens[place].kind == "number"
    return "priced" if numbered and scan.in_set(place + 1, "money") else None


def _within_clause(scan: Scan, found: Duration, covered: Sequence[bool], idle: Sequence[bool]) -> bool:
    """Whether a clause says something before an amount and does not end with it."""
    clause = scan.clause[found.first]
    inside = not idle[clause] and found.begin > scan.span(clause)[0]
    return inside and "most" not in found.marks and not ends_clause(scan, found, covered)


def _taking(scan: Scan, found: Duration, idle: Sequence[bool]) -> AmountHead:
    """ "Das dauert zwei Stunden" is about the task, unless something was named that has a length itself."""
    clause = scan.clause[found.first]
    long = _names_length(scan, clause)
    if not idle[clause]:
        return "thing lasts" if long else "perhaps lasts"
    elided = found.begin == scan.span(clause)[0] and clause and not scan.begins_sentence(clause)
    if elided and _names_length(scan, clause - 1):
        return "thing lasts"
    elsewhere = scan.has_elsewhere("has_length", excluded=clause) or scan.has_elsewhere(
        "event", excluded=clause
    )
    return "perhaps lasts" if elsewhere else "lasts"


def _names_length(scan: Scan, clause: int) -> bool:
    """ "Notartermin um 14:30 Uhr, dauert ca. zwei Stunden"."""
    return scan.clause_has(clause, "has_length") or scan.clause_has(clause, "event")


def _by_place(scan: Scan, found: Duration, covered: Sequence[bool], idle: Sequence[bool]) -> AmountHead:
    """An amount that no word says anything about: by where it stands in its clause."""
    clause = scan.clause[found.first]
    if beside := beside_thing(scan, found, covered):
        return beside
    if idle[clause]:
        return "beside thing" if length_before(scan, found, clause) or beside_range(scan, found) else "alone"
    if _is_of_others(scan, found) or (not found.marks and speech_of(scan, found.first) == "own"):
        return "other"
    if found.marks & {"most", "for", "until"} and not noun_behind(scan, found):
        return "limit"
    if ends_clause(scan, found, covered):
        return "end"
    return "alone" if _names_nothing_else(scan, found) else "other"


def _is_of_others(scan: Scan, found: Duration) -> bool:
    """ "Die Aufnahmen haben zusammen 95 Minuten": a noun is the subject of the clause."""
    if not scan.capitals or speech_of(scan, found.first) != "others":
        return False
    return has_owner(scan, *scan.span(scan.clause[found.first]))


def _names_nothing_else(scan: Scan, found: Duration) -> bool:
    """ "Ca. 1,5 Stunden wie immer", "für die Erstellung zwei Stunden": beside it only what a preposition leads."""
    first, end = scan.span(scan.clause[found.first])
    others = [at for at in range(first, end) if not found.begin <= at < found.close]
    if scan.some(others, "we_or_i") or _has_more_amounts(scan, found):
        return False
    lasting = any(scan.grammar.is_one_of(scan.tokens[at].fold, "has_length") for at in others)
    return scan.capitals and not lasting and all(_is_beside_matter(scan, at, first) for at in others)


def _has_more_amounts(scan: Scan, found: Duration) -> bool:
    """ "Für Recherche 2h, für Präsentation 3h"."""
    amounts = [atom for atom in scan.atoms if "duration" in atom.roles]
    return any(atom.first != found.first and scan.together(atom.first, found.first) for atom in amounts)


def _is_beside_matter(scan: Scan, place: int, first: int) -> bool:
    token = scan.tokens[place]
    if "<Menge>" in token.keys or scan.in_set(place, "otherwise"):
        return False
    little = token.fold in PREPOSITIONS or scan.in_set(place, "determiner") or scan.in_set(place, "as_usual")
    return little or scan.idle(place) or (token.capital and is_led(scan, place, first))
