"""Questions to the bot, by topic. They are short and asked about us, not about what is to be done."""

import re

from chat_server.bot.recognise.plain import matches_folded, words_of
from chat_server.bot.recognise.questions.about_the_task import ABOUT_THE_TASK
from chat_server.bot.recognise.questions.about_us import ABOUT_US
from chat_server.bot.recognise.questions.words import LITTLE, ORDER_OF_TOPICS, TOPIC_OF_WORD

_TOPICS = {**ABOUT_US, **ABOUT_THE_TASK}
_OPENS = re.compile(
    r"(?:was|wie|wer|wen|wem|wann|warum|wieso|wo|wohin|woher|welche[rs]?|bis wann|ab wann|kann|könnte?|darf|muss|soll"
    r"|ist|sind|bin|wird|gibt|geht|habe?|hat|haben|sieht|liest|meldet|macht|kommt|kostet|bekomme|what|how|who|when"
    r"|why|where"
    r"|which|can|could|may|must|should|is|are|am|will|would|do|does|did|has|have|and|und"
    r"|\w{3,} (?:ich|wir|sie|ihr|du|man|you))\b"
)


def asks_with_little_words(asked: str, names: frozenset[str]) -> bool:
    """Whether a text is a question of little words and names only: "wann ist der Termin noch mal?"."""
    words = words_of(asked)
    return "?" in asked and _OPENS.match(asked) is not None and all(w in LITTLE | names for w in words)


def _topic_by_words(asked: str) -> str | None:
    """The topic of a question of little words only, and words of that topic."""
    words = words_of(asked)
    topics = {TOPIC_OF_WORD[word] for word in words if word in TOPIC_OF_WORD}
    if (
        not topics
        or not _OPENS.match(asked)
        or any(w not in LITTLE and w not in TOPIC_OF_WORD for w in words)
    ):
        return None
    return min(topics, key=ORDER_OF_TOPICS.index)


_POLITELY = re.compile(
    r"^(?:können sie|kannst du|könnt ihr|könnten sie|can you|could you) (?:mir |uns |bitte |please "
    r"|kurz )*(?:sagen|erklären|verraten|tell me|explain)[, ]+"
)
_QUESTION_OR_SHORT = 90


def topic_of(said: str) -> str | None:
    """The topic of a question to the bot (the core of a text); None if it is none."""
    asked = _POLITELY.sub("", said.rstrip("? "))
    if len(asked) > _QUESTION_OR_SHORT or not asked:
        return None
    by_line = (
        topic for topic, lines in _TOPICS.items() if any(matches_folded(line, asked) for line in lines)
    )
    return next(by_line, None) or _topic_by_words(asked)


def topic_besides(asked: str) -> str | None:
    """The topic of a text that is known to be a question to us, though it says more: by its words, or by whom or
    when it asks for.
    """
    words = words_of(asked)
    topics = {topic for one, topic in TOPIC_OF_WORD.items() if any(_is_of(word, one) for word in words)}
    if topics:
        return min(topics, key=ORDER_OF_TOPICS.index)
    opening = words if len(words) <= _SHORT else words[:_OPENING]
    return next((_ASKED_FOR[word] for word in opening if word in _ASKED_FOR), None)


def _is_of(word: str, one: str) -> bool:
    """Whether a word is that of a topic, or has it behind a prefix: "mitliest"."""
    return word == one or (len(one) >= _LONG and len(word) <= len(one) + _PREFIX and word.endswith(one))


_LONG, _PREFIX = 5, 4
_ASKED_FOR = {"wer": "who", "who": "who", "wann": "when_done", "when": "when_done"}
_OPENING, _SHORT = 3, 10
