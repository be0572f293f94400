"""Tells deadlines that somebody speaks about, or that are denied, from those of the task: such are asked about."""

from itertools import takewhile

from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence
from chat_server.bot.understanding.marking import STRONG
from chat_server.bot.understanding.phrases import Phrase

_MAX_WORDS_OF_SAYING = 25
_FEW_BEFORE = 6
_FEW_BEHIND = 8
_MAX_CLAUSES = 6
_FEW_BESIDE = 3
_PARTICIPLE = ("ende", "enden", "ender", "endes", "endem")


def is_denied(scan: Scan, phrase: Phrase) -> bool:
    """ "Bis Freitag brauche ich nichts", but "bis Freitag nicht vergessen"."""
    _, end = scan.span(scan.clause[phrase.first])
    behind = takewhile(
        lambda place: not (scan.in_set(place, "if") or scan.in_set(place, "and")),
        range(phrase.end, min(end, phrase.end + _FEW_BEHIND)),
    )
    denials = (place for place in behind if scan.in_set(place, "denial"))
    return any(
        not scan.in_set(place + 1, "no_denial") or scan.in_set(place, "nothing_at_all") for place in denials
    )


def is_ruled_out(scan: Scan, phrase: Phrase) -> bool:
    """ "Bis Donnerstag ist zu spät"."""
    _, end = scan.span(scan.clause[phrase.first])
    behind = range(phrase.end, min(end, phrase.end + _FEW_BEHIND) - 1)
    return any(scan.in_set(at, "too") and scan.in_set(at + 1, "too_soon") for at in behind)


def says_when_something_happens(scan: Scan, vague: Atom) -> bool:
    """Whether a vague word says when something happens: "ob das bald abläuft", "bald ablaufende Verträge"."""
    first, end = scan.span(scan.clause[vague.first])
    if scan.in_set(first, "subordinate") and first < vague.first:
        return True
    beside = (vague.first - 1, vague.end, end - 1)
    return scan.some(beside, "runs_out") or _participle(scan, vague.end)


def _participle(scan: Scan, place: int) -> bool:
    """ "Ablaufende", "auslaufenden"."""
    return place < len(scan.tokens) and scan.tokens[place].fold.endswith(_PARTICIPLE)


def is_of_others(scan: Scan, phrase: Phrase) -> bool:
    """ "Der Kunde will es bis Freitag, sag ihm, das schaffen wir nicht", "er hat es bis Freitag zugesagt"."""
    clause = scan.clause[phrase.first]
    first, end = scan.span(clause)
    if scan.some(range(phrase.end, end), "promised"):
        return True
    if _set_for_others(scan, first, phrase) or _asked_of_others(scan, first, phrase):
        return True
    if not scan.some(range(first, end), "wants"):
        return False
    own = scan.some(range(first, end), "ourselves")
    return not own and scan.has_elsewhere("refuses", excluded=clause)


def _set_for_others(scan: Scan, first: int, phrase: Phrase) -> bool:
    """ "Setz dem Handwerker eine Frist bis 1.12."."""
    before = range(first, phrase.begin)
    return scan.in_set(phrase.begin - 1, "a_deadline") and scan.some(before, "sets")


def _asked_of_others(scan: Scan, first: int, phrase: Phrase) -> bool:
    """ "Ask Mr Kern to reply by Friday", "Frau Kurz bitten, bis Freitag zu antworten"."""
    urges = [
        place for place in range(max(0, first - _FEW_BEHIND), phrase.begin) if scan.in_set(place, "urges")
    ]
    if not urges:
        return False
    between = range(urges[-1] + 2, phrase.begin)
    behind = range(phrase.end, phrase.end + _FEW_BEFORE)
    return scan.some((*between, *behind), "to") and scan.clause[urges[-1]] >= (scan.clause[phrase.first] - 1)


def is_in_opening_hours(scan: Scan, phrase: Phrase) -> bool:
    """ "Sprechzeiten ändern: Mo-Fr 8-12 Uhr": weekdays and hours that are what is to be written there."""
    sure = phrase.mark is not None and phrase.mark.meaning in STRONG and phrase.only_date
    if sure:
        return False
    clause = scan.clause[phrase.first]
    if scan.clause_has(clause, "opening_hours"):
        return phrase.is_range or (phrase.only_clock and phrase.mark is not None)
    return not scan.begins_sentence(clause) and _hours_before(scan, clause)


def _hours_before(scan: Scan, clause: int) -> bool:
    for before in range(clause - 1, max(-1, clause - _MAX_CLAUSES), -1):
        if scan.clause_has(before, "opening_hours"):
            return True
        if scan.begins_sentence(before):
            return False
    return False


def is_reported(scan: Scan, phrase: Phrase) -> bool:
    """ "Sag ihm, dass wir bis Freitag liefern", "er sagte, er zahlt bis Freitag": perhaps only what somebody says."""
    return _said_behind(scan, scan.clause[phrase.first]) or _said_before(scan, phrase)


def _said_before(scan: Scan, phrase: Phrase) -> bool:
    clause = scan.clause[phrase.first]
    apart = not phrase.begin or scan.boundary(phrase.begin - 1)  # "Frag, ob es geht, bis Freitag"
    that = speaks = False
    for place in range(phrase.begin - 1, max(-1, phrase.begin - _MAX_WORDS_OF_SAYING), -1):
        if ends_sentence(scan.tokens[place]):
            return False
        if scan.in_set(place, "reports"):
            return True
        if not apart and scan.clause[place] == clause and scan.in_set(place, "whether"):
            return not _wanted(scan, place)
        if scan.tokens[place].fold == "sagen" and scan.in_set(place + 1, "ourselves"):
            return False  # "sagen wir bis Freitag"
        if scan.in_set(place, "says") and (that or speaks):
            return that or not (_needed(scan, place, clause) or _wished_behind(scan, place, phrase.begin))
        that = that or (not apart and scan.in_set(place, "that"))
        speaks = speaks or (not apart and _speaks(scan, place, clause))
    return False


def _said_behind(scan: Scan, clause: int) -> bool:
    """ "Der Zähler muss bis Freitag abgelesen werden, schreiben die Stadtwerke"."""
    first, end = scan.span(clause + 1)
    if first == end or not first or scan.tokens[first - 1].fold != "," or not scan.together(first - 1, first):
        return False
    own = any(scan.in_set(first + 1, name) for name in ("ourselves", "addressed", "after_imperative"))
    return scan.in_set(first, "attributes") and (not own or scan.in_set(first + 1, "determiner"))


def _needed(scan: Scan, place: int, clause: int) -> bool:
    """ "Schreib den Text, ich brauche ihn bis Freitag" is no saying, "sag ihm, ich brauche es bis Freitag" is."""
    elsewhere = scan.clause[place] != clause
    return elsewhere and scan.in_set(place, "writes") and scan.clause_has(clause, "needs")


def _wished_behind(scan: Scan, place: int, end: int) -> bool:
    """ "Ask when they can come i need it by Friday": a clause of its own goes before the wish."""
    wishes = [
        at for at in range(place + 1, end - 1) if scan.in_set(at, "we_or_i") and scan.in_set(at + 1, "needs")
    ]
    return any(scan.in_set(at, "acts") for wish in wishes[-1:] for at in range(place + 1, wish))


def _speaks(scan: Scan, place: int, clause: int) -> bool:
    """ "Er", "wir", "sie", but not "Sie"."""
    capital = scan.tokens[place].capital and scan.tokens[place].fold == "sie"
    return scan.clause[place] == clause and scan.in_set(place, "speaker") and not capital


def _wanted(scan: Scan, place: int) -> bool:
    """ "Sorge dafür, dass", "ich möchte, dass", "wäre schön, dass du": what follows is the task itself."""
    to_you = scan.in_set(place + 1, "you")
    return to_you or scan.some(range(place - _FEW_BEFORE, place), "wanting")


def is_absence(scan: Scan, clause: int) -> bool:
    """ "I'm out until Friday", but not "send out the invitations by Friday"."""
    if scan.clause_has(clause, "absent"):
        return True
    places = [place for place in range(*scan.span(clause)) if scan.in_set(place, "maybe_absent")]
    return any(scan.in_set(before, "being") for place in places for before in range(place - 3, place))


def may_be_validity(scan: Scan, clause: int) -> bool:
    """ "Hat bis 18 Uhr auf", but not "auf der Website" nor "wenn es geht"."""
    if not scan.clause_has(clause, "maybe_valid"):
        return False
    places = [place for place in range(*scan.span(clause)) if scan.in_set(place, "maybe_valid")]
    return not places or any(
        (scan.tokens[place].fold != "auf" or scan.boundary(place + 1))
        and not (scan.tokens[place].fold == "geht" and scan.idle(place - 1))
        for place in places
    )


def may_be_effort(scan: Scan, phrase: Phrase) -> bool:
    """ "Das ist in 20 Minuten erledigt" says how long it takes, or until when it is wanted."""
    beside = (*range(phrase.begin - _FEW_BESIDE, phrase.begin), *range(phrase.end, phrase.end + _FEW_BESIDE))
    return scan.some(beside, "effort")
