"""The title said anew by the part of it that is wrong: "Kalender ist verkehrt, Adventskranz muss da stehen"."""

import re
from difflib import get_close_matches

from chat_server.bot.recognise.plain import words_apart
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little


def replaced_by_clause(text: str, title: str) -> str | None:
    """The title with the part of it that one clause finds wrong replaced by what another says: "Kalender ist verkehrt,
    Adventskranz muss da stehen"; or with a word that is to be put in place of another.
    """
    put = _IN_PLACE_OF.search(text)
    if put and put["old"].casefold() in title.casefold():
        return re.sub(re.escape(put["old"]), put["new"], title, count=1, flags=re.IGNORECASE)
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


_IN_PLACE_OF = re.compile(
    r"\b(?:ersetz\w*|tausch\w*|replace|swap|change)\b.*?(?P<old>[\w-]{3,}) (?:durch|gegen|mit|by|with|for|to) "
    r"(?P<new>[\w-]{3,})",
    re.IGNORECASE,
)


def respelled(text: str, title: str) -> str | None:
    """The title with a word spelled as the text says, where the text exclaims or says what is meant: "huch, Rouladen
    natürlich". Endings do not count.
    """
    words, plain = words_apart(text), title.split()
    means = any(has_sign(word, sign) for word in words for sign in ("exclamation", "correcting"))
    if len(words) > _FEW or not (means or not _MEANS.isdisjoint(words)):
        return None
    strange = [word for word in _WRITTEN.findall(text) if len(word) >= _LONG and not is_little(word)]
    for word in strange:
        alike = [one for one in get_close_matches(word, plain, cutoff=_ALIKE) if not _same_stem(one, word)]
        if alike and word.casefold() not in title.casefold():
            return title.replace(alike[0], word, 1)
    return None


def _same_stem(one: str, other: str) -> bool:
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long.startswith(short[:-1])


_FEW = 10
_ALIKE = 0.75
_MEANS = frozenset(("natürlich", "meinte", "gemeint", "sorry", "sondern", "heißt", "meant", "mean", "course"))
