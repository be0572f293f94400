"""A value said against the one that stands: "Dienstag wird zu knapp, Donnerstag langt", "not Monday, Wednesday"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from chat_server.bot.recognise.corrections import corrected
from chat_server.bot.recognise.plain import words_apart
from chat_server.bot.recognise.reasons import is_reason
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task import deadline, deadline_values
from chat_server.bot.scripts.new_task.context import NewTaskSituation, today_of
from chat_server.bot.scripts.new_task.description import times_in, understood
from chat_server.bot.scripts.new_task.listening.shifted import shifted
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.bot.values import Clarification, ParsedAnswer, ParsedSteps

_CLAUSES = re.compile(
    r"\s*[,;:–]\s+|(?<=\?)\s+|(?<=[^\W\d]{2})[.!]\s+|\s+-\s+|\s+(?:sondern|but|dafür)\s+", re.IGNORECASE
)
_STEPS: tuple[Expecting, ...] = ("deadline", "budget")


def contrasted(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """The value that one clause says while another turns down the one that stands; empty if the text says more."""
    clauses = [clause for clause in _CLAUSES.split(text.strip(" .!?")) if clause.strip()]
    if not 2 <= len(clauses) <= _MOST_CLAUSES:
        return {}
    found = (_against(clauses, step, situation) for step in _STEPS if situation.value(step) is not None)
    return next(filter(None, found), {})


_MOST_CLAUSES = 5


def _against(clauses: list[str], step: Expecting, situation: NewTaskSituation) -> ParsedSteps:
    standing = [clause for clause in clauses if _turns_down(clause, step, situation)]
    others = [clause for clause in clauses if clause not in standing and not _says_no_more(clause)]
    if not standing or len(others) != 1:
        return {}
    item = _said_instead(corrected(others[0]), step, standing[0], situation)
    return {step: item} if item is not None else {}


def _says_no_more(clause: str) -> bool:
    return is_little(clause) or is_reason(clause)


def _turns_down(clause: str, step: Expecting, situation: NewTaskSituation) -> bool:
    """Whether a clause names the value that stands, and denies it, finds fault with it, or else says what it is."""
    words = words_apart(clause)
    denies = any(has_sign(word, "denial") for word in words) or _TOO.search(clause) is not None
    says_of_it = len(words) <= _MOST_WORDS and not _IS.isdisjoint(words)
    asks = clause.endswith("?")
    return (denies or says_of_it or asks) and situation.value(step) in tuple(_named(clause, step, situation))


_MOST_WORDS = 8
_IS = frozenset(
    ("ist", "sind", "wird", "wäre", "hat", "haben", "is", "are", "has",
    "have", "seems", "sounds", "klingt", "wirkt")
)  # fmt: skip


_TOO = re.compile(
    r"\b(?:zu|too|viel zu|bit)\s+\w+|\b(?:knapp|eng|sportlich|spät|früh|viel|wenig|tight|much|little|late|early"
    r"|falsch|wrong|overkill|übertrieben|unrealistisch|unrealistic|quatsch)\b",
    re.IGNORECASE,
)


def _named(clause: str, step: Expecting, situation: NewTaskSituation) -> Iterator[str | int]:
    """The values that a clause may name: as it is understood, and the deadline by its weekday."""
    before = deadline_values.read_value(situation.value("deadline"))
    if step == "deadline" and before is not None and before.weekday() in _weekdays(clause):
        yield str(situation.value("deadline"))
    bare = _BARE.findall(clause) if step == "budget" and not _UNIT.search(clause) else []
    for said in (clause, *_AMOUNT.findall(clause), *(f"{number} Stunden" for number in bare)):
        item = times_in(understood(said, situation, step), situation).get(step)
        if isinstance(item, ParsedAnswer) and isinstance(item.value, str | int):
            yield item.value


_AMOUNT = re.compile(
    r"[\w.,]+ (?:stunden?|std\.?|minuten?|hours?|minutes?|mins?|h)\b|\d{1,2}\. ?\w+|\d{1,2}\.\d{1,2}\.",
    re.IGNORECASE,
)


def _weekdays(text: str) -> set[int]:
    return {
        deadline_values.WEEKDAYS.index(word) % 7
        for word in words_apart(text)
        if word in deadline_values.WEEKDAYS
    }


def _said_instead(
    better: str, step: Expecting, standing: str, situation: NewTaskSituation
) -> ParsedAnswer | Clarification | None:
    if step == "deadline" and (day := _day_near(better, standing, situation)):
        return deadline.accept(day.isoformat(), situation)
    if by_it := shifted(better, situation):
        return by_it.get(step)
    unit = _unit_of(standing) if step == "budget" and not _UNIT.search(better) else None
    better = _number_alone(better) if unit else better
    for said in (f"{better} {unit}" if unit else better, better):
        found = understood(said, situation, step)
        item = times_in(found, situation).get(step)
        if item is not None and is_little(f"{found.title} {found.rest}"):
            return item
    return None


def _unit_of(standing: str) -> str:
    found = _UNIT.search(standing)
    return found[0] if found else "Stunden"


def _number_alone(clause: str) -> str:
    """The number of a clause that says no more than one and what it is: "zweieinhalb sind realistisch"."""
    numbers = _NUMBER.findall(clause)
    others = [word for word in words_apart(_NUMBER.sub("", clause)) if not is_little(word)]
    return numbers[0] if len(numbers) == 1 and len(others) <= 1 else clause


_NUMBER = re.compile(
    r"\b(?:\d{1,3}(?:[.,]\d)?|eine?|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|(?:zwei|drei|vier)einhalb|anderthalb"
    r"|eineinhalb|one|two|three|four|five|six|eight|ten)\b",
    re.IGNORECASE,
)
_BARE = re.compile(rf"({_NUMBER.pattern})(?=\s*\??$|\s+(?:ist|sind|is|are)\b)", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:stunden?|std|minuten?|hours?|minutes?)\b", re.IGNORECASE)


def _day_near(better: str, standing: str, situation: NewTaskSituation) -> date | None:
    """A weekday alone, in the week of the deadline that stands; a week later or earlier where that one is said to be
    too early or too late.
    """
    before = deadline_values.read_value(situation.value("deadline"))
    days = _weekdays(better)
    alone = is_little(" ".join(word for word in words_apart(better) if word not in deadline_values.WEEKDAYS))
    if before is None or len(days) != 1 or not alone:
        return None
    day = deadline_values.day_of(before)
    meant = day + timedelta(days=days.pop() - day.weekday())
    too_early = _TOO_EARLY.search(standing) is not None and meant <= day
    too_late = _TOO_LATE.search(standing) is not None and meant >= day
    meant += timedelta(days=7 * (too_early - too_late))
    return meant if meant >= today_of(situation) else meant + timedelta(days=7)


_TOO_EARLY = re.compile(
    r"\b(?:früh|knapp|eng|sportlich|early|soon|tight|schaff\w*|nicht hin)\b", re.IGNORECASE
)
_TOO_LATE = re.compile(r"\b(?:spät|late)\b", re.IGNORECASE)
