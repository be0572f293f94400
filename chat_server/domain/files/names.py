"""Names of files: the sender's, as text, without what could mean a place or look like another ending."""

import re

from chat_server.domain.core.text_cleaning import clean_line

LONGEST = 150
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}\Z")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?\Z")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_NAMELESS = "Datei"


def clean_name(given: str) -> str:
    """One visible line of at most 150 code points that every system takes as the name of a file, ending kept."""
    last = re.split(r"[/\\]", given)[-1]
    name = _FORBIDDEN.sub("_", clean_line(last)).strip(". ")
    if not name:
        return _NAMELESS
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name)


def with_ending(name: str, endings: tuple[str, ...]) -> str:
    """The name with one of the endings of its type; the first of them, if it has another one."""
    lower = name.lower()
    if not endings or lower.endswith(endings):
        return name
    return _shortened(name + endings[0])


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    found = _ENDING.search(name)
    ending = found[0] if found else ""
    return name[: LONGEST - len(ending)].rstrip(". ") + ending
