"""What a form about weekdays means; see dates.py."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chat_server.bot.understanding.forms.dates import (
    AHEAD,
    DAY,
    DAYS_OF,
    IMPOSSIBLE,
    VAGUE,
    Days,
    Meaning,
    Today,
    days_after,
    functions_by_name,
    monday_of,
)


def coming(today: Today, weekday: int) -> date:
    """The first such weekday after today."""
    return today.date + timedelta(days=(weekday - today.date.weekday() - 1) % 7 + 1)


def weekday_in_weeks(today: Today, weeks: int, weekday: int) -> Days:
    """ "In zwei Wochen am Freitag": the Friday of the week that is so many weeks ahead."""
    if not 0 < weeks < 500:
        return IMPOSSIBLE
    return Days((monday_of(today.date, weeks) + timedelta(days=weekday),))


def weekday(today: Today, day: int) -> Days:
    """The coming one; on the same weekday it may be today."""
    first = coming(today, day)
    return (
        Days((today.date, first), "today_or_next_week") if first - today.date == 7 * DAY else Days((first,))
    )


def weekday_morning(today: Today, day: int) -> Days:
    return replace(weekday(today, day), part="morning")


def weekday_by(today: Today, relation: str, day: int) -> Days:
    """ "Diesen", "kommenden", "nächsten", "übernächsten Freitag".

    "Nächsten Freitag" is this week's Friday to some and next week's to others, as long as this week's is to come.
    """
    first = coming(today, day)
    this_week = monday_of(today.date) + timedelta(days=day)
    unclear = today.date < this_week
    if relation == "this":
        return Days((this_week,)) if this_week >= today.date else Days((first,), "weekday_gone")
    if relation == "coming":
        return Days((first,))
    if relation == "past":
        return Days((first - 7 * DAY,))
    if relation == "after_next":
        first += 7 * DAY
    return Days((first, first + 7 * DAY), "which_weekday") if unclear else Days((first,))


def weekday_by_reversed(today: Today, day: int, relation: str) -> Days:
    return weekday_by(today, relation, day)


def weekday_by_morning(today: Today, relation: str, day: int) -> Days:
    return replace(weekday_by(today, relation, day), part="morning")


def weekday_after_next(today: Today, day: int) -> Days:
    return weekday_by(today, "after_next", day)


def weekday_plus(today: Today, day: int, number: int, span: str) -> Meaning:
    """ "Freitag in zwei Wochen": counted from the coming Friday, on a Friday from today."""
    if (number, span) == (8, "days"):
        number = 7
    start = datetime.combine(coming(today, day), today.now.timetz())
    if span not in DAYS_OF or number * DAYS_OF[span] % 7 or not 0 < number < 500:
        return VAGUE
    clear = today.date.weekday() != day
    found = days_after(Today(start, today.calendar), number, span)
    if found is None:
        return IMPOSSIBLE
    return Days((found,)) if clear else Days((found - 7 * DAY,))


def weekday_week(today: Today, day: int) -> Meaning:
    return weekday_plus(today, day, 1, "weeks")


def weeks_from_weekday(today: Today, number: int, day: int) -> Meaning:
    return weekday_plus(today, day, number, "weeks")


def weekday_of_week(today: Today, day: int, relation: str) -> Days:
    """ "Freitag nächster Woche": weeks begin on Monday."""
    return Days((monday_of(today.date, AHEAD[relation]) + timedelta(days=day),))


def weekday_of_week_morning(today: Today, day: int, relation: str) -> Days:
    return replace(weekday_of_week(today, day, relation), part="morning")


def week_weekday(today: Today, relation: str, day: int) -> Days:
    return weekday_of_week(today, day, relation)


def weekday_after_next_week(today: Today, day: int) -> Days:
    return weekday_of_week(today, day, "after_next")


WEEKDAY_MEANINGS = functions_by_name(
    weekday_in_weeks,
    weekday,
    weekday_morning,
    weekday_by,
    weekday_by_reversed,
    weekday_by_morning,
    weekday_after_next,
    weekday_plus,
    weekday_week,
    weeks_from_weekday,
    weekday_of_week,
    weekday_of_week_morning,
    week_weekday,
    weekday_after_next_week,
)
