"""Finds the opening of a request: words of the tables, or any verb with the reader behind it ("Schreibst du ...")."""

import re

from chat_server.bot.understanding.structure.tables import NO_REQUEST, REQUEST

# "Aktualisieren Sie", "schreibst du", "holt ihr", "rufen S'".
_VERB_AND_READER = re.compile(r"([^\W\d_]{3,}(?:n (?:Sie|S['’])|st du|t ihr))(?!\w)")


def request_end(text: str, start: int, end: int) -> int | None:
    """Where the opening of a request ends that text[start:end] begins with; None if it begins with none."""
    found = REQUEST.end(text, start, end)
    if found is not None:
        return found
    spoken = _VERB_AND_READER.match(text, start, end)
    return spoken.end() if spoken and _is_no_question(spoken) else None


def begins_with_verb(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] begins with a verb and the reader: "Aktualisieren Sie"."""
    spoken = _VERB_AND_READER.match(text, start, end)
    return spoken is not None and _is_no_question(spoken)


def _is_no_question(spoken: re.Match[str]) -> bool:
    return spoken[1].split()[0].casefold() not in NO_REQUEST
