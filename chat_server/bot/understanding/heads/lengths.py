"""Finds the thing with a length of its own that an amount of time stands beside: "ein Video, max. 2 Minuten"."""

from collections.abc import Sequence

from chat_server.bot.understanding.budget import Duration
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.decisions import AmountHead
from chat_server.bot.understanding.heads.granted import is_led

_IS = frozenset({"is", "are", "ist", "sind", "hat", "haben"})
_GENITIVE = frozenset({"der", "des"})
_MAX_IN_BRACKETS = 12


def of_appointment(scan: Scan, found: Duration) -> bool:
    """ "Meeting mit Herrn Fuchs vereinbaren, 30 Minuten", "Termin mit der Bank: 30 Minuten"; not "Termin verlegen"."""
    clause = scan.clause[found.first]
    if found.marks - {"about"} or scan.begins_sentence(clause):
        return False
    places = [at for at in range(*scan.span(clause - 1)) if scan.together(at, found.first)]
    named = [at for at in places if _is_appointment(scan, at, places[0])]
    made = scan.some(places, "agrees_on")
    return bool(named) and (made or (scan.capitals and not any(_may_be_verb(scan, at) for at in places)))


def _may_be_verb(scan: Scan, place: int) -> bool:
    """ "Vorbereiten", "verlegen"."""
    token = scan.tokens[place]
    verbal = token.kind == "word" and not token.capital and token.fold.endswith("n")
    return verbal and not scan.idle(place) and not scan.in_set(place, "determiner")


def _is_appointment(scan: Scan, place: int, first: int) -> bool:
    """ "Termin mit der Bank", but not "Protokoll der Besprechung", "Unterlagen zum Termin"."""
    if not scan.grammar.is_one_of(scan.tokens[place].fold, "appointment") or is_led(scan, place, first):
        return False
    owned = place > first + 1 and scan.tokens[place - 1].fold in _GENITIVE
    return not (owned and scan.tokens[place - 2].capital)


def beside_thing(scan: Scan, found: Duration, covered: Sequence[bool]) -> AmountHead | None:
    """A noun nearby that has a length: right before, before a bracket, or elsewhere in the clause."""
    clause = scan.clause[found.first]
    if found.begin and scan.grammar.is_one_of(scan.tokens[found.begin - 1].fold, "has_length"):
        return "beside thing" if "most" in found.marks else "got"
    is_so_long = found.begin > 1 and scan.tokens[found.begin - 1].fold in _IS
    if is_so_long and scan.grammar.is_one_of(scan.tokens[found.begin - 2].fold, "has_length"):
        return "got"
    if in_brackets(scan, found) and _is_of_bracket(scan, found):
        return "got"
    if "most" in found.marks and _only_noun(scan, found):
        return "beside thing"
    if not scan.clause_has(clause, "has_length") or _limits_work_on(scan, found):
        return None
    apart = found.begin > 0 and covered[_before_and(scan, found)]
    return "end" if apart else "beside thing"


def _limits_work_on(scan: Scan, found: Duration) -> bool:
    """ "Nicht länger als drei Stunden an der Präsentation arbeiten": what has a length is led, and stands behind."""
    first, end = scan.span(scan.clause[found.first])
    long = [at for at in range(first, end) if scan.grammar.is_one_of(scan.tokens[at].fold, "has_length")]
    led = all(at > found.close and is_led(scan, at, found.close) for at in long)
    return scan.capitals and "most" in found.marks and led


def _is_of_bracket(scan: Scan, found: Duration) -> bool:
    """ "Das Diktat vom 17.11. (23 min)", "Planwagenfahrt (18 Personen, 3 Std.)", "(Pausen 30 Min.)"."""
    opened = next(at for at in range(found.begin - 1, -1, -1) if scan.tokens[at].fold == "(")
    before = range(scan.span(scan.clause[opened])[0], opened)
    inside = range(max(opened + 1, scan.span(scan.clause[found.first])[0]), found.begin)
    if "most" in found.marks and any(not scan.idle(at) for at in inside):
        return True  # "(ausfüllbar in unter 5 Minuten)"
    if "most" in found.marks or "budget" in found.marks:
        return scan.grammar.is_one_of(scan.tokens[opened - 1].fold, "has_length")
    named = any(scan.grammar.is_one_of(scan.tokens[at].fold, "has_length") for at in before)
    return named or (found.begin - 1 > opened and scan.capitals and is_noun(scan, found.begin - 1))


def _only_noun(scan: Scan, found: Duration) -> bool:
    """ "Wanderung gesucht, Etappen höchstens 4 Stunden"; but "Etappen prüfen, Recherche höchstens 4 Stunden"."""
    clause = scan.clause[found.first]
    first, _ = scan.span(clause)
    if found.begin != first + 1 or scan.begins_sentence(clause) or not scan.capitals:
        return False
    return is_noun(scan, first) and not scan.grammar.is_one_of(scan.tokens[first].fold, "work")


def noun_behind(scan: Scan, found: Duration) -> bool:
    """ "Höchstens zwei Stunden Akku": what is measured may be the noun; work ("Recherche") is not."""
    place = found.close
    if not scan.capitals or "for" in found.marks or scan.boundary(place) or not is_noun(scan, place):
        return False
    return not scan.grammar.is_one_of(scan.tokens[place].fold, "work")


def length_before(scan: Scan, found: Duration, clause: int) -> bool:
    """ "Ein Video, 2 Minuten", "Stadtführung in Trier, 90 Minuten", but not "Video schneiden, 2 Stunden"."""
    if _length_just_before(scan, clause):
        return True
    if found.marks - {"about"} or not scan.capitals or scan.begins_sentence(clause) or not clause:
        return False
    first, end = scan.span(clause - 1)
    words = [at for at in range(first, end) if scan.tokens[at].kind == "word"]
    got = scan.some(words, "got_for_a_while")
    return scan.clause_has(clause - 1, "has_length") and (
        got or (bool(words) and scan.tokens[words[-1]].capital)
    )


def _length_just_before(scan: Scan, clause: int) -> bool:
    """ "Ein Video, max. 2 Minuten": The words before end with something that has a length itself."""
    first, _ = scan.span(clause)
    return first > 1 and scan.grammar.is_one_of(scan.tokens[first - 2].fold, "has_length")


def beside_range(scan: Scan, found: Duration) -> bool:
    """ "Vier Stunden, von 19 bis 23 Uhr"."""
    clause = scan.clause[found.first]
    ranges = (at for at in scan.atoms if at.meaning("clock") == "clock_range")
    return any(scan.clause[atom.first] in (clause - 1, clause + 1) for atom in ranges)


def in_brackets(scan: Scan, found: Duration) -> bool:
    """ "(Teilzeit, 20 Stunden pro Woche)"."""
    first, _ = scan.span(scan.clause[found.first])
    before = range(max(0, first - _MAX_IN_BRACKETS), found.begin)
    signs = [scan.tokens[at].fold for at in before if scan.tokens[at].fold in "()"]
    return signs[-1:] == ["("]


def is_noun(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    if token.kind != "word" or scan.idle(place):
        return False
    return token.capital or not scan.capitals


def _before_and(scan: Scan, found: Duration) -> int:
    """The token before a duration; before the "und" that joins it."""
    before = found.begin - 1
    return before - 1 if before > 0 and scan.tokens[before].fold in ("und", "and") else before


def _is_thanks(scan: Scan, place: int) -> bool:
    atom = scan.starting.get(place)
    return atom is not None and "closing" in atom.roles


def ends_clause(scan: Scan, found: Duration, covered: Sequence[bool]) -> bool:
    """ "Hotels recherchieren 2h", "... bis Freitag und 2h": before stands a verb or a deadline, then nothing more."""
    _, last = scan.span(scan.clause[found.first])
    end = next((at for at in range(found.close, last) if _is_thanks(scan, at)), last)
    before = _before_and(scan, found)
    if before < 0 or not all(covered[place] or scan.idle(place) for place in range(found.close, end)):
        return False
    word = scan.tokens[before]
    return covered[before] or (word.kind == "word" and not word.capital and word.fold.endswith("n"))
