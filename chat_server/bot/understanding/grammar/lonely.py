"""Tells whether a lonely number, or a day without its month, is meant as a time: "am 15.", "bis 12", "24."."""

from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.numerals import hour_of
from chat_server.bot.understanding.grammar.scan import Scan

_MOMENTS = frozenset({"date", "clock", "part"})
_OF_AMOUNTS = frozenset({"duration", "before_duration"})
_FEW = 8
_LAST_HOUR = 24


def may_be_answer(scan: Scan, atom: Atom) -> bool:
    """ "24." or "5.12" alone are days; whether they are alone is seen when all phrases are known."""
    if len(scan.tokens) > _FEW or "weak_date" not in atom.roles:
        return False
    return all(scan.idle(place) for place in range(len(scan.tokens)) if not atom.first <= place < atom.end)


def is_named_day(scan: Scan, atom: Atom) -> bool:
    """ "Am 15.", "der 23. wäre gut", "the 8th, please"."""
    if not day_fits(scan, atom):
        return False
    return scan.in_set(atom.first - 1, "placing") or _has_article(scan, atom)


def _has_article(scan: Scan, atom: Atom) -> bool:
    """ "Der 23.", "the 8th"; but "der erste" and "the second" may be anything."""
    number = atom.first + scan.in_set(atom.first, "article")
    return scan.in_set(number - 1, "article") and scan.tokens[number].kind == "number"


def day_fits(scan: Scan, atom: Atom) -> bool:
    """ "Zum 15." is a day, "zum 2. Mal" is not."""
    return atom.meaning("weak_date") == "day_of_month" and (
        scan.boundary(atom.end) or _counts_nothing(scan, atom)
    )


def _counts_nothing(scan: Scan, atom: Atom) -> bool:
    """ "Am 15. hätt ich gern", "am 24. abends", "am 17. Aufwand: 2 h", "by the 20th I'm back"."""
    place, token = atom.end, scan.tokens[atom.end]
    roles = scan.starting[place].roles if place in scan.starting else {}
    if "either" in roles:
        return _goes_on_in_words(scan, place + 1)
    if not _OF_AMOUNTS.isdisjoint(roles):
        return True
    if token.kind != "word" or (scan.capitals and token.capital):
        return False
    if scan.capitals and (scan.tokens[atom.first].kind == "number" or scan.tokens[atom.first].capital):
        return True  # what it could count would be a noun with a capital
    idle = scan.idle(place) or not _MOMENTS.isdisjoint(roles)
    return idle or any(scan.in_set(place, name) for name in ("acts", "preposition", "no_verb"))


def _goes_on_in_words(scan: Scan, place: int) -> bool:
    """ "On the 9th and want it the day before"; but "am 2. und 3. Tisch", "am 2. und letzten Tag"."""
    if place >= len(scan.tokens) or place in scan.starting:
        return False
    return scan.tokens[place].kind == "word" and not scan.tokens[place].capital and _is_verb(scan, place)


def _is_verb(scan: Scan, place: int) -> bool:
    return any(scan.in_set(place, name) for name in ("acts", "wishes", "we_or_i", "needs"))


def limited_behind(scan: Scan, place: int) -> bool:
    """ "The 24th at the latest"."""
    after = scan.starting.get(place)
    return after is not None and after.meaning("after_time") == "deadline"


def number_fits(scan: Scan, atom: Atom) -> bool:
    """A lonely number is a time of day only where nothing follows that it could count: not "bis 3 Hotels"."""
    if "weak_clock" not in atom.roles or "weak_date" in atom.roles:
        return True
    led = scan.in_set(atom.end, "placing")  # "bis 10h am Samstag"
    after = scan.starting.get(atom.end) or (scan.starting.get(atom.end + 1) if led else None)
    # "Bis 2h" is a budget, "bis 18h" a time; ", 8h" behind a day is a budget as well.
    hour = hour_of(atom.roles["weak_clock"][1][0])
    earliest = 13 if atom.first and scan.tokens[atom.first - 1].fold == "," else 7
    late = "duration" not in atom.roles or (hour is not None and hour >= earliest)
    return late and (
        _ends(scan, atom.end)
        or _leads_verb(scan, atom.end)
        or scan.in_set(atom.end, "article_behind")  # "heute bis 11 die Getränke"
        or scan.in_set(atom.end, "shall")  # "bis 11 sollte das online sein"
        or (scan.in_set(atom.end, "verb_part") and scan.boundary(atom.end + 1))  # "bis zehn an?"
        or (after is not None and bool(after.roles.keys() & {"date", "part", "after_time"}))
    )


def _ends(scan: Scan, place: int) -> bool:
    """Whether the clause says nothing more ("bis 12 wäre super")."""
    while not scan.boundary(place) and scan.tokens[place].kind == "word" and scan.idle(place):
        place += 1
    return scan.boundary(place)


def hour_at_end(scan: Scan, atom: Atom) -> int | None:
    """The hour that "bis 11." names at the end of a sentence, if it is no day of the month."""
    hour = scan.tokens[atom.first].keys.get("<Tag.>")
    if atom.meaning("weak_date") != "day_of_month" or not isinstance(hour, int) or hour > _LAST_HOUR:
        return None
    until = atom.first > 0 and scan.tokens[atom.first - 1].fold == "bis"
    ended = scan.boundary(atom.end) or scan.tokens[atom.end].capital
    return hour if until and ended else None


def _leads_verb(scan: Scan, place: int) -> bool:
    """ "Bis 4 noch mal umschreiben", "bis 10 bitte anrufen": filling words, then a German verb ends the clause."""
    first = place
    while not scan.boundary(place) and scan.tokens[place].kind == "word" and scan.idle(place):
        place += 1
    if place == first or not scan.capitals or scan.boundary(place) or not scan.boundary(place + 1):
        return False
    return not scan.tokens[place].capital and scan.tokens[place].fold.endswith("n")


def counts_noun(scan: Scan, atom: Atom) -> bool:
    """ "Um 3 Ecken", "um 3 %": an hour without "Uhr" before a noun, a share or money counts that."""
    if atom.meaning("clock") != "bare_hour" or atom.end >= len(scan.tokens):
        return False
    if scan.in_set(atom.end, "share") or scan.in_set(atom.end, "money"):
        return True
    after, noun = scan.starting.get(atom.end), scan.tokens[atom.end]
    return noun.kind == "word" and noun.capital and after is None and not scan.idle(atom.end)


def is_joined(scan: Scan, end: int, following: Atom) -> bool:
    """ "Am Montag und am 20." are two."""
    between = (scan.starting[at] for at in range(end, following.first) if at in scan.starting)
    return any("either" in atom.roles for atom in between)
