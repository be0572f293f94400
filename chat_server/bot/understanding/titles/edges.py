"""Trims the wording of a title where times and clauses were taken out: no scars, no loose ends."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.speech import follows_from
from chat_server.bot.understanding.structure.tables import AFTER_TIME, EMPTY, FIRST_IN_TITLE
from chat_server.bot.understanding.titles.courtesy import WE

# Signs and little words that have nothing to join any more at the edge of a title.
_LOOSE = frozenset(
    {",", ";", ":", "-", "und", "and", "sowie", "aber", "/", "(", ")", "=", "&", "+", ".", "!", "?", ">"}
)
_LOOSE_FIRST = (_LOOSE - {"("}) | FIRST_IN_TITLE
_JOINING = frozenset(",;).")
CLAUSE_SIGNS = frozenset(",;:-")


def without_loose_ends(scan: Scan, places: list[int]) -> list[int]:
    """Without little words and signs at both ends, and without empty or open brackets."""
    start, end = 0, _closed(scan, places)
    while start < end and scan.tokens[places[start]].fold in _LOOSE_FIRST:
        start += 1
    while end > start and scan.tokens[places[end - 1]].fold in _LOOSE - {")"}:
        end -= 1
    return without_empty_brackets(scan, places[start:end])


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
        if scan.tokens[places[number - 1]].fold in CLAUSE_SIGNS and _explains(scan, places, number):
            return places[: number - 1]
    return places


def _explains(scan: Scan, places: Sequence[int], number: int) -> bool:
    first = scan.tokens[places[number]]
    speaks = first.fold in WE - {"und", "and"}
    return speaks or follows_from(scan.text, first.start, scan.tokens[places[-1]].end)


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
