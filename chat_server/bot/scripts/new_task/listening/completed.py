"""Completes a value by the one that stands: "Donnerstag statt Dienstag" in its week, "zwei statt vier Stunden"."""

import re
from datetime import timedelta

from chat_server.bot.scripts.new_task import deadline_values
from chat_server.bot.scripts.new_task.context import NewTaskSituation


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
