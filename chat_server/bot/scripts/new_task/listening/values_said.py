"""Deadline and budget in a text that says nothing else: what was said before is said anew."""

import re

from chat_server.bot.recognise.plain import words_of
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task import deadline_values
from chat_server.bot.scripts.new_task.budget import number_of_reading
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.description import is_bare_number, times_in, understood
from chat_server.bot.texts import CATALOGUE
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.bot.values import Clarification, ParsedAnswer, ParsedSteps

_LITTLE = frozenset(
    {
        "nein", "nee", "doch", "eher", "lieber", "ist", "sind", "soll", "sollen", "der", "die", "das", "den",
        "dem", "es", "und", "dann", "bitte", "auch", "aber", "nur", "schon", "erst", "noch", "mal", "nicht",
        "bis", "zum", "am", "um", "für", "wir", "ich", "brauche", "brauchen", "hätte", "gern", "gerne",
        "übrigens", "ja", "reicht", "reichen", "genügt", "maximal", "höchstens", "etwa", "ca", "circa", "mir",
        "also", "jetzt", "so", "mit", "auf", "in", "gut", "ok", "okay", "fertig", "sein", "werden", "muss", "müssen",
        "wäre", "wären", "würde", "würden", "genügen", "draus", "daraus", "mach", "macht", "fast", "passt",
        "machen", "sagen", "meinte", "geht", "no", "the", "is", "are", "and", "then", "please", "by",
        "on", "for", "should", "be", "make", "it", "that", "to", "i", "we", "need", "want", "only", "just",
        "at", "most", "max", "about", "actually", "would", "like", "instead", "rather", "now", "with", "done",
        "ready", "beim", "bei", "bleibt", "bleiben", "bleib", "it's", "supposed", "stay", "stick", "keep", "dafür",
        "meine", "mean", "meant", "eigentlich", "müsste", "sollte",
        "gleich", "has", "have", "gemeint", "war", "let's",
    }
)  # fmt: skip


def values_said(text: str, situation: NewTaskSituation, at: str, anew: bool = False) -> ParsedSteps:
    """The deadline and budget that a text says; empty if it says more than that. `anew`: it is said as an answer, so
    that what was answered before may be said as shortly as to its own question: "Termin 7.12.".
    """
    text = deadline_values.with_day(text, situation)
    if at not in _TIMES and _PART_OF_DAY.fullmatch(text):
        return {}
    picked = number_of_reading(text, situation) if at == "budget" else None
    if picked is not None:
        return {"budget": ParsedAnswer(picked, text)}
    before = tuple(step for step in _TIMES if anew and step in situation.answers)
    for expecting in (*_expected(at), *before):
        found = understood(text, situation, expecting)
        said = times_in(found, situation)
        if "deadline" in said and is_bare_number(said.get("budget")):
            said = {"deadline": said["deadline"]}
        others = set(words_of(f"{found.title} {found.rest}")) - _LITTLE - _names()
        if said and (not others or _states_only(text, others)):
            return {step: _alone(item) for step, item in said.items()}
    return {}


def _states_only(text: str, others: set[str]) -> bool:
    """Whether the words beside a value are little ones that neither ask nor deny."""
    asks_or_denies = "?" in text or any(
        has_sign(word, sign) for word in others for sign in ("denial", "question word")
    )
    return not asks_or_denies and is_little(" ".join(others))


_PART_OF_DAY = re.compile(
    r"\W*(?:(?:lieber|eher|am liebsten|am|bitte|in the|preferably|rather)\s+)*(?:vormittags?|nachmittags?|abends?"
    r"|morgens|mittags?|morning|afternoon|evening)\W*",
    re.IGNORECASE,
)
"""What says no day may be about anything: "lieber nachmittags"."""
_TIMES: tuple[Expecting, ...] = ("deadline", "budget")


def _expected(at: str) -> tuple[Expecting, ...]:
    if at == "deadline":
        return ("deadline", "task")
    return ("budget", "task") if at == "budget" else ("task",)


def _alone(item: ParsedAnswer | Clarification) -> ParsedAnswer | Clarification:
    return item if isinstance(item, Clarification) else ParsedAnswer(item.value, item.words)


def _names() -> set[str]:
    """The names of the two steps: "Termin", "Budget"."""
    keys = ("new_task.deadline.names", "new_task.budget.names")
    return {word for key in keys for names in CATALOGUE[key] for word in words_of(names)}
