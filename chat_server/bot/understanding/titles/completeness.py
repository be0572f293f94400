"""Tells whether words name a task, and whether they name it completely."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.grammars import GRAMMARS
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.requests import request_end
from chat_server.bot.understanding.structure.tables import (
    EMPTY,
    LIKE_VERBS,
    OUGHT,
    PREPOSITIONS,
    PRONOUNS,
    REQUEST_INSIDE,
)

_FEW = 2
POLITE = frozenset({"bitte", "bite", "biite", "bitt", "please", "pls"})
_BEFORE_REQUEST = POLITE | {",", "-", "und", "and", "dann", "also", "daher"}
_ENDING_CLAUSES = frozenset({"\n", ",", ";", ":", ".", "!", "?", "(", "-", "und", "and", "sowie", "oder"})
_JOINING = frozenset({"und", "oder", "sowie"})
_PARTICLES = frozenset({"bitte", "mal", "doch", "alle", "alles"})
_SPEAKING = ("anrufen", "nachfragen", "anfragen", "nachhaken", "vorsprechen", "erkundigen")
_CONDITIONAL = frozenset({"es", "das", "waere", "waer", "wenn", "ist", "if", "mir"})


def names_a_task(scan: Scan, places: Sequence[int]) -> bool:
    """Whether any token is a word that says what is to be done: not "das bitte übernehmen"."""
    return any(scan.tokens[place].kind != "sign" and scan.tokens[place].fold not in EMPTY for place in places)


def speaks_to(scan: Scan, wording: Sequence[int]) -> bool:
    """ "Bei Stromnetz Hamburg anrufen": whom somebody speaks to, a preposition leads."""
    nouns = any(scan.tokens[place].capital for place in wording[1:])
    return nouns and any(scan.tokens[place].fold.endswith(_SPEAKING) for place in wording)


def stands_for_noun(scan: Scan, places: Sequence[int], at: int) -> bool:
    """Whether "es", "die" or "them" stands alone: "die schreiben", but not "die Liste schreiben"."""
    token = scan.tokens[places[at]]
    if token.fold not in PRONOUNS or (token.capital and token.fold == "sie"):
        return False
    after = scan.tokens[places[at + 1]] if at + 1 < len(places) else None
    return (
        after is None
        or after.kind == "sign"
        or after.fold in PREPOSITIONS | {"and", "und"}
        or is_infinitive(scan, places, at + 1)
    )


def leads_object(scan: Scan, places: Sequence[int], at: int) -> bool:
    """Whether a noun stands there that no preposition leads: "Fotos sortieren", but not "in den Kalender eintragen"."""
    token = scan.tokens[places[at]]
    if not token.capital or token.kind != "word" or token.fold in EMPTY:
        return False
    joined = False
    for place in reversed(places[:at]):
        before = scan.tokens[place]
        if before.fold in PREPOSITIONS:
            return False
        if before.kind != "word" or (before.capital and not joined):
            break
        joined = before.fold in _JOINING
    return True


def acts(scan: Scan, places: Sequence[int]) -> bool:
    """Whether a sentence says what is to be done: it asks for something, or it has an infinitive at its end."""
    please = scan.grammar is GRAMMARS["en"] and scan.tokens[places[0]].fold in POLITE
    return (
        please or asks_for(scan, places) or any(is_infinitive(scan, places, at) for at in range(len(places)))
    )


def commands(scan: Scan, places: Sequence[int]) -> bool:
    """ "Ordne die Unterlagen", "holts ein Angebot ein": a verb first, and behind it what it takes."""
    if not scan.capitals or len(places) <= _FEW or scan.in_set(places[0], "no_verb"):
        return False
    first = scan.tokens[places[0]]
    verbal = first.kind == "word" and first.fold not in PREPOSITIONS | EMPTY | OUGHT
    behind = next((place for place in places[1:] if scan.tokens[place].fold not in _PARTICLES), places[0])
    return verbal and scan.in_set(behind, "after_imperative")


def asks_for(scan: Scan, places: Sequence[int]) -> bool:
    """Whether a sentence begins with more of a request than "bitte"."""
    at = next((at for at, place in enumerate(places) if scan.tokens[place].fold not in _BEFORE_REQUEST), 0)
    start = scan.tokens[places[at]]
    if start.fold in _CONDITIONAL:
        return False
    opens = request_end(scan.text, start.start, scan.units[scan.unit_of[places[at]]].end) is not None
    return opens or any(_asks_firmly(scan, places, number) for number in range(len(places)))


def _asks_firmly(scan: Scan, places: Sequence[int], number: int) -> bool:
    """Whether more than "bitte" asks at a place: "brauche ich", "could you"."""
    end = asking_end(scan, places, number)
    return any(scan.tokens[place].fold not in POLITE for place in places[number:end])


def asking_end(scan: Scan, places: Sequence[int], number: int) -> int:
    """Where the words that ask end in places, if they begin at places[number]; else the number."""
    if scan.tokens[places[number]].fold not in REQUEST_INSIDE.forms:
        return number
    stop = REQUEST_INSIDE.end(
        scan.text, scan.tokens[places[number]].start, scan.units[scan.unit_of[places[number]]].end
    )
    if stop is None:
        return number
    return next(
        (at for at in range(number, len(places)) if scan.tokens[places[at]].start >= stop), len(places)
    )


def is_infinitive(scan: Scan, places: Sequence[int], at: int) -> bool:
    """ "Hotels vergleichen", at the end of a clause."""
    token = scan.tokens[places[at]]
    ends = at + 1 == len(places) or scan.tokens[places[at + 1]].fold in _ENDING_CLAUSES
    return (
        ends
        and scan.capitals
        and token.kind == "word"
        and not token.capital
        and len(token.fold) > 3
        and token.fold.endswith("n")
        and token.fold not in LIKE_VERBS
    )


def _is_noun(scan: Scan, places: Sequence[int]) -> bool:
    """Whether a wording begins with a noun: one that is written with a capital letter in the text."""
    token = scan.tokens[places[0]] if places else None
    return token is not None and token.capital and token.start > 0 and scan.text[token.start - 1] == " "
