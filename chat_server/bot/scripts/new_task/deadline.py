"""Until when: what is certain is taken, what is not is asked about with the readings as buttons (SPEC 6)."""

import re
from datetime import UTC, date, datetime, timedelta

from chat_server.bot.scripts.new_task.context import Setting, today_of
from chat_server.bot.understanding import Question, Understanding
from chat_server.domain.bot.script import Caution
from chat_server.domain.bot.values import Asked, Change, Keep, Option, Pick, Say, Taken, Value
from chat_server.domain.core.calendar import SATURDAY, Calendar, Never, Once, Twice

OPEN = "open"
"""No fixed date."""
_YEARS_AHEAD = 10
_WEEK = timedelta(days=7)


def say(value: Value, _scene: Setting) -> Say:
    return (
        Say("new_task.deadline.open") if value == OPEN else Say("new_task.deadline.value", {"value": value})
    )


def _option(value: date | datetime) -> Option:
    said = value.isoformat()
    return Option(Pick(said), Say("new_task.deadline.value", {"value": said}))


def options(scene: Setting) -> tuple[Option, ...]:
    """The next working day, the end of this working week and of the next one, no fixed date."""
    calendar, today = scene.context.calendar, today_of(scene)
    friday = today + timedelta(days=(SATURDAY - 1 - today.weekday()) % 7)
    ends = (calendar.previous_working_day(friday + timedelta(days=1 + 7 * weeks)) for weeks in (0, 1))
    days = sorted({calendar.next_working_day(today), *(end for end in ends if end > today)})
    return (*map(_option, days), Option(Pick(OPEN), Say("new_task.deadline.open")))


def understood(found: Understanding, scene: Setting) -> Taken | Asked | None:
    """What a text says about the deadline."""
    words = found.deadline_words
    question = next((q for q in found.questions if q.about == "deadline"), None)
    if found.deadline is not None:
        return _checked(found.deadline, scene, words)
    if question is not None:
        return _chosen(question, scene, words) or _asked(question, words)
    return Taken(OPEN, " … ".join(found.other_words)) if found.no_deadline else None


def _chosen(question: Question, scene: Setting, words: str) -> Taken | Asked | None:
    """A reply with several readings means the one that was offered, or of the same two this or the next."""
    offered = [option.input for option in scene.asked.options] if scene.asked else []
    values = [v for v in question.alternatives if not isinstance(v, int) and Pick(v.isoformat()) in offered]
    if len(values) == 2 and scene.asked and scene.asked.reason == question.reason == "which_weekday":
        values = values[1:] if _NEXT.match(words) else values[:1] if _THIS.match(words) else values
    return _checked(values[0], scene, words) if len(values) == 1 else None


_NEXT = re.compile(r"\W*(?:(?:bis|am|zum|den|by|on|until)\W+)*(?:nächst|naechst|next)", re.IGNORECASE)
_THIS = re.compile(r"\W*(?:(?:bis|am|zum|by|on|until)\W+)*(?:dies|this)", re.IGNORECASE)


def _asked(question: Question, words: str) -> Asked:
    values = [value for value in question.alternatives if not isinstance(value, int)]
    say = Say("understood", {"text": question.text})
    if question.reason == "which_weekday" and len(values) == 2 and values[1] - values[0] == _WEEK:
        first, second = (value.isoformat() for value in values)
        say = Say("new_task.deadline.which_weekday", {"first": first, "second": second})
    part = (
        (Option(Keep(), Say("new_task.deadline.part"), "no"),)
        if question.reason == "deadline_or_task"
        else ()
    )
    picks = tuple(map(_option, values))
    if len(picks) == 1:
        picks = (Option(picks[0].input, picks[0].label, "yes"),)
    return Asked(question.reason, say, words, options=(*picks, *part))


def take(value: Value, scene: Setting) -> Taken | Asked | None:
    """A picked deadline: a day, a moment with offset, or a local time without one."""
    if value == OPEN:
        return Taken(OPEN)
    picked = read_value(value)
    if picked is None or not date.min.year < picked.year < date.max.year:
        return None
    if not isinstance(picked, datetime):
        return _checked(picked, scene, "")
    calendar = scene.context.calendar
    if picked.tzinfo is not None:
        return _checked(calendar.local(picked), scene, "")
    return _local(picked.replace(second=0, microsecond=0), scene)


def read_value(value: Value | None) -> date | datetime | None:
    """The day or moment that a stored or picked value stands for; None if it stands for none."""
    try:
        said = str(value)
        return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    except ValueError:
        return None


def _local(wall: datetime, scene: Setting) -> Taken | Asked:
    calendar = scene.context.calendar
    match calendar.resolve_local(wall):
        case Once(moment):
            return _checked(calendar.local(moment), scene, "")
        case Twice(one, other) | Never(one, other):
            picks = tuple(_option(calendar.local(moment)) for moment in (one, other))
            return Asked("clock", Say("new_task.deadline.clock"), options=picks)


def _checked(value: date | datetime, scene: Setting, words: str) -> Taken | Asked:
    """Taken if it lies ahead on a working day, or on another one that is insisted on."""
    value = _with_time_said(value, scene)
    said = value.isoformat()
    if is_over(value, scene):
        return Asked("past", Say("new_task.deadline.past", {"value": said}), words)
    if value.year > today_of(scene).year + _YEARS_AHEAD:
        return Asked("too_far", Say("new_task.deadline.too_far", {"value": said}), words)
    if scene.context.calendar.is_working_day(day_of(value)) or _insisted(said, scene):
        return Taken(said, words)
    offer = next_working(value, scene.context.calendar)
    choices = (
        Option(Pick(offer.isoformat()), Say("new_task.deadline.value", {"value": offer.isoformat()}), "yes"),
        Option(Pick(said), Say("new_task.deadline.insist", {"value": said})),
    )
    question = Say("new_task.deadline.non_working", {"value": said, "offer": offer.isoformat()})
    return Asked("non_working", question, words, options=choices)


def _with_time_said(value: date | datetime, scene: Setting) -> date | datetime:
    """ "No, Sunday" insists on Sunday at ten where that was asked about."""
    before = read_value(_free_day_asked(scene))
    said_again = isinstance(before, datetime) and not isinstance(value, datetime) and value == before.date()
    return before if before is not None and said_again else value


def _insisted(said: str, scene: Setting) -> bool:
    """Whether the same day was just asked about."""
    return said == _free_day_asked(scene)


def _free_day_asked(scene: Setting) -> str | None:
    """The deadline on a free day that was just asked about."""
    asked = scene.asked
    if asked is None or asked.reason != "non_working":
        return None
    return str(asked.question.params.get("value"))


def day_of(value: date | datetime) -> date:
    """The day a deadline belongs to: midnight ends the day before."""
    return (value - timedelta(microseconds=1)).date() if isinstance(value, datetime) else value


def next_working(value: date | datetime, calendar: Calendar) -> date | datetime:
    """The same on the next working day."""
    working = calendar.next_working_day(day_of(value))
    if not isinstance(value, datetime):
        return working
    return calendar.local(calendar.moment(working + (value.date() - day_of(value)), value.time()))


def is_over(value: date | datetime, scene: Setting) -> bool:
    return value <= scene.now if isinstance(value, datetime) else value < today_of(scene)


def holds(value: Value, scene: Setting) -> bool:
    """A deadline that has passed meanwhile is asked for again."""
    found = read_value(value)
    return value == OPEN or (found is not None and _is_whole(found) and not is_over(found, scene))


def _is_whole(found: date | datetime) -> bool:
    return not isinstance(found, datetime) or found.tzinfo is not None


def mentioned(found: Understanding, scene: Setting) -> Asked | None:
    """A deadline in a text that is no answer about it: asked about later."""
    certain = (
        None if found.deadline is None or "deadline" in scene.answers else _checked(found.deadline, scene, "")
    )
    if not isinstance(certain, Taken):
        return None
    say = Say("new_task.deadline.mentioned", {"value": certain.value, "words": found.deadline_words})
    options = (Option(Pick(certain.value), Say("yes"), "yes"), Option(Keep(), Say("no"), "no"))
    return Asked("mentioned", say, found.deadline_words, options=options)


def warn(value: Value, scene: Setting) -> tuple[Caution, ...]:
    """Before the reaction deadline: a later one is offered. On a free day: work counts double."""
    found = read_value(value)
    if found is None or not holds(value, scene):
        return ()
    calendar = scene.context.calendar
    cautions: list[Caution] = []
    reaction = calendar.reaction_deadline(scene.now)
    if _last_moment(found, calendar) < reaction:
        later = max(calendar.local(reaction).date(), calendar.next_working_day(today_of(scene)))
        change = Change("deadline", Pick(later.isoformat()))
        option = Option(change, Say("new_task.deadline.later", {"value": later.isoformat()}))
        said = Say("new_task.deadline.early", {"reaction": calendar.local(reaction).isoformat()})
        cautions.append(Caution(said, (option,)))
    if not calendar.is_working_day(day_of(found)):
        cautions.append(Caution(Say("new_task.deadline.double")))
    return tuple(cautions)


def _last_moment(found: date | datetime, calendar: Calendar) -> datetime:
    """A day lasts as a deadline until the closing."""
    return found.astimezone(UTC) if isinstance(found, datetime) else calendar.moment(found, calendar.closing)
