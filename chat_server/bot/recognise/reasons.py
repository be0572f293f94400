"""Tells the clauses in which people say why, beside what they say: "sie kommt schon Donnerstag"."""

import re

from chat_server.bot.recognise.corrections import does_not_do
from chat_server.bot.recognise.function_words import FUNCTION_WORDS

_CLAUSE = re.compile(r"(?<=[,;:–])\s+|(?<=[^\W\d]{3}[.!])\s+")
_SUBJECT = re.compile(
    r"\W*(?:(?:und |and )?(?:(?:der|die) (?=war|ist|hat|sind|haben|waren|kommt|kam)"
    r"|ich|wir|er|sie|es|das|dies|man|weil|da|denn|sonst|damit|wegen|hab|habe|hatte|haben|war|bin"
    r"|tut mir|mir|mich|i|we|he|she|it|it's|that|that's|this|they|because|since|as|otherwise|so that|i'm|got|had)"
    r"|(?:der|die|das|mein\w*|unser\w*|the|my|our) [\w-]+ (?:(?:already|schon|doch|jetzt|inzwischen|just) )?"
    r"(?:did|does|\w+t|wurden?|waren?|sind|haben|werden|is|was|has|got"
    r"|\w+ed))\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"(?:(?:der|das|die|the|all the) )?(?:rest|übrige|andere|alles(?: andere| sonst)?|everything(?: else)?|sonst)"
    r" .{0,12}?(?:stimmt|passt|gut|okay|ok|fine|right|richtig|correct|bleibt|stays)(?: (?:so|as it is|alles))?",
    re.IGNORECASE,
)


def is_reason(clause: str) -> bool:
    """Whether a clause tells of somebody or something, says what does not do, or agrees to all else."""
    tells = _SUBJECT.match(clause) is not None and len(clause.split()) > 1
    return tells or does_not_do(clause) or _AGREES.fullmatch(clause.strip(" ,.!")) is not None


def is_statement(clause: str) -> bool:
    """Whether a clause tells how things are, or X"""
    if is_reason(clause):
        return True
    does = _SOMEBODY_DOES.match(clause)
    acts = does is not None and does["verb"] not in FUNCTION_WORDS
    acts = acts or not _IS.isdisjoint(clause.casefold().split()[1:2])
    shapes = (_SUBORDINATE, _ADVERB_FIRST)
    return len(clause.split()) > 1 and (acts or any(shape.match(clause) for shape in shapes))


_SUBORDINATE = re.compile(
    r"\W*(?:und |and |but |aber )?(?:wie|wann|ob|dass|weil|was|wer|warum|solange|sobald|wenn|how|when|that|what|whether"
    r"|why|where|if|until|because|since|as|so|turns out|it turns out|offenbar|anscheinend)\b",
    re.IGNORECASE,
)
_ADVERB_FIRST = re.compile(
    r"\W*(?:da|dann|jetzt|gerade|grad|hier|eben|nun|heute|leider|bei uns|bei mir|there|now|right now|just now)"
    r" (?:\w+t|ist|sind|war|hab|habe|haben|kommen|stehen|is|are|was|\w+s)\b",
    re.IGNORECASE,
)


_IS = frozenset(("did", "has", "is", "ist", "hat"))
_SOMEBODY_DOES = re.compile(
    r"\W*(?:(?:der|die|das|the|my|mein\w*) )?[A-ZÄÖÜ][\w-]* (?P<verb>\w{3,}t|\w{2,}ed|did|has|is)(?: \w+)*\W*$"
)


def without_reasons(text: str) -> str:
    """ "Hab mich vertan: Freitag, der 27." is "Freitag, der 27."."""
    return " ".join(clause for clause in _CLAUSE.split(text) if not is_reason(clause)).strip(" ,;:–")
