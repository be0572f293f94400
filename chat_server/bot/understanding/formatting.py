"""How the bot says a deadline or a duration: so that people see what is meant, and it is understood as the same."""

from datetime import date, datetime

from chat_server.domain.core.calendar_answers import Language

_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "de": ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS: dict[Language, tuple[str, ...]] = {
    "de": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_FOLDS: dict[Language, tuple[str, str]] = {
    "de": ("Sommerzeit", "Winterzeit"),
    "en": ("summer time", "winter time"),
}


def format_deadline(deadline: date | datetime, language: Language, today: date) -> str:
    """ "Fr., 20. Nov., 12:00"; the year is said where it is not this one, summer time where the hour exists twice."""
    day = deadline.date() if isinstance(deadline, datetime) else deadline
    stop = "." if language == "de" else ""
    said = f"{_WEEKDAYS[language][day.weekday()]}, {day.day}{stop} {_MONTHS[language][day.month - 1]}"
    if day.year != today.year:
        said += f" {day.year}"
    return f"{said}, {_say_time(deadline, language)}" if isinstance(deadline, datetime) else said


def _say_time(deadline: datetime, language: Language) -> str:
    said = f"{deadline:%H:%M}"
    if deadline.replace(fold=0).utcoffset() == deadline.replace(fold=1).utcoffset():
        return said
    return f"{said} {_FOLDS[language][deadline.fold]}"


def format_duration(minutes: int, language: Language) -> str:
    """ "2 Std. 30 Min.", "2 h 30 min"."""
    hour, minute = ("Std.", "Min.") if language == "de" else ("h", "min")
    parts = [f"{minutes // 60} {hour}"] if minutes >= 60 else []
    if minutes % 60 or not parts:
        parts.append(f"{minutes % 60} {minute}")
    return " ".join(parts)
