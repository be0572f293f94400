"""The step for the budget. A budget that the account lacks is asked about, and never refused (SPEC 6)."""

import re

from chat_server.bot.scripts.new_task.context import NewTaskSituation, customer_of
from chat_server.bot.understanding import Question, Understanding
from chat_server.bot.understanding.forms.durations import MAX_MINUTES
from chat_server.domain.bot.script import Caution
from chat_server.domain.bot.values import (
    AnswerValue,
    Clarification,
    Keep,
    ParsedAnswer,
    Pick,
    QuickReply,
    Utterance,
)

ESTIMATE = "estimate"
"""The value for "the assistant estimates"."""
_USUAL = (60, 120, 240)
_NEGATIVE = re.compile(r"\s*(?:[-−–]|minus\b)\s*\d", re.IGNORECASE)


def describe(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    if value == ESTIMATE:
        return Utterance("new_task.budget.estimate")
    return Utterance("new_task.budget.value", {"value": value})


def _option(minutes: int) -> QuickReply:
    return QuickReply(Pick(minutes), Utterance("new_task.budget.value", {"value": minutes}))


def options(_situation: NewTaskSituation) -> tuple[QuickReply, ...]:
    return (*map(_option, _USUAL), QuickReply(Pick(ESTIMATE), Utterance("new_task.budget.estimate")))


def about(situation: NewTaskSituation) -> dict[str, AnswerValue | Utterance]:
    """What the account has, said with the question."""
    available = _available(situation)
    if not available or available < 0:
        return {"available": Utterance("plain", {"text": ""})}
    return {"available": Utterance("new_task.budget.available", {"minutes": available})}


def _available(situation: NewTaskSituation) -> int | None:
    customer = customer_of(situation)
    return customer.available if customer else None


def understood(found: Understanding, situation: NewTaskSituation) -> ParsedAnswer | Clarification | None:
    """The budget that a text says, or what must be asked about it."""
    words = found.budget_words
    question = next((q for q in found.questions if q.about == "budget"), None)
    if found.budget_minutes is not None:
        return _checked(found.budget_minutes, situation, words)
    if question is not None:
        return _asked(question, words)
    return ParsedAnswer(ESTIMATE, " … ".join(found.other_words)) if found.estimate else None


def _asked(question: Question, words: str) -> Clarification:
    minutes = [value for value in question.alternatives if isinstance(value, int)]
    part = (
        (QuickReply(Keep(), Utterance("new_task.budget.part"), "no"),)
        if question.reason == "budget_or_task"
        else ()
    )
    picks = tuple(map(_option, minutes))
    if len(picks) == 1:
        picks = (QuickReply(picks[0].input, picks[0].label, "yes"),)
    return Clarification(
        reason=question.reason,
        question=Utterance("understood", {"text": question.text}),
        words=words,
        options=(*picks, *part),
    )


def either(item: ParsedAnswer | Clarification | None, beside: Understanding) -> Clarification | None:
    """The question which amount is meant, if what stands beside one says another: "an hour, hour and a half"."""
    first = item.value if isinstance(item, ParsedAnswer) else None
    others = [q.alternatives for q in beside.questions if q.about == "budget"]
    second = beside.budget_minutes
    if not isinstance(first, int) or beside.title or (second in (None, first) and not others):
        return None
    question = (
        Utterance("new_task.budget.either", {"first": first, "second": second})
        if second is not None
        else Utterance("new_task.budget.exactly", {"value": first, "words": beside.rest})
    )
    words = f"{item.words if item else ''} … {beside.budget_words}"
    options = (_option(first), *((_option(second),) if second is not None else ()))
    return Clarification(reason="range_amount", question=question, words=words, options=options)


def is_negative(text: str) -> bool:
    """Whether the text begins with a negative amount, which is no budget: "-2 Stunden"."""
    return _NEGATIVE.match(text) is not None


def number_of_reading(text: str, situation: NewTaskSituation) -> int | None:
    """The amount that a number alone means where amounts were offered: "4" of three or four hours, "6" for eight. A
    part of a number can only be hours: "1,5".
    """
    number, asked = _NUMBER.fullmatch(text), situation.clarification
    if parts := _PARTS.fullmatch(text):
        return round(_HOUR * float(parts[1].replace(",", ".")))
    if number is None or asked is None:
        return None
    offered = [
        option.input.value
        for option in asked.options
        if isinstance(option.input, Pick) and isinstance(option.input.value, int)
    ]
    said = int(number[1])
    meant = [minutes for minutes in offered if minutes in (said, 60 * said)]
    if not meant and offered and min(offered) >= _HOUR and 0 < said <= max(offered) // _HOUR:
        return _HOUR * said
    return meant[0] if len(meant) == 1 else None


_HOUR = 60
_PARTS = re.compile(r"\W*(\d{1,2}[.,](?:25|5|50|75))\W*")
_NUMBER = re.compile(r"\W*(\d{1,5})\W*")


def impossible(words: str) -> Clarification:
    return Clarification(reason="impossible", question=Utterance("new_task.budget.impossible"), words=words)


def accept(value: AnswerValue, situation: NewTaskSituation) -> ParsedAnswer | Clarification | None:
    """Picked minutes, or that the assistant estimates."""
    if value == ESTIMATE:
        return ParsedAnswer(ESTIMATE)
    return _checked(value, situation, "") if isinstance(value, int) else None


def holds(value: AnswerValue, _situation: NewTaskSituation) -> bool:
    return value == ESTIMATE or (isinstance(value, int) and 0 < value <= MAX_MINUTES)


def _checked(minutes: int, situation: NewTaskSituation, words: str) -> ParsedAnswer | Clarification:
    if not 0 < minutes <= MAX_MINUTES:
        return impossible(words)
    lacking = missing(minutes, situation)
    if not lacking or _insisted(minutes, situation):
        return ParsedAnswer(minutes, words)
    left = max(minutes - lacking, 0)
    said = {"value": minutes, "available": left, "missing": lacking}
    choices = [QuickReply(Pick(minutes), Utterance("new_task.budget.over.yes", said), "yes")]
    if left:
        choices.append(QuickReply(Pick(left), Utterance("new_task.budget.over.less", {"value": left}), "no"))
    return Clarification(
        reason="over", question=Utterance("new_task.budget.over", said), words=words, options=tuple(choices)
    )


def _insisted(minutes: int, situation: NewTaskSituation) -> bool:
    """Whether the same amount was asked about just before."""
    asked = situation.clarification
    return asked is not None and asked.reason == "over" and asked.question.params.get("value") == minutes


def missing(value: AnswerValue | None, situation: NewTaskSituation) -> int:
    """Minutes that the account lacks for a budget, including what it is overdrawn by."""
    available = _available(situation)
    if available is None or not isinstance(value, int):
        return 0
    return max(0, value - available)


def mentioned(found: Understanding, situation: NewTaskSituation) -> Clarification | None:
    """A budget in a text that answers another question: asked about later."""
    minutes = found.budget_minutes
    if minutes is None or "budget" in situation.answers:
        return None
    describe = Utterance("new_task.budget.mentioned", {"value": minutes, "words": found.budget_words})
    options = (QuickReply(Pick(minutes), Utterance("yes"), "yes"), QuickReply(Keep(), Utterance("no"), "no"))
    return Clarification(reason="mentioned", question=describe, words=found.budget_words, options=options)


def cautions(value: AnswerValue, situation: NewTaskSituation) -> tuple[Caution, ...]:
    """Warns of the shortfall, with the way to book hours."""
    lacking = missing(value, situation)
    if not lacking:
        return ()
    link = "book_hours" if situation.context.creator == "customer" else ""
    return (Caution(Utterance("new_task.budget.short", {"missing": lacking}), link=link),)
