"""What a form about an amount of time means, in minutes; see forms_de.py. Fractions are exact, sums round up."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TypeAlias

# Nobody orders more at once: it would be three months of full-time work.
MAX_MINUTES = 500 * 60
Number: TypeAlias = int | Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """Minutes a form can mean; `why` is a reason to ask, then there are several or none."""

    minutes: tuple[int, ...]
    why: str | None = None


def _amount(minutes: Number) -> Amount:
    whole = ceil(minutes)
    if whole > MAX_MINUTES:
        return Amount((), "too_much")
    return Amount((whole,)) if whole > 0 else Amount((), "impossible_amount")


def _range(*minutes: Number) -> Amount:
    return Amount(tuple(dict.fromkeys(ceil(value) for value in minutes if value > 0)), "range_amount")


def amount(number: Number, unit: int) -> Amount:
    return _amount(number * unit)


def quarters(number: int, unit: int) -> Amount:
    return _amount(Fraction(number, 4) * unit)


def mixed(whole: int, part: Fraction, unit: int) -> Amount:
    return _amount((whole + part) * unit)


def hours_minutes(clock: tuple[int, ...], unit: int = 60) -> Amount:
    """1:30 h, 01:30 h."""
    hours, minutes = clock[:2]
    return (
        _amount(hours * 60 + minutes) if minutes < 60 and unit in (60, 1) else Amount((), "impossible_amount")
    )


def unit_hours_minutes(unit: int, clock: tuple[int, int]) -> Amount:
    return hours_minutes(clock, unit)


def two_amounts(number: Number, unit: int, more: Number, small: int) -> Amount:
    return _amount(number * unit + more * small) if small < unit else Amount((), "impossible_amount")


def amount_and_part(number: Number, unit: int, part: int, small: int | None = None) -> Amount:
    return _amount(number * unit + Fraction(part, 4) * (small or unit))


def number_and_part(number: Number, part: int, unit: int) -> Amount:
    return _amount((number + Fraction(part, 4)) * unit)


def amount_and_quarter_hours(number: Number, unit: int, minutes: int) -> Amount:
    return _amount(number * unit + minutes)


def times_named(number: Number, minutes: int) -> Amount:
    return _amount(number * minutes)


def bare(number: Number) -> Amount:
    """ "Budget 3": hours or minutes, if either can be meant."""
    found = [a.minutes[0] for a in (_amount(number * 60), _amount(number)) if a.minutes]
    return Amount(tuple(dict.fromkeys(found)), "unit")


def range_(first: Number, second: Number, unit: int) -> Amount:
    """Zwei bis drei Stunden; but forty-five is one number."""
    if first >= 20 and first % 10 == 0 and 0 < second < 10:
        return _amount((first + second) * unit)
    return _range(first * unit, second * unit)


def range_pair(ends: tuple[Number, Number], unit: int) -> Amount:
    """2-3 Stunden."""
    return range_(*ends, unit)


def unclear(number: Number, unit: int) -> Amount:
    """Eine gute Stunde."""
    return Amount(_amount(number * unit).minutes, "unclear_amount")


def range_up_to(number: Number, unit: int, most: Number, most_unit: int | None = None) -> Amount:
    """Eine Stunde, maximal zwei."""
    return _range(number * unit, most * (most_unit or unit))


def range_units(number: Number, unit: int, other: Number, other_unit: int) -> Amount:
    return _range(number * unit, other * other_unit)


def range_half(part: int, *values: Number) -> Amount:
    number, unit = values[-2:]
    return _range(Fraction(part, 4) * 60, number * unit)


def range_quarters(number: int, other: Number, unit: int) -> Amount:
    return _range(Fraction(number, 4) * unit, other * unit)


def vague_amount(*_unit: Number) -> Amount:
    return Amount((), "vague_amount")


def days_amount(number: Number, minutes: int) -> Amount:
    """How long a working day is, differs: asked, with eight hours offered."""
    found = _amount(number * minutes)
    return Amount(found.minutes, found.why or "how_long_is_a_day")


def days_part(part: int, minutes: int) -> Amount:
    return days_amount(Fraction(part, 4), minutes)


DURATION_MEANINGS: dict[str, Callable[..., Amount]] = {
    "amount": amount,
    "quarters": quarters,
    "mixed": mixed,
    "hours_minutes": hours_minutes,
    "unit_hours_minutes": unit_hours_minutes,
    "two_amounts": two_amounts,
    "hour_minute_amount": lambda hours, minutes: _amount(hours * 60 + minutes),
    "amount_and_compound": lambda number, unit, tens, ones, small: two_amounts(
        number, unit, tens + ones, small
    ),
    "amount_and_part": amount_and_part,
    "number_and_part": number_and_part,
    "amount_and_quarter_hours": amount_and_quarter_hours,
    "amount_and_named": amount_and_quarter_hours,
    "part_of_unit": quarters,
    "number_of_quarters": quarters,
    "three_quarters": lambda: _amount(45),
    "named": _amount,
    "times_named": times_named,
    "bare": bare,
    "bare_quarters": lambda number: quarters(number, 60),
    "number_and_half": lambda number, unit: _amount((number + Fraction(1, 2)) * unit),
    "unit_amount": lambda unit, number: amount(number, unit),
    "range": range_,
    "range_pair": range_pair,
    "hours_and_minutes": lambda hours, minutes: _amount(hours * 60 + minutes),
    "range_and_part": lambda first, number, part, unit: _range(
        first * unit, (number + Fraction(part, 4)) * unit
    ),
    "and_three_quarters": lambda number, unit: _amount((number + Fraction(3, 4)) * unit),
    "unclear": unclear,
    "unclear_part": lambda number, part, unit: unclear(number * Fraction(part, 4), unit),
    "one_hour": lambda: amount(1, 60),
    "one_unit": lambda unit: amount(1, unit),
    "unclear_one": lambda unit: unclear(1, unit),
    "range_up_to": range_up_to,
    "one_or_two": lambda number, unit: _range(number * unit, 2 * unit),
    "vague_two": vague_amount,
    "range_units": range_units,
    "range_half": range_half,
    "range_quarters": range_quarters,
    "vague_amount": vague_amount,
    "vague_time": vague_amount,
    "days_amount": days_amount,
    "days_part": days_part,
}
