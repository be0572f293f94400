"""Tells amounts from moments: "so weit, wie du in fünf Stunden kommst" says how long the work takes."""

from chat_server.bot.understanding.forms.dates import Instant
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.phrases import Phrase

_NEAR = 8


def says_how_long(scan: Scan, phrase: Phrase) -> bool:
    """Whether a phrase that looks like a moment ("in zwei Stunden") says how long the work takes."""
    if not any(isinstance(found, Instant) for found in phrase.said.dates):
        return False
    if phrase.mark is not None:
        apart = any(scan.tokens[at].fold == "," for at in range(phrase.begin, phrase.first))
        return apart and _is_feasible(scan, phrase)  # "heute fertig, sollte in zehn Minuten gehen"
    at_most = any(scan.in_set(at, "at_most") for at in range(phrase.first, phrase.end))
    return at_most or _is_feasible(scan, phrase) or _is_managed(scan, phrase) or _gets_somewhere(scan, phrase)


def _behind(scan: Scan, phrase: Phrase) -> range:
    return range(phrase.end, min(phrase.end + _NEAR, scan.span(scan.clause[phrase.first])[1]))


def _is_feasible(scan: Scan, phrase: Phrase) -> bool:
    """ "Sollte in zehn Minuten machbar sein", "in zwei Stunden kriegst du das hin"; but "das muss in zwei Stunden"."""
    behind = _behind(scan, phrase)
    ordered = any(
        scan.in_set(at, "must") for at in range(scan.span(scan.clause[phrase.first])[0], phrase.first)
    )
    if ordered or any(scan.in_set(at, "we_or_i") for at in behind):
        return False
    feasible = any(scan.in_set(at, "feasible") for at in behind)
    brought_off = any(scan.in_set(at, "brings") for at in behind) and any(
        scan.in_set(at, "off") for at in behind
    )
    return feasible or brought_off


def _is_managed(scan: Scan, phrase: Phrase) -> bool:
    """ "In zwei Stunden müsstest du durch sein", "in 75 Minuten ist das doch zu schaffen"."""
    first, _ = scan.span(scan.clause[phrase.first])
    ordered = any(scan.in_set(at, "shall") for at in range(first, phrase.first))  # "das muss in zwei Stunden"
    return not ordered and any(scan.in_set(at, "managed") for at in _behind(scan, phrase))


def _gets_somewhere(scan: Scan, phrase: Phrase) -> bool:
    """ "Wie du in drei Stunden kommst", "das geht in zehn Minuten"; but "in drei Stunden geht es los"."""
    if scan.in_set(phrase.end, "gets_somewhere") and scan.boundary(phrase.end + 1):
        return True
    before = (phrase.first - 1, phrase.first - 2, phrase.first - 3)
    told = any(scan.in_set(at, "gets_somewhere") or scan.in_set(at, "managed") for at in before)
    return told and (scan.boundary(phrase.end) or scan.in_set(phrase.end, "and"))
