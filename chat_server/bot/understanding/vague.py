"""Finds words that say a deadline without a day: "bald", "am Wochenende"."""

from itertools import islice

from chat_server.bot.understanding.deadline import DeadlineFound
from chat_server.bot.understanding.forms.dates import Today
from chat_server.bot.understanding.forms.periods import weekend
from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.speech import speech_of
from chat_server.bot.understanding.phrases import MAX_TIMES
from chat_server.bot.understanding.reported import says_when_something_happens
from chat_server.bot.understanding.resolve import Readings


def find_vague(scan: Scan, today: Today, *, only: bool) -> DeadlineFound | None:
    """ "Bald" and the like, where nothing clearer is said; `only`: the text says nothing but times."""
    for atom in islice((atom for atom in scan.atoms if "vague" in atom.roles), MAX_TIMES):
        meaning = atom.meaning("vague")
        if says_when_something_happens(scan, atom) or not scan.free(atom.first, atom.end):
            continue
        if _is_no_wish(scan, atom):
            continue
        if meaning == "vague_weekend":
            found = weekend(today)
            return DeadlineFound(Readings(found.days, found.why), ((atom.first, atom.end),))
        if meaning != "vague_soft" or only:
            why = "range" if meaning == "vague_range" else "vague"
            return DeadlineFound(Readings((), why), ((atom.first, atom.end),))
    return None


def _is_no_wish(scan: Scan, atom: Atom) -> bool:
    """ "Am Wochenende wurde umgestellt", "nur am Wochenende", "unser Wochenende", "ab sofort darf sie"."""
    speech = speech_of(scan, atom.first)
    if atom.meaning("vague") == "vague_weekend":
        before = atom.first - 1
        of_something = scan.in_set(before, "determiner") or scan.in_set(before, "solely")
        return of_something or speech in ("own", "others", "question", "relative")
    if scan.in_set(atom.first - 1, "from_now"):
        first, end = scan.span(scan.clause[atom.first])
        return any(not scan.idle(at) for at in (*range(first, atom.first - 1), *range(atom.end, end)))
    return speech == "own" and scan.in_set(atom.first, "at_later")
