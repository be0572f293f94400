"""The step for the deadline. What is not certain is asked about, with the readings as buttons (SPEC 6)."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from chat_server.bot.scripts.new_task.context import NewTaskSituation, today_of
from chat_server.bot.scripts.new_task.deadline_values import OPEN, day_of, next_working, read_value
from chat_server.bot.understanding import Question, Understanding
from chat_server.domain.bot.script import Caution
from chat_server.domain.bot.values import (
    AnswerValue,
    ChangeAnswer,
    Clarification,
    Keep,
    ParsedAnswer,
    Pick,
    QuickReply,
    Utterance,
)
from chat_server.domain.core.calendar import SATURDAY, Calendar, Never, Once, Twice

_YEARS_AHEAD = 10
_WEEK = timedelta(days=7)


def describe(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    return (
        Utterance("new_task.deadline.open")
        if value == OPEN
        else Utterance("new_task.deadline.value", {"value": value})
    )


def _option(value: date | datetime) -> QuickReply:
    said = value.isoformat()
    return QuickReply(Pick(said), Utterance("new_task.deadline.value", {"value": said}))


def options(situation: NewTaskSituation) -> tuple[QuickReply, ...]:
    """The next working day, the end of this working week and of the next one, no fixed date."""
    calendar, today = situation.context.calendar, today_of(situation)
    friday = today + timedelta(days=(SATURDAY - 1 - today.weekday()) % 7)
    ends = (calendar.previous_working_day(friday + timedelta(days=1 + 7 * weeks)) for weeks in (0, 1))
    days = sorted({calendar.next_working_day(today), *(end for end in ends if end > today)})
    return (*map(_option, days), QuickReply(Pick(OPEN), Utterance("new_task.deadline.open")))


def understood(found: Understanding, situation: NewTaskSituation) -> ParsedAnswer | Clarification | None:
    """The deadline that a text says, or what must be asked about it."""
    words = found.deadline_words
    question = next((q for q in found.questions if q.about == "deadline"), None)
    if found.deadline is not None and _EARLIER.search(found.rest):
        return _before(found.deadline, situation, words)
    if found.deadline is not None:
        return _checked(found.deadline, situation, words)
    if question is not None:
        return _chosen(question, situation, words) or _asked(question, situation, words)
    return ParsedAnswer(OPEN, " … ".join(found.other_words)) if found.no_deadline else None


_EARLIER = re.compile(
    r"\b(?:vorher|davor|bis dahin|zuvor|before (?:that|then)|beforehand|by then)\b", re.IGNORECASE
)


def _before(event: date | datetime, situation: NewTaskSituation, words: str) -> Clarification:
    """ "Ich fahre am Sonntag weg, also vorher": the last working day before the event is proposed."""
    last = situation.context.calendar.previous_working_day(day_of(event))
    today = today_of(situation)
    picks = tuple(_option(day) for day in (last,) if day >= today)
    proposed = tuple(replace(pick, stands_for="yes") for pick in picks)
    question = (
        Utterance("new_task.deadline.before", {"words": words, "value": last.isoformat()})
        if picks
        else Utterance("new_task.deadline.before_when", {"words": words})
    )
    return Clarification(reason="before_event", question=question, words=words, options=proposed)


def _chosen(
    question: Question, situation: NewTaskSituation, words: str
) -> ParsedAnswer | Clarification | None:
    """The reading that a reply with several readings picks: the one that was offered, or this or the next week's."""
    offered = [option.input for option in situation.clarification.options] if situation.clarification else []
    values = [v for v in question.alternatives if not isinstance(v, int) and Pick(v.isoformat()) in offered]
    if (
        len(values) == 2
        and situation.clarification
        and situation.clarification.reason == question.reason == "which_weekday"
    ):
        values = values[1:] if _NEXT.match(words) else values[:1] if _THIS.match(words) else values
    return _checked(values[0], situation, words) if len(values) == 1 else None


_NEXT = re.compile(r"\W*(?:(?:bis|am|zum|den|by|on|until)\W+)*(?:nächst|naechst|next)", re.IGNORECASE)
_THIS = re.compile(r"\W*(?:(?:bis|am|zum|by|on|until)\W+)*(?:dies|this)", re.IGNORECASE)


def _asked(question: Question, situation: NewTaskSituation, words: str) -> ParsedAnswer | Clarification:
    values = [value for value in question.alternatives if not isinstance(value, int)]
    if not values and SOON.search(words):
        return as_soon_as_possible(situation, words)
    if not values and question.reason == "vague":
        return Clarification(reason="vague", question=Utterance("new_task.deadline.vague"), words=words)
    describe = Utterance("understood", {"text": question.text})
    if question.reason == "which_weekday" and len(values) == 2 and values[1] - values[0] == _WEEK:
        first, second = (value.isoformat() for value in values)
        describe = Utterance("new_task.deadline.which_weekday", {"first": first, "second": second})
    part = (
        (QuickReply(Keep(), Utterance("new_task.deadline.part"), "no"),)
        if question.reason == "deadline_or_task"
        else ()
    )
    picks = tuple(map(_option, values))
    if len(picks) == 1:
        picks = (QuickReply(picks[0].input, picks[0].label, "yes"),)
    return Clarification(reason=question.reason, question=describe, words=words, options=(*picks, *part))


SOON = re.compile(
    r"\b(?:(?:the )?sooner the better"
    r"|so (?:schnell|bald|früh|zeitnah|zügig) (?:wie|als) (?:\w+ )?(?:möglich|es geht|geht)|asap|a\.s\.a\.p|sofort"
    r"|(?:schnellst|baldigst|ehest|möglichst|baldmöglichst|umgehend|dringend|eilig|eilt|zügig|zeitnah|pronto"
    r"|schnell|bald|soon|quick)\w*|je (?:eher|schneller|früher)"
    r"|as (?:soon|quickly|fast) as (?:possible|you can)|urgent(?:ly)?|right away|immediately)(?!\w)",
    re.IGNORECASE,
)


def as_soon_as_possible(situation: NewTaskSituation, words: str) -> ParsedAnswer | Clarification:
    """The first day on which somebody will have answered is proposed; said once more, that is what is meant."""
    first = _first_day(situation).isoformat()
    if situation.clarification is not None and situation.clarification.reason == "soon":
        return ParsedAnswer(first, words)
    return Clarification(
        reason="soon",
        question=Utterance("new_task.deadline.soon", {"value": first}),
        words=words,
        options=(
            QuickReply(Pick(first), Utterance("new_task.deadline.value", {"value": first}), "yes"),
            QuickReply(Keep(), Utterance("new_task.deadline.other_day"), "no"),
        ),
    )


def _first_day(situation: NewTaskSituation) -> date:
    """The first working day that ends after the reaction deadline."""
    calendar = situation.context.calendar
    reaction = calendar.local(calendar.reaction_deadline(situation.now)).date()
    return max(reaction, calendar.next_working_day(today_of(situation)))


def accept(value: AnswerValue, situation: NewTaskSituation) -> ParsedAnswer | Clarification | None:
    """A picked deadline: a day, a moment with offset, or a local time without one."""
    if value == OPEN:
        return ParsedAnswer(OPEN)
    picked = read_value(value)
    if picked is None or not date.min.year < picked.year < date.max.year:
        return None
    if not isinstance(picked, datetime):
        return _checked(picked, situation, "")
    calendar = situation.context.calendar
    if picked.tzinfo is not None:
        return _checked(calendar.local(picked), situation, "")
    return _local(picked.replace(second=0, microsecond=0), situation)


def _local(wall: datetime, situation: NewTaskSituation) -> ParsedAnswer | Clarification:
    calendar = situation.context.calendar
    match calendar.resolve_local(wall):
        case Once(moment):
            return _checked(calendar.local(moment), situation, "")
        case Twice(one, other) | Never(one, other):
            picks = tuple(_option(calendar.local(moment)) for moment in (one, other))
            return Clarification(reason="clock", question=Utterance("new_task.deadline.clock"), options=picks)


def _checked(value: date | datetime, situation: NewTaskSituation, words: str) -> ParsedAnswer | Clarification:
    """The deadline if it lies ahead on a working day, or on a free day that the person insists on."""
    value = _with_time_said(value, situation)
    said = value.isoformat()
    if is_over(value, situation):
        return Clarification(
            reason="past", question=Utterance("new_task.deadline.past", {"value": said}), words=words
        )
    if value.year > today_of(situation).year + _YEARS_AHEAD:
        return Clarification(
            reason="too_far", question=Utterance("new_task.deadline.too_far", {"value": said}), words=words
        )
    if situation.context.calendar.is_working_day(day_of(value)) or _insisted(said, situation):
        return ParsedAnswer(said, words)
    offer = next_working(value, situation.context.calendar)
    choices = (
        QuickReply(
            Pick(offer.isoformat()), Utterance("new_task.deadline.value", {"value": offer.isoformat()}), "yes"
        ),
        QuickReply(Pick(said), Utterance("new_task.deadline.insist", {"value": said})),
    )
    question = Utterance("new_task.deadline.non_working", {"value": said, "offer": offer.isoformat()})
    return Clarification(reason="non_working", question=question, words=words, options=choices)


def _with_time_said(value: date | datetime, situation: NewTaskSituation) -> date | datetime:
    """The deadline with the time said before: "No, Sunday" means Sunday at ten if that was asked about."""
    before = read_value(_free_day_asked(situation))
    said_again = isinstance(before, datetime) and not isinstance(value, datetime) and value == before.date()
    return before if before is not None and said_again else value


def _insisted(said: str, situation: NewTaskSituation) -> bool:
    """Whether the same day was asked about just before."""
    return said == _free_day_asked(situation)


def _free_day_asked(situation: NewTaskSituation) -> str | None:
    """The deadline on a free day that was asked about just before."""
    asked = situation.clarification
    if asked is None or asked.reason != "non_working":
        return None
    return str(asked.question.params.get("value"))


def is_over(value: date | datetime, situation: NewTaskSituation) -> bool:
    return value <= situation.now if isinstance(value, datetime) else value < today_of(situation)


def holds(value: AnswerValue, situation: NewTaskSituation) -> bool:
    """Whether the deadline is still valid: one that has passed meanwhile is asked for again."""
    found = read_value(value)
    return value == OPEN or (found is not None and _is_whole(found) and not is_over(found, situation))


def _is_whole(found: date | datetime) -> bool:
    return not isinstance(found, datetime) or found.tzinfo is not None


def mentioned(found: Understanding, situation: NewTaskSituation) -> Clarification | None:
    """A deadline in a text that answers another question: asked about later."""
    certain = (
        None
        if found.deadline is None or "deadline" in situation.answers
        else _checked(found.deadline, situation, "")
    )
    if not isinstance(certain, ParsedAnswer):
        return None
    describe = Utterance(
        "new_task.deadline.mentioned", {"value": certain.value, "words": found.deadline_words}
    )
    options = (
        QuickReply(Pick(certain.value), Utterance("yes"), "yes"),
        QuickReply(Keep(), Utterance("no"), "no"),
    )
    return Clarification(reason="mentioned", question=describe, words=found.deadline_words, options=options)


def cautions(value: AnswerValue, situation: NewTaskSituation) -> tuple[Caution, ...]:
    """Warns of a deadline before the reaction deadline, with a later one; and of double work on a free day."""
    found = read_value(value)
    if found is None or not holds(value, situation):
        return ()
    calendar = situation.context.calendar
    cautions: list[Caution] = []
    reaction = calendar.reaction_deadline(situation.now)
    if _last_moment(found, calendar) < reaction:
        later = _first_day(situation)
        change = ChangeAnswer("deadline", Pick(later.isoformat()))
        option = QuickReply(change, Utterance("new_task.deadline.later", {"value": later.isoformat()}))
        said = Utterance("new_task.deadline.early", {"reaction": calendar.local(reaction).isoformat()})
        cautions.append(Caution(said, (option,)))
    if not calendar.is_working_day(day_of(found)):
        cautions.append(Caution(Utterance("new_task.deadline.double")))
    return tuple(cautions)


def _last_moment(found: date | datetime, calendar: Calendar) -> datetime:
    """The moment at which a deadline ends: that of a day at closing time."""
    return found.astimezone(UTC) if isinstance(found, datetime) else calendar.moment(found, calendar.closing)
