"""Tells what a sentence does: asks for something, gives the reason, states how things are, or only is polite."""

import re
from collections.abc import Sequence
from itertools import pairwise

from chat_server.bot.understanding.grammar.tokens import fold
from chat_server.bot.understanding.structure.forms import words_of
from chat_server.bot.understanding.structure.requests import request_end
from chat_server.bot.understanding.structure.tables import (
    COURTESY,
    LEAD,
    NO_VERBS,
    NOTE,
    REASON,
    REQUEST_INSIDE,
    STATEMENT_VERBS,
)
from chat_server.bot.understanding.structure.units import Kind

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE = re.compile(r"(?:,|:|;| [-–—] |[!?] )[ \t\n]*")
_ASIDE = re.compile(r"\([^()\n]{0,200}\)?")
_BEGINS = re.compile(r"[\s\"'“„(*>–-]*")
_LEAD_ENDS = re.compile(r"[:.!?](?=\s|$)|\n|[-–—] ")
_FAR = 300
_MAX_WORDS_OF_LEAD = 4
_PRONOUNS = words_of(
    "ich wir er es das man dies i we he she it they this that there it's i'm we're he's she's they're i've we've"
)
_SUBJECTS = frozenset({"ich", "wir", "i", "we"})
_SUBORDINATE = words_of("wenn falls sobald nachdem obwohl während if when once while although as")


def lead_end(text: str, start: int, end: int) -> int | None:
    """Where the announcement ends that a sentence begins with: "Hier die Aufgabe: ..."; None if there is none."""
    start = _begin(text, start, end)
    after = LEAD.end(text, start, end)
    if after is None:
        return None
    stop = _stop(text, after, end)
    if " " not in text[start:after] and text[stop - 1] not in ":.!\n" and stop > after:
        return None  # "Aufgabe 3 lösen"
    return (
        stop
        if len(_WORD.findall(text, after, stop)) <= _MAX_WORDS_OF_LEAD and text[stop - 1] != ","
        else None
    )


def _stop(text: str, after: int, end: int) -> int:
    found = _LEAD_ENDS.search(text, after, end)
    return found.end() if found else end


def kind_of(text: str, start: int, end: int) -> Kind:
    """What the sentence text[start:end] does."""
    start = _begin(text, start, end)
    if request_end(text, start, end) is not None:
        return "request"
    polite = COURTESY.end(text, start, end)
    if polite is not None:
        return "request" if _asks(text, polite, end) else "courtesy"
    if _asks(text, start, end):
        return "request"
    if _introduces(text, start, end):
        return "courtesy"
    if REASON.end(text, start, end) is not None:
        return "reason"
    return "context" if NOTE.end(text, start, end) or states(text, start, end) else "request"


def _introduces(text: str, start: int, end: int) -> bool:
    """ "Familie Lenz hier."."""
    words = _WORD.findall(text, start, min(end, start + _FAR))
    return len(words) <= _MAX_WORDS_OF_LEAD and words[-1:] in (["hier"], ["here"])


def _begin(text: str, start: int, end: int) -> int:
    found = _BEGINS.match(text, start, end)
    return found.end() if found else start


def _asks(text: str, start: int, end: int) -> bool:
    """Whether the words of a request stand anywhere in a sentence."""
    return next(REQUEST_INSIDE.starts(text, start, min(end, start + _FAR)), None) is not None


def states(text: str, start: int, end: int) -> bool:
    """Whether a sentence has a finite verb behind its first word: "Meine Tochter feiert", but not "Feier planen"."""
    clause = _CLAUSE.search(text, start, end)
    stop = clause.start() if clause else end
    words = _ASIDE.sub("", text[start : min(stop, start + _FAR)])
    said = _WORD.findall(words)
    if not said or text[end - 1] == "?":
        return False
    if fold(said[0]) in _SUBORDINATE and clause:
        return _states_after(text, clause.end(), end)
    return (fold(said[0]) in _PRONOUNS and len(said) > 1) or _has_finite_verb(said)


def _has_finite_verb(words: Sequence[str]) -> bool:
    infinite = words[-1].islower() and words[-1].endswith("n") and len(words) > 1
    for before, word in pairwise(words):
        plain = fold(word)
        if word.islower() and (
            plain in STATEMENT_VERBS or (fold(before) in _SUBJECTS and plain not in NO_VERBS)
        ):
            return True
        if word.islower() and not infinite and before[0].isupper() and _looks_finite(plain):
            return True
    return False


def _looks_finite(word: str) -> bool:
    """ "Der Kunde wartet", but not "Texte gesichtet"."""
    return word.endswith("t") and len(word) > 3 and word not in NO_VERBS and not word.startswith("ge")


def follows_from(text: str, start: int, end: int) -> bool:
    """Whether a clause begins as one that only says why or when: "weil ...", "falls ..."."""
    word = _WORD.match(text, start, end)
    return word is not None and (fold(word[0]) in _SUBORDINATE or REASON.end(text, start, end) is not None)


def _states_after(text: str, start: int, end: int) -> bool:
    word = _WORD.match(text, start, end)
    return word is not None and fold(word[0]) in STATEMENT_VERBS
