"""Finds what a request without an object is about: the noun that another sentence named ("Termin beim Zahnarzt")."""

from collections.abc import Iterator, Sequence

from chat_server.bot.understanding.grammar.atoms import Token
from chat_server.bot.understanding.grammar.grammars import GRAMMARS
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.tables import (
    CALLS,
    DETERMINERS,
    JOINING_NOUNS,
    PALE,
    PLAIN_DETERMINERS,
    PLANNING,
    PREPOSITIONS,
    STATEMENT_VERBS,
)

_MAX_ADJECTIVES = 2
_MAX_WORDS = 3
_TIMES = frozenset({"date", "clock", "duration", "days", "weak_date"})
_NO_NOUN = frozenset({"herr", "frau", "sie", "ihnen", "ihr", "ihre", "i"})


def matter_of(scan: Scan, places: Sequence[int]) -> list[int]:
    """The last noun of a sentence that no preposition leads and that names something, with what belongs to it."""
    spoken = _outside_brackets(scan, places)
    named: list[int] = []
    pale: list[int] = []
    at = 0
    while at < len(spoken):
        noun = _noun_phrase(scan, spoken, at)
        if noun and not _is_all(scan, noun, PLANNING | CALLS):
            named, pale = (named, noun) if _is_all(scan, noun, PALE) else (noun, pale)
        at += len(noun) + 1
    return named or pale


def _is_all(scan: Scan, noun: Sequence[int], words: frozenset[str]) -> bool:
    """ "Eine Liste", "drei Stunden"; not "eine Liste der Kunden"."""
    return all(scan.tokens[place].fold in words for place in noun if _is_noun(scan.tokens[place]))


def _outside_brackets(scan: Scan, places: Sequence[int]) -> list[int]:
    depth, outside = 0, []
    for place in places:
        depth += scan.tokens[place].fold == "("
        if not depth:
            outside.append(place)
        depth -= depth > 0 and scan.tokens[place].fold == ")"
    return outside


def _noun_phrase(scan: Scan, places: Sequence[int], at: int) -> list[int]:
    """The noun phrase behind a determiner or a number at places[at], without the determiner."""
    token = scan.tokens[places[at]]
    counted = token.kind == "number" or ("<Zahl>" in token.keys and token.fold not in DETERMINERS)
    if not (counted or token.fold in DETERMINERS or _is_adjective(scan, places, at)) or (
        at and _leads(scan, places[at - 1])
    ):
        return []
    if places[at] in scan.starting and scan.starting[places[at]].roles.keys() & _TIMES:
        return []
    end = _noun_end(scan, places, at + 1)
    if not end:
        return []
    noun = next(number for number in range(at + 1, end) if _is_noun(scan.tokens[places[number]]))
    if places[noun] in scan.timed:
        return []
    return list(places[at if counted else noun : end])


def _is_adjective(scan: Scan, places: Sequence[int], at: int) -> bool:
    """ "Bekommt neue Öffnungszeiten": an adjective without an article before a noun."""
    token = scan.tokens[places[at]]
    before_noun = at + 1 < len(places) and scan.capitals and _is_noun(scan.tokens[places[at + 1]])
    verbal = token.fold in STATEMENT_VERBS or (at and scan.tokens[places[at - 1]].fold in DETERMINERS)
    return (
        token.kind == "word" and not token.capital and token.fold.endswith("e") and before_noun and not verbal
    )


def _leads(scan: Scan, before: int) -> bool:
    token = scan.tokens[before]
    return token.fold in PREPOSITIONS or (token.kind == "number" and before not in scan.timed)


def _noun_end(scan: Scan, places: Sequence[int], start: int) -> int:
    """Where the noun ends that follows at most two adjectives; 0 if there is none."""
    for at in range(start, min(start + _MAX_ADJECTIVES + 1, len(places))):
        if _is_noun(scan.tokens[places[at]]):
            return _joined_end(scan, places, at + 1)
        if scan.tokens[places[at]].kind != "word":
            return 0
    return 0


def _is_noun(token: Token) -> bool:
    return token.kind == "word" and token.capital and token.fold not in _NO_NOUN


def _joined_end(scan: Scan, places: Sequence[int], end: int) -> int:
    """Past further names, and a noun joined by "von", "der", "für" or the like."""
    while end < len(places) and _is_noun(scan.tokens[places[end]]):
        end += 1
    if end < len(places) and scan.tokens[places[end]].fold in JOINING_NOUNS:
        for at in range(end + 1, min(end + 1 + _MAX_WORDS, len(places))):
            if _is_noun(scan.tokens[places[at]]):
                return at + 1
    return end


def plain_matter_of(scan: Scan, places: Sequence[int]) -> list[int]:
    """As `matter_of` where nouns have no capitals: what stands behind the last number, "the" or "my" of English."""
    if scan.grammar is not GRAMMARS["en"]:
        return []
    starts = [
        at
        for at, place in enumerate(places)
        if _counts_or_determines(scan.tokens[place])
        and place not in scan.timed
        and not (place in scan.starting and scan.starting[place].roles.keys() & _TIMES)
        and not (at and _leads(scan, places[at - 1]))
    ]
    if not starts:
        return []
    counted = scan.tokens[places[starts[-1]]].kind == "number"
    named = list(_plain(scan, places[starts[-1] + 1 :]))
    if any(place in scan.timed or "<Monat>" in scan.tokens[place].keys for place in named):
        return []
    return [places[starts[-1]], *named] if named and counted else named


def _counts_or_determines(token: Token) -> bool:
    return token.fold in PLAIN_DETERMINERS or token.kind == "number"


def _plain(scan: Scan, places: Sequence[int]) -> Iterator[int]:
    for place in places[:_MAX_WORDS]:
        token = scan.tokens[place]
        if token.kind != "word" or token.fold in PREPOSITIONS or token.fold in STATEMENT_VERBS:
            return
        yield place
