"""Finds what an amount of time belongs to: the work, a thing with a length, a way, or something that lasts."""

from collections.abc import Sequence

from chat_server.bot.understanding.budget import Duration
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.decisions import AmountHead
from chat_server.bot.understanding.heads.granted import is_granted
from chat_server.bot.understanding.heads.speech import speech_of

_MAX_LITTLE_WORDS = 3
_MAX_IN_BRACKETS = 12
_NOMINALISED = ("en", "ung", "ieren")


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
    if not marks & {"length", "not_budget"}:
        return None
    own_sentence = idle[clause] and scan.begins_sentence(clause)
    return "length alone" if only or own_sentence or {"budget", "length"} <= marks else "length"


def _limits_days(scan: Scan, found: Duration) -> bool:
    """ "Höchstens zwei Tage", but not "Lieferzeit höchstens zwei Wochen", "sie haben zwei Wochen Zeit"."""
    if "budget" in found.marks:
        return speech_of(scan, found.first) not in ("others", "relative")
    before = found.begin - 1
    return "most" in found.marks and (before < 0 or scan.boundary(before) or not _is_noun(scan, before))


def _of_the_task(scan: Scan, found: Duration) -> AmountHead | None:
    """ "Von 3 auf 5 Stunden erhöhen", "zwei Stunden im Kalender blocken": what is to be done with the time itself."""
    clause = scan.clause[found.first]
    words = range(*scan.span(clause))
    if _is_for_each(scan, found):
        return "each"
    if any(scan.in_set(at, "changes") for at in words) and _is_changed(scan, found):
        return "changed"
    booked = scan.clause_has(clause, "calendar") and any(scan.in_set(at, "books") for at in words)
    return "got" if booked else None


def _is_for_each(scan: Scan, found: Duration) -> bool:
    """ "Pro Webinar 45 Minuten"; "pro Woche 20 Stunden" is what is regular."""
    place = found.begin - 2
    named = scan.in_set(place, "each") and scan.tokens[place + 1].kind == "word"
    return named and "<Spanne>" not in scan.tokens[place + 1].keys


def _is_changed(scan: Scan, found: Duration) -> bool:
    """Whether an amount is what something is brought from, or to."""
    return any(scan.in_set(at, "changed_to") for at in (*range(found.begin - 1, found.first), found.close))


def _named(scan: Scan, found: Duration, only: bool) -> AmountHead | None:
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
        _in_brackets(scan, found) or _within_clause(scan, found, covered, idle)
    ):
        return "regular"
    if thing := _priced(scan, found) or _thing(scan, found):
        return thing
    if is_granted(scan, found):
        return "granted"
    speech = speech_of(scan, found.first)
    if speech in ("relative", "condition"):
        return "relative" if speech == "relative" else "thing"
    lasting = "takes" in found.marks and "most" not in found.marks
    return _taking(scan, scan.clause[found.first], idle) if lasting else None


def _suffices(scan: Scan, found: Duration) -> bool:
    """ "Zwei Stunden solltn reichen"."""
    return any(scan.in_set(at, "suffices") for at in (found.close, found.close + 1))


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
    return goal and not scan.tokens[noun].fold.endswith(_NOMINALISED)


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
    if not place or scan.boundary(place) or not _is_noun(scan, place - 1):
        return None
    noun = scan.tokens[place - 1].fold
    if scan.grammar.is_one_of(noun, "work"):
        return None
    clause = scan.clause[found.first]
    got = any(scan.in_set(at, "got_for_a_while") for at in range(*scan.span(clause)))
    return "got" if got or scan.grammar.is_one_of(noun, "has_length") else "thing"


def _priced(scan: Scan, found: Duration) -> AmountHead | None:
    """ "Tagestour 6 Std 65 €"."""
    numbered = not scan.boundary(found.close) and scan.tokens[found.close].kind == "number"
    return "priced" if numbered and scan.in_set(found.close + 1, "money") else None


def _in_brackets(scan: Scan, found: Duration) -> bool:
    """ "(Teilzeit, 20 Stunden pro Woche)"."""
    first, _ = scan.span(scan.clause[found.first])
    before = range(max(0, first - _MAX_IN_BRACKETS), found.begin)
    signs = [scan.tokens[at].fold for at in before if scan.tokens[at].fold in "()"]
    return signs[-1:] == ["("]


def _is_noun(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    if token.kind != "word" or scan.idle(place):
        return False
    return token.capital or not scan.capitals


def _within_clause(scan: Scan, found: Duration, covered: Sequence[bool], idle: Sequence[bool]) -> bool:
    """Whether a clause says something before an amount and does not end with it."""
    clause = scan.clause[found.first]
    inside = not idle[clause] and found.begin > scan.span(clause)[0]
    return inside and "most" not in found.marks and not _ends_clause(scan, found, covered)


def _taking(scan: Scan, clause: int, idle: Sequence[bool]) -> AmountHead:
    """ "Das dauert zwei Stunden" is about the task, unless something was named that has a length itself."""
    long = scan.clause_has(clause, "has_length") or scan.clause_has(clause, "event")
    if not idle[clause]:
        return "thing lasts" if long else "perhaps lasts"
    elsewhere = scan.has_elsewhere("has_length", excluded=clause) or scan.has_elsewhere(
        "event", excluded=clause
    )
    return "perhaps lasts" if elsewhere else "lasts"


def _by_place(scan: Scan, found: Duration, covered: Sequence[bool], idle: Sequence[bool]) -> AmountHead:
    """An amount that no word says anything about: by where it stands in its clause."""
    clause = scan.clause[found.first]
    if beside := _beside_thing(scan, found, covered):
        return beside
    if idle[clause]:
        return "beside thing" if _length_before(scan, found, clause) else "alone"
    if found.marks & {"most", "for", "until"} and not _noun_behind(scan, found):
        return "limit"
    return "end" if _ends_clause(scan, found, covered) else "other"


def _beside_thing(scan: Scan, found: Duration, covered: Sequence[bool]) -> AmountHead | None:
    """A noun nearby that has a length: right before, before a bracket, or elsewhere in the clause."""
    clause = scan.clause[found.first]
    if found.begin and scan.grammar.is_one_of(scan.tokens[found.begin - 1].fold, "has_length"):
        return "beside thing" if "most" in found.marks else "got"
    if _in_brackets(scan, found) and _length_just_before(scan, clause):
        return "got"
    if "most" in found.marks and _only_noun(scan, found):
        return "beside thing"
    if not scan.clause_has(clause, "has_length"):
        return None
    apart = found.begin > 0 and covered[_before_and(scan, found)]
    return "end" if apart else "beside thing"


def _only_noun(scan: Scan, found: Duration) -> bool:
    """ "Wanderung gesucht, Etappen höchstens 4 Stunden"; but "Etappen prüfen, Recherche höchstens 4 Stunden"."""
    clause = scan.clause[found.first]
    first, _ = scan.span(clause)
    if found.begin != first + 1 or scan.begins_sentence(clause) or not scan.capitals:
        return False
    return _is_noun(scan, first) and not scan.grammar.is_one_of(scan.tokens[first].fold, "work")


def _noun_behind(scan: Scan, found: Duration) -> bool:
    """ "Höchstens zwei Stunden Akku": what is measured may be the noun; work ("Recherche") is not."""
    place = found.close
    if not scan.capitals or "for" in found.marks or scan.boundary(place) or not _is_noun(scan, place):
        return False
    return not scan.grammar.is_one_of(scan.tokens[place].fold, "work")


def _length_before(scan: Scan, found: Duration, clause: int) -> bool:
    """ "Ein Video, 2 Minuten", "Stadtführung in Trier, 90 Minuten", but not "Video schneiden, 2 Stunden"."""
    if _length_just_before(scan, clause):
        return True
    if found.marks or not scan.capitals or scan.begins_sentence(clause) or not clause:
        return False
    first, end = scan.span(clause - 1)
    words = [at for at in range(first, end) if scan.tokens[at].kind == "word"]
    named = scan.clause_has(clause - 1, "has_length") and scan.begins_sentence(clause - 1)
    return named and bool(words) and scan.tokens[words[-1]].capital


def _length_just_before(scan: Scan, clause: int) -> bool:
    """ "Ein Video, max. 2 Minuten": The words before end with something that has a length itself."""
    first, _ = scan.span(clause)
    return first > 1 and scan.grammar.is_one_of(scan.tokens[first - 2].fold, "has_length")


def _before_and(scan: Scan, found: Duration) -> int:
    """The token before a duration; before the "und" that joins it."""
    before = found.begin - 1
    return before - 1 if before > 0 and scan.tokens[before].fold in ("und", "and") else before


def _ends_clause(scan: Scan, found: Duration, covered: Sequence[bool]) -> bool:
    """ "Hotels recherchieren 2h", "... bis Freitag und 2h": before stands a verb or a deadline, then nothing more."""
    _, end = scan.span(scan.clause[found.first])
    before = _before_and(scan, found)
    if before < 0 or not all(covered[place] or scan.idle(place) for place in range(found.close, end)):
        return False
    word = scan.tokens[before]
    return covered[before] or (word.kind == "word" and not word.capital and word.fold.endswith("n"))
