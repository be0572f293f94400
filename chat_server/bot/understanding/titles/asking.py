"""Finds what the words that ask for something, ask for."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.speech import follows_from, states
from chat_server.bot.understanding.structure.tables import CONNECTING
from chat_server.bot.understanding.titles.completeness import POLITE, asking_end, names_a_task
from chat_server.bot.understanding.titles.courtesy import ARTICLES, WE
from chat_server.bot.understanding.titles.edges import last_clause

_YOU = frozenset({"du", "sie", "ihr", "you"})


def what_is_asked(scan: Scan, places: list[int], *, needed: bool) -> list[int]:
    """ "Für die Praxis brauche ich einen Aushang", "Wenn es geht, bitte ...": what the words that ask, ask for.

    `needed`: "ich brauche" stood before, so that what is needed is named already.
    """
    number = 0
    while number < len(places):
        end = asking_end(scan, places, number)
        words = {scan.tokens[place].fold for place in places[number:end]} if end > number else set()
        if end == number or (words & WE and not _begins_clause(scan, places, number)):
            number += 1
            continue
        before, after = places[:number], places[end:]
        if needed and before and words & _YOU:
            return before
        if words & WE and after and scan.tokens[after[0]].fold in ARTICLES:
            after = after[1:]
        asked = _joined(scan, before, words, after)
        number = number if asked[:number] == before else 0
        places = asked
    return places


def _begins_clause(scan: Scan, places: Sequence[int], number: int) -> bool:
    """ "We need" is a request where it begins a clause, "brauche ich" everywhere, not "dass wir brauchen"."""
    inverted = scan.tokens[places[number]].fold not in WE - {"und", "and"}
    return inverted or not number or scan.tokens[places[number - 1]].kind == "sign"


def _joined(scan: Scan, before: list[int], words: set[str], after: list[int]) -> list[int]:
    """What a request asks for: what stands behind its words, before them, or both."""
    if not before:
        return after
    clause = last_clause(scan, before)
    if not names_a_task(scan, after):
        return before[:clause] if words & WE and clause else [*before, *after]
    leads = _leads(scan, before)
    if scan.tokens[before[-1]].fold == ":":
        return after
    if words <= POLITE:
        return [*before[clause:], *after] if leads else [*before, *after]
    if leads or words & _YOU or scan.tokens[before[0]].fold in CONNECTING:
        return after
    return before if clause == len(before) and names_a_task(scan, before) else [*before, *after]


def _leads(scan: Scan, before: Sequence[int]) -> bool:
    """Whether words only lead to a request: a statement, "wenn ...", "da ..."."""
    span = scan.tokens[before[0]].start, scan.tokens[before[-1]].end
    return states(scan.text, *span) or follows_from(scan.text, *span)
