"""How migration 0005 cleans and compares tags: as the rules were then, whatever they become."""

import re
from unicodedata import normalize

_UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Controls, Unicode's Default_Ignorable_Code_Point, and letters that are drawn as a blank (U+2800)."""

_EMOJI = r"\u00a9\u00ae\u203c\u2049\u20e3\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_JOINING = r"\u0590-\u109f\u1780-\u18af\ua800-\uabff"
"""Hebrew to Myanmar, Khmer and Mongolian, and their extensions: scripts in which a joiner changes what is read."""

_KEPT = (
    rf"(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])"
    rf"|(?<=[{_EMOJI}])[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    rf"|(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])"
    r"|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"  # flags of parts of countries
)
_KEPT_OR_UNSEEN = re.compile(f"({_KEPT})|[{_UNSEEN}]")
_ALL_UNSEEN = re.compile(rf"[\s{_UNSEEN}]*")
_ODD = re.compile(rf"[{_UNSEEN}]")


def _is_blank(text: str) -> bool:
    return _ALL_UNSEEN.fullmatch(text) is not None


def clean_line(text: str) -> str:
    """Clean a name, title, tag or item: one line of visible characters; "" if it is blank."""
    line = " ".join(text.split())
    if line.isascii() and _ODD.search(line) is None:
        return line
    while (seen := _seen_of(line)) != line:  # what is taken away may have been what kept a joiner beside it
        line = seen
    return "" if _is_blank(line) else line


def _seen_of(line: str) -> str:
    return normalize("NFC", " ".join(_KEPT_OR_UNSEEN.sub(lambda found: found[1] or "", line).split()))


def tag_key(tag: str) -> str:
    """The key by which tags are compared: without case, and by visible characters only."""
    seen = _ODD.sub("", normalize("NFC", tag))
    return normalize("NFC", seen.casefold())
