"""Recognises commands ("zurück"), quick replies in words, and changes ("ändere ...") in free text.

German and English are both recognised always. A text that is not exactly a command is an answer.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from chat_server.bot.texts import CATALOGUE, Voice, wording
from chat_server.domain.bot.script import Recognisable
from chat_server.domain.bot.values import (
    Back,
    Cancel,
    ChangeAnswer,
    Help,
    Input,
    Keep,
    Pick,
    Skip,
    TextInput,
    Utterance,
)

_COMMANDS: dict[str, Input] = {
    **dict.fromkeys(("zurück", "zurueck", "eine frage zurück", "einen schritt zurück", "back", "go back"), Back()),
    **dict.fromkeys(("hilfe", "help", "?", "wozu", "warum"), Help()),
    **dict.fromkeys(("abbrechen", "abbruch", "cancel", "verwerfen", "discard"), Cancel()),
    **dict.fromkeys(("überspringen", "ueberspringen", "skip", "auslassen"), Skip()),
    **dict.fromkeys(("so lassen", "nicht ändern", "leave as it is", "keep"), Keep()),
}  # fmt: skip
_ONWARD = frozenset(("weiter", "weitermachen", "continue", "next", "go on"))
_YES = frozenset(
    {
        "ja", "jawohl", "jep", "genau", "ok", "okay", "passt", "stimmt", "stimmt alles", "alles richtig",
        "richtig", "einverstanden", "gern", "gerne", "abgeben", "abschicken", "aufgabe abgeben", "ja bitte",
        "ja passt", "yes", "yep", "sure", "right", "correct", "fine", "submit", "hand in", "yes please",
        "that is right",
    }
)  # fmt: skip
_NO = frozenset(
    {
        "nein", "nee", "nö", "ne", "nein danke", "nichts", "keine", "keins", "no", "nope", "no thanks",
        "nothing", "none",
    }
)  # fmt: skip
# For these questions asked back, words that stand for the first and for the second reading.
_POSITION_WORDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "which_weekday": (
        frozenset(("diesen", "dieser", "diese", "this")),
        frozenset(("nächsten", "nächster", "nächste", "naechsten", "next")),
    ),
    "non_working": (frozenset[str](), frozenset(("trotzdem", "anyway", "insist"))),
    "over": (frozenset(("trotzdem", "anyway")), frozenset[str]()),
    "unit": (
        frozenset(("stunden", "stunde", "std", "h", "hours", "hour")),
        frozenset(("minuten", "minute", "min", "minutes")),
    ),
}
_FIRST = frozenset(("ersten", "erste", "erster", "first", "ersteren", "ersterer"))
_SECOND = frozenset(("zweiten", "zweite", "zweiter", "second", "letzteren", "letzterer"))
_ARTICLES = frozenset(("der", "die", "das", "den", "dem", "am", "the", "one", "lieber"))
_EDGES = " \t\n.!,;:…"
_COURTESY = re.compile(r"^(?:bitte|please)\W+|\W+(?:bitte|please)$")


def recogniser(script: str) -> Callable[[str, Recognisable], Input | None]:
    """The function that recognises for a script."""
    return partial(recognise, script)


def recognise(script: str, text: str, recognisable: Recognisable) -> Input | None:
    """The command, quick reply or change that a text is; None: it is an answer."""
    said = _plain(text)
    if not said or len(said) > _MAX_LENGTH:
        return None
    return (
        _by_position(said, recognisable)
        or _option(said, recognisable)
        or _COMMANDS.get(said)
        or _change(script, text, recognisable)
    )


_MAX_LENGTH = 300


def _plain(text: str) -> str:
    """The text in lower case, without courtesy and punctuation around it; "?" alone stays."""
    return _COURTESY.sub("", " ".join(text.casefold().split()).strip(_EDGES)).strip(_EDGES)


def _option(said: str, recognisable: Recognisable) -> Input | None:
    """The quick reply that the text names by its label, or by yes, no or "weiter"."""
    by_label = [option for option in recognisable.options if said in _labels(option.label)]
    if len(by_label) == 1:
        return by_label[0].input
    if said in _YES or said in _NO:
        stands_for = "yes" if said in _YES else "no"
        meant = [option.input for option in recognisable.options if option.stands_for == stands_for]
        return meant[0] if meant else Keep() if recognisable.reason and said in _NO else None
    if said in _ONWARD:
        onward = [option.input for option in recognisable.options if isinstance(option.input, Keep | Skip)]
        return onward[0] if onward else Keep()
    return None


def _labels(label: Utterance) -> Iterable[str]:
    """The label in every language, if it has no parameters: readings of values are for the understanding."""
    text = CATALOGUE.get(label.key)
    if text is None or label.params:
        return ()
    return {_plain(wording(text, voice)) for voice in _VOICES}


_VOICES = (Voice("de", "du"), Voice("de", "sie"), Voice("en"))


def _by_position(said: str, recognisable: Recognisable) -> Input | None:
    """The reading that "den zweiten" or "nächsten" picks of several."""
    words = set(re.findall(r"\w+", said)) - _ARTICLES
    picks = [option for option in recognisable.options if isinstance(option.input, Pick)]
    if not recognisable.reason or len(picks) < 2 or len(words) != 1:
        return None
    first, second = _POSITION_WORDS.get(recognisable.reason, (frozenset[str](), frozenset[str]()))
    found = [
        option.input
        for option, meant in zip(picks, (first | _FIRST, second | _SECOND), strict=False)
        if words <= meant
    ]
    return found[0] if len(found) == 1 else None


def _change(script: str, text: str, recognisable: Recognisable) -> ChangeAnswer | None:
    """The change that the text asks for: "Ändere den Termin auf Montag", "change the budget to 3 hours"."""
    for pattern in _changes(script, recognisable.steps):
        found = pattern.fullmatch(" ".join(text.split()))
        if found:
            to = (found.groupdict().get("to") or "").strip(_EDGES)
            step = _named(script, recognisable.steps)[found["name"].casefold()]
            return ChangeAnswer(step, TextInput(to) if to else None)
    return None


@lru_cache(maxsize=64)
def _named(script: str, steps: tuple[str, ...]) -> dict[str, str]:
    """The steps by their names in every language; of two steps with the same name the first has it."""
    named: dict[str, str] = {}
    for step in steps:
        for names in CATALOGUE[f"{script}.{step}.names"]:
            for name in names.split("|"):
                named.setdefault(name, step)
    return named


@lru_cache(maxsize=64)
def _changes(script: str, steps: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _named(script, steps)), key=len, reverse=True))
    name = rf"(?:(?:den|die|das|der|meinen?|mein|unseren?|the|my|our)\s+)?(?P<name>{names})"
    to = r"(?:\s*:\s*|\s+(?:auf|in|zu|nach|to|as)\s+)(?P<to>.+?)"
    polite = r"(?:(?:bitte|please|doch|lieber|can you|kannst du|können sie)\s+)*"
    verb = (
        r"(?:ändere?|ändern|aendere|korrigiere?n?|setze?n?|verschiebe?n?|verlege?n?|change|set|move|correct)"
    )
    after = r"(?:\s+(?:ändern|setzen|verschieben|verlegen|korrigieren|aendern))"
    shapes = (
        rf"{polite}{verb}\s+(?:sie\s+)?{polite}{name}(?:{to})?{after}?[.!?]?",
        rf"{polite}{name}(?:{to})?{after}[.!?]?",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)
