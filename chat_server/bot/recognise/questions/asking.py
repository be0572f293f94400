"""Tells whether a text asks us something, by its structure."""

import re

from chat_server.bot.recognise.talk_by_words import is_little


def asks_yes_or_no(text: str) -> bool:
    """Whether a text asks us something that has yes or no for an answer: "macht ihr sowas überhaupt?"."""
    return (
        re.match(r"(?!was|wie|wer)\w{3,} (?:ihr|sie|du|you)\b.*\?\s*$", text.strip(), re.IGNORECASE)
        is not None
    )


def asks_us(asked: str) -> bool:
    """Whether a short text asks us something, and is no request: "arbeiten Sie auch samstags?", "muss ich da hin?"."""
    said = without_opening(asked)
    alone = said.endswith("?") and not re.search(r"[.!?\n].", said) and len(said.split()) <= _MOST_WORDS
    asks = alone and not re.search(r"\d", said) and _TO_US.match(said) is not None
    return asks and not asks_for_it(asked)


def asks_for_it(text: str) -> bool:
    """Whether a question asks somebody to do something: "Moin Anke, kannst du auch die Fenster putzen?", "machst du mir
    einen Plan?".
    """
    return _REQUESTED.search(text) is not None or _FOR_ME.search(text) is not None


def without_opening(asked: str) -> str:
    """A question without the clauses of little words before it: "Hang on, is anyone else going to see this?"."""
    said = asked.strip()
    while (
        (cut := _OPENING.match(said))
        and is_little(cut[0])
        and not (_TO_US.match(said) or _BY_WORD.match(said))
    ):
        said = said[cut.end() :]
    return said


_IF = re.compile(r"(?:und )?(?:falls|wenn|sollte|sobald|if|in case|when|once|should)\b", re.IGNORECASE)
_OPENING = re.compile(r"[^,.:;!?–]{1,60}[,.:;!–]\s+(?=\S)")
_BY_WORD = re.compile(
    r"(?:was|wie|wo|wann|wer|wen|wem|warum|wieso|what|how|where|when|why|who)\b", re.IGNORECASE
)
_MOST_WORDS = 14
_W = (
    r"(?:und |and )?(?:(?:bis |ab )?(?:was|wie|wo|wann|wer|wen|wem|warum|wieso|wohin|what|how|where|when|why"
    r"|who)\w* )?"
)
_TO_US = re.compile(
    rf"{_W}(?:(?!soll|should|shall)\w+ (?:ich|wir|sie|ihr|du|das|es|sich|man|jemand)"
    r"|(?:do|are|have|will|did|can|could|would|don't) you"
    r"|(?:do|can|could|may|must|will|am|have|would) (?:i|we)|would it"
    r"|(?:is|does|do|did|will|can|has) (?:there|it|anyone|anybody|someone|somebody|this|that)|geht das|gibt es)\b",
    re.IGNORECASE,
)
_REQUESTED = re.compile(
    r"(?:^|[,.!–:]\s+)(?:und |and )?(?:können|könnt|könnten|könntet|kannst|könntest|würden"
    r"|würdet|würdest|can|could|would|will) (?:sie|ihr|du|you|wir"
    r"|we)\b",
    re.IGNORECASE,
)
_FOR_ME = re.compile(
    r"\b(?:bitte|please|für (?:mich|uns)|for (?:me|us)|would you|will you)\b"
    r"|\b(?:du|sie|ihr) (?:mir|uns)\b(?! .{0,20}(?:sagen|erklären|helfen|antworten))",
    re.IGNORECASE,
)
