"""Tells deadlines that somebody speaks about, or that are denied, from those of the task: such are asked about."""

from chat_server.dialogs.understanding.phrases import Phrase
from chat_server.dialogs.understanding.scan import Scan, ends_sentence

_MOST_WORDS_OF_SAYING = 25
_FEW_BEFORE = 6
_FEW_BEHIND = 8


def denied(scan: Scan, phrase: Phrase) -> bool:
    """ "Bis Freitag brauche ich nichts", but "bis Freitag nicht vergessen"."""
    _, end = scan.span(scan.clause[phrase.first])
    denials = (
        place
        for place in range(phrase.end, min(end, phrase.end + _FEW_BEHIND))
        if scan.in_set(place, "denial")
    )
    return any(not scan.in_set(place + 1, "no_denial") for place in denials)


def reported(scan: Scan, phrase: Phrase) -> bool:
    """ "Sag ihm, dass wir bis Freitag liefern", "er sagte, er zahlt bis Freitag": perhaps only what somebody says."""
    clause = scan.clause[phrase.first]
    apart = not phrase.begin or scan.boundary(phrase.begin - 1)  # "Frag, ob es geht, bis Freitag"
    that = speaks = False
    for place in range(phrase.begin - 1, max(-1, phrase.begin - _MOST_WORDS_OF_SAYING), -1):
        if ends_sentence(scan.tokens[place]):
            return False
        if scan.in_set(place, "reports"):
            return True
        if not apart and scan.clause[place] == clause and scan.in_set(place, "whether"):
            return not _wanted(scan, place)
        if scan.in_set(place, "says") and (that or speaks):
            return that or not _needed(scan, place, clause)
        that = that or (not apart and scan.in_set(place, "that"))
        speaks = speaks or (not apart and _speaks(scan, place, clause))
    return False


def _needed(scan: Scan, place: int, clause: int) -> bool:
    """ "Schreib den Text, ich brauche ihn bis Freitag" is no saying, "sag ihm, ich brauche es bis Freitag" is."""
    elsewhere = scan.clause[place] != clause
    return elsewhere and scan.in_set(place, "writes") and scan.clause_has(clause, "needs")


def _speaks(scan: Scan, place: int, clause: int) -> bool:
    """ "Er", "wir", "sie", but not "Sie"."""
    capital = scan.tokens[place].capital and scan.tokens[place].fold == "sie"
    return scan.clause[place] == clause and scan.in_set(place, "speaker") and not capital


def _wanted(scan: Scan, place: int) -> bool:
    """ "Sorge dafür, dass", "ich möchte, dass", "wäre schön, dass du": what follows is the task itself."""
    to_you = scan.in_set(place + 1, "you")
    return to_you or any(scan.in_set(before, "wanting") for before in range(place - _FEW_BEFORE, place))
