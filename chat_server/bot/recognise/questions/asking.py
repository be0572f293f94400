"""Tells whether a text asks us something, by its structure."""

import re


def asks_yes_or_no(text: str) -> bool:
    """Whether a text asks us something that has yes or no for an answer: "macht ihr sowas überhaupt?"."""
    return (
        re.match(r"(?!was|wie|wer)\w{3,} (?:ihr|sie|du|you)\b.*\?\s*$", text.strip(), re.IGNORECASE)
        is not None
    )


def asks_us(asked: str) -> bool:
    """Whether a short text asks us something, and is no request: "arbeiten Sie auch samstags?", "muss ich da hin?"."""
    said = asked.strip()
    alone = said.endswith("?") and not re.search(r"[.!?\n].", said) and len(said.split()) <= _MOST_WORDS
    return (
        alone and not re.search(r"\d", said) and _TO_US.match(said) is not None and not _REQUESTS.match(said)
    )


_MOST_WORDS = 12
_W = (
    r"(?:und |and )?(?:(?:bis |ab )?(?:was|wie|wo|wann|wer|wen|wem|warum|wieso|wohin|what|how|where|when|why"
    r"|who)\w* )?"
)
_TO_US = re.compile(
    rf"{_W}(?:(?!soll|should|shall)\w+ (?:ich|wir|sie|ihr|du|das|es)|(?:do|are|have|will|did|can|could|would|don't) you"
    r"|(?:do|can|could|may|must|will|am|have|would) (?:i|we)|would it|is (?:there|it)|geht das|gibt es)\b",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"(?:können|könnt|könnten|könntet|kannst|könntest|würden|würdet|würdest|can|could|would|will) (?:sie|ihr|du|you|wir"
    r"|we)\b",
    re.IGNORECASE,
)
