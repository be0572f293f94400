"""Reads what looks like a moment, but says how long the work takes: "das ist in zehn Minuten erledigt"."""

from chat_server.bot.understanding.budget import Duration
from chat_server.bot.understanding.forms.dates import Instant, Today
from chat_server.bot.understanding.forms.durations import amount
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.granted import is_doable
from chat_server.bot.understanding.phrases import Phrase


def takes_so_long(scan: Scan, phrase: Phrase) -> bool:
    """ "Das ist in zehn Minuten erledigt" says how long it takes."""
    instant = any(isinstance(found, Instant) for found in phrase.said.dates)
    return instant and phrase.mark is None and is_doable(scan, phrase.begin, phrase.end)


def as_amount(phrase: Phrase, today: Today) -> Duration:
    """The same as an amount of time."""
    ends = (found.moment for found in phrase.said.dates if isinstance(found, Instant))
    minutes = round((next(ends) - today.now).total_seconds() / 60)
    return Duration(
        begin=phrase.begin,
        first=phrase.first,
        end=phrase.end,
        close=phrase.end,
        amount=amount(minutes, 1),
        marks=frozenset({"budget"}),
    )
