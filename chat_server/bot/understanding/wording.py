"""Words a title: the sentence of a request without courtesy, lead-in, thanks, and without scars where times stood."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.speech import follows_from, states
from chat_server.bot.understanding.structure.tables import AFTER_TIME, CONNECTING, EMPTY, REQUEST_INSIDE

_MAX_WORDS_OF_NAME = 4
_MAX_WORDS_OF_THANKS = 10
# Signs and little words that have nothing to join any more at the edge of a title.
_LOOSE = frozenset(
    {",", ";", ":", "-", "und", "and", "sowie", "aber", "/", "(", ")", "=", "&", "+", ".", "!", "?"}
)
_JOINING = frozenset(",;)")
_CLAUSE_SIGNS = frozenset(",;:-")
_ARTICLES = frozenset({"ein", "eine", "einen", "a", "an"})
_YOU = frozenset({"du", "sie", "ihr", "you"})
_POLITE = frozenset({"bitte", "bite", "biite", "bitt", "please", "pls"})
_OBLIGED = frozenset(
    {"soll", "sollen", "sollte", "sollten", "muss", "muessen", "muesste", "muessten", "should", "must", "be"}
)
_WE = frozenset({"ich", "wir", "i", "we", "und", "and"})


def worded(scan: Scan, places: Sequence[int]) -> list[int]:
    """Of the tokens of a sentence those that make a title."""
    start = _after_courtesy(scan, list(places))
    end = _before_thanks(scan, places, start)
    asked = _what_is_asked(scan, list(places[start:end]))
    asked = asked[_after_courtesy(scan, asked) :]
    return without_loose_ends(scan, _without_scars(scan, _without_reason(scan, asked)))


def without_loose_ends(scan: Scan, places: list[int]) -> list[int]:
    """Without joining words and signs at both ends, and without empty brackets."""
    start, end = 0, len(places)
    while start < end and scan.tokens[places[start]].fold in _LOOSE - {"("}:
        start += 1
    while end > start and scan.tokens[places[end - 1]].fold in _LOOSE - {")"}:
        end -= 1
    return _without_empty_brackets(scan, places[start:end])


def names_a_task(scan: Scan, places: Sequence[int]) -> bool:
    """Whether any token is a word that says what is to be done: not "das bitte übernehmen"."""
    return any(scan.tokens[place].kind != "sign" and scan.tokens[place].fold not in EMPTY for place in places)


def _what_is_asked(scan: Scan, places: list[int]) -> list[int]:
    """ "Für die Praxis brauche ich einen Aushang", "Wenn es geht, bitte ...": what the words that ask, ask for."""
    number = 0
    while number < len(places):
        end = _asking_end(scan, places, number)
        words = {scan.tokens[place].fold for place in places[number:end]}
        if end == number or words <= _OBLIGED or (words & _WE and not _begins_clause(scan, places, number)):
            number += 1
            continue
        before, after = places[:number], places[end:]
        if words & _WE and after and scan.tokens[after[0]].fold in _ARTICLES:
            after = after[1:]
        asked = _joined(scan, before, words, after)
        if asked is None:
            number = end
            continue
        number = number if asked[:number] == before else 0
        places = asked
    return places


def _asking_end(scan: Scan, places: Sequence[int], number: int) -> int:
    """Where the words that ask end in places, if they begin at places[number]; else the number."""
    stop = REQUEST_INSIDE.end(
        scan.text, scan.tokens[places[number]].start, scan.units[scan.unit_of[places[number]]].end
    )
    if stop is None:
        return number
    return next(
        (at for at in range(number, len(places)) if scan.tokens[places[at]].start >= stop), len(places)
    )


def _begins_clause(scan: Scan, places: Sequence[int], number: int) -> bool:
    """ "We need" is a request where it begins a clause, "brauche ich" everywhere, not "dass wir brauchen"."""
    inverted = scan.tokens[places[number]].fold not in _WE
    return inverted or not number or scan.tokens[places[number - 1]].kind == "sign"


def _joined(scan: Scan, before: list[int], words: set[str], after: list[int]) -> list[int] | None:
    """What a request asks for: what stands behind its words, before them, or both; None if it must stay whole."""
    if not before:
        return after
    clause = _last_clause(scan, before)
    if not names_a_task(scan, after):
        return before[:clause] if words & _WE and clause else [*before, *after]
    leads = _leads(scan, before)
    if words <= _POLITE:
        return _politely(scan, before, clause, after) if leads else [*before, *after]
    if leads or words & _YOU or scan.tokens[before[0]].fold in CONNECTING:
        return after
    return before if clause == len(before) else [*before, *after]


def _politely(scan: Scan, before: list[int], clause: int, after: list[int]) -> list[int] | None:
    """ "Die Besprechung dauert lang, Raum bitte reservieren": the clause that asks, if it names the task by itself."""
    asking = [*before[clause:], *after]
    several = sum(
        scan.tokens[place].kind != "sign" and scan.tokens[place].fold not in EMPTY for place in asking
    )
    return asking if several > 1 else None


def _leads(scan: Scan, before: Sequence[int]) -> bool:
    """Whether words only lead to a request: a statement, "wenn ...", "da ..."."""
    span = scan.tokens[before[0]].start, scan.tokens[before[-1]].end
    return states(scan.text, *span) or follows_from(scan.text, *span)


def _last_clause(scan: Scan, places: Sequence[int]) -> int:
    """Where the last clause begins; their number if a sign ends them, 0 if there is only one."""
    signs = (at for at in range(len(places), 0, -1) if scan.tokens[places[at - 1]].fold in _CLAUSE_SIGNS)
    return next(signs, 0)


def _without_reason(scan: Scan, places: list[int]) -> list[int]:
    """Without the clause that only says why: ", weil ...", ", damit ..."."""
    for number in range(2, len(places)):
        if scan.tokens[places[number - 1]].fold in _CLAUSE_SIGNS and follows_from(
            scan.text, scan.tokens[places[number]].start, scan.tokens[places[-1]].end
        ):
            return places[: number - 1]
    return places


def _without_scars(scan: Scan, places: list[int]) -> list[int]:
    """Without little words that belonged to a time that was taken out beside them: "Liste soll bis", "fertig sein"."""
    gaps = [at for at in range(1, len(places) + 1) if _gap_before(scan, places, at)]
    if not gaps or not all(
        scan.tokens[place].kind == "sign" or scan.idle(place) for place in places[gaps[-1] :]
    ):
        return places
    end = gaps[-1]
    while end > 1 and scan.tokens[places[end - 1]].fold in AFTER_TIME:
        end -= 1
    clause = _last_clause(scan, places[:end])
    little = all(scan.tokens[place].fold in EMPTY for place in places[clause:end])
    return places[:clause] if clause and little else places[:end]


def _gap_before(scan: Scan, places: Sequence[int], at: int) -> bool:
    """Whether something was taken out before places[at]."""
    if at < len(places):
        return places[at] > places[at - 1] + 1
    following = places[-1] + 1
    return not scan.boundary(following)


def _after_courtesy(scan: Scan, places: list[int]) -> int:
    """How many tokens of greeting and lead-in a sentence begins with ("Hallo Anna, könntest du bitte ...")."""
    start = 0
    while start < len(places):
        atom = scan.starting.get(places[start])
        meaning = atom.meaning("lead") if atom else None
        size = atom.end - atom.first if atom else 0
        if meaning == "label" and not _labels(scan, places, start + size):
            break
        if atom and meaning and places[start : start + size] == list(range(atom.first, atom.end)):
            start += size
            start = _after_name(scan, places, start) if meaning == "greeting" else start
            start = _after_need(scan, places, start) if meaning == "need" else start
        elif scan.tokens[places[start]].fold in {",", ":", "!"} and start:
            start += 1
        else:
            break
    said = any(scan.tokens[place].kind != "sign" for place in places[start:])
    return len(places) if start and not said else start


def _after_need(scan: Scan, places: Sequence[int], start: int) -> int:
    """Past the "ich" in "brauche ich eine Liste", and the article behind."""
    for words in (_WE, _ARTICLES):
        start += start < len(places) and scan.tokens[places[start]].fold in words
    return start


def _labels(scan: Scan, places: Sequence[int], end: int) -> bool:
    """ "Frist: Freitag", "Budget 2 h" say what follows; "Frist suchen" is what is to be done."""
    if end >= len(places):
        return True
    taken_out = places[end] > places[end - 1] + 1
    return taken_out or scan.tokens[places[end]].fold in {":", "-", "="}


def _after_name(scan: Scan, places: list[int], start: int) -> int:
    """Past the name in "Hallo Frau Weber,": a few words that end with a sign, the sentence or the line."""
    for number in range(start, min(start + _MAX_WORDS_OF_NAME, len(places))):
        if scan.tokens[places[number]].kind == "sign":
            return number
        if not scan.tokens[places[number]].capital:
            return start
    return len(places) if len(places) <= start + _MAX_WORDS_OF_NAME else start


def _before_thanks(scan: Scan, places: Sequence[int], start: int) -> int:
    """Where thanks and regards begin that end a sentence, with the name of who signs."""
    for number in range(max(start, len(places) - _MAX_WORDS_OF_THANKS), len(places)):
        atom = scan.starting.get(places[number])
        size = atom.end - atom.first if atom else 0
        if atom and "closing" in atom.roles and len(places) - number <= size + _MAX_WORDS_OF_NAME:
            names = places[number + size :]
            if all(scan.tokens[p].kind == "sign" or scan.tokens[p].capital for p in names):
                return number
    return len(places)


def _without_empty_brackets(scan: Scan, places: list[int]) -> list[int]:
    if not any(scan.tokens[place].fold in _JOINING for place in places):
        return places
    kept: list[int] = []
    for place in places:
        fold = scan.tokens[place].fold
        if fold == ")" and kept and scan.tokens[kept[-1]].fold == "(":
            kept.pop()
        elif not (fold in ",;" and (not kept or scan.tokens[kept[-1]].fold in ",;")):
            kept.append(place)
    return kept
