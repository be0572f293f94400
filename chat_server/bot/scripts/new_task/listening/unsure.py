"""Hears that the answer to a step that is named is left to us: "Termin ist doch egal", "die Frist bitte raus"."""

import re
from collections.abc import Mapping

from chat_server.bot.recognise.commands import steps_by_name
from chat_server.bot.recognise.listening import Said
from chat_server.bot.recognise.plain import core, words_of
from chat_server.bot.recognise.reasons import is_statement, without_reasons
from chat_server.bot.recognise.sayings import UNSURE, WHATEVER, says
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.domain.bot.heard import Heard, Unsure


def unsure_about(said: Said) -> Heard | None:
    """ "Termin ist doch egal", "Budget weiß ich nicht", "kein Termin", "scrub the deadline, there is no rush"."""
    step = _left_to_us(said.text, said.script) or _in_one_clause(said.text, said.script)
    return Unsure(step, named=True) if step else None


def _left_to_us(text: str, script: str) -> str | None:
    names = steps_by_name(script, _OPEN_TO_US)
    said = core(without_reasons(text))
    if step := _dropped(said, names):
        return step
    if without := _WITHOUT.fullmatch(_AT_NAME.sub("", said)):
        return "deadline" if without["date"] else "budget"
    found = _NAMED.match(core(text))
    if found and (says(found["rest"], UNSURE) or says(found["rest"], WHATEVER)):
        return names.get(found["name"])
    return None


def _in_one_clause(text: str, script: str) -> str | None:
    """The step that one clause leaves to us, where the others only name it or tell why."""
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    names = steps_by_name(script, _OPEN_TO_US)
    steps = {clause: _left_to_us(clause, script) for clause in clauses}
    left = set(filter(None, steps.values()))
    others = [clause for clause in clauses if steps[clause] is None]
    step = left.pop() if len(left) == 1 and len(clauses) > 1 else None
    return step if all(_says_no_more(clause, names, step) for clause in others) else None


def _says_no_more(clause: str, names: Mapping[str, str], step: str | None) -> bool:
    words = words_of(clause)
    strange = [word for word in words if names.get(word) != step and not is_little(word)]
    names_it = any(names.get(word) == step for word in words)
    return not strange or is_statement(clause) or (names_it and len(strange) == 1)


_CLAUSE = re.compile(r"[,;:–.!]\s+")


def _dropped(said: str, names: Mapping[str, str]) -> str | None:
    """The step whose answer is to go: "den Termin bitte wieder raus", "die Frist können wir streichen"."""
    words = words_of(said)
    named = [names[word] for word in words if word in names]
    drops = not _DROPS.isdisjoint(words) and all(w in names or w in _DROPS | _AROUND_DROPPED for w in words)
    return named[0] if len(named) == 1 and drops else None


_DROPS = frozenset(
    {
        "lösche", "lösch", "löschen", "streich", "streiche", "streichen", "gestrichen", "entferne", "entfernen",
        "vergiss",
        "weglassen", "raus", "rausnehmen", "entfällt", "weg", "delete", "remove", "drop", "skip", "scrap", "forget",
    }
)  # fmt: skip
_AROUND_DROPPED = frozenset(
    {
        "den", "die", "das", "der", "the", "bitte", "please", "sie", "wieder", "doch", "können", "könnt", "kann",
        "kannst",
        "wir", "ihr", "du", "man", "ich", "übrigens", "einfach", "ganz", "auch", "mal", "noch", "again", "just",
        "let's",
        "we", "can", "you", "i", "darf", "soll", "sollte", "should", "lassen", "entirely", "altogether", "jetzt",
        "gern",
        "gerne", "about", "lieber", "würde", "nehmen",
    }
)  # fmt: skip
_WITHOUT = re.compile(
    r"(?:(?:nein|nee|no|doch|gar|es gibt|ich habe|ich brauche|da ist|there is|i have)[\s,]+)*(?:kein(?:e"
    r"|en)?|ohne|no|without(?: a)?) (?:feste[rns]? |bestimmte[rns]? |fixed |certain "
    r"|particular )?(?:(?P<date>termin|frist|deadline|datum|abgabetermin|eile|date|due date|rush|hurry)"
    r"|budget|zeitbudget|zeitlimit|limit|time limit)(?: (?:nötig|notwendig|dafür|gesetzt|needed|set))?"
)
_AT_NAME = re.compile(
    r"^(?:(?:ja|nein|ach|bei|beim|zu|zum|für|als|the|for)\s+)*(?:(?:bis wann|termin|frist|deadline|datum|budget|zeit"
    r"|date|time)[\s,:]+)?(?:(?:doch|lieber|dann|jetzt|bitte|rather|actually)\s+)*(?=kein|ohne|no\b|without)"
)
_OPEN_TO_US = ("deadline", "budget", "results")
_NAMED = re.compile(
    r"(?:ach |also )?(?:der |die |das |the |beim? |zum? )?(?P<name>[\wäöüß]+) ?,? (?:ist |sind |wäre |is "
    r"|are )?(?:mir |doch |auch |jetzt |dann )*(?P<rest>.+)"
)
