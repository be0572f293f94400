"""Trims the wording of a title where times and clauses were taken out: no scars, no loose ends."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.speech import follows_from
from chat_server.bot.understanding.structure.tables import AFTER_TIME, EMPTY, FIRST_IN_TITLE, OUGHT
from chat_server.bot.understanding.titles.completeness import is_infinitive, names_a_task
from chat_server.bot.understanding.titles.courtesy import WE

# Signs and little words that have nothing to join any more at the edge of a title.
_LOOSE = frozenset(
    {",", ";", ":", "-", "und", "and", "sowie", "aber", "/", "(", ")", "=", "&", "+", ".", "!", "?", ">"}
)
_LOOSE_FIRST = (_LOOSE - {"("}) | FIRST_IN_TITLE
_JOINING = frozenset(",;).")
_AND = frozenset({"und", "and", "denn", "but", "aber"})
_SPEAKERS = (WE - {"und", "and"}) | {"it", "it's", "she", "he", "they", "i'm", "i'll", "i'd", "we're"}
CLAUSE_SIGNS = frozenset(",;:-")


def without_loose_ends(scan: Scan, places: list[int]) -> list[int]:
    """Without little words and signs at both ends, and without empty or open brackets."""
    start, end = 0, _closed(scan, places)
    while start < end and scan.tokens[places[start]].fold in _LOOSE_FIRST:
        start += 1
    while end > start and _is_loose_end(scan, places[start:end]):
        end -= 1
    return without_empty_brackets(scan, places[start:end])


def _is_loose_end(scan: Scan, places: Sequence[int]) -> bool:
    """Whether the last token joins nothing: a sign, "und", or a bracket that nothing opens."""
    last = scan.tokens[places[-1]].fold
    opened = any(scan.tokens[place].fold == "(" for place in places)
    return last in _LOOSE and (last != ")" or not opened)


def _closed(scan: Scan, places: Sequence[int]) -> int:
    """Where a bracket opens that nothing closes any more; else the end."""
    opened: list[int] = []
    for at, place in enumerate(places):
        fold = scan.tokens[place].fold
        if fold == "(":
            opened.append(at)
        elif fold == ")" and opened:
            opened.pop()
    return opened[0] if opened else len(places)


def last_clause(scan: Scan, places: Sequence[int]) -> int:
    """Where the last clause begins; their number if a sign ends them, 0 if there is only one."""
    signs = (at for at in range(len(places), 0, -1) if scan.tokens[places[at - 1]].fold in CLAUSE_SIGNS)
    return next(signs, 0)


def without_reason(scan: Scan, places: list[int]) -> list[int]:
    """Without the clause that only says why or how things are: ", weil ...", ", damit ...", ", ich bin ..."."""
    for number in range(2, len(places)):
        ends = scan.tokens[places[number - 1]].fold in CLAUSE_SIGNS and _explains(scan, places, number)
        if ends and names_a_task(scan, places[: number - 1]):
            return places[: number - 1]
    return places


def _explains(scan: Scan, places: Sequence[int], number: int) -> bool:
    first = scan.tokens[places[number]]
    if first.fold in _AND and number + 1 < len(places):
        first = scan.tokens[places[number + 1]]
    speaks = first.fold in _SPEAKERS
    return speaks or follows_from(scan.text, first.start, scan.tokens[places[-1]].end)


def without_time_clauses(scan: Scan, places: Sequence[int]) -> Sequence[int]:
    """Without the clauses that only said until when or how long, beside one that names the task.

    "Vorlage anpassen, drei Stunden sind dafür genehmigt", "Liste tippen, Mitte Dezember sollte sie stehen".
    """
    kept: dict[int, list[int]] = {}
    for place in places:
        kept.setdefault(scan.clause[place], []).append(place)
    dropped = {clause for clause, left in kept.items() if _said_a_time(scan, clause, left)}
    if not any(_has_noun(scan, left) for clause, left in kept.items() if clause not in dropped):
        return places
    brackets = frozenset("()")
    return [
        place for place in places if scan.clause[place] not in dropped or scan.tokens[place].fold in brackets
    ]


def _said_a_time(scan: Scan, clause: int, left: Sequence[int]) -> bool:
    """Whether a time was taken out of a clause that says nothing else, or that only grants it."""
    taken = set(range(*scan.span(clause))).difference(left)
    if taken.isdisjoint(scan.timed):
        return False
    amount = scan.ending.get(left[0])
    if scan.in_set(left[0], "grants") and amount is not None and "duration" in amount.roles:
        return True
    if not scan.capitals or _has_noun(scan, left) or _goes_with_next(scan, clause):
        return False
    ought = any(scan.tokens[place].fold in OUGHT for place in left)
    return ought or not any(
        is_infinitive(scan, left, at) and not scan.idle(left[at]) for at in range(len(left))
    )


def _goes_with_next(scan: Scan, clause: int) -> bool:
    """ "Bis morgen klären, ob ..."."""
    behind, _ = scan.span(clause + 1)
    return scan.in_set(behind, "subordinate") or scan.in_set(behind, "whether")


def _has_noun(scan: Scan, places: Sequence[int]) -> bool:
    words = (place for place in places if scan.tokens[place].kind == "word" and not scan.idle(place))
    return any(scan.tokens[place].capital for place in words)


def without_scars(scan: Scan, places: list[int]) -> list[int]:
    """Without little words that belonged to a time that was taken out beside them: "Liste soll bis", "fertig sein"."""
    gaps = [at for at in range(1, len(places) + 1) if _gap_before(scan, places, at)]
    if not gaps or not all(
        scan.tokens[place].kind == "sign" or scan.idle(place) for place in places[gaps[-1] :]
    ):
        return places
    end = gaps[-1]
    while end > 1 and scan.tokens[places[end - 1]].fold in AFTER_TIME:
        end -= 1
    clause = last_clause(scan, places[:end])
    little = all(scan.tokens[place].fold in EMPTY for place in places[clause:end])
    return places[:clause] if clause and little else places[:end]


def _gap_before(scan: Scan, places: Sequence[int], at: int) -> bool:
    """Whether something was taken out before places[at]."""
    if at < len(places):
        return places[at] > places[at - 1] + 1
    following = places[-1] + 1
    return not scan.boundary(following)


def without_empty_brackets(scan: Scan, places: list[int]) -> list[int]:
    if not any(scan.tokens[place].fold in _JOINING for place in places):
        return places
    kept: list[int] = []
    for place in places:
        fold = scan.tokens[place].fold
        if fold == ")" and kept and scan.tokens[kept[-1]].fold == "(":
            kept.pop()
        elif not (fold in ",;." and (not kept or _repeats(scan, kept[-1], place))):
            kept.append(place)
    return kept


def _repeats(scan: Scan, before: int, place: int) -> bool:
    """Whether a sign follows another that a gap has brought beside it."""
    return scan.tokens[before].fold in ",;." and place > before + 1
