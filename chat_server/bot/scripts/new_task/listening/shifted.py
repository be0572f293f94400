"""Values said by the one that stands: "einen Tag später", "eine Stunde mehr", "Donnerstag statt Dienstag"."""

import re
from datetime import timedelta

from chat_server.bot.scripts.new_task import budget, deadline, deadline_values
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.description import understood
from chat_server.domain.bot.values import ParsedSteps

_LATER, _EARLIER = "später|länger|drauf|dazu|later|longer", "früher|eher|vorher|davor|earlier|sooner|before"
_MORE, _LESS = "mehr|länger|drauf|dazu|extra|more|longer", "weniger|kürzer|less|fewer|shorter"
_DAYS: dict[str, int] = {"tag": 1, "day": 1, "woche": 7, "week": 7}
_COUNTS: dict[str, int] = {
    "ein": 1, "eine": 1, "einen": 1, "a": 1, "an": 1, "one": 1, "another": 1, "zwei": 2, "two": 2, "drei": 3,
    "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5,
}  # fmt: skip
_BEHIND = (
    r"(?:bitte|please|zeit|time|reich(?:t|en)|genüg(?:t|en)|wären? (?:gut|besser)|is fine|(?:would|will|should) do"
    r"|(?:is|are) enough|geht)"
)
_BY_DAYS = re.compile(
    rf"(?:(?:um|noch|bitte|gern|gerne|nur|by|just) )*(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})"
    rf" (?P<unit>{'|'.join(_DAYS)})(?:e|en|n|s)? (?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))(?: {_BEHIND})?"
)
_BY_TIME = re.compile(
    rf"(?:(?:um|noch|bitte|gern|gerne|nur|by|just) )*(?P<time>.{{1,25}}?) (?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
    rf"(?: {_BEHIND})?"
)


_MORE_OF = re.compile(
    r"^(?:noch )?(\S+) (?:more|extra|weitere|zusätzliche) ((?:hours?|minutes?|stunden?|minuten)\b)"
)


def shifted(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """The deadline or budget moved by what the text says; empty if it says something else, or none stands."""
    said = " ".join(text.casefold().strip(" .,!?").split())
    return _by_days(said, situation) or _by_time(said, situation)


def _by_days(said: str, situation: NewTaskSituation) -> ParsedSteps:
    found = _BY_DAYS.fullmatch(said)
    before = deadline_values.read_value(situation.value("deadline"))
    if found is None or before is None:
        return {}
    count = _COUNTS.get(found["count"]) or int(found["count"])
    days = timedelta(days=_DAYS[found["unit"]] * count)
    item = deadline.accept((before + days if found["later"] else before - days).isoformat(), situation)
    return {"deadline": item} if item is not None else {}


def _by_time(said: str, situation: NewTaskSituation) -> ParsedSteps:
    found, before = _BY_TIME.fullmatch(_MORE_OF.sub(r"\1 \2 more", said)), situation.value("budget")
    if found is None or not isinstance(before, int):
        return {}
    heard = understood(found["time"], situation, "budget")
    minutes = None if heard.title or heard.rest else heard.budget_minutes
    item = (
        budget.accept(before + minutes if found["more"] else before - minutes, situation) if minutes else None
    )
    return {"budget": item} if item is not None else {}


def of_its_week(text: str, situation: NewTaskSituation) -> str:
    """ "Donnerstag statt Dienstag" with the date of that Thursday, where the deadline is a Tuesday: in its week. "Bei
    Dienstag bleiben" says the Tuesday that stands.
    """
    before = deadline_values.read_value(situation.value("deadline"))
    for shape in _INSTEAD:
        found = shape.search(text) if before is not None else None
        if found is None or before is None or weekday(found["old"]) != before.weekday():
            continue
        day = deadline_values.day_of(before)
        meant = day + timedelta(days=weekday(found.groupdict().get("new") or found["old"]) - day.weekday())
        return f"{text[: found.start()]}{meant:%d.%m.%Y}{text[found.end() :]}"
    return text


def of_its_unit(text: str) -> str:
    """ "Vier Stunden ist zu viel, zwei reichen", "zwei statt vier Stunden": with the unit of the other amount."""
    said = _INSTEAD_OF.sub(r"\g<number> \g<unit>", text)
    return _BARE_NUMBER.sub(r"\g<head>\g<number> \g<unit>", said)


_UNIT = r"(?P<unit>stunden?|std|minuten?|hours?|minutes?)\b"
_NUMBERS = (
    r"(?:\d{1,3}|ein(?:e|en)?|zwei|drei|vier|fünf|sechs|acht|zehn|one|two|three|four|five|six|eight|ten)\b"
)
_INSTEAD_OF = re.compile(
    rf"\b(?P<number>{_NUMBERS}) (?:statt|anstatt|nicht|instead of|not) {_NUMBERS} {_UNIT}", re.IGNORECASE
)
_BARE_NUMBER = re.compile(
    rf"^(?P<head>[^,;]*?\b{_UNIT}[^,;]{{0,40}}?[,;\s]\s*"
    r"(?:(?:bitte|nur|lieber|doch|just|only|nehmen sie|nimm|make it) )*)"
    rf"(?P<number>{_NUMBERS})"
    r"(?=\s*[.!]*$|\s+(?:reich|genüg|wären|sind|is|are|would|should|will)\w*)",
    re.IGNORECASE,
)


def weekday(name: str) -> int:
    return deadline_values.WEEKDAYS.index(name.casefold()) % 7


_DAY = "|".join(deadline_values.WEEKDAYS)
_AT = r"(?:(?:am|den|dem|bis|zum|on|by|the) )*"
_INSTEAD = (
    re.compile(
        rf"{_AT}(?P<new>{_DAY}),? (?:und )?(?:statt|anstatt|nicht|instead of|rather than|not) {_AT}(?P<old>{_DAY})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:statt|anstatt|nicht|instead of|not) {_AT}(?P<old>{_DAY}),? (?:(?:sondern|lieber|doch|but) )*{_AT}"
        rf"(?P<new>{_DAY})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:bei|beim|with|to|keep) {_AT}(?P<old>{_DAY})\b", re.IGNORECASE),
)
