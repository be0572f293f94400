"""Finds where the words begin that a place belongs to, and how they hang on others ("weil", "wenn", "der ... kann")."""

from typing import Literal, TypeAlias

from chat_server.bot.understanding.grammar.scan import Scan

Hanging: TypeAlias = Literal["if", "condition", "relative", "nothing"]
_NEAR = 3
_WHETHER = "ob"


def begin_of(scan: Scan, first: int, place: int) -> tuple[int, Hanging | None]:
    """Where the words begin that the place belongs to, and how they hang on others."""
    while first < place and (scan.tokens[first].kind == "sign" or scan.in_set(first, "conjunction")):
        first += 1
    whether = _whether(scan, first, place)
    if whether is not None:
        return whether, "relative"
    own = _own_wish(scan, first, place)
    hanging_words = scan.grammar.hanging
    for at in range(place if not scan.capitals else first, first - 1, -1):
        if own is not None and at < own:
            return own, None
        hanging = _hanging(scan, at, place) if scan.folds[at] in hanging_words else None
        if hanging is not None:
            return at, hanging
    return first, None


def _whether(scan: Scan, first: int, place: int) -> int | None:
    """ "Ich muss wissen ob die Halle am Freitag frei ist": without a comma, and its verb is still to come."""
    if _WHETHER not in scan.folds[first + 1 : place]:
        return None
    for at in range(place - 1, first, -1):
        if scan.in_set(at, "and") or scan.in_set(at, "acts") or scan.tokens[at].kind == "sign":
            return None
        if scan.folds[at] == _WHETHER:
            return at
    return None


def _hanging(scan: Scan, at: int, place: int) -> Hanging | None:
    """How the words behind a word hang on others because of it."""
    if scan.in_set(at, "if") and not _if_possible(scan, at):
        return "if"
    if scan.in_set(at, "because") and (at + 1 < place or scan.capitals):
        return "condition"
    asked = scan.in_set(at, "asking") and _asks_within(scan, at) and not _is_you(scan, at + 1)
    if scan.capitals and scan.in_set(at, "whether") and not asked:
        return "nothing"
    relative = scan.in_set(at, "relative") and _is_relative(scan, at)
    return "relative" if relative or asked else None


def _own_wish(scan: Scan, first: int, place: int) -> int | None:
    """Where the main clause begins behind another without a sign: "ask when they can come i need it by Friday"."""
    ours = scan.words("we_or_i")
    for at in range(place - 1, first + 1, -1):
        if scan.folds[at] not in ours:
            continue
        hanging = scan.in_set(at - 1, "because") or scan.in_set(at - 1, "if")
        if not hanging or scan.folds[at - 1] == "so":
            beside = [verb for verb in (at - 1, at + 1) if scan.in_set(verb, "needs")]
            if beside:
                return min(at, *beside)
    return None


def _if_possible(scan: Scan, place: int) -> bool:
    """ "Wenn möglich", "wenn es geht": says nothing of its own."""
    behind = place + 1 + (scan.in_set(place + 1, "this_thing") and not scan.in_set(place + 1, "possible"))
    return scan.in_set(behind, "possible")


def _is_you(scan: Scan, place: int) -> bool:
    """ "Ob du", "ob Sie"; but "ob sie" asks about others."""
    token = scan.tokens[place] if place < len(scan.tokens) else None
    return token is not None and scan.in_set(place, "addressed") and (token.fold != "sie" or token.capital)


def _asks_within(scan: Scan, place: int) -> bool:
    """ "Bitte klären, welche Druckerei bis Freitag liefern kann": behind a comma, with the verb at the end."""
    if place == 0 or scan.tokens[place - 1].fold != ",":
        return False
    _, end = scan.span(scan.clause[place])
    last = next((at for at in range(end - 1, place, -1) if scan.tokens[at].kind == "word"), place)
    return not scan.tokens[last].capital and (scan.in_set(last, "acts") or _verbal(scan, last))


def _is_relative(scan: Scan, place: int) -> bool:
    """A pronoun behind a comma and a noun, with no noun of its own: "ein Hotel, das bis 22 Uhr", not "die Liste"."""
    if not scan.capitals:
        return place > 0 and scan.tokens[place - 1].kind == "word"
    behind = place > 1 and scan.tokens[place - 1].fold == "," and scan.tokens[place - 2].kind == "word"
    if not behind or place + 1 >= len(scan.tokens) or scan.tokens[place + 1].kind != "word":
        return False
    _, end = scan.span(scan.clause[place])
    last = next((at for at in range(end - 1, place, -1) if scan.tokens[at].kind == "word"), place)
    verbal = not scan.tokens[last].capital and (scan.in_set(last, "acts") or _verbal(scan, last))
    return verbal and not scan.tokens[place + 1].capital


def _verbal(scan: Scan, place: int) -> bool:
    """ "Liefert", "reinkommen"."""
    fold = scan.tokens[place].fold
    return (
        len(fold) > _NEAR and fold.endswith(("t", "n")) and not scan.idle(place) and place not in scan.timed
    )
