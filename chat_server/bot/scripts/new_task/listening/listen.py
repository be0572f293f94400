"""Listens in the dialog for a new task: besides what every dialog hears, corrections, values and second tasks."""

import re
from dataclasses import replace
from functools import partial

from chat_server.bot.recognise.commands import steps_by_name, yes_or_no
from chat_server.bot.recognise.corrections import corrected
from chat_server.bot.recognise.courtesies import GREETING, THANKS, WANTS_HELP
from chat_server.bot.recognise.foreign import is_foreign
from chat_server.bot.recognise.listening import COMMON_KINDS, Kinds, Said, judge
from chat_server.bot.recognise.plain import core, plain, words_of
from chat_server.bot.recognise.questions_back import asks_with_little_words, topic_of
from chat_server.bot.recognise.sayings import UNSURE, WHATEVER, says
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.listening.corrections import (
    change,
    correction,
    perhaps_correction,
    values,
    values_after_all,
    wrong,
)
from chat_server.bot.scripts.new_task.listening.decisions import DECISIONS
from chat_server.bot.scripts.new_task.listening.replies import recalled, reply_of
from chat_server.bot.scripts.new_task.listening.second_task import divided, offer_of
from chat_server.bot.scripts.new_task.listening.values_said import values_said
from chat_server.domain.bot.heard import Asks, AsksBesides, Doubtful, Heard, IsInput, Judged, Unsure
from chat_server.domain.bot.script import Recognisable
from chat_server.domain.bot.values import (
    Clarification,
    Keep,
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
        *COMMON_KINDS,
        ("question on an answer", partial(_recalls, situation=situation)),
        ("question besides", _question_besides),
        ("unsure about", _unsure_about),
        ("wrong", wrong),
        ("correction", partial(correction, situation=situation)),
        ("change", change),
        ("values", partial(values, situation=situation)),
        ("second task", partial(offer_of, situation=situation)),
        ("perhaps a correction", partial(perhaps_correction, situation=situation)),
        ("unknown question", partial(_unknown_question, situation=situation)),
        ("foreign task", partial(_foreign, situation=situation)),
        ("foreign answer", _foreign_answer),
        ("yes or no", partial(_yes_or_no, situation=situation)),
    )


_LONGEST = 300
"""Characters; a longer text is no command, correction or question."""


def _recalls(said: Said, situation: NewTaskSituation) -> Heard | None:
    names = steps_by_name(said.script, said.at.steps)
    named = [names[word] for word in words_of(said.text) if word in names]
    if len(named) != 1 or not asks_with_little_words(said.text.casefold(), frozenset(names)):
        return None
    return Asks(recalled(said.script, named[0], situation))


def _question_besides(said: Said) -> Heard | None:
    """An answer and a question: "8.12., kann ich das noch ändern?"."""
    parts = _CLAUSE.split(said.text.strip())
    for place, part in enumerate(parts):
        topic = topic_of(core(part)) if "?" in part else None
        rest = " ".join(parts[:place] + parts[place + 1 :]).strip(" ,;–")
        if topic and rest:
            reply = Utterance(f"question.{topic}")
            alone = says(plain(rest), WANTS_HELP, GREETING, THANKS) or yes_or_no(core(rest)) == "yes"
            return Asks(reply) if alone else AsksBesides(reply, rest)
    return None


_CLAUSE = re.compile(r"(?<=[.!?,;:–])\s+")


def _yes_or_no(said: Said, situation: NewTaskSituation) -> Heard | None:
    """Yes or no to what is asked back, with reasons behind it: "nein, die Folge ist so lang"."""
    agrees = yes_or_no(plain(said.text), first_word=True) if said.at.reason else None
    if agrees is None or values_said(corrected(said.text), situation, said.at.step):
        return None
    meant = [option.input for option in said.at.options if option.stands_for == agrees]
    return IsInput(meant[0]) if meant else None


def _unsure_about(said: Said) -> Heard | None:
    """ "Termin ist doch egal", "Budget weiß ich nicht", "kein Termin"."""
    names = steps_by_name(said.script, _OPEN_TO_US)
    dropped = _DROPPED.fullmatch(said.core)
    if dropped and (step := names.get(dropped["first"] or dropped["last"])):
        return Unsure(step, named=True)
    without = _WITHOUT.fullmatch(said.core)
    if without:
        return Unsure("deadline" if without["date"] else "budget", named=True)
    found = _NAMED.match(said.core)
    step = names.get(found["name"]) if found else None
    if found is None or step is None or not (says(found["rest"], UNSURE) or says(found["rest"], WHATEVER)):
        return None
    return Unsure(step, named=True)


_DROPPED = re.compile(
    r"(?:bitte )?(?:lösche?n?|streiche?n?|entferne?n?|vergiss|delete|remove|drop)(?: sie)? (?:den |die |das "
    r"|the )?(?P<last>[\wäöüß]+)"
    r"(?: (?:bitte|wieder|raus|weg))*|(?:den |die |das |the )?(?P<first>[\wäöüß]+) (?:bitte |wieder "
    r"|doch )*(?:weglassen|löschen"
    r"|streichen|entfernen|raus|weg)"
)
_WITHOUT = re.compile(
    r"(?:(?:nein|nee|no|doch|gar|es gibt|ich habe|ich brauche|da ist|there is|i have)[\s,]+)*(?:kein(?:e"
    r"|en)?|ohne|no|without(?: a)?) (?:feste[rns]? |bestimmte[rns]? |fixed |certain "
    r"|particular )?(?:(?P<date>termin|frist|deadline|datum|abgabetermin|eile|date|due date|rush|hurry)"
    r"|budget|zeitbudget|zeitlimit|limit|time limit)(?: (?:nötig|notwendig|dafür|gesetzt|needed|set))?"
)
_OPEN_TO_US = ("deadline", "budget", "results")
_NAMED = re.compile(
    r"(?:ach |also )?(?:der |die |das |the |beim? |zum? )?(?P<name>[\wäöüß]+) ?,? (?:ist |sind |wäre |is "
    r"|are )?(?:mir |doch |auch |jetzt |dann )*(?P<rest>.+)"
)


def _unknown_question(said: Said, situation: NewTaskSituation) -> Heard | None:
    """A question to which the bot has no answer."""
    if not _ASKS.match(said.core) or values_said(said.text, situation, said.at.step):
        return None
    return Asks(Utterance("question.unknown"))


_ASKS = re.compile(
    r"(?:was|wie|wer|wen|wem|wann|warum|wieso|wo|wohin|welche[rsnm]?|kann|könne?n|könnt|ist|sind|gibt|geht"
    r"|muss|darf|haben|hat|what|how|who|when|why|where|which|can|could|is|are|do|does|will|would|should"
    r"|may)\b.*\?$"
)


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


def _foreign_answer(said: Said) -> Heard | None:
    return Asks(Utterance("foreign_answer")) if is_foreign(said.text) else None
