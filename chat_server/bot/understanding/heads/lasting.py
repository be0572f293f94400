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
    at_most = scan.some(range(phrase.first, phrase.end), "at_most")
    return at_most or _is_feasible(scan, phrase) or _is_managed(scan, phrase) or _gets_somewhere(scan, phrase)


def _behind(scan: Scan, phrase: Phrase) -> range:
    return range(phrase.end, min(phrase.end + _NEAR, scan.span(scan.clause[phrase.first])[1]))


def _is_feasible(scan: Scan, phrase: Phrase) -> bool:
    """ "Sollte in zehn Minuten machbar sein", "in zwei Stunden kriegst du das hin"; but "das muss in zwei Stunden"."""
    behind = _behind(scan, phrase)
    ordered = scan.some(range(scan.span(scan.clause[phrase.first])[0], phrase.first), "must")
    if ordered or scan.some(behind, "we_or_i"):
        return False
    feasible = scan.some(behind, "feasible")
    brought_off = scan.some(behind, "brings") and scan.some(behind, "off")
    return feasible or brought_off


def _is_managed(scan: Scan, phrase: Phrase) -> bool:
    """ "In zwei Stunden müsstest du durch sein", "in 75 Minuten ist das doch zu schaffen"."""
    first, _ = scan.span(scan.clause[phrase.first])
    ordered = scan.some(range(first, phrase.first), "shall")  # "das muss in zwei Stunden"
    return not ordered and scan.some(_behind(scan, phrase), "managed")


def _gets_somewhere(scan: Scan, phrase: Phrase) -> bool:
    """ "Wie du in drei Stunden kommst", "das geht in zehn Minuten"; but "in drei Stunden geht es los"."""
    if scan.in_set(phrase.end, "gets_somewhere") and scan.boundary(phrase.end + 1):
        return True
    before = (phrase.first - 1, phrase.first - 2, phrase.first - 3)
    told = any(scan.in_set(at, "gets_somewhere") or scan.in_set(at, "managed") for at in before)
    return told and (scan.boundary(phrase.end) or scan.in_set(phrase.end, "and"))
