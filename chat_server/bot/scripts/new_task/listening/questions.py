"""Questions in the dialog for a new task: for what was answered, beside an answer, and those without a reply."""

import re

from chat_server.bot.recognise.agreeing import yes_or_no
from chat_server.bot.recognise.commands import steps_by_name
from chat_server.bot.recognise.courtesies import GREETING, THANKS, WANTS_HELP
from chat_server.bot.recognise.listening import Said
from chat_server.bot.recognise.plain import core, plain, words_apart, words_of
from chat_server.bot.recognise.questions.asking import asks_for_it, asks_us, without_opening
from chat_server.bot.recognise.questions.topics import asks_with_little_words, topic_besides, topic_of
from chat_server.bot.recognise.sayings import says
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.description import times_in, understood
from chat_server.bot.scripts.new_task.listening.replies import recalled
from chat_server.bot.scripts.new_task.listening.values_said import values_said
from chat_server.domain.bot.heard import Asks, AsksBesides, Doubtful, Heard
from chat_server.domain.bot.values import Clarification, Keep, ParsedAnswer, Pick, QuickReply, Utterance


def recalls(said: Said, situation: NewTaskSituation) -> Heard | None:
    names = steps_by_name(said.script, said.at.steps)
    folded = said.text.casefold()
    named = {names[word] for word in words_of(folded) if word in names}
    named |= {step for step, asks in _ASKS_AGAIN.items() if asks.match(folded)} if not named else set()
    words = words_apart(folded)
    in_past = not _PAST.isdisjoint(words) and sum(w not in names and not is_little(w) for w in words) <= 1
    plainly = asks_with_little_words(folded, frozenset(names) | _SAID)
    if len(named) != 1 or not (plainly or (in_past and folded.rstrip().endswith("?"))):
        return None
    return Asks(recalled(said.script, named.pop(), situation))


_SAID = frozenset(
    {
        "hatte", "hatten", "habe", "hab", "gesagt", "geschrieben", "angegeben", "eingetragen", "genannt", "gewählt",
        "ausgemacht", "did", "had", "say", "said", "put", "write", "written", "enter", "entered", "chosen", "choose",
        "again", "doch", "gleich", "vorhin", "eben", "earlier", "wen", "lang",
    }
)  # fmt: skip
_PAST = frozenset(
    ("hatte", "hatten", "hattest", "war", "stand", "habe", "hab", "haben", "had", "did", "was", "have")
)
_TELLS = (
    r"\b.*\b(?:gesagt|geschrieben|angegeben|eingetragen|genannt|gewählt|ausgemacht|said|say|put|written|entered"
    r"|enter)\b"
)
_ASKS_AGAIN = {
    "deadline": re.compile(rf"(?:bis )?wann{_TELLS}|(?:by |until )?when{_TELLS}"),
    "budget": re.compile(rf"wie ?(?:viel|lange?|viele){_TELLS}|how (?:much|long|many){_TELLS}"),
}
"""Questions for what was said that name no step: "bis wann hatte ich gesagt?"."""


def question_besides(said: Said) -> Heard | None:
    """An answer and a question: "8.12., kann ich das noch ändern?"."""
    parts = _CLAUSE.split(said.text.strip())
    for place, part in enumerate(parts):
        topic = topic_of(core(part)) if "?" in part else None
        rest = " ".join(parts[:place] + parts[place + 1 :]).strip(" ,;–")
        asked_of_others = place > 0 and parts[place - 1].endswith(",") and asks_for_it(parts[place - 1])
        if topic and rest and not asked_of_others:
            reply = Utterance(f"question.{topic}")
            alone = says(plain(rest), WANTS_HELP, GREETING, THANKS) or yes_or_no(core(rest)) == "yes"
            return Asks(reply) if alone else AsksBesides(reply, rest)
    return None


_CLAUSE = re.compile(r"(?<=[.!?,;:–])\s+")


def unknown_question(said: Said, situation: NewTaskSituation) -> Heard | None:
    """A question in words that no topic knows: answered by what it is about, as far as that can be told. Where a text
    is asked for, one that may be put to others is asked back.
    """
    to_us, in_texts = asks_us(said.text), said.at.step in _TEXTS
    asks = _ASKS.match(core(without_opening(said.text))) is not None
    is_asked = to_us or asks or (not in_texts and _asks_nothing_else(said, situation))
    found = values_said(said.text, situation, said.at.step).values()
    if in_texts and not to_us and not found:
        return _asked_in_text(said) if _may_ask_us(said) else None
    if not is_asked or any(isinstance(item, ParsedAnswer) or not to_us for item in found):
        return None
    return Asks(Utterance(f"question.{topic_besides(said.text) or 'unknown'}"))


_TEXTS = frozenset(("what", "how"))


def _asks_nothing_else(said: Said, situation: NewTaskSituation) -> bool:
    """Whether a text ends as a question and says no time: "Bekommen Stammkunden bei Ihnen Rabatt?"."""
    heard = understood(said.text, situation, "budget" if said.at.step == "budget" else "deadline")
    return said.text.rstrip().endswith("?") and not times_in(heard, situation)


def _asked_in_text(said: Said) -> Heard | None:
    """A question put to us by name, of a known topic, is answered; else it is asked who is meant."""
    to_us = any(has_sign(word, "you") for word in words_apart(said.text))
    topic = topic_besides(said.text) if to_us else None
    return Asks(Utterance(f"question.{topic}")) if topic else _question_or_text(said)


def _question_or_text(said: Said) -> Heard | None:
    if said.at.reason or re.search(r"[.!?\n].", said.text.strip()):
        return None
    options = (
        QuickReply(Pick(said.text), Utterance("question_or_text.text"), "yes"),
        QuickReply(Keep(), Utterance("question_or_text.question"), "no"),
    )
    question = Utterance("question_or_text")
    return Doubtful(
        Clarification(reason="question_or_text", question=question, words=said.text, options=options)
    )


def _may_ask_us(said: Said) -> bool:
    """A question that is no request: "herrliches Wetter heute, oder?"."""
    return said.text.rstrip().endswith("?") and not asks_for_it(said.text)


_ASKS = re.compile(
    r"(?:was|wie|wer|wen|wem|wann|warum|wieso|wo|wohin|welche[rsnm]?|kann|könne?n|könnt|ist|sind|gibt|geht"
    r"|muss|darf|haben|hat|what|how|who|when|why|where|which|can|could|is|are|do|does|will|would|should"
    r"|may)\b.*\?$"
)
