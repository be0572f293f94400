"""What a moment can mean, and what neighbouring moments are to each other: a span, one moment, or corrected."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from chat_server.bot.understanding.forms.dates import DAY, Today
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.beside import behind_event
from chat_server.bot.understanding.heads.decisions import MomentRole
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.resolve import Deadline, Readings, resolve


def readings_of(phrase: Phrase, today: Today) -> Readings:
    """What a phrase can mean; "vor Freitag" ends on Thursday, or on Friday morning: asked."""
    found = resolve(phrase.said, today)
    if phrase.mark and phrase.mark.meaning == "sometime":
        return replace(found, why=found.why or "vague_period")
    if phrase.mark and phrase.mark.meaning == "counted_before":
        return Readings((), "vague")
    if not phrase.mark or phrase.mark.meaning != "before" or not phrase.only_date or found.why == "past":
        return found
    earlier = tuple(value - DAY for value in found.values if value - DAY >= _floor(value, today))
    return Readings(merged(earlier, found.values), "before_day")


def _floor(value: Deadline, today: Today) -> Deadline:
    return today.now if isinstance(value, datetime) else today.date


def is_over(phrase: Phrase, today: Today) -> bool:
    """ "Vom 17.11. bis Freitag" is no range if the 17th is over: then it is the meeting's date."""
    return readings_of(phrase, today).why in ("past", "just_gone")


def merged(*values: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    return tuple(dict.fromkeys(value for some in values for value in some))


def joint_between(scan: Scan, before: Phrase, after: Phrase) -> str | None:
    """What joins two neighbouring phrases: "correction", "either" or nothing known."""
    place, found = before.end, None
    for _ in range(MAX_WORDS_BETWEEN):
        if place >= after.begin:
            return found
        atom = scan.starting.get(place)
        kind = next((k for k in ("correction", "either") if atom and k in atom.roles), None)
        if atom and kind:
            found = "correction" if "correction" in (kind, found) else kind
            place = atom.end
        elif scan.boundary(place) or scan.in_set(place, "filler") or scan.in_set(place, "preposition"):
            place += 1
        else:
            return None
    return None


def _falls(one: Phrase, other: Phrase, today: Today) -> bool:
    """ "Den Link für heute 19 Uhr bis 16 Uhr verschicken" names no span."""
    if one.said.clock is None or not other.only_clock:
        return False
    first, last = (readings_of(phrase, today).values[:1] for phrase in (one, other))
    both = [value for value in (*first, *last) if isinstance(value, datetime)]
    return len(both) == 2 and both[1] < both[0]


def _same_event(scan: Scan, day: Phrase, hour: Phrase) -> bool:
    """ "Wir möchten am 14.2. essen, 19:30 Uhr"."""
    return day.only_date and hour.only_clock and hour.mark is None and scan.together(day.first, hour.first)


def _is_of(scan: Scan, phrase: Phrase) -> bool:
    """ "Das Protokoll von heute bis morgen tippen": "heute" says which protocol."""
    before = phrase.mark.first - 1 if phrase.soon and phrase.mark else -1
    return before >= 0 and scan.tokens[before].capital


def with_ranges(
    scan: Scan, phrases: Sequence[Phrase], roles: Sequence[MomentRole], today: Today
) -> list[MomentRole]:
    """ "Montag bis Freitag" is a range, "morgen bis 10 Uhr" one moment: looked at in pairs."""
    found = list(roles)
    for number, (one, other) in enumerate(pairwise(phrases)):
        if one.mark and one.mark.meaning == "between" and joint_between(scan, one, other) == "either":
            found[number : number + 2] = ["task" if roles[number] == "task" else "range"] * 2
        if _same_event(scan, one, other) and (roles[number], roles[number + 1]) == ("task", "unsure"):
            found[number + 1] = "task"
        if other.begin != one.end or not other.mark or other.mark.meaning != "until" or _is_of(scan, one):
            continue
        if one.mark and one.mark.meaning == "every":
            found[number : number + 2] = ["range", "range"]
        elif one.said.clock is None and not one.only_clock and other.only_clock:
            of_event = roles[number] == "task" and behind_event(scan, one)
            known = found[number] if found[number + 1] == "task" else found[number + 1]
            found[number : number + 2] = ["task" if of_event else known] * 2
        elif (
            roles[number] not in ("deadline", "limit")
            and not (is_over(one, today) or _falls(one, other, today))
            and not scan.tokens[other.begin].capital
        ):
            found[number : number + 2] = ["task" if roles[number] == "task" else "range"] * 2
    return found


MAX_WORDS_BETWEEN = 8
