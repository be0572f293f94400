"""What a form about days with a name means ("Ostern", "Dienstag nach Pfingsten"); see dates.py.

Feasts are named as in domain/core/feasts.py; several, between which the writer decides, with a comma between them.
"""

from datetime import date, timedelta

from chat_server.bot.understanding.forms.dates import DAY, IMPOSSIBLE, Days, Today, fixed, functions_by_name
from chat_server.domain.core.feasts import FEASTS, FeastRule, feast_in


def feast(today: Today, names: str, year: int | None = None) -> Days:
    """A named day; where the name covers several, it is asked which is meant."""
    found = feast_days(today, names, year)
    return Days(found, "which_day" if len(found) > 1 else None)


def feast_days(today: Today, names: str, year: int | None = None) -> tuple[date, ...]:
    return tuple(_next(today, FEASTS[name], year) for name in names.split(", "))


def _next(today: Today, rule: FeastRule, year: int | None) -> date:
    """The feast's day in the given year, or the next time it comes."""
    years = [year] if year is not None else [today.date.year, today.date.year + 1]
    days = [day for day in (feast_in(y, rule) for y in years) if day is not None]
    return next((day for day in days if day >= today.date), days[-1])


def advent(today: Today, number: int) -> Days:
    """The fourth Sunday of Advent is the last one before Christmas Day."""
    if not 1 <= number <= 4:
        return IMPOSSIBLE
    years = (today.date.year, today.date.year + 1)
    fourth = [date(year, 12, 24) - timedelta(days=(date(year, 12, 24).weekday() + 1) % 7) for year in years]
    days = [sunday - timedelta(weeks=4 - number) for sunday in fourth]
    return Days((next(day for day in days if day >= today.date),))


def weekday_after_feast(today: Today, day: int, names: str) -> Days:
    """ "Dienstag nach Ostern": the first such weekday after the last of the days."""
    last = feast_days(today, names)[-1]
    return Days((last + timedelta(days=(day - last.weekday() - 1) % 7 + 1),))


def weekday_before_feast(today: Today, day: int, names: str) -> Days:
    """ "Freitag vor Weihnachten": the last such weekday before the first of the days; Good Friday is asked about."""
    first, *others = feast_days(today, names)
    found = first - timedelta(days=(first.weekday() - day - 1) % 7 + 1)
    later = found + timedelta(weeks=1)
    return Days((found, later), "which_day") if later <= max([first, *others]) else Days((found,))


def day_after_feast(today: Today, names: str) -> Days:
    return Days(tuple(day + DAY for day in feast_days(today, names)), "which_day" if "," in names else None)


def day_before_feast(today: Today, names: str) -> Days:
    return Days((feast_days(today, names)[0] - DAY,))


def weekday_after_advent(today: Today, day: int, number: int) -> Days:
    return Days(tuple(sunday + timedelta(days=day + 1) for sunday in advent(today, number).days))


def christmas_day(today: Today, number: int) -> Days:
    """The first or second day of Christmas."""
    names = {1: "Erster Weihnachtstag", 2: "Zweiter Weihnachtstag"}
    return feast(today, names[number]) if number in names else IMPOSSIBLE


FEAST_MEANINGS = functions_by_name(
    feast,
    advent,
    weekday_after_feast,
    weekday_before_feast,
    day_after_feast,
    day_before_feast,
    weekday_after_advent,
    christmas_day,
) | {
    "christmas_eve": fixed(feast, "Heiligabend"),
    "new_year": fixed(feast, "Silvester, Neujahr"),
    "christmas_itself": fixed(feast, "Erster Weihnachtstag"),
    "boxing_day": fixed(feast, "Zweiter Weihnachtstag"),
    "new_years_eve": fixed(feast, "Silvester"),
    "new_years_day": fixed(feast, "Neujahr"),
    "three_kings": fixed(feast, "Heilige Drei Könige"),
    "labour_day": fixed(feast, "Tag der Arbeit"),
    "unity_day": fixed(feast, "Tag der Deutschen Einheit"),
    "penance_day": fixed(feast, "Buß- und Bettag"),
    "assumption": fixed(feast, "Mariä Himmelfahrt"),
    "good_friday": fixed(feast, "Karfreitag"),
    "easter_sunday": fixed(feast, "Ostersonntag"),
    "easter_monday": fixed(feast, "Ostermontag"),
    "ascension": fixed(feast, "Christi Himmelfahrt"),
    "whit_sunday": fixed(feast, "Pfingstsonntag"),
    "whit_monday": fixed(feast, "Pfingstmontag"),
}
