"""The title said anew by the part of it that is wrong: "Kalender ist verkehrt, Adventskranz muss da stehen"."""

import re

from chat_server.bot.recognise.plain import words_apart
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little


def replaced_by_clause(text: str, title: str) -> str | None:
    """The title with the part of it that one clause finds wrong replaced by what another says: "Kalender ist verkehrt,
    Adventskranz muss da stehen".
    """
    clauses = [clause for clause in re.split(r"\s*[,;:–.!]\s+", text.strip(" .!")) if clause]
    if len(clauses) != 2:
        return None
    named = [word for word in words_apart(clauses[0]) if not is_little(word)]
    says = [word for word in _WRITTEN.findall(clauses[1]) if not is_little(word)]
    denies = any(
        has_sign(word, sign) for word in words_apart(clauses[0]) for sign in ("denial", "correcting")
    )
    if not denies or len(named) != 1 or len(says) != 1 or len(named[0]) < _LONG:
        return None
    found = re.search(rf"[\w-]*{re.escape(named[0])}[\w-]*", title, re.IGNORECASE)
    return f"{title[: found.start()]}{says[0]}{title[found.end() :]}" if found else None


_LONG = 4
_WRITTEN = re.compile(r"[\w-]+")
