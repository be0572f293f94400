"""Words beside a time that change what it says without being read: zones, factors, shares, conditions.

A time that such a word touches is never taken as it stands; it is asked about (SPEC 6, never silently partial).
"""

from collections.abc import Sequence
from itertools import takewhile

from chat_server.bot.understanding.changes.beyond import is_left_open, is_scaled_behind
from chat_server.bot.understanding.changes.multiples import times_before
from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence

_MAX_WORDS_OF_ZONE = 4
_NEAR = 4
_MAX_WORDS_OF_CONDITION = 16


def zone_behind(scan: Scan, place: int) -> bool:
    """Whether a foreign zone is named behind a time of day: "17 Uhr Londoner Zeit", "5pm EST", "9 Uhr (Ortszeit)"."""
    if place < len(scan.tokens) and scan.tokens[place].fold == "(":
        place += 1
    for at in range(place, min(place + _MAX_WORDS_OF_ZONE, len(scan.tokens))):
        if scan.in_set(at, "zone") and (scan.is_upper(at) or len(scan.tokens[at].fold) > _NEAR):
            return True
        if scan.in_set(at, "time_word"):
            return scan.some(range(place, at), "own_zone") is False and at > place
        if scan.boundary(at) or not (scan.tokens[at].capital or scan.in_set(at, "zone_adjective")):
            return False
    return False


def changed_amount(scan: Scan, begin: int, first: int, close: int, covered: Sequence[bool]) -> str | None:
    """The reason to ask about an amount (`first` its number, from `begin` to `close` with its qualifying words)."""
    if _is_below_zero(scan, first):
        return "below_zero"
    if _is_multiplied(scan, begin, first, close) or _is_share(scan, begin) or is_scaled_behind(scan, close):
        return "changed_amount"
    if _for_each(scan, begin, close):
        return "for_each"
    goes_on = _on_condition(scan, close, covered) or is_left_open(scan, close, covered)
    return "amount_goes_on" if goes_on else None


def _is_below_zero(scan: Scan, first: int) -> bool:
    """ "Minus 3 Stunden", "-2 Stunden"; but "Liste - 2 Stunden" has a dash."""
    if first == 0:
        return False
    sign = scan.tokens[first - 1]
    if sign.fold == "minus":
        return True
    apart = sign.start == 0 or scan.text[sign.start - 1].isspace()
    return sign.fold == "-" and sign.end == scan.tokens[first].start and apart


def _is_multiplied(scan: Scan, begin: int, first: int, close: int) -> bool:
    """ "3 x 40 Minuten", "zwei Stunden mal drei", "90 Minuten plus Pause"."""
    if times_before(scan, min(begin, first)):
        return True
    if scan.in_set(close, "factor"):
        return _number(scan, close + 1)
    return scan.in_set(close, "added")


def _is_share(scan: Scan, begin: int) -> bool:
    """ "10 Prozent von 5 Stunden", "die Hälfte von 6 Stunden"; but "alles +4 % – 1,5 h"."""
    first, _ = scan.span(scan.clause[begin]) if begin < len(scan.tokens) else (begin, begin)
    return scan.some(range(max(first, begin - 3), begin), "share")


def _for_each(scan: Scan, begin: int, close: int) -> bool:
    """ "Je Hotel 20 Minuten", "half an hour of your time for each": a word of sharing out near, in the same clause."""
    if begin >= len(scan.tokens):
        return False
    first, end = scan.span(scan.clause[begin])
    before = range(max(first, begin - _NEAR), begin)
    behind = range(close, min(end, close + _NEAR + 1))
    apart = close + 1 if close < len(scan.tokens) and scan.tokens[close].fold == "," else close
    beside = (*before, *behind, apart, *_before_brackets(scan, begin))
    return scan.some(beside, "each")


def _before_brackets(scan: Scan, begin: int) -> range:
    """ "Je Kapitel (sind sieben) 25 Minuten": what stands before the brackets right before an amount."""
    if begin == 0 or scan.tokens[begin - 1].fold != ")":
        return range(0)
    opened = next((at for at in range(begin - 1, -1, -1) if scan.tokens[at].fold == "("), 0)
    return range(max(0, opened - 2), opened)


def _on_condition(scan: Scan, close: int, covered: Sequence[bool]) -> bool:
    """ "2 Stunden, wenn es nicht reicht, auch 3": a second number without a unit, said with a condition."""
    end = min(close + _MAX_WORDS_OF_CONDITION, len(scan.tokens))
    behind = list(takewhile(lambda place: not ends_sentence(scan.tokens[place]), range(close, end)))
    if behind and scan.tokens[close].kind == "number" and _lonely(scan, close, covered):
        return True  # "1 Std. 30."
    if any(_instead(scan, place, covered) for place in behind):
        return True
    conditional = scan.some(behind, "otherwise")
    return conditional and any(_lonely(scan, place, covered) for place in behind)


def _instead(scan: Scan, place: int, covered: Sequence[bool]) -> bool:
    """ "Erst dachte ich zwei Stunden, aber drei sind realistischer"."""
    if scan.in_set(place - 1, "once_more") and not covered[place] and _number(scan, place):
        return scan.boundary(place + 1)  # "eine Stunde, und danach das Album, nochmal zwei"
    opposed = scan.in_set(place - 1, "otherwise") or scan.in_set(place - 1, "opposed")
    return opposed and not covered[place] and _number(scan, place) and scan.in_set(place + 1, "grants")


def _lonely(scan: Scan, place: int, covered: Sequence[bool]) -> bool:
    """A number that counts nothing."""
    if covered[place] or not _number(scan, place):
        return False
    after = place + 1
    ordinal = "<Tag.>" in scan.tokens[place].keys  # its full stop may end the sentence
    if ordinal and after < len(scan.tokens) and scan.tokens[after].capital:
        return scan.tokens[place].kind == "number" and "<Monat>" not in scan.tokens[after].keys
    return scan.boundary(after) or scan.in_set(after, "otherwise")


def _number(scan: Scan, place: int) -> bool:
    return 0 <= place < len(scan.tokens) and not {"<Menge>", "<Tag.>"}.isdisjoint(scan.tokens[place].keys)
