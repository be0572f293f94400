"""Texts without what says nothing: case, punctuation around them, courtesy, and little words before and behind."""

import re

_EDGES = " \t\n.!,;:…–-"
# Smileys and pictures say nothing beside words; alone, a thumb agrees.
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|(?<!\\w)[:;]-?[)(DP](?!\\w)")
_AGREES = re.compile("^\\W*(?:[\U0001f44d\U0001f44c\u2705][\U0001f3fb-\U0001f3ff\ufe0f]*)+\\W*$")
_COURTESY = re.compile(r"^(?:bitte|please)\W+|\W+(?:bitte|please)$")
_BEFORE = (
    r"puh+|uff|boah|hui|pf+|wow|aha|achso|oje|guten (?:morgen|tag|abend)|good (?:morning|afternoon|evening)|ach so"
    r"|ach ja|ach|oh|ohje|äh+m?|hm+"
    r"|mh+|naja|na ja|tja|also|nun|na|und|aber|gut|ok|okay|okey|so|well|oh|uh|um|and|but|then|alright|fine"
    r"|danke|thanks|hallo|hi|hello|sorry|entschuldigung|bitte|please|super|prima|mal"
)
_BEHIND = (
    r"bitte|danke|dankeschön|eigentlich|jetzt|doch|mal|einfach|denn|noch|so|please|thanks|thank you|then"
    r"|though|now|right now|überhaupt|ehrlich gesagt|gerade|momentan|halt|leider|normalerweise|ungefähr"
    r"|for now|really|dann"
)
_LEADING = re.compile(rf"^(?:{_BEFORE})(?:[\s,.:;!…–-]+)(?=\S)")
_TRAILING = re.compile(rf"(?<=\S)[\s,.:;!…–-]+(?:{_BEHIND})$")


LONGEST_SAYING = 200
"""Characters of what is said in passing; a longer text is an answer."""


def plain(text: str) -> str:
    """The text in lower case, without courtesy and punctuation around it; "?" stays."""
    words = _PICTURE.sub(" ", text) if says_something(text) else _AGREES.sub("ok", text)
    folded = " ".join(words.replace("’", "'").casefold().split()).strip(_EDGES)
    return _COURTESY.sub("", folded).strip(_EDGES)


def core(text: str) -> str:
    """The plain text without little words before and behind it: "ach, weiß nicht so genau" keeps its middle. A text
    too long to be said in passing stays whole.
    """
    if len(text) > LONGEST_SAYING:
        return text
    said = plain(text)
    while (shorter := _TRAILING.sub("", _LEADING.sub("", said)).strip(_EDGES)) != said:
        said = shorter
    return said


def matches_folded(line: str, said: str) -> bool:
    """Whether a line of a table matches the whole of a plain text, in which ß has become ss."""
    return re.fullmatch(line.replace("ß", "ss"), said) is not None


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"[\w']+", text.replace("’", "'").casefold())


def words_apart(text: str) -> list[str]:
    """The words of a text without what is drawn to them: "stimmt's" is "stimmt", "haven't" is "have not"."""
    words = words_of(_NOT.sub(" not", text.replace("’", "'")).replace("'", " "))
    return [word for word in words if word not in _CUT_OFF]


_CUT_OFF = frozenset(("s", "ll", "d", "m", "re", "ve"))

_NOT = re.compile(r"(?<=[a-z])n't\b", re.IGNORECASE)


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit in the text."""
    return any(sign.isalnum() for sign in text)


def is_gibberish(text: str) -> bool:
    """Whether a text is nothing but keys hit at random: words without a vowel, or keys that lie side by side."""
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and len(words) <= _FEW and all(map(_is_random, words))


def _is_random(word: str) -> bool:
    """Abbreviations ("GmbH") have capitals within."""
    said = word.casefold()
    beside = any(said in row or said in row[::-1] for row in _ROWS)
    return len(word) >= _LONG and word[1:].islower() and (beside or _VOWEL.search(said) is None)


_FEW, _LONG = 3, 4
_VOWEL = re.compile("[aeiouyäöüàáâèéêíóôúůœæø]")
_ROWS = ("qwertzuiopü", "qwertyuiop", "asdfghjklöä", "yxcvbnm", "zxcvbnm", "asdfasdfasdf", "qwerqwerqwer")
