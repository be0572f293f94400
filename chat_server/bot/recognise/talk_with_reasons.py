"""Talk with its reasons: one clause is talk, the others only tell why: "Sekunde, da steht grad Kundschaft"."""

import re

from chat_server.bot.recognise.plain import LONGEST_SAYING, words_apart
from chat_server.bot.recognise.reasons import is_reason, is_statement
from chat_server.bot.recognise.talk_by_words import Talk, is_little, talk_of

# Kinds that no reason turns into an answer; the first found counts.
_CERTAIN: tuple[Talk, ...] = ("cancel", "enough", "wait", "unsure", "help")
_CLAUSE = re.compile(r"[,.;:!…–]+(?:\s+|$)|\s-\s|\s+(?:aber|but|denn|because|weil)\s+")
_MOST = 5


def talk_with_reasons(text: str) -> Talk | None:
    """The kind of talk of one clause where the others tell something or say nothing; None for anything else."""
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    if not 1 < len(clauses) <= _MOST or len(text) > LONGEST_SAYING or "?" in text:
        return None
    kinds = [talk_of(clause) for clause in clauses]
    others = [clause for clause, kind in zip(clauses, kinds, strict=True) if kind is None]
    found = next((kind for kind in _CERTAIN if kind in kinds), None)
    tells = _tells_why if found == "cancel" else _tells_little
    return found if all(is_little(clause) or tells(clause) for clause in others) else None


def _tells_why(clause: str) -> bool:
    return is_statement(clause) or _SOMEBODY_ELSE.search(clause) is not None


_SOMEBODY_ELSE = re.compile(r"^(?:\W*\w+){0,3}\W+(?:we|i|they|he|she|ich|wir|er) \w+", re.IGNORECASE)


def _tells_little(clause: str) -> bool:
    """Whether a clause tells something that is no matter of the task: few words beside the little ones, no number."""
    strange = [word for word in words_apart(clause) if not is_little(word)]
    return is_statement(clause) and len(strange) <= _FEW and not any(word[0].isdigit() for word in strange)


_FEW = 2


def cancels(text: str) -> bool:
    """Whether a clause cancels and the others only say why: "my colleague already did this, so no need any more"."""
    clauses = [clause for clause in _CANCELLING_CLAUSE.split(text) if clause.strip()]
    ends = [clause for clause in clauses if talk_of(clause) == "cancel"]
    return bool(ends) and all(c in ends or is_little(c) or is_reason(c) or _NAMES.match(c) for c in clauses)


_NAMES = re.compile(r"\W*(?:[Dd](?:ie|er|as) )?[A-ZÄÖÜ][\w-]+ (?:\w+t|has|is|was|will|can|did)\b")
"""Tells of somebody: "Oma kommt nun doch"."""
_CANCELLING_CLAUSE = re.compile(r"[,.;:!?…–]+|\s-\s|\s+(?:und|aber|and|but)\s+")
