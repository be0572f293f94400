"""Tells whether a lonely number, or a day without its month, is meant as a time: "am 15.", "bis 12", "24."."""

from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.numerals import hour_of
from chat_server.bot.understanding.grammar.scan import Scan

_MOMENTS = frozenset({"date", "clock", "part"})
_FEW = 8


def may_be_answer(scan: Scan, atom: Atom) -> bool:
    """ "24." or "5.12" alone are days; whether they are alone is seen when all phrases are known."""
    if len(scan.tokens) > _FEW or "weak_date" not in atom.roles:
        return False
    return all(scan.idle(place) for place in range(len(scan.tokens)) if not atom.first <= place < atom.end)


def day_fits(scan: Scan, atom: Atom) -> bool:
    """ "Zum 15." is a day, "zum 2. Mal" is not."""
    return atom.meaning("weak_date") == "day_of_month" and (
        scan.boundary(atom.end) or _goes_on_small(scan, atom.end)
    )


def _goes_on_small(scan: Scan, place: int) -> bool:
    """ "Am 15. hätt ich gern", "am 24. abends": nothing follows that the number could count."""
    after = scan.starting.get(place)
    small = scan.capitals and not scan.tokens[place].capital and scan.tokens[place].kind == "word"
    timed = after is not None and not _MOMENTS.isdisjoint(after.roles)
    joined = after is not None and "either" in after.roles
    return (
        small
        and not joined
        and (timed or scan.idle(place) or scan.in_set(place, "acts") or scan.in_set(place, "preposition"))
    )


def limited_behind(scan: Scan, place: int) -> bool:
    """ "The 24th at the latest"."""
    after = scan.starting.get(place)
    return after is not None and after.meaning("after_time") == "deadline"


def number_fits(scan: Scan, atom: Atom) -> bool:
    """A lonely number is a time of day only where nothing follows that it could count: not "bis 3 Hotels"."""
    if "weak_clock" not in atom.roles or "weak_date" in atom.roles:
        return True
    after = scan.starting.get(atom.end)
    # "Bis 2h" is a budget, "bis 18h" a time; ", 8h" behind a day is a budget as well.
    hour = hour_of(atom.roles["weak_clock"][1][0])
    earliest = 13 if atom.first and scan.tokens[atom.first - 1].fold == "," else 7
    late = "duration" not in atom.roles or (hour is not None and hour >= earliest)
    return late and (
        _ends(scan, atom.end)
        or scan.in_set(atom.end, "article_behind")  # "heute bis 11 die Getränke"
        or (after is not None and bool(after.roles.keys() & {"date", "part", "after_time"}))
    )


def _ends(scan: Scan, place: int) -> bool:
    """Whether the clause says nothing more ("bis 12 wäre super")."""
    while not scan.boundary(place) and scan.tokens[place].kind == "word" and scan.idle(place):
        place += 1
    return scan.boundary(place)
