"""The answers that a text says anew, alone or several at once, with the reasons for it left out (SPEC 6)."""

import re

from chat_server.bot.recognise.corrections import corrected
from chat_server.bot.recognise.plain import words_apart
from chat_server.bot.recognise.reasons import is_reason, without_reasons
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task import people
from chat_server.bot.scripts.new_task.choices import read_area, read_results
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.listening.completed import of_its_unit, of_its_week
from chat_server.bot.scripts.new_task.listening.shifted import shifted
from chat_server.bot.scripts.new_task.listening.values_said import values_said
from chat_server.domain.bot.heard import Corrects
from chat_server.domain.bot.values import AnswerValue, Clarification, ParsedAnswer, ParsedSteps

_CHOICES = {
    "results": read_results,
    "assistant": people.read_assistant,
    "customer": people.read_customer,
    "area": read_area,
}


def said_anew(text: str, situation: NewTaskSituation, at: str) -> Corrects | None:
    """The answers that a text says and nothing else."""
    better = corrected(of_its_unit(of_its_week(text, situation)))
    found = times_anew(text, situation, at)
    if found and not any(map(is_vague, found.values())):
        return Corrects(found)
    return choice_anew(better, situation) or (Corrects(found) if found else None)


def times_anew(text: str, situation: NewTaskSituation, at: str) -> ParsedSteps:
    """Deadline and budget as they are said to be now, and other choices said with them."""
    better = corrected(of_its_unit(of_its_week(text, situation)))
    return (
        _plainly(better, situation, at)
        or values_in_parts(better, situation, at, anew=True)
        or _plainly(corrected(without_reasons(better)), situation, at)
    )


def _plainly(better: str, situation: NewTaskSituation, at: str) -> ParsedSteps:
    return shifted(better, situation) or values_said(better, situation, at, anew=True)


def values_in_parts(better: str, situation: NewTaskSituation, at: str, anew: bool = False) -> ParsedSteps:
    """Several answers said at once, if each part says one: "Frist 2.12., 5 Stunden, und auch per Mail". `anew`: or says
    why, as they are said anew.
    """
    clauses = [
        clause for clause in clauses_of(better) if not _only_leads(clause) and not (anew and owns_up(clause))
    ]
    if anew and len(clauses) == 1:
        return _plainly(corrected(clauses[0]), situation, at) if clauses[0] != better else {}
    found: dict[str, ParsedAnswer | Clarification] = {}
    for clause in clauses if 1 < len(clauses) <= _MOST_PARTS else ():
        part = corrected(clause)
        choice = choice_anew(part, situation)
        plainly = _plainly if anew else values_said
        times = plainly(part, situation, at)
        stands = choice is not None and all(
            situation.value(s) == i.value for s, i in choice.answers.items() if isinstance(i, ParsedAnswer)
        )
        if stands and anew and len(clauses) > 1:
            continue
        said = choice.answers if choice and (not times or any(map(is_vague, times.values()))) else times
        says_why = anew and (is_reason(clause) or says_where(clause))
        if (not said and not says_why) or not found.keys().isdisjoint(said):
            return {}
        found |= said
    return found


def clauses_of(text: str) -> list[str]:
    return [clause for clause in _BETWEEN_PARTS.split(_EXCLAIMED.sub("", text)) if corrected(clause)]


_EXCLAIMED = re.compile(r"^\W*\w+!+\s+(?=\w)")
"""One word called out: "Einspruch! Mittwoch"."""


def _only_leads(clause: str) -> bool:
    """Whether a clause is an exclamation and nothing else: "hoppla"."""
    words = words_apart(clause)
    return len(words) == 1 and has_sign(words[0], "exclamation")


def owns_up(clause: str) -> bool:
    """Whether a clause says that something was wrong and else only where: "beim Budget hab ich mich vertan"."""
    words = words_apart(clause)
    fits_not = any(has_sign(w, "denial") for w in words) and not _FITS.isdisjoint(words)
    says_so = fits_not or any(has_sign(word, "correcting") for word in words)
    strange = [word for word in words if not says_where(word)]
    return says_so and len(strange) <= _HOW_IT_CAME


def says_where(clause: str) -> bool:
    return all(word in _WHERE or is_little(word) for word in words_apart(clause))


_FITS = frozenset(("stimmt", "stimmen", "passt", "passen", "richtig", "right", "correct", "quite"))
_HOW_IT_CAME = 1
"""Words for how it came to be wrong: "typed", "gelesen"."""


_WHERE = frozenset(
    {
        "geschrieben", "getippt", "angegeben", "eingegeben", "unterlaufen", "passiert", "budget", "termin",
        "frist", "deadline", "datum", "titel", "ergebnis", "zwei", "zweimal", "drei", "dinge", "sachen",
        "punkte", "punkt", "jahr", "monat", "tag", "uhrzeit", "year", "month", "day", "stelle", "stellen",
        "wrote", "typed", "entered", "slipped", "date", "title", "results", "two", "three", "couple",
    }
)  # fmt: skip
_MOST_PARTS = 6
_BETWEEN_PARTS = re.compile(r"[,;:–]\s+|(?<=[^\W\d]{3})[.!]\s+|\s+-\s+|\s+(?:und|sowie|and)\s+")


def choice_anew(better: str, situation: NewTaskSituation) -> Corrects | None:
    """Another choice than before: "doch nicht per Mail, nur im Chat", "nein, Ben soll es machen"."""
    for step in _CHOICES:
        known = step != "customer" or step in situation.answers
        chosen = _chosen(better, step, situation) if known else None
        if chosen is not None:
            return Corrects({step: ParsedAnswer(chosen)})
    return None


def _chosen(better: str, step: str, situation: NewTaskSituation) -> AnswerValue | None:
    """The choice that a text says. If one clause names the choice that stands and another a new one, the new one is
    meant: "scratch chat only, send it to my inbox as well".
    """
    whole = _CHOICES[step](better, situation).get(step)
    items = [_CHOICES[step](clause, situation).get(step) for clause in clauses_of(better)]
    said = [item for item in items if isinstance(item, ParsedAnswer)]
    stands = situation.value(step)
    others = {item.value for item in said if item.value != stands and not item.rest}
    turned_down = any(isinstance(item, Clarification) for item in items) and stands is not None
    if len(others) == 1 and (turned_down or any(item.value == stands for item in said)):
        return others.pop()
    return whole.value if isinstance(whole, ParsedAnswer) and not whole.rest else None


def is_vague(item: ParsedAnswer | Clarification) -> bool:
    """ "By phone" begins like a deadline and is none."""
    return isinstance(item, Clarification) and not item.options
