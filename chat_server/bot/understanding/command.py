"""`feierabend understand`: texts in, JSON-able values out; one text, or lines of JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from chat_server.bot.understanding.understand import Expecting, Question, Understanding, understand
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import Language, UnclearMoment, parse_moment

Json = dict[str, object]


def understand_command(
    text: str, now: datetime, language: Language, calendar: Calendar, expecting: Expecting = "task"
) -> Json:
    """`feierabend understand TEXT --now NOW --lang LANG`: the object to print. `now` is aware."""
    return _json(understand(text, now, language, calendar, expecting))


def understand_lines(lines: Iterable[str], now: datetime, calendar: Calendar) -> Iterator[Json]:
    """`feierabend understand -`: an object for every line {"text", "now", "lang", "expecting"}.

    Only "text" is needed; `now` (aware), German and "task" stand for the others. A line that cannot be used gets an
    object with "error" (German and English).
    """
    for line in lines:
        if line.strip():
            yield _line(line, now, calendar)


def _line(line: str, now: datetime, calendar: Calendar) -> Json:
    try:
        found = json.loads(line)
        text, at, language, expecting = _fields(found if isinstance(found, dict) else {})
        when = now if at is None else parse_moment(at, calendar, language)
        return understand_command(text, when, language, calendar, expecting)
    except UnclearMoment as unclear:
        return {"error": str(unclear)}
    except (ValueError, RecursionError):
        return {"error": _UNUSABLE}


_UNUSABLE = (
    'Erwartet wird je Zeile {"text": "...", "now": "2026-11-18T14:30", "lang": "de" oder "en"}. / '
    'Expected on each line: {"text": "...", "now": "2026-11-18T14:30", "lang": "de" or "en"}.'
)


def _fields(found: Mapping[str, object]) -> tuple[str, str | None, Language, Expecting]:
    """The checked fields of a line; raises ValueError."""
    text, at, language = found.get("text"), found.get("now"), found.get("lang", "de")
    expecting = found.get("expecting", "task")
    if not isinstance(text, str) or not (at is None or isinstance(at, str)):
        raise ValueError("text and now must be strings")
    if language not in ("de", "en") or expecting not in ("task", "deadline", "budget"):
        raise ValueError("unknown language or expectation")
    return text, at, language, expecting


def _json(found: Understanding) -> Json:
    first = found.questions[0] if found.questions else None
    return {
        "title": found.title or None,
        "deadline": found.deadline.isoformat() if found.deadline else None,
        "budget_minutes": found.budget_minutes,
        "rest": found.rest,
        "ambiguous": found.ambiguous,
        "question": first.text if first else None,
        "alternatives": _alternatives(first) if first else [],
        "questions": [
            {"about": q.about, "reason": q.reason, "text": q.text, "alternatives": _alternatives(q)}
            for q in found.questions
        ],
        "words": {
            "deadline": found.deadline_words,
            "budget": found.budget_words,
            "other": list(found.other_words),
            "left_out": list(found.left_out),
        },
        "no_deadline": found.no_deadline,
        "estimate": found.estimate,
    }


def _alternatives(question: Question) -> list[object]:
    """Deadlines as ISO 8601, amounts in minutes."""
    return [value if isinstance(value, int) else value.isoformat() for value in question.alternatives]
