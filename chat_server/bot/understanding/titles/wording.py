"""Words a title: the sentence of a request without courtesy, lead-in, thanks, and without scars where times stood."""

from collections.abc import Sequence

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.titles.asking import what_is_asked
from chat_server.bot.understanding.titles.completeness import asks_for, names_a_task
from chat_server.bot.understanding.titles.courtesy import after_courtesy, is_need, said
from chat_server.bot.understanding.titles.edges import without_loose_ends, without_reason, without_scars


def worded(scan: Scan, places: Sequence[int]) -> list[int]:
    """Of the tokens of a sentence those that make a title."""
    start = after_courtesy(scan, places)
    needed = any(is_need(scan, place) for place in places[:start])
    asked = what_is_asked(scan, list(said(scan, places)), needed=needed)
    asked = _behind_heading(scan, asked[after_courtesy(scan, asked) :])
    return without_loose_ends(scan, without_scars(scan, without_reason(scan, asked)))


def _behind_heading(scan: Scan, places: list[int]) -> list[int]:
    """ "Ganz kurz: Flüge suchen", "Für die Kanzlei: bitte ...": what stands behind a colon, if that is the request."""
    at = next((at for at, place in enumerate(places) if scan.tokens[place].fold == ":"), 0)
    if not 0 < at < len(places) - 1:
        return places
    vague = not names_a_task(scan, places[:at])
    return places[at + 1 :] if vague or asks_for(scan, places[at + 1 :]) else places
