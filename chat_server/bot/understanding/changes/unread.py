"""Tells whether right behind a deadline stands more about time that was not understood: then it is asked about."""

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.phrases import Phrase


def goes_on(scan: Scan, phrase: Phrase) -> bool:
    """Whether right behind a deadline stands more about time that was not understood."""
    atom = scan.starting.get(phrase.end)
    if (
        _is_regular(scan, phrase.begin)
        or scan.in_set(phrase.end, "counting_on")
        or _relative(scan, phrase.end)
        or _perhaps_later(scan, phrase.end)
        or (phrase.only_clock and _on_that_day(scan, phrase.end))
        or (atom is not None and atom.meaning("after_duration") == "about")
    ):
        return True
    if atom is not None and atom.roles.keys() & {"clock", "part"} and "duration" not in atom.roles:
        return True
    if phrase.weak and phrase.end < len(scan.tokens) and phrase.only_date:
        after = scan.tokens[phrase.end]
        speaks = scan.in_set(phrase.end, "acts") or scan.in_set(
            phrase.end, "no_verb"
        )  # "by the 8th I'm back"
        named = (
            after.kind == "word"
            and after.capital
            and atom is None
            and not scan.idle(phrase.end)
            and not speaks
            and not _is_signature(scan, phrase.end)
        )
        if named and not scan.boundary(phrase.end):
            return True  # "bis zum 3. Stock"
    if _hour_or_day(scan, phrase) or (phrase.said.clock is None and _unknown_hour(scan, phrase.end)):
        return True
    if phrase.end == len(scan.tokens) - 1 and phrase.begin == 0 and not scan.idle(phrase.end):
        return "duration" not in (atom.roles if atom else {})  # "bis Freitag mittg": perhaps misspelt
    at_number = phrase.end < len(scan.tokens) and scan.tokens[phrase.end].kind == "number"
    return at_number and scan.boundary(phrase.end + 1)


def _is_signature(scan: Scan, place: int) -> bool:
    """ "Spätestens am 9. Gummiwerk Thelen": two names or more behind a full stop, and nothing else."""
    last = scan.tokens[place:]
    stop = scan.text[: scan.tokens[place - 1].end].endswith(".")
    names = [token for token in last if token.kind == "word"]
    return stop and 1 < len(names) <= _LONGEST_SIGNATURE and all(token.capital for token in names)


def _is_regular(scan: Scan, begin: int) -> bool:
    """ "Immer bis Freitag", "every month by the 5th"; but "wie immer bis zum 20.", "in every document by Friday"."""
    spans = begin > 0 and (begin - 1 in scan.timed or not _SPANS.isdisjoint(scan.tokens[begin - 1].keys))
    near = (begin - 2, begin - 1) if spans else (begin - 1,)
    return any(scan.in_set(at, "regularly") and not scan.in_set(at - 1, "as_usual") for at in near)


def _perhaps_later(scan: Scan, place: int) -> bool:
    """ "Bis Freitag, vielleicht auch erst nach der Prüfung"."""
    if place < len(scan.tokens) and scan.tokens[place].fold == ",":
        place += 1
    near = range(place + 1, place + 3)
    return scan.in_set(place, "perhaps") and scan.some(near, "only_then")


def _on_that_day(scan: Scan, place: int) -> bool:
    """ "Um 9 Uhr an dem Tag", "at 9 that day"."""
    return any(scan.in_set(at, "that_very") and scan.in_set(at + 1, "the_day") for at in (place, place + 1))


def _hour_or_day(scan: Scan, phrase: Phrase) -> bool:
    """ "Bitte bis 12.": at the end of a sentence it may be an hour; "bis zum 12." is a day."""
    day = scan.tokens[phrase.first].keys.get("<Tag.>")
    may_be_hour = isinstance(day, int) and day <= _LAST_HOUR and phrase.only_date and phrase.begin > 0
    until = phrase.first - phrase.begin == 1 and scan.tokens[phrase.begin].fold == "bis"
    ended = phrase.end == len(scan.tokens) or not scan.together(phrase.first, phrase.end)
    return phrase.weak and may_be_hour and until and ended


def _unknown_hour(scan: Scan, place: int) -> bool:
    """ "Bis heute um viere", but not "bis heute um die Gäste kümmern"."""
    if not scan.in_set(place, "at_hour") or scan.boundary(place + 1):
        return False
    word = scan.tokens[place + 1]
    return word.kind == "word" and not word.capital and not scan.in_set(place + 1, "no_verb")


def _relative(scan: Scan, place: int) -> bool:
    """ "Bis Freitag nach dem Meeting", "by Friday after lunch"; but "nach Köln", "vor Ort"."""
    if not scan.in_set(place, "relating"):
        return False
    return scan.in_set(place + 1, "article") or (
        not scan.boundary(place + 1) and scan.tokens[place].fold == "after"
    )


_LAST_HOUR = 24
_LONGEST_SIGNATURE = 4
_SPANS = frozenset({"<Spanne>", "<Wochentag>", "<Monat>"})
