"""The steps for title and texts, in the creator's words; the first sentence is taken apart (SPEC 6)."""

import re
from dataclasses import replace

from chat_server.bot.scripts.new_task import budget, deadline
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.understanding import Understanding, understand
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.bot.script import MAX_TEXT
from chat_server.domain.bot.values import AnswerValue, Clarification, ParsedAnswer, ParsedSteps, Utterance
from chat_server.domain.core.text_cleaning import clean_line

MAX_TITLE = 100
_BULLET = re.compile(r"^\s*(?:[-–—*•·+]|\[[ xX]?\]|\d{1,3}[.)]|[a-zA-Z]\))(?:\s+|$)")
# Questions that leave some of the times said out of the answer: all that was said goes to the description.
_WHOLE = frozenset(("contradiction", "too_many_times", "either", "too_long", "contradicting_amounts"))


def understood(text: str, situation: NewTaskSituation, expecting: Expecting) -> Understanding:
    return understand(text, situation.now, situation.context.language, situation.context.calendar, expecting)


def times_in(found: Understanding, situation: NewTaskSituation) -> dict[str, ParsedAnswer | Clarification]:
    """The deadline and budget that a text says."""
    both = {"deadline": deadline.understood(found, situation), "budget": budget.understood(found, situation)}
    return {step: item for step, item in both.items() if item is not None}


def read_title(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """Parses a text that may say everything: title, deadline, budget, and a list of steps. The rest describes the
    task.
    """
    plain, items = _apart(text, situation)
    how = situation.answers.get("how")
    answered = how is not None and how.via != "title"
    if not items or answered or "title" not in (found := _read_sentence(plain, situation)):
        return _read_sentence(text, situation)
    return {**found, "how": ParsedAnswer(items)}


def _apart(text: str, situation: NewTaskSituation) -> tuple[str, str]:
    """Divides a text into the text without its list, and the list. Lines that only say deadline or budget are no
    items.
    """
    lines = text.splitlines()
    items = [
        line for line in lines if _BULLET.match(line) and not elsewhere(_BULLET.sub("", line), situation)
    ]
    if len(items) < _MIN_ITEMS:
        return text, ""
    plain = [_BULLET.sub("", line) for line in lines if line not in items]
    return "\n".join(plain), "\n".join(items)


_MIN_ITEMS = 2


def _read_sentence(text: str, situation: NewTaskSituation) -> ParsedSteps:
    found = understood(text, situation, "task")
    found = replace(found, title=clean_line(found.title))
    said = times_in(found, situation)
    rest = text if said and any(q.reason in _WHOLE for q in found.questions) else found.rest
    if not found.title:
        return _with_rest(said, rest) if said else {}
    before = situation.answers.get("what")
    if rest and (before is None or before.via == "title"):
        return {"title": ParsedAnswer(found.title, text), **said, "what": ParsedAnswer(rest, rest)}
    return {"title": ParsedAnswer(found.title, text, rest), **said}


def read_times(text: str, situation: NewTaskSituation, expecting: Expecting) -> ParsedSteps:
    """Parses an answer about deadline, budget, or both. What else it says is kept with it."""
    text = _REPLY.sub("", text) if situation.clarification else text
    if expecting == "budget" and budget.is_negative(text):
        return {"budget": budget.impossible(text)}
    found = understood(text, situation, expecting)
    whole = found.rest and any(q.reason in _WHOLE for q in found.questions)
    return _with_rest(times_in(found, situation), text if whole else found.rest)


_REPLY = re.compile(r"^\W*(?:(?:ja|nein|nee|doch|trotzdem|yes|no|nope)\b[\s,.:;!–-]*)+(?=\w)", re.IGNORECASE)


def read_deadline(text: str, situation: NewTaskSituation) -> ParsedSteps:
    return read_times(text, situation, "deadline")


def read_budget(text: str, situation: NewTaskSituation) -> ParsedSteps:
    return read_times(text, situation, "budget")


def elsewhere(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """Parses a text that answers no question: if it says only deadline or budget, it corrects them."""
    found = understood(text, situation, "task")
    return {} if found.title or found.rest else times_in(found, situation)


def _with_rest(said: dict[str, ParsedAnswer | Clarification], rest: str) -> ParsedSteps:
    """Keeps the rest with the first answer."""
    for step, item in said.items():
        kept: ParsedAnswer | Clarification = (
            ParsedAnswer(item.value, item.words, rest)
            if isinstance(item, ParsedAnswer)
            else _asked(item, rest)
        )
        return {**said, step: kept}
    return said


def _asked(item: Clarification, rest: str) -> Clarification:
    return Clarification(
        reason=item.reason, question=item.question, words=item.words, rest=rest, options=item.options
    )


def read_what(text: str, situation: NewTaskSituation) -> ParsedSteps:
    return {"what": ParsedAnswer(text), **_mentioned(text, situation)}


def read_how(text: str, situation: NewTaskSituation) -> ParsedSteps:
    return {"how": ParsedAnswer(text), **_mentioned(text, situation)}


def _mentioned(text: str, situation: NewTaskSituation) -> dict[str, Clarification]:
    """The deadline and budget mentioned in a description, to be asked about if they are not answered yet."""
    found = understood(text, situation, "task")
    both = {"deadline": deadline.mentioned(found, situation), "budget": budget.mentioned(found, situation)}
    return {step: asked for step, asked in both.items() if asked is not None}


def accept_title(value: AnswerValue, _situation: NewTaskSituation) -> ParsedAnswer | None:
    said = clean_line(str(value))
    return ParsedAnswer(said) if said and len(said) <= MAX_TITLE else None


def accept_text(value: AnswerValue, _situation: NewTaskSituation) -> ParsedAnswer | None:
    said = str(value).strip()
    return ParsedAnswer(said) if said and len(said) <= MAX_TEXT else None


def describe_text(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    return Utterance("plain", {"text": str(value)})


def describe_how(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    _, items = checklist(str(value))
    if not items:
        return Utterance("plain", {"text": str(value)})
    return Utterance("new_task.how.items", {"count": len(items), "items": "; ".join(items)})


def checklist(text: str) -> tuple[str, tuple[str, ...]]:
    """Divides a text into what is no item, and the items: its lines if there are several. A line that ends with a
    colon introduces items.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    listed = [line for line in lines if not line.endswith(":")]
    if len(listed) < 2 and not any(_BULLET.match(line) for line in listed):
        return text, ()
    items = tuple(item for line in listed if (item := clean_line(_BULLET.sub("", line))))
    return ("\n".join(line for line in lines if line.endswith(":")), items) if items else (text, ())
