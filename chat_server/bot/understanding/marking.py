"""Finds the word before a moment that says what it is: "bis", "ab", "spätestens"."""

from dataclasses import dataclass

from chat_server.bot.understanding.grammar.scan import Scan

# Marks that make a lonely number or "2.12" a time.
STRONG = {"until", "deadline", "before", "counted_before", "sometime"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a phrase and says what it is; it begins at token `first`."""

    meaning: str
    first: int


def mark_before(scan: Scan, place: int) -> Mark | None:
    """The nearest mark before a place that is more than "für" or "noch", else such a one; prepositions are skipped."""
    weak: Mark | None = None
    if place not in scan.led:
        return None
    begin = place
    for _ in range(6):
        if place and place < len(scan.tokens) and not scan.together(place - 1, place):
            break
        atom = scan.ending.get(place)
        meaning = atom.meaning("before_time") if atom else None
        if atom and meaning:
            if meaning not in ("weak", "still"):
                return Mark(meaning, atom.first)
            apart = any(scan.tokens[at].fold == "," for at in range(atom.end, begin))
            weak = weak or (None if apart else Mark(meaning, atom.first))
            place = atom.first
        elif place and scan.tokens[place - 1].fold == ":":
            return _heading(scan, place - 2) or weak
        elif scan.in_set(place - 1, "preposition"):
            place -= 1
        else:
            break
    return weak


def _heading(scan: Scan, place: int) -> Mark | None:
    """The deadline word that a clause before a colon begins with: "Frist für die Buchung: morgen"."""
    if place < 0:
        return None
    atom = scan.starting.get(scan.span(scan.clause[place])[0])
    meaning = atom.meaning("before_time") if atom else None
    return Mark(meaning, atom.first) if atom and meaning in STRONG else None
