"""The texts of the bot in German (Du and Sie) and English, by key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from chat_server.bot.templates import fill_template
from chat_server.bot.texts.common import COMMON
from chat_server.bot.texts.examples import EXAMPLES
from chat_server.bot.texts.new_task import NEW_TASK
from chat_server.bot.texts.rating import RATING
from chat_server.bot.texts.talking import TALKING
from chat_server.bot.texts.text import Translations
from chat_server.bot.understanding import format_deadline, format_duration
from chat_server.domain.bot.values import Utterance
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import Language
from chat_server.domain.core.people import Audience

CATALOGUE: Mapping[str, Translations] = {**COMMON, **TALKING, **EXAMPLES, **NEW_TASK, **RATING}

_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """The language and form of address for a reader. For staff a key with ".staff" behind it comes before the
    plain one.
    """

    language: Language = "de"
    address: Literal["du", "sie"] = "sie"
    audience: Audience = "customer"


def render_text(say: Utterance, voice: Voice, now: datetime, calendar: Calendar) -> str:
    """The text in full; moments as local times, years where they are not this one.

    Never raises: a text that was stored by another version and is no longer known reads as "please answer again".
    """
    text = CATALOGUE.get(f"{say.key}.staff") if voice.audience == "staff" else None
    text = text or CATALOGUE.get(say.key) or CATALOGUE["forgotten"]
    filler = _Values(say, voice, now, calendar)
    return fill_template(wording(text, voice), filler.said)


def wording(text: Translations, voice: Voice) -> str:
    """The template of a text for somebody: (German, English) or (Du, Sie, English)."""
    if voice.language == "en":
        return text[-1]
    return text[1] if len(text) == 3 and voice.address == "sie" else text[0]


@dataclass(frozen=True, slots=True)
class _Values:
    """What stands in the blanks; {x:deadline} and {x:duration} say ISO dates and minutes in full, {x:weekday} the
    day only, {x:factor} whole percent as a factor.
    """

    say: Utterance
    voice: Voice
    now: datetime
    calendar: Calendar

    def said(self, name: str, format_spec: str) -> str:
        value = self.say.params.get(name, "…")
        if isinstance(value, Utterance):
            return render_text(value, self.voice, self.now, self.calendar)
        if format_spec == "duration" and isinstance(value, int):
            return format_duration(value, self.voice.language)
        if format_spec == "factor" and isinstance(value, int):
            return _factor(value, self.voice.language)
        if format_spec in ("deadline", "weekday"):
            return self._moment(str(value), format_spec)
        return str(value)

    def _moment(self, said: str, format_spec: str) -> str:
        try:
            local = self.calendar.local
            when = local(datetime.fromisoformat(said)) if "T" in said else date.fromisoformat(said)
        except (ValueError, OverflowError):
            return said
        if format_spec == "weekday":
            return _WEEKDAYS[self.voice.language][when.weekday()]
        return format_deadline(when, self.voice.language, local(self.now).date())


def _factor(percent: int, language: Language) -> str:
    """130 percent as "1,3"."""
    whole, part = divmod(percent, 100)
    decimals = f"{part:02}".rstrip("0")
    return f"{whole}{',' if language == 'de' else '.'}{decimals}" if decimals else str(whole)
