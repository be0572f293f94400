"""How much time: what the account does not have is asked about, and never refused (SPEC 6)."""

import re

from chat_server.bot.scripts.new_task.context import Setting, customer_of
from chat_server.bot.understanding import Question, Understanding
from chat_server.domain.bot.script import Caution
from chat_server.domain.bot.values import Asked, Keep, Option, Pick, Say, Taken, Value

ESTIMATE = "estimate"
"""The assistant estimates."""
MOST_MINUTES = 60_000
_USUAL = (60, 120, 240)
_NEGATIVE = re.compile(r"\s*(?:[-−–]|minus\b)\s*\d", re.IGNORECASE)


def say(value: Value, _scene: Setting) -> Say:
    if value == ESTIMATE:
        return Say("new_task.budget.estimate")
    return Say("new_task.budget.value", {"value": value})


def _option(minutes: int) -> Option:
    return Option(Pick(minutes), Say("new_task.budget.value", {"value": minutes}))


def options(_scene: Setting) -> tuple[Option, ...]:
    return (*map(_option, _USUAL), Option(Pick(ESTIMATE), Say("new_task.budget.estimate")))


def about(scene: Setting) -> dict[str, Value | Say]:
    """What the account has, said with the question."""
    available = _available(scene)
    if not available or available < 0:
        return {"available": Say("plain", {"text": ""})}
    return {"available": Say("new_task.budget.available", {"minutes": available})}


def _available(scene: Setting) -> int | None:
    customer = customer_of(scene)
    return customer.available if customer else None


def understood(found: Understanding, scene: Setting) -> Taken | Asked | None:
    """What a text says about the budget."""
    words = found.budget_words
    question = next((q for q in found.questions if q.about == "budget"), None)
    if found.budget_minutes is not None:
        return _checked(found.budget_minutes, scene, words)
    if question is not None:
        return _asked(question, words)
    return Taken(ESTIMATE, " … ".join(found.other_words)) if found.estimate else None


def _asked(question: Question, words: str) -> Asked:
    minutes = [value for value in question.alternatives if isinstance(value, int)]
    part = (Option(Keep(), Say("new_task.budget.part"), "no"),) if question.reason == "budget_or_task" else ()
    picks = tuple(map(_option, minutes))
    if len(picks) == 1:
        picks = (Option(picks[0].input, picks[0].label, "yes"),)
    return Asked(question.reason, Say("understood", {"text": question.text}), words, options=(*picks, *part))


def is_negative(text: str) -> bool:
    """ "-2 Stunden" is an amount, but none of time."""
    return _NEGATIVE.match(text) is not None


def impossible(words: str) -> Asked:
    return Asked("impossible", Say("new_task.budget.impossible"), words)


def take(value: Value, scene: Setting) -> Taken | Asked | None:
    """Picked minutes, or that the assistant estimates."""
    if value == ESTIMATE:
        return Taken(ESTIMATE)
    return _checked(value, scene, "") if isinstance(value, int) else None


def holds(value: Value, _scene: Setting) -> bool:
    return value == ESTIMATE or (isinstance(value, int) and 0 < value <= MOST_MINUTES)


def _checked(minutes: int, scene: Setting, words: str) -> Taken | Asked:
    if not 0 < minutes <= MOST_MINUTES:
        return impossible(words)
    lacking = missing(minutes, scene)
    if not lacking or _insisted(minutes, scene):
        return Taken(minutes, words)
    left = max(minutes - lacking, 0)
    said = {"value": minutes, "available": left, "missing": lacking}
    choices = [Option(Pick(minutes), Say("new_task.budget.over.yes", said), "yes")]
    if left:
        choices.append(Option(Pick(left), Say("new_task.budget.over.less", {"value": left}), "no"))
    return Asked("over", Say("new_task.budget.over", said), words, options=tuple(choices))


def _insisted(minutes: int, scene: Setting) -> bool:
    """Whether the same amount was just asked about."""
    asked = scene.asked
    return asked is not None and asked.reason == "over" and asked.question.params.get("value") == minutes


def missing(value: Value | None, scene: Setting) -> int:
    """Minutes that the time account lacks for a budget, with what it is overdrawn by."""
    available = _available(scene)
    if available is None or not isinstance(value, int):
        return 0
    return max(0, value - available)


def mentioned(found: Understanding, scene: Setting) -> Asked | None:
    """A budget in a text that is no answer about it: asked about later."""
    minutes = found.budget_minutes
    if minutes is None or "budget" in scene.answers:
        return None
    say = Say("new_task.budget.mentioned", {"value": minutes, "words": found.budget_words})
    options = (Option(Pick(minutes), Say("yes"), "yes"), Option(Keep(), Say("no"), "no"))
    return Asked("mentioned", say, found.budget_words, options=options)


def warn(value: Value, scene: Setting) -> tuple[Caution, ...]:
    """The shortfall, and the way to book hours."""
    lacking = missing(value, scene)
    if not lacking:
        return ()
    link = "book_hours" if scene.context.creator == "customer" else ""
    return (Caution(Say("new_task.budget.short", {"missing": lacking}), link=link),)
