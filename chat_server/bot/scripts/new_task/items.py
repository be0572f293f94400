"""The checklist: lines of a text that are items, without the deadlines and budgets that some of them say."""

import re

from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.understanding import understand
from chat_server.domain.core.text_cleaning import clean_line

_BULLET = re.compile(r"^\s*(?:[-–—*•·+]|\[[ xX]?\]|\d{1,3}[.)]|[a-zA-Z]\))(?:\s+|$)")
_UNTIL = re.compile(r"\W*(?:bis|spätestens|frist|deadline|fällig|by|until|due|no later)\b", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*[,;:]?\s*\)|\[\s*\]")
_EDGES = " \t,;:–-"


def has_bullet(line: str) -> bool:
    return _BULLET.match(line) is not None


def without_bullet(line: str) -> str:
    return _BULLET.sub("", line)


def checklist(text: str) -> tuple[str, tuple[str, ...]]:
    """Divides a text into what is no item, and the items: its lines if there are several. A line that ends with a
    colon introduces items.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    listed = [line for line in lines if not line.endswith(":")]
    if len(listed) < 2 and not any(map(has_bullet, listed)):
        return text, ()
    items = tuple(item for line in listed if (item := clean_line(without_bullet(line))))
    return ("\n".join(line for line in lines if line.endswith(":")), items) if items else (text, ())


def without_times(text: str, situation: NewTaskSituation) -> str:
    """The text with the deadlines and budgets taken out of those of its lines that are items."""
    _, items = checklist(text)
    if not items:
        return text
    return "\n".join(_timeless(line, situation) for line in text.splitlines())


def _timeless(original: str, situation: NewTaskSituation) -> str:
    line, context = original, situation.context
    found = understand(line, situation.now, context.language, context.calendar)
    until = found.deadline_words if _UNTIL.match(found.deadline_words) else ""
    said = [part for words in (found.budget_words, until) if words for part in words.split(" … ")]
    if not said or line.rstrip().endswith(":"):
        return line
    for part in said:
        line = line.replace(part, "")
    plain = _EMPTY.sub("", line).rstrip(_EDGES)
    return plain if clean_line(without_bullet(plain)) else original
