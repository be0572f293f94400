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
    if spoken is None or spoken[1].split()[0].casefold() in NO_REQUEST:
        return None
    return spoken.end()
