"""Words beyond an amount of time that change it: "oder waren es drei?", "davon die Hälfte", "gern mehr"."""

from collections.abc import Sequence
from fractions import Fraction

from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence

_FAR = 16
_NEAR = 3


def is_scaled_behind(scan: Scan, close: int) -> bool:
    """ "Davon bitte nur die Hälfte", "half of that", "diesmal ist es die doppelte Menge"."""
    places = range(close, min(close + _FAR, len(scan.tokens)))
    return any(_is_share_of_that(scan, at) or _is_doubled(scan, at) for at in places)


def _is_share_of_that(scan: Scan, place: int) -> bool:
    if not scan.in_set(place, "share") or scan.in_set(place + 1, "share"):
        return False
    near = range(place - _NEAR - 1, place) if scan.capitals else range(place + 1, place + _NEAR)
    behind = (place + 1,) if scan.capitals else ()
    return scan.some((*near, *behind), "of_that")


def _is_doubled(scan: Scan, place: int) -> bool:
    """ "Das Doppelte", "die doppelte Zeit", "twice that"; but "in doppelter Ausführung", "double-check"."""
    if not scan.in_set(place, "doubled"):
        return False
    return scan.in_set(place + 1, "quantity") or (scan.capitals and scan.boundary(place + 1))


def is_left_open(scan: Scan, close: int, covered: Sequence[bool]) -> bool:
    """Whether another number or "mehr" behind an amount leaves open how much it is."""
    end = min(close + _FAR, len(scan.tokens))
    if any(_is_other(scan, at, close, covered) for at in range(close, end)):
        return True
    sentence = next((at for at in range(close, end) if ends_sentence(scan.tokens[at])), end)
    return any(_is_more(scan, at) for at in range(close, sentence))


def _is_other(scan: Scan, place: int, close: int, covered: Sequence[bool]) -> bool:
    """ "Oder vielleicht fünf", "zehn Stunden? 15?", ", ich finde, eine reicht"."""
    if covered[place] or "<Menge>" not in scan.tokens[place].keys:
        return False
    if scan.in_set(place + 1, "suffices") and scan.boundary(place + 2):
        return True
    if not (scan.boundary(place + 1) or scan.in_set(place + 1, "ends_number")):
        return False
    before = place - 1
    while before > close and scan.in_set(before, "behind_or"):
        before -= 1
    asked = place == close + 1 and scan.tokens[close].fold == "?"
    return asked or (before >= close and scan.in_set(before, "or"))


def _is_more(scan: Scan, place: int) -> bool:
    """ "Gern mehr", "nimm halt länger"; but "mehr nicht", "nicht mehr"."""
    return (
        scan.in_set(place, "more_or_less") and scan.boundary(place + 1) and scan.in_set(place - 1, "gladly")
    )


def number_of_it(scan: Scan, close: int, taken: frozenset[int]) -> tuple[int, int | Fraction] | None:
    """The place and the value of a lonely number that says how much of what ends before a place, or instead of it:
    "drei Stunden übrig, nehmt davon zwei", "letztes Jahr drei Stunden, diesmal bitte nur zwei".

    `taken`: the places of amounts, none of which may stand between.
    """
    for at in range(close, min(close + _FAR, len(scan.tokens))):
        if at in taken:
            return None
        keys = scan.tokens[at].keys
        value = keys.get("<Menge>", keys.get("<Tag.>"))
        if isinstance(value, int | Fraction) and _is_only(scan, at):
            return at, value
    return None


def _is_only(scan: Scan, place: int) -> bool:
    """ "Nur zwei.", "davon zwei", "nur noch eine, bitte", "nimm eine davon", "nehmen Sie lieber vier"; but "nur zwei
    Hotels".
    """
    if scan.capitals and scan.in_set(place + 1, "of_that"):
        return True
    before = place - 1
    while scan.in_set(before, "still_only"):
        before -= 1
    if scan.in_set(before, "only_so_much"):
        return _ends_there(scan, place) or scan.in_set(place + 1, "and") or _is_for(scan, before, place)
    while scan.in_set(before, "behind_take"):
        before -= 1
    return scan.in_set(before, "takes_instead") and _ends_there(scan, place)


def _is_for(scan: Scan, word: int, place: int) -> bool:
    """ "Bitte nur eine für Pinterest", "nimm davon zwei für Fotos"; but "fünf Stunden, davon zwei für Fotos"."""
    taken = scan.in_set(word - 1, "takes_instead") or not scan.in_set(word, "of_that")
    return scan.in_set(place + 1, "intended") and taken


def _ends_there(scan: Scan, place: int) -> bool:
    polite = scan.in_set(place + 1, "polite") and scan.boundary(place + 2)
    return polite or scan.boundary(place + 1) or _ends_sentence(scan, place)


def _ends_sentence(scan: Scan, place: int) -> bool:
    """ "Nimm lieber 3. Förderprogramme ...": the full stop behind the number, not an ordinal."""
    token, after = scan.tokens[place], place + 1
    stop = token.kind == "number" and scan.text[token.start : token.end].endswith(".")
    begins = after < len(scan.tokens) and after not in scan.timed and scan.tokens[after].capital
    return stop and scan.capitals and begins


def is_denied(scan: Scan, begin: int, close: int) -> bool:
    """ "Mehr als zwei Stunden braucht das nicht", "ich glaube nicht, dass das mehr als eine Stunde dauert",
    "wenn du mehr als zwei brauchst, sag Bescheid".
    """
    place = close
    while not scan.boundary(place):
        if scan.in_set(place, "denial"):
            return True
        place += 1
    first, _ = scan.span(scan.clause[begin])
    if any(_denies(scan, at) for at in range(first, begin)):
        return True
    before = scan.span(scan.clause[first - 1]) if first else (0, 0)
    that = scan.in_set(first, "that") or scan.in_set(first, "whether")
    thought = that and scan.together(first - 1, first)
    reported = thought and any(_denies(scan, at) for at in range(*before))
    return reported or (scan.in_set(first, "if") and scan.some((first + 1, first + 2), "addressed"))


def _denies(scan: Scan, place: int) -> bool:
    return scan.in_set(place, "denial") or scan.tokens[place].fold.endswith("n't")
