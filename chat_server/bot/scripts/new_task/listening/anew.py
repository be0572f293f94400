"""The answers that a text says anew, alone or several at once, with the reasons for it left out (SPEC 6)."""

import re

from chat_server.bot.recognise.corrections import corrected, does_not_do
from chat_server.bot.scripts.new_task import people
from chat_server.bot.scripts.new_task.choices import read_area, read_results
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.listening.shifted import of_its_week, shifted
from chat_server.bot.scripts.new_task.listening.values_said import values_said
from chat_server.domain.bot.heard import Corrects
from chat_server.domain.bot.values import Clarification, ParsedAnswer, ParsedSteps

_CHOICES = {
    "results": read_results,
    "assistant": people.read_assistant,
    "customer": people.read_customer,
    "area": read_area,
}


def said_anew(text: str, situation: NewTaskSituation, at: str) -> Corrects | None:
    """The answers that a text says and nothing else."""
    better = corrected(of_its_week(text, situation))
    found = times_anew(text, situation, at)
    if found and not any(map(is_vague, found.values())):
        return Corrects(found)
    return choice_anew(better, situation) or (Corrects(found) if found else None)


def times_anew(text: str, situation: NewTaskSituation, at: str) -> ParsedSteps:
    """Deadline and budget as they are said to be now, and other choices said with them."""
    better = corrected(of_its_week(text, situation))
    return (
        _plainly(better, situation, at)
        or values_in_parts(better, situation, at, anew=True)
        or _plainly(without_reasons(better), situation, at)
    )


def without_reasons(better: str) -> str:
    """ "Hab mich vertan: Freitag, der 27." is "Freitag, der 27."."""
    clauses = _CLAUSE.split(better)
    return corrected(" ".join(clause for clause in clauses if not _is_reason(clause)))


_CLAUSE = re.compile(r"(?<=[,;:–])\s+|(?<=[^\W\d]{3}[.!])\s+")


def _plainly(better: str, situation: NewTaskSituation, at: str) -> ParsedSteps:
    return shifted(better, situation) or values_said(better, situation, at, anew=True)


def values_in_parts(better: str, situation: NewTaskSituation, at: str, anew: bool = False) -> ParsedSteps:
    """Several answers said at once, if each part says one: "Frist 2.12., 5 Stunden, und auch per Mail". `anew`: or says
    why, as they are said anew.
    """
    clauses = [clause for clause in _BETWEEN_PARTS.split(better) if corrected(clause)]
    found: dict[str, ParsedAnswer | Clarification] = {}
    for clause in clauses if 1 < len(clauses) <= _MOST_PARTS else ():
        part = corrected(clause)
        choice = choice_anew(part, situation)
        plainly = _plainly if anew else values_said
        said = plainly(part, situation, at) or (choice.answers if choice else {})
        if (not said and not (anew and _is_reason(clause))) or not found.keys().isdisjoint(said):
            return {}
        found |= said
    return found


_MOST_PARTS = 6
_BETWEEN_PARTS = re.compile(r"[,;:–]\s+|(?<=[^\W\d]{3})[.!]\s+|\s+-\s+|\s+(?:und|sowie|and)\s+")


def _is_reason(clause: str) -> bool:
    """Whether a clause tells of somebody or something, which is why a value changes: "sie kommt schon Donnerstag"."""
    tells = _REASON.match(clause) is not None and len(clause.split()) > 1
    return tells or does_not_do(clause) or _AGREES.fullmatch(clause.strip(" ,.!")) is not None


_AGREES = re.compile(
    r"(?:(?:der|das|die|the|all the) )?(?:rest|übrige|andere|alles(?: andere| sonst)?|everything(?: else)?"
    r"|sonst) .{0,12}?(?:stimmt|passt|gut|okay|ok|fine|right|richtig|correct|bleibt|stays)(?: (?:so|as it is|alles))?",
    re.IGNORECASE,
)


_REASON = re.compile(
    r"\W*(?:ich|wir|er|sie|es|das|dies|man|weil|da|denn|sonst|damit|wegen|hab|habe|hatte|haben|war|bin|tut mir|mein"
    r"|mir|mich"
    r"|i|we|he|she|it|it's|that|that's|this|they|because|since|as|otherwise|so that|my|i'm|got|had)\b",
    re.IGNORECASE,
)


def choice_anew(better: str, situation: NewTaskSituation) -> Corrects | None:
    """Another choice than before: "doch nicht per Mail, nur im Chat", "nein, Ben soll es machen"."""
    for step, parse in _CHOICES.items():
        item = parse(better, situation).get(step) if step in situation.answers or step != "customer" else None
        if isinstance(item, ParsedAnswer) and not item.rest:
            return Corrects({step: ParsedAnswer(item.value)})
    return None


def is_vague(item: ParsedAnswer | Clarification) -> bool:
    """ "By phone" begins like a deadline and is none."""
    return isinstance(item, Clarification) and not item.options
