"""Tells amounts from moments: "so weit, wie du in fünf Stunden kommst" says how long the work takes."""

from chat_server.bot.understanding.forms.dates import Instant
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.phrases import Phrase

_NEAR = 8


def says_how_long(scan: Scan, phrase: Phrase) -> bool:
    """Whether a phrase that looks like a moment ("in zwei Stunden") says how long the work takes."""
    instant = any(isinstance(found, Instant) for found in phrase.said.dates)
    if not instant or phrase.mark is not None:
        return False
    at_most = any(scan.in_set(at, "at_most") for at in range(phrase.first, phrase.end))
    return at_most or _is_managed(scan, phrase) or _gets_somewhere(scan, phrase)


def _is_managed(scan: Scan, phrase: Phrase) -> bool:
    """ "In zwei Stunden müsstest du durch sein", "in 75 Minuten ist das doch zu schaffen"."""
    first, close = scan.span(scan.clause[phrase.first])
    ordered = any(scan.in_set(at, "shall") for at in range(first, phrase.first))  # "das muss in zwei Stunden"
    behind = range(phrase.end, min(phrase.end + _NEAR, close))
    return not ordered and any(scan.in_set(at, "managed") for at in behind)


def _gets_somewhere(scan: Scan, phrase: Phrase) -> bool:
    """ "Wie du in drei Stunden kommst", "das geht in zehn Minuten"; but "in drei Stunden geht es los"."""
    if scan.in_set(phrase.end, "gets_somewhere") and scan.boundary(phrase.end + 1):
        return True
    before = (phrase.first - 1, phrase.first - 2)
    told = any(scan.in_set(at, "gets_somewhere") or scan.in_set(at, "managed") for at in before)
    return told and scan.boundary(phrase.end)
