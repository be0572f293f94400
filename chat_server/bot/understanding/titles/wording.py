"""Words a title: the sentence of a request without courtesy, lead-in, thanks, and without scars where times stood."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.requests import begins_with_verb, request_end
from chat_server.bot.understanding.structure.speech import follows_from
from chat_server.bot.understanding.structure.tables import DETERMINERS, PREPOSITIONS, REQUEST
from chat_server.bot.understanding.titles.asking import what_is_asked
from chat_server.bot.understanding.titles.completeness import (
    POLITE,
    acts,
    asks_for,
    commands,
    is_infinitive,
    names_a_task,
)
from chat_server.bot.understanding.titles.courtesy import ARTICLES, after_courtesy, is_need, said
from chat_server.bot.understanding.titles.edges import (
    without_loose_ends,
    without_reason,
    without_scars,
    without_time_clauses,
)
from chat_server.bot.understanding.titles.infinitive import is_order

_CLAUSE_ENDS = frozenset({",", ";"})
_ENOUGH_WORDS = 4


def worded(scan: Scan, places: Sequence[int]) -> list[int]:
    """Of the tokens of a sentence those that make a title."""
    places = without_time_clauses(scan, _behind_statement(scan, _behind_story(scan, places)))
    start = after_courtesy(scan, places)
    needed = any(is_need(scan, place) for place in places[:start])
    asked = what_is_asked(scan, list(said(scan, places)), needed=needed)
    asked = _behind_heading(scan, asked[after_courtesy(scan, asked) :])
    return without_loose_ends(scan, without_scars(scan, without_reason(scan, asked)))


def _behind_statement(scan: Scan, places: Sequence[int]) -> Sequence[int]:
    """ "Die Rate ist fällig, ändern Sie das Konto": the request behind what only says how things are."""
    for at in range(2, len(places) - 2):
        if scan.tokens[places[at]].fold in _CLAUSE_ENDS and _orders(scan, places[at + 1 :]):
            before = places[:at]
            said = asks_for(scan, before) or commands(scan, before)
            said = said or is_infinitive(scan, before, at - 1) or not names_a_task(scan, places[at + 1 :])
            return places if said else places[at + 1 :]
    return places


def _orders(scan: Scan, places: Sequence[int]) -> bool:
    first = scan.tokens[places[0]]
    if not scan.capitals or first.kind != "word" or first.capital:
        return False
    said = scan.text[first.start : scan.tokens[places[-1]].end]
    return begins_with_verb(said, 0, len(said)) or is_order(said)


def _behind_story(scan: Scan, places: Sequence[int]) -> Sequence[int]:
    """ "Mein knie macht probleme such mir einen orthopäden": where nothing divides, the request may stand behind."""
    first, last = scan.tokens[places[0]].start, scan.tokens[places[-1]].end
    said = scan.text[first:last]
    if not said.islower() or any(sign in said for sign in ",.;:") or request_end(scan.text, first, last):
        return places
    starts = (
        start for start, end in REQUEST.starts(scan.text, first, last) if _takes_object(scan, places, end)
    )
    start = next((start for start in starts if start > first), first)
    behind = [place for place in places if scan.tokens[place].start >= start]
    return behind if len(behind) > _ENOUGH_WORDS else places


def _takes_object(scan: Scan, places: Sequence[int], end: int) -> bool:
    """ "... bitte einen gutschein besorgen", but not "... bitte mal anschauen"."""
    behind = [scan.tokens[place] for place in places if scan.tokens[place].start >= end]
    before = next(token for place in reversed(places) if (token := scan.tokens[place]).start < end)
    return before.fold not in POLITE or (
        bool(behind) and behind[0].fold in DETERMINERS | {"alle", "nen", "ne"}
    )


def _behind_heading(scan: Scan, places: list[int]) -> list[int]:
    """ "Ganz kurz: Flüge suchen", "Für die Kanzlei: bitte ...": what stands behind a colon, if that is the request."""
    at = next((at for at, place in enumerate(places) if scan.tokens[place].fold == ":"), 0)
    if not 0 < at < len(places) - 1:
        return places
    heading, behind = places[:at], places[at + 1 :]
    leads = not names_a_task(scan, heading) or _only_leads(scan, heading)
    return behind if asks_for(scan, behind) or (leads and names_a_task(scan, behind)) else places


def _only_leads(scan: Scan, heading: list[int]) -> bool:
    """ "Für Herrn Walz: ...", "wenn du dazu kommst: ...", "deshalb vorher noch: ..."."""
    first = scan.tokens[heading[0]]
    if acts(scan, heading) or any(scan.tokens[place].fold in ARTICLES | {"ne", "nen"} for place in heading):
        return False
    if first.fold in PREPOSITIONS or follows_from(scan.text, first.start, scan.tokens[heading[-1]].end):
        return True
    return scan.capitals and not any(scan.tokens[place].capital for place in heading)
