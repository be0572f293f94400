"""What a form about weeks, months, quarters and years means; see dates.py."""

from datetime import date, timedelta

from chat_server.bot.understanding.forms.dates import (
    AHEAD,
    IMPOSSIBLE,
    Days,
    Today,
    add_months,
    fixed,
    functions_by_name,
    last_of_month,
    monday_of,
)

FRIDAY = 4
_BY_EDGE = {"start": (0, 1), "middle": (2,), "end": (FRIDAY,)}
_DAYS_OF_MONTH = {"start": (1, 5), "middle": (15,)}


def edge_of_week(today: Today, edge: str, relation: str) -> Days:
    """The end of a week is its Friday; where it begins and what its middle is, is asked."""
    return _edge(monday_of(today.date, AHEAD[relation]), edge, today)


def _edge(monday: date, edge: str, today: Today) -> Days:
    days = tuple(monday + timedelta(days=day) for day in _BY_EDGE[edge])
    if edge == "end":
        return Days(days) if days[0] >= today.date else Days((days[0] + timedelta(days=7),), "week_over")
    return Days(days, "vague_period")


def edge_this_week(today: Today, edge: str) -> Days:
    return _unless_today(edge_of_week(today, edge, "this"), edge_of_week(today, edge, "next"), today)


def week(today: Today, relation: str) -> Days:
    """ "Diese Woche" ends on Friday; "bis nächste Woche" may mean its beginning or its end."""
    monday = monday_of(today.date, AHEAD[relation])
    if relation == "this":
        return _edge(monday, "end", today)
    if relation == "past":
        return Days((monday + timedelta(days=FRIDAY),))
    return Days((monday, monday + timedelta(days=FRIDAY)), "vague_period")


def weekend(today: Today) -> Days:
    """A deadline at the weekend: before it, or on the Monday after it."""
    friday = monday_of(today.date) + timedelta(days=FRIDAY)
    days = (friday, friday + timedelta(days=3))
    return Days(tuple(day for day in days if day >= today.date), "weekend_when")


def weekend_by(today: Today, relation: str) -> Days:
    weeks = {"past": -1, "this": 0, "coming": 0, "next": 1, "after_next": 2}[relation]
    friday = monday_of(today.date, weeks) + timedelta(days=FRIDAY)
    return Days((friday, friday + timedelta(days=3)), "weekend_when")


def monday_of_kw(today: Today, number: int) -> date | None:
    """The Monday of ISO week `number`, of this year or, once it is over, of the next that has such a week."""
    for year in range(today.date.isocalendar().year, today.date.year + 8):
        if 1 <= number <= date(year, 12, 28).isocalendar().week:
            monday = date.fromisocalendar(year, number, 1)
            if monday + timedelta(days=6) >= today.date:
                return monday
    return None


def kw(today: Today, number: int) -> Days:
    monday = monday_of_kw(today, number)
    if monday is None:
        return IMPOSSIBLE
    return Days((monday, monday + timedelta(days=FRIDAY)), "vague_period")


def edge_of_kw(today: Today, edge: str, number: int) -> Days:
    monday = monday_of_kw(today, number)
    return _edge(monday, edge, today) if monday else IMPOSSIBLE


def weekday_of_kw(today: Today, day: int, number: int) -> Days:
    monday = monday_of_kw(today, number)
    return Days((monday + timedelta(days=day),)) if monday else IMPOSSIBLE


def kw_weekday(today: Today, number: int, day: int) -> Days:
    return weekday_of_kw(today, day, number)


def _edge_of_month(year: int, month: int, edge: str) -> Days:
    if edge == "end":
        return Days((last_of_month(year, month),))
    return Days(tuple(date(year, month, day) for day in _DAYS_OF_MONTH[edge]), "vague_period")


def edge_of_month(today: Today, edge: str, relation: str) -> Days:
    month = add_months(today.date.replace(day=1), AHEAD[relation])
    return _edge_of_month(month.year, month.month, edge)


def edge_this_month(today: Today, edge: str) -> Days:
    return _unless_today(edge_of_month(today, edge, "this"), edge_of_month(today, edge, "next"), today)


def _unless_today(this: Days, following: Days, today: Today) -> Days:
    """ "Monatsende" on the last day of a month may be the next one's."""
    return Days((*this.days, *following.days), "which_day") if this.days == (today.date,) else this


def _year_of(today: Today, month: int) -> int:
    return today.date.year + (month < today.date.month)


def edge_of_named_month(today: Today, edge: str, month: int, year: int | None = None) -> Days:
    return _edge_of_month(year or _year_of(today, month), month, edge)


def month(today: Today, relation: str) -> Days:
    """ "Bis nächsten Monat": before it begins, or before it ends."""
    first = add_months(today.date.replace(day=1), AHEAD[relation])
    return _whole_month(first, today)


def named_month(today: Today, month: int, year: int | None = None) -> Days:
    return _whole_month(date(year or _year_of(today, month), month, 1), today)


def _whole_month(first: date, today: Today) -> Days:
    days = (first, last_of_month(first.year, first.month))
    return Days(tuple(day for day in days if day >= today.date) or days, "vague_period")


def edge_of_year(_today: Today, edge: str, year: int) -> Days:
    if edge == "end":
        return Days((date(year, 12, 31),))
    return Days((), "vague_period")


def edge_this_year(today: Today, edge: str) -> Days:
    year = today.date.year
    return _unless_today(edge_of_year(today, edge, year), edge_of_year(today, edge, year + 1), today)


def edge_of_year_by(today: Today, edge: str, relation: str) -> Days:
    return edge_of_year(today, edge, today.date.year + AHEAD[relation])


def year(today: Today, relation: str) -> Days:
    return Days((date(today.date.year + AHEAD[relation], 12, 31),), "vague_period")


def end_of_quarter(today: Today) -> Days:
    this = end_of_quarter_number(today, (today.date.month + 2) // 3)
    return _unless_today(this, Days((last_of_month(this.days[0].year, this.days[0].month + 3),)), today)


def end_of_quarter_number(today: Today, number: int, year: int | None = None) -> Days:
    if not 1 <= number <= 4:
        return IMPOSSIBLE
    return Days((last_of_month(year or _year_of(today, 3 * number), 3 * number),))


def quarter(today: Today, number: int) -> Days:
    return Days(end_of_quarter_number(today, number).days, "vague_period")


PERIOD_MEANINGS = functions_by_name(
    edge_of_week,
    edge_this_week,
    week,
    weekend,
    weekend_by,
    kw,
    edge_of_kw,
    weekday_of_kw,
    kw_weekday,
    edge_of_month,
    edge_this_month,
    edge_of_named_month,
    month,
    named_month,
    edge_of_year,
    edge_this_year,
    edge_of_year_by,
    year,
    end_of_quarter,
    end_of_quarter_number,
    quarter,
) | {
    "week_this": fixed(week, "this"),
    "within_week": fixed(week, "this"),
    "week_after_next": fixed(week, "after_next"),
    "end_this_month": fixed(edge_this_month, "end"),
    "end_this_year": fixed(edge_this_year, "end"),
    "end_of_named_month": lambda today, *values: edge_of_named_month(today, "end", *values),
}
