"""What a form about days with a name means ("Ostern", "Dienstag nach Pfingsten"); see dates.py."""

from datetime import date, timedelta

from chat_server.dialogs.understanding.dates import DAY, IMPOSSIBLE, Days, Today, fixed, monday_of, named
from chat_server.domain.calendar import easter_sunday


def feast(today: Today, days: str, year: int | None = None) -> Days:
    """A named day; where the name covers several, it is asked which is meant."""
    found = feast_days(today, days, year)
    return Days(found, "which_day" if len(found) > 1 else None)


def feast_days(today: Today, days: str, year: int | None = None) -> tuple[date, ...]:
    return tuple(feast_day(today, rule, year) for rule in days.split())


def feast_day(today: Today, rule: str, year: int | None) -> date:
    """ "24.12." or "Ostern-2", in the given year or the next time it comes."""
    years = [year] if year is not None else [today.date.year, today.date.year + 1]
    days = [_feast_in(y, rule) for y in years]
    return next((day for day in days if day >= today.date), days[-1])


def _feast_in(year: int, rule: str) -> date:
    if rule.startswith("Ostern"):
        return easter_sunday(year) + timedelta(days=int(rule.removeprefix("Ostern")))
    day, month = rule.rstrip(".").split(".")
    return date(year, int(month), int(day))


def advent(today: Today, number: int) -> Days:
    """The fourth Sunday of Advent is the last one before Christmas Day."""
    if not 1 <= number <= 4:
        return IMPOSSIBLE
    years = (today.date.year, today.date.year + 1)
    fourth = [date(year, 12, 24) - timedelta(days=(date(year, 12, 24).weekday() + 1) % 7) for year in years]
    days = [sunday - timedelta(weeks=4 - number) for sunday in fourth]
    return Days((next(day for day in days if day >= today.date),))


def weekday_after_feast(today: Today, day: int, days: str) -> Days:
    """ "Dienstag nach Ostern": the first such weekday after the last of the days."""
    last = feast_days(today, days)[-1]
    return Days((last + timedelta(days=(day - last.weekday() - 1) % 7 + 1),))


def weekday_before_feast(today: Today, day: int, days: str) -> Days:
    """ "Freitag vor Weihnachten": the last such weekday before the first of the days; Good Friday is asked about."""
    first, *others = feast_days(today, days)
    found = first - timedelta(days=(first.weekday() - day - 1) % 7 + 1)
    later = found + timedelta(weeks=1)
    return Days((found, later), "which_day") if later <= max([first, *others]) else Days((found,))


def day_after_feast(today: Today, days: str) -> Days:
    return Days(tuple(day + DAY for day in feast_days(today, days)), "which_day" if " " in days else None)


def day_before_feast(today: Today, days: str) -> Days:
    return Days((feast_days(today, days)[0] - DAY,))


def weekday_after_advent(today: Today, day: int, number: int) -> Days:
    return Days(tuple(sunday + timedelta(days=day + 1) for sunday in advent(today, number).days))


def christmas_day(today: Today, number: int) -> Days:
    """The first or second day of Christmas."""
    return feast(today, f"{24 + number}.12.") if number in (1, 2) else IMPOSSIBLE


def penance_day(today: Today) -> Days:
    """The Wednesday before 23 November."""
    days = [monday_of(date(year, 11, 22)) + 2 * DAY for year in (today.date.year, today.date.year + 1)]
    days = [day if day.day < 23 else day - 7 * DAY for day in days]
    return Days((next(day for day in days if day >= today.date),))


FEAST_MEANINGS = named(
    feast,
    advent,
    weekday_after_feast,
    weekday_before_feast,
    day_after_feast,
    day_before_feast,
    weekday_after_advent,
    christmas_day,
    penance_day,
) | {
    "christmas_eve": fixed(feast, "24.12."),
    "new_year": fixed(feast, "31.12. 1.1."),
    "christmas_itself": fixed(feast, "25.12."),
    "boxing_day": fixed(feast, "26.12."),
    "new_years_eve": fixed(feast, "31.12."),
    "new_years_day": fixed(feast, "1.1."),
    "three_kings": fixed(feast, "6.1."),
    "labour_day": fixed(feast, "1.5."),
    "unity_day": fixed(feast, "3.10."),
    "assumption": fixed(feast, "15.8."),
    "good_friday": fixed(feast, "Ostern-2"),
    "easter_sunday": fixed(feast, "Ostern+0"),
    "easter_monday": fixed(feast, "Ostern+1"),
    "ascension": fixed(feast, "Ostern+39"),
    "whit_sunday": fixed(feast, "Ostern+49"),
    "whit_monday": fixed(feast, "Ostern+50"),
}
