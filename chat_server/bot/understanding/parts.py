"""Other deadlines that a text leaves beside its own: of a part, or one that would do as well."""

from collections.abc import Sequence

from chat_server.bot.understanding.forms.dates import Today
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.pairs import is_over, joint_between, readings_of
from chat_server.bot.understanding.phrases import Phrase

_NEAR = 4


def other_deadlines(
    scan: Scan, phrases: Sequence[Phrase], chosen: Sequence[int], today: Today
) -> list[Phrase]:
    """The moments that were not chosen as the deadline, but may be it for all or for a part of the task."""
    taken = {readings_of(phrases[number], today).values[:1] for number in chosen}
    return [
        phrase
        for number, phrase in enumerate(phrases)
        if number not in chosen
        and not phrase.only_clock
        and not is_over(phrase, today)
        and readings_of(phrase, today).values[:1] not in taken
        and (_of_rest(scan, phrase) or _would_do(scan, phrase) or _or_before(scan, phrases, number, chosen))
    ]


def _of_rest(scan: Scan, phrase: Phrase) -> bool:
    """ "Der Rest hat bis morgen Zeit"."""
    first, _ = scan.span(scan.clause[phrase.first])
    return phrase.is_marked and scan.some(range(first, phrase.begin), "rest")


def _would_do(scan: Scan, phrase: Phrase) -> bool:
    """ "Bis Dienstag, aber den Mittwoch verkrafte ich auch", "Monday works, too"."""
    first, end = scan.span(scan.clause[phrase.first])
    right = scan.some(range(first, end), "all_right")
    behind = range(phrase.end, min(phrase.end + _NEAR, len(scan.tokens)))
    return right and scan.some(behind, "also")


def _or_before(scan: Scan, phrases: Sequence[Phrase], number: int, chosen: Sequence[int]) -> bool:
    """ "Friday, or was it Monday": the one before a deadline that "or" joins it to."""
    if number + 1 not in chosen or joint_between(scan, phrases[number], phrases[number + 1]) != "either":
        return False
    last = phrases[number + 1].mark
    if last is not None and last.meaning == "deadline":
        return False  # "bis zum 7. oder spätestens 8. Dezember"
    between = range(phrases[number].end, phrases[number + 1].begin)
    return scan.some(between, "or")
