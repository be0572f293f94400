"""What is to be done, in the creator's words; the first sentence is taken apart (SPEC 6)."""

import re
from dataclasses import replace

from chat_server.bot.scripts.new_task import budget, deadline
from chat_server.bot.scripts.new_task.context import Setting
from chat_server.bot.understanding import Understanding, understand
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.bot.script import MOST_TEXT
from chat_server.domain.bot.values import Asked, Found, Say, Taken, Value
from chat_server.domain.core.text_cleaning import clean_line

LONGEST_TITLE = 100
_BULLET = re.compile(r"^\s*(?:[-–—*•·+]|\[[ xX]?\]|\d{1,3}[.)]|[a-zA-Z]\))(?:\s+|$)")
# Questions that leave some of the times said out of the answer: all that was said goes to the description.
_WHOLE = frozenset(("contradiction", "too_many_times", "either", "too_long", "contradicting_amounts"))


def understood(text: str, scene: Setting, expecting: Expecting) -> Understanding:
    return understand(text, scene.now, scene.context.language, scene.context.calendar, expecting)


def times_in(found: Understanding, scene: Setting) -> dict[str, Taken | Asked]:
    """What a text says about deadline and budget."""
    both = {"deadline": deadline.understood(found, scene), "budget": budget.understood(found, scene)}
    return {step: item for step, item in both.items() if item is not None}


def read_title(text: str, scene: Setting) -> Found:
    """A text that may say everything: title, deadline, budget, and a list of steps; the rest describes the task."""
    plain, items = _apart(text, scene)
    how = scene.answers.get("how")
    answered = how is not None and how.via != "title"
    if not items or answered or "title" not in (found := _read_sentence(plain, scene)):
        return _read_sentence(text, scene)
    return {**found, "how": Taken(items)}


def _apart(text: str, scene: Setting) -> tuple[str, str]:
    """A text without its list, and the list; lines that only say deadline or budget are none of its items."""
    lines = text.splitlines()
    items = [line for line in lines if _BULLET.match(line) and not elsewhere(_BULLET.sub("", line), scene)]
    if len(items) < _FEWEST_ITEMS:
        return text, ""
    plain = [_BULLET.sub("", line) for line in lines if line not in items]
    return "\n".join(plain), "\n".join(items)


_FEWEST_ITEMS = 2


def _read_sentence(text: str, scene: Setting) -> Found:
    found = understood(text, scene, "task")
    found = replace(found, title=clean_line(found.title))
    said = times_in(found, scene)
    rest = text if said and any(q.reason in _WHOLE for q in found.questions) else found.rest
    if not found.title:
        return _with_rest(said, rest) if said else {}
    before = scene.answers.get("what")
    if rest and (before is None or before.via == "title"):
        return {"title": Taken(found.title, text), **said, "what": Taken(rest, rest)}
    return {"title": Taken(found.title, text, rest), **said}


def read_times(text: str, scene: Setting, expecting: Expecting) -> Found:
    """An answer about deadline or budget, or both; what else it says is kept with it."""
    text = _REPLY.sub("", text) if scene.asked else text
    if expecting == "budget" and budget.is_negative(text):
        return {"budget": budget.impossible(text)}
    found = understood(text, scene, expecting)
    whole = found.rest and any(q.reason in _WHOLE for q in found.questions)
    return _with_rest(times_in(found, scene), text if whole else found.rest)


_REPLY = re.compile(r"^\W*(?:(?:ja|nein|nee|doch|trotzdem|yes|no|nope)\b[\s,.:;!–-]*)+(?=\w)", re.IGNORECASE)


def read_deadline(text: str, scene: Setting) -> Found:
    return read_times(text, scene, "deadline")


def read_budget(text: str, scene: Setting) -> Found:
    return read_times(text, scene, "budget")


def elsewhere(text: str, scene: Setting) -> Found:
    """A text that answers no question, but says nothing else than deadline or budget, corrects them."""
    found = understood(text, scene, "task")
    return {} if found.title or found.rest else times_in(found, scene)


def _with_rest(said: dict[str, Taken | Asked], rest: str) -> Found:
    """The rest goes with the first thing said."""
    for step, item in said.items():
        kept: Taken | Asked = (
            Taken(item.value, item.words, rest) if isinstance(item, Taken) else _asked(item, rest)
        )
        return {**said, step: kept}
    return said


def _asked(item: Asked, rest: str) -> Asked:
    return Asked(item.reason, item.question, item.words, rest, item.options)


def read_what(text: str, scene: Setting) -> Found:
    return {"what": Taken(text), **_mentioned(text, scene)}


def read_how(text: str, scene: Setting) -> Found:
    return {"how": Taken(text), **_mentioned(text, scene)}


def _mentioned(text: str, scene: Setting) -> dict[str, Asked]:
    """Times within a description are asked about where they are not answered yet."""
    found = understood(text, scene, "task")
    both = {"deadline": deadline.mentioned(found, scene), "budget": budget.mentioned(found, scene)}
    return {step: asked for step, asked in both.items() if asked is not None}


def take_title(value: Value, _scene: Setting) -> Taken | None:
    said = clean_line(str(value))
    return Taken(said) if said and len(said) <= LONGEST_TITLE else None


def take_text(value: Value, _scene: Setting) -> Taken | None:
    said = str(value).strip()
    return Taken(said) if said and len(said) <= MOST_TEXT else None


def say_text(value: Value, _scene: Setting) -> Say:
    return Say("plain", {"text": str(value)})


def say_how(value: Value, _scene: Setting) -> Say:
    _, items = checklist(str(value))
    if not items:
        return Say("plain", {"text": str(value)})
    return Say("new_task.how.items", {"count": len(items), "items": "; ".join(items)})


def checklist(text: str) -> tuple[str, tuple[str, ...]]:
    """What is no item, and the items: the lines if there are several. A line ending with a colon introduces them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    listed = [line for line in lines if not line.endswith(":")]
    if len(listed) < 2 and not any(_BULLET.match(line) for line in listed):
        return text, ()
    items = tuple(item for line in listed if (item := clean_line(_BULLET.sub("", line))))
    return ("\n".join(line for line in lines if line.endswith(":")), items) if items else (text, ())
