"""Talk with its reasons: one clause is talk, the others only tell why: "Sekunde, da steht grad Kundschaft"."""

import re

from chat_server.bot.recognise.plain import LONGEST_SAYING
from chat_server.bot.recognise.reasons import is_statement
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
    if not all(is_little(clause) or is_statement(clause) for clause in others):
        return None
    return next((kind for kind in _CERTAIN if kind in kinds), None)
