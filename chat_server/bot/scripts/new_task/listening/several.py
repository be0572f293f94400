"""The tasks of a message that says how many there are: "Drei Sachen: ..., ... und ..." (SPEC 6)."""

import re

from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.description import understood
from chat_server.bot.understanding import Understanding

_COUNTS: dict[str, int] = {
    "zwei": 2, "two": 2, "2": 2, "drei": 3, "three": 3, "3": 3, "vier": 4, "four": 4, "4": 4, "fünf": 5, "five": 5,
    "5": 5,
}  # fmt: skip
HEADING = re.compile(
    (
        r"^\W*(?:(?:hallo|hi|hello|guten \w+|moin)[\s,!]+)?(?:ich |wir |i |we )?(?:habe?n?|hätten?|brauche?n?|have|need"
        r"|got|es gibt|es sind|das sind|there are|bitte|please)?\s*(?:da |heute |noch |mal |gleich |today |diese )*"
        rf"(?P<count>{'|'.join(_COUNTS)}) (?:verschiedene |getrennte |kleine |kurze |separate |different |small )*"
        r"(?:aufgaben|sachen|dinge|aufträge|anliegen|bitten|tasks|things|jobs)"
        r"(?: (?:für (?:sie|euch|dich)|for you|bitte|please|heute|today))*\s*(?:[:.,;!–-]|\n)\s*"
    ),
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s,;.]*(?:^|(?<=[\s,;.]))(?:\d\s?[.)]|[a-e]\))\s+|\s*[;\n]\s*|(?<=[^\W\d_]{3}[.!?])\s+"
    r"|,?\s+(?:und|sowie|and|plus)\s+|,\s+"
)
_OPENING = re.compile(
    r"^\W*(?:(?:erstens|zweitens|drittens|einmal|zum einen|zum anderen|first(?:ly)?|second(?:ly)?|third(?:ly)?|und|and"
    r"|dann|then|bitte|please|noch|auch|also|außerdem|zusätzlich|one|finally|schließlich)[\s:,]+)+",
    re.IGNORECASE,
)


def told_parts(text: str, situation: NewTaskSituation) -> tuple[str, ...]:
    """As many parts as the message says, each with a title of its own; empty if they are not found. What is no task by
    itself, "1 Stunde", belongs to the part before it.
    """
    heading = HEADING.match(text)
    if heading is None:
        return ()
    parts: list[str] = []
    for piece in filter(None, map(_opened, _BETWEEN.split(text[heading.end() :])[:_MOST_PIECES])):
        if not parts or is_task(understood(piece, situation, "task")):
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]}, {piece}"
    return tuple(map(_sentence, parts)) if len(parts) == _COUNTS[heading["count"].casefold()] else ()


_MOST_PIECES = 12


def is_task(found: Understanding) -> bool:
    """Whether a part of a message is a task of its own."""
    return len(found.title.split()) > 1 or (bool(found.title) and found.deadline is not None)


def _opened(piece: str) -> str:
    return _OPENING.sub("", piece).strip(" \n,;.")


def _sentence(part: str) -> str:
    return part[:1].upper() + part[1:]
