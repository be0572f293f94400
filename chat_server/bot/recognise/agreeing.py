"""Tells whether a text says yes or no, and nothing else."""

from typing import Literal

from chat_server.bot.recognise.function_words import FUNCTION_WORDS
from chat_server.bot.recognise.plain import words_apart, words_of
from chat_server.bot.recognise.signs import has_sign

_YES = frozenset(
    {
        "stimmts", "passts", "ja", "jo", "jep", "jawohl", "yes", "yep", "yeah", "sure", "klar", "genau", "ok",
        "okay", "okey",
        "gern", "gerne", "passt", "stimmt", "richtig", "gut", "prima", "super", "perfekt", "top", "wunderbar",
        "einverstanden", "ordnung", "nice", "cool", "toll", "spitze", "bestens", "awesome", "lovely",
        "natürlich", "right", "correct", "fine", "good", "great", "perfect", "exactly",
    }
)  # fmt: skip
_WITH_YES = frozenset(
    {
        "so", "s", "jetzt", "nun", "dann", "wieder", "damit", "ganz", "now", "then",
        "das", "ist", "es", "sehr", "alles", "schon", "bitte", "danke", "doch", "aber", "auf", "jeden",
        "fall", "wohl", "für", "in", "geht", "sieht", "aus", "mich", "mir", "that's", "thats", "that", "is", "it",
        "all", "looks", "of",
        "course", "please", "thanks", "thank", "you", "everything", "sounds", "with", "me", "by",
    }
)  # fmt: skip
# Agrees to what is there, and so never to throw it away.
PRAISE = frozenset(
    ("passt", "stimmt", "gut", "prima", "super", "perfekt", "top", "fine", "good", "great", "perfect")
)
_NO = frozenset(
    {
        "nein", "nee", "nö", "ne", "nein danke", "nichts", "keine", "keins", "lieber nicht", "alles falsch",
        "nicht ganz", "noch nicht", "not quite", "not yet", "no", "nope",
        "no thanks", "nothing", "none",
    }
)  # fmt: skip


def yes_or_no(said: str, first_word: bool = False) -> Literal["yes", "no"] | None:
    """Whether a plain text says yes or no and nothing else; `first_word`: whatever follows."""
    words = words_of(said)
    if said in _NO or (first_word and words[:1] and words[0] in _NO):
        return "no"
    agrees = bool(words) and all(word in _YES or word in _WITH_YES for word in words)
    if (agrees and not _YES.isdisjoint(words)) or (first_word and words[:1] and words[0] in _YES):
        return "yes"
    return None


def agrees_freely(said: str) -> bool:
    """Whether a text agrees in words that nobody has written down: "so ist es jetzt goldrichtig, danke". Where it might
    turn, deny, choose or ask, it does not.
    """
    words = words_apart(said)
    little = all(word in FUNCTION_WORDS or has_sign(word, "approval") for word in words)
    turns = "?" in said or any(has_sign(word, sign) for word in words for sign in _TURNING)
    return little and not turns and any(has_sign(word, "approval") for word in words)


_TURNING = ("denial", "turning", "both", "later", "deciding")
