"""Counts how often an amount of time is meant: "2 mal 45 Minuten", "acht Hotels, je Hotel 15 Minuten"."""

from collections.abc import Iterator

from chat_server.bot.understanding.grammar.scan import Scan

_NEAR = 4
_BETWEEN = 2
_STEM = 4


def minutes_in_all(scan: Scan, why: str, span: tuple[int, int], minutes: tuple[int, ...]) -> tuple[int, ...]:
    """What an amount comes to that a word beside it changes; nothing if the text does not say it.

    `why`: the reason to ask, `span`: first token and end of the amount with its qualifying words.
    """
    if why not in ("changed_amount", "for_each"):
        return minutes
    count = _factor(scan, *span) if why == "changed_amount" else _count(scan, *span)
    return tuple(count * value for value in minutes) if count else ()


def times_before(scan: Scan, place: int) -> int | None:
    """ "3 x", "zwei mal", "zweimal" that end before a place."""
    if scan.in_set(place - 1, "factor"):
        return _number(scan, place - 2)
    value = scan.tokens[place - 1].keys.get("<Mal>") if place > 0 else None
    return value if isinstance(value, int) else None


def _factor(scan: Scan, begin: int, close: int) -> int | None:
    behind = _number(scan, close + 1) if scan.in_set(close, "factor") else None
    return times_before(scan, begin) or behind


def _count(scan: Scan, begin: int, close: int) -> int | None:
    """How many things an amount is for each of: the one number in the text that counts them."""
    places = [*range(max(0, begin - _NEAR), begin), *range(close - 1, min(close + _NEAR, len(scan.tokens)))]
    each = [at for at in places if scan.in_set(at, "each")]
    said = [at + 1 for at in each if at + 1 < begin or close <= at + 1 < len(scan.tokens)]
    named = [scan.tokens[at].fold for at in said]
    counted = set(_counts(scan, [name for name in named if len(name) >= _STEM], begin))
    return counted.pop() if len(counted) == 1 else None


def _counts(scan: Scan, names: list[str], begin: int) -> Iterator[int]:
    """The numbers before things of these names; without a name those before the words right before the amount."""
    for at, token in enumerate(scan.tokens):
        if at in scan.timed or (number := _number(scan, at)) is None or number < _BETWEEN:
            continue
        behind = scan.tokens[at + 1 : at + 2 + _BETWEEN]
        same = any(
            name[:-1] in word.fold or word.fold[:-1] in name
            for name in names
            for word in behind
            if len(word.fold) > _STEM
        )
        if same or (not names and 0 < begin - at <= _NEAR and token.kind != "sign"):
            yield number


def _is_same(name: str, word: str) -> bool:
    """ "Hotel" and "Hotels", "Bewerber" and "Bewerbern"."""
    return len(word) > _STEM and (name[:-1] in word or word[:-1] in name)


def _number(scan: Scan, place: int) -> int | None:
    if not 0 <= place < len(scan.tokens):
        return None
    keys = scan.tokens[place].keys
    value = keys.get("<Menge>", keys.get("<Anzahl>"))
    return value if isinstance(value, int) else None
