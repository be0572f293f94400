"""Values said by the one that stands: "legen Sie noch ein Stündchen drauf", "einen Tag später", "half of that will do".

Of a text that moves a value the amount and the direction are read; all else in it must be little words, names of the
step and verbs of giving and taking.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from chat_server.bot.recognise.plain import words_apart
from chat_server.bot.recognise.signs import has_sign, matches_stem
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task import budget, deadline, deadline_values
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.description import understood
from chat_server.domain.bot.values import ParsedSteps

Unit: TypeAlias = Literal["day", "week", "time"]
_NUMBER = (
    r"\d{1,3}(?:[.,]\d{1,2})?|halbe[ns]?|half|ganze[ns]?|(?:ein|'?n)(?:e|en|er)?|a|an|one|another|zwei|two|drei|three"
    r"|vier|four|fünf|five|sechs|six|zehn|ten|anderthalb|eineinhalb|couple of|paar|viertel|quarter"
)
_UNITS: dict[Unit, str] = {
    "day": r"tage?n?|days?",
    "week": r"wochen?|weeks?",
    "time": r"stunden?|std\.?|stündchen|viertelstunde|viertelstündchen|hours?|hrs?|h|minuten?|min\.?|mins?|minutes?",
}
_AMOUNT = re.compile(
    rf"(?<!\w)(?P<count>(?:(?:{_NUMBER})\s+){{1,3}}|\d{{1,3}})(?:(?:weitere|zusätzliche|more|extra)\s+)?"
    rf"(?:{'|'.join(f'(?P<{unit}>{shape})' for unit, shape in _UNITS.items())})(?!\w)"
)
_MORE = (
    "mehr weitere zusätzliche länger drauf dazu obendrauf draufschlag* draufpack* draufleg* extra zusätzlich more"
    " longer add extend"
)
_DIRECTIONS: dict[str, str] = {
    "later": "später hinten verschieb* later back postpone push*",
    "earlier": "früher eher vorher davor vorziehen vorverlegen earlier sooner before forward",
    "more": f"{_MORE} top",
    "less": "weniger kürzer runter abziehen abzieh* less fewer shorter knock cut reduce",
}
_MOVING_WORDS = (
    "leg lege legen legt schlag schlage schlagen schlagt häng hänge hängen hängt pack packe packen packt"
    " gönn gönnen gönnt zieh ziehen zieht spendier spendieren rechne rechnen nehmen rücken rückt schieb"
    " schieben schiebt um by on of off allow spend let's zeit time bitte please wären reicht genügt push"
    " move extend add knock shift geben"
)
_MOVING = frozenset(_MOVING_WORDS.split())
_FACTORS: dict[float, str] = {
    0.5: "hälfte halb halbieren halbier halbiert half halve",
    2: "doppelt doppelte doppelten verdoppel* double twice",
}
_COUNTS: dict[str, int] = {
    "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5, "sechs": 6, "six": 6,
    "zehn": 10, "ten": 10, "couple": 2,
}  # fmt: skip
_NAMES_WORDS = "zeit zeitbudget budget time termin frist deadline datum date abgabe stunden hours aufwand"
_NAMES = frozenset(_NAMES_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Shift:
    """By how much a text moves a value: the amount in words, its unit, and the signs of the direction."""

    amount: str
    unit: Unit
    directions: frozenset[str]


def shifted(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """The deadline or budget moved by what the text says; empty if it says something else, or none stands."""
    said = " ".join(text.casefold().strip(" .,!?").split())
    shift = _shift_in(said)
    return _moved(shift, situation) if shift else _multiplied(said, situation)


def _shift_in(said: str) -> _Shift | None:
    found = _AMOUNT.search(said)
    if found is None:
        return None
    others = words_apart(f"{said[: found.start()]} {said[found.end() :]} {_among(found[0])}")
    directions = frozenset(
        name for name, stems in _DIRECTIONS.items() if any(_is_of(word, stems) for word in others)
    )
    strange = [word for word in others if not any(_is_of(word, stems) for stems in _DIRECTIONS.values())]
    unit = next(unit for unit in _UNITS if found[unit])
    says_more = any(has_sign(word, "denial") for word in others) or not _moves_only(strange)
    return None if says_more or not directions else _Shift(found[0], unit, directions)


def _among(amount: str) -> str:
    """The word of direction that stands within an amount: "2 more hours"."""
    return " ".join(word for word in amount.split() if word in _MORE.split())


def _is_of(word: str, stems: str) -> bool:
    return any(matches_stem(word, stem) for stem in stems.split())


def _moves_only(words: list[str]) -> bool:
    return is_little(" ".join(word for word in words if word not in _MOVING | _NAMES))


def _moved(shift: _Shift, situation: NewTaskSituation) -> ParsedSteps:
    until = deadline_values.read_value(situation.value("deadline"))
    if until is not None and (by := _days(shift, until)):
        item = deadline.accept((until + by).isoformat(), situation)
        return {"deadline": item} if item is not None else {}
    before, minutes = situation.value("budget"), _minutes(shift, situation)
    if shift.unit != "time" or not isinstance(before, int) or not minutes:
        return {}
    sign = -1 if "less" in shift.directions else 1
    taken = budget.accept(before + sign * minutes, situation)
    return {"budget": taken} if taken is not None and {"more", "less"} & shift.directions else {}


def _days(shift: _Shift, until: date | datetime) -> timedelta | None:
    """By how much the deadline moves; None if the text is not about it."""
    by_clock = isinstance(until, datetime) and {"later", "earlier"} & shift.directions
    count = _count(shift.amount)
    if count is None or (shift.unit == "time" and not by_clock) or _is_minutes(shift):
        return None
    units = {"day": timedelta(days=1), "week": timedelta(weeks=1), "time": timedelta(hours=1)}
    sign = -1 if {"earlier", "less"} & shift.directions else 1
    return sign * count * units[shift.unit]


def _is_minutes(shift: _Shift) -> bool:
    return shift.unit == "time" and re.search(r"min|viertel|half|halb", shift.amount) is not None


def _count(amount: str) -> int | None:
    words = amount.split()
    if "halbe" in words or "half" in words:
        return None
    number = next((word for word in words if word.isdigit() or word in _COUNTS), None)
    return _COUNTS.get(number) or int(number) if number else 1


def _minutes(shift: _Shift, situation: NewTaskSituation) -> int | None:
    plain = " ".join(word for word in shift.amount.split() if word not in _MORE.split())
    said = re.sub(r"\banother\b", "an", re.sub(r"\bstündchen\b", "stunde", plain))
    heard = understood(said.replace("viertelstündchen", "viertelstunde"), situation, "budget")
    return None if heard.title or heard.rest else heard.budget_minutes


def _multiplied(said: str, situation: NewTaskSituation) -> ParsedSteps:
    """ "Half the time will do", "das Doppelte an Zeit": of the budget, where the text names it or "that"."""
    words, before = words_apart(said), situation.value("budget")
    factor = next((f for f, stems in _FACTORS.items() if any(_is_of(word, stems) for word in words)), None)
    others = [word for word in words if not any(_is_of(word, stems) for stems in _FACTORS.values())]
    names_it = not {"that", "davon", *_NAMES}.isdisjoint(others)
    denies = any(has_sign(word, "denial") for word in others)
    if factor is None or not isinstance(before, int) or not names_it or denies or not _moves_only(others):
        return {}
    item = budget.accept(int(before * factor), situation)
    return {"budget": item} if item is not None else {}
