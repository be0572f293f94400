"""Listens in the dialog for a new task: besides what every dialog hears, corrections, values and second tasks."""

from dataclasses import replace
from functools import partial

from chat_server.bot.recognise.agreeing import yes_or_no
from chat_server.bot.recognise.corrections import corrected
from chat_server.bot.recognise.foreign import is_foreign
from chat_server.bot.recognise.listening import BARE_KINDS, TALK_KINDS, Kinds, Said, judge, loosely
from chat_server.bot.recognise.plain import plain, words_apart
from chat_server.bot.recognise.questions.asking import asks_for_it
from chat_server.bot.recognise.questions.topics import topic_besides
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little, says_nothing
from chat_server.bot.scripts.new_task.choices import read_area, read_results
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.description import read_budget, read_deadline
from chat_server.bot.scripts.new_task.listening.anew import clauses_of
from chat_server.bot.scripts.new_task.listening.corrections import (
    about_a_step,
    change,
    correction,
    perhaps_correction,
    values,
    values_after_all,
    values_in_passing,
    wrong,
)
from chat_server.bot.scripts.new_task.listening.decisions import DECISIONS
from chat_server.bot.scripts.new_task.listening.questions import question_besides, recalls, unknown_question
from chat_server.bot.scripts.new_task.listening.replies import reply_of
from chat_server.bot.scripts.new_task.listening.second_task import divided, offer_of
from chat_server.bot.scripts.new_task.listening.unsure import unsure_about
from chat_server.bot.scripts.new_task.listening.values_said import values_said
from chat_server.domain.bot.heard import Asks, AsksBesides, Doubtful, Heard, IsAnswer, IsInput, Judged
from chat_server.domain.bot.progress import MISSED
from chat_server.domain.bot.script import Recognisable
from chat_server.domain.bot.values import (
    Clarification,
    Keep,
    ParsedAnswer,
    QuickReply,
    TextInput,
    Utterance,
)


def listen(text: str, situation: NewTaskSituation, at: Recognisable) -> Judged:
    """What a text is in this dialog, before it is taken as an answer."""
    judged = judge(Said("new_task", text, at), _kinds(text, situation), DECISIONS)
    if isinstance(judged.heard, Asks | AsksBesides) and judged.reason != "question on an answer":
        return Judged(replace(judged.heard, reply=reply_of(judged.heard.reply, situation)), judged.reason)
    return judged


def _kinds(text: str, situation: NewTaskSituation) -> Kinds:
    if len(text) > _LONGEST:
        return (
            ("second task", partial(offer_of, situation=situation)),
            ("foreign task", partial(_foreign, situation=situation)),
        )
    return (
        ("one or two tasks", partial(divided, situation=situation)),
        ("values after all", partial(values_after_all, situation=situation)),
        ("value outright", partial(_value_outright, situation=situation)),
        *BARE_KINDS,
        ("value asked for", partial(_value_asked_for, situation=situation)),
        *TALK_KINDS,
        ("question on an answer", partial(recalls, situation=situation)),
        ("question besides", question_besides),
        ("unsure about", unsure_about),
        ("wrong", partial(wrong, situation=situation)),
        ("correction", partial(correction, situation=situation)),
        ("change", change),
        ("values", partial(values, situation=situation)),
        ("values in passing", partial(values_in_passing, situation=situation)),
        ("second task", partial(offer_of, situation=situation)),
        ("perhaps a correction", partial(perhaps_correction, situation=situation)),
        ("about a step", partial(about_a_step, situation=situation)),
        ("unknown question", partial(unknown_question, situation=situation)),
        ("small talk", _small_talk),
        ("foreign task", partial(_foreign, situation=situation)),
        ("foreign answer", _foreign_answer),
        ("talk besides", partial(_talk_besides, situation=situation)),
        ("yes or no", partial(_yes_or_no, situation=situation)),
        ("talk", _talk),
    )


_LONGEST = 300
"""Characters; a longer text is no command, correction or question."""


def _value_asked_for(said: Said, situation: NewTaskSituation) -> Heard | None:
    """ "Bis morgen" is a deadline where one is asked for, and a farewell elsewhere."""
    item = values_said(said.text, situation, said.at.step).get(said.at.step)
    return IsAnswer() if isinstance(item, ParsedAnswer) else None


def _value_outright(said: Said, situation: NewTaskSituation) -> Heard | None:
    """ "Mach mal ne Stunde" leaves nothing to us, where no word tells that somebody has yet to know or decide."""
    clauses = [clause for clause in clauses_of(said.text) if not is_little(clause)]
    words = words_apart(clauses[0]) if len(clauses) == 1 else []
    undecided = any(has_sign(word, sign) for word in words for sign in _UNDECIDED)
    if undecided or "?" in said.text or len(words_apart(said.text)) < _FEW_WORDS or not words:
        return None
    item = values_said(clauses[0], situation, said.at.step).get(said.at.step)
    return IsAnswer() if isinstance(item, ParsedAnswer) else None


_UNDECIDED = ("knowing", "saying", "deciding", "denial", "stopping", "openness", "indifference", "later")
_FEW_WORDS = 3


def _yes_or_no(said: Said, situation: NewTaskSituation) -> Heard | None:
    """Yes or no to what is asked back, with reasons behind it: "nein, die Folge ist so lang"."""
    agrees = yes_or_no(plain(said.text), first_word=True) if said.at.reason else None
    if agrees is None or values_said(corrected(said.text), situation, said.at.step):
        return None
    meant = [option.input for option in said.at.options if option.stands_for == agrees]
    return IsInput(meant[0]) if meant else None


def _foreign(said: Said, situation: NewTaskSituation) -> Heard | None:
    """Politely asked: a person may read what the bot cannot."""
    told_so = situation.clarification is not None and situation.clarification.reason == "foreign"
    if told_so or not is_foreign(said.text):
        return None
    options = (
        QuickReply(TextInput(said.text), Utterance("foreign.yes"), "yes"),
        QuickReply(Keep(), Utterance("foreign.no"), "no"),
    )
    return Doubtful(
        Clarification(reason="foreign", question=Utterance("foreign"), words=said.text, options=options)
    )


def _small_talk(said: Said) -> Heard | None:
    """A short question that is hardly about anything, where a title is asked for: "na, auch schon wach?"."""
    words = words_apart(said.text)
    short = len(words) <= _SHORT and said.text.rstrip().endswith("?") and not asks_for_it(said.text)
    if not short or sum(not is_little(word) for word in words) > min(2, len(words) - 2):
        return None
    if topic := topic_besides(said.text):
        return Asks(Utterance(f"question.{topic}"))
    to_us = any(has_sign(word, "you") for word in words)
    return Asks(Utterance("how_are_you" if to_us else "wants_help"))


_SHORT = 10
_PARSES = {"deadline": read_deadline, "budget": read_budget, "results": read_results, "area": read_area}


def _talk_besides(said: Said, situation: NewTaskSituation) -> Heard | None:
    """Where an answer is no free text, talk with some other words in it: "da muss ich erst meine Chefin fragen"."""
    parse = _PARSES.get(said.at.step)
    return None if parse is not None and parse(said.text, situation) else loosely(said)


def _talk(said: Said) -> Heard | None:
    """Words that say nothing about the matter: "gut so weit"; a question of such words is explained."""
    if not says_nothing(said.text) or said.at.reason not in ("", MISSED):
        return None
    return Asks(Utterance(f"new_task.{said.at.step}.help")) if said.text.endswith("?") else IsAnswer()


def _foreign_answer(said: Said) -> Heard | None:
    return Asks(Utterance("foreign_answer")) if is_foreign(said.text) else None
