"""Listens in the dialog for a new task: besides what every dialog hears, corrections, values and second tasks."""

import re
from functools import partial, reduce

from chat_server.bot.recognise.commands import change_in, steps_by_name
from chat_server.bot.recognise.corrections import corrected, is_correction, takes_back
from chat_server.bot.recognise.foreign import is_foreign
from chat_server.bot.recognise.listening import COMMON_KINDS, Kinds, Said, judge
from chat_server.bot.recognise.sayings import UNSURE, WHATEVER, matches
from chat_server.bot.scripts.new_task import people
from chat_server.bot.scripts.new_task.budget import ESTIMATE
from chat_server.bot.scripts.new_task.choices import read_area, read_results
from chat_server.bot.scripts.new_task.context import NewTaskSituation, customer_of
from chat_server.bot.scripts.new_task.deadline_values import OPEN
from chat_server.bot.scripts.new_task.decisions import DECISIONS
from chat_server.bot.scripts.new_task.second_task import divided, offer_of
from chat_server.bot.scripts.new_task.values_said import values_said
from chat_server.domain.bot.heard import Asks, Corrects, Doubtful, Heard, IsInput, Judged, Unsure
from chat_server.domain.bot.script import Recognisable
from chat_server.domain.bot.values import (
    SUMMARY,
    ChangeAnswer,
    Clarification,
    Keep,
    ParsedAnswer,
    Pick,
    QuickReply,
    TextInput,
    Utterance,
)

_CHOICES = {
    "results": read_results,
    "assistant": people.read_assistant,
    "customer": people.read_customer,
    "area": read_area,
}


def listen(text: str, situation: NewTaskSituation, at: Recognisable) -> Judged:
    """What a text is in this dialog, before it is taken as an answer."""
    judged = judge(Said("new_task", text, at), _kinds(text, situation), DECISIONS)
    if isinstance(judged.heard, Asks):
        return Judged(Asks(_reply(judged.heard.reply, situation)), judged.reason)
    return judged


def _kinds(text: str, situation: NewTaskSituation) -> Kinds:
    if len(text) > _LONGEST:
        return (
            ("second task", partial(offer_of, situation=situation)),
            ("foreign task", partial(_foreign, situation=situation)),
        )
    return (
        ("one or two tasks", partial(divided, situation=situation)),
        ("values after all", partial(_values_after_all, situation=situation)),
        *COMMON_KINDS,
        ("unsure about", _unsure_about),
        ("wrong", _wrong),
        ("correction", partial(_correction, situation=situation)),
        ("change", _change),
        ("values", partial(_values, situation=situation)),
        ("second task", partial(offer_of, situation=situation)),
        ("perhaps a correction", partial(_perhaps_correction, situation=situation)),
        ("unknown question", partial(_unknown_question, situation=situation)),
        ("foreign task", partial(_foreign, situation=situation)),
        ("foreign answer", _foreign_answer),
    )


_LONGEST = 300
"""Characters; a longer text is no command, correction or question."""


def _reply(reply: Utterance, situation: NewTaskSituation) -> Utterance:
    """The reply with what is known here: who will read the task, and until when one hears of it."""
    customer = customer_of(situation)
    lead = next((a.name for a in customer.assistants if a.lead), None) if customer else None
    calendar = situation.context.calendar
    who = Utterance("plain", {"text": lead}) if lead else Utterance("your_assistant")
    reaction = calendar.local(calendar.reaction_deadline(situation.now)).isoformat()
    return Utterance(reply.key, {"who": who, "reaction": reaction, "factors": _factors(situation)})


def _factors(situation: NewTaskSituation) -> Utterance:
    """What an hour of each work area counts, as the agency has set it."""
    said = [
        Utterance("factor", {"area": Utterance(f"area.{area}"), "percent": percent})
        for area, percent in situation.context.areas.items()
    ]
    if not said:
        return Utterance("factor_once")
    return reduce(lambda others, one: Utterance("listed", {"first": one, "others": others}), reversed(said))


def _unsure_about(said: Said) -> Heard | None:
    """ "Termin ist doch egal", "Budget weiß ich nicht", "kein Termin"."""
    without = _WITHOUT.fullmatch(said.core)
    if without:
        return Unsure("deadline" if without["date"] else "budget")
    names = steps_by_name(said.script, _OPEN_TO_US)
    found = _NAMED.match(said.core)
    step = names.get(found["name"]) if found else None
    if (
        found is None
        or step is None
        or not (matches(UNSURE, found["rest"]) or matches(WHATEVER, found["rest"]))
    ):
        return None
    return Unsure(step)


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


def _wrong(said: Said) -> Heard | None:
    """ "Nein, der Termin ist falsch": asked anew; "der Termin stimmt nicht, 9.12." says the new one at once."""
    names = steps_by_name(said.script, said.at.steps)
    found = _IS_WRONG.fullmatch(said.core)
    step = names.get(found["name"]) if found else None
    if found is None or step is None:
        return None
    to = said.text[said.text.casefold().rfind(found["to"]) :] if found["to"] else ""
    return IsInput(ChangeAnswer(step, TextInput(to) if to else None))


_IS_WRONG = re.compile(
    r"(?:(?:nein|nee|no|stopp|halt|moment|aber)[\s,]+)*(?:der |die |das "
    r"|the )?(?P<name>[\wäöüß]+) (?:(?:ist|war|is|was) (?:doch |aber |leider |noch )*(?:falsch|verkehrt"
    r"|nicht (?:richtig|korrekt)|wrong|not (?:right|correct))|(?:stimmt|passt) (?:so |noch |leider "
    r"|doch )*nicht(?: mehr| so| ganz)?)(?:\s*[,.;:!–-]\s*(?P<to>\S.*))?"
)


def _correction(said: Said, situation: NewTaskSituation) -> Heard | None:
    if not is_correction(said.text) or (said.at.step == "title" and not situation.answers):
        return None
    better = corrected(said.text)
    if not better:
        return _take_back(situation)
    found = values_said(better, situation, said.at.step)
    if found:
        return Corrects(found)
    change = change_in(said.script, better, said.at.steps, said_to_be=True)
    return IsInput(change) if change else _choice_anew(better, situation)


def _take_back(situation: NewTaskSituation) -> Heard | None:
    """ "Nein, falsch": asks the last answer anew."""
    given = [(answer.number, step) for step, answer in situation.answers.items() if answer.number >= 0]
    return IsInput(ChangeAnswer(max(given)[1])) if given else None


def _choice_anew(better: str, situation: NewTaskSituation) -> Heard | None:
    """Another choice than before: "doch nicht per Mail, nur im Chat", "nein, Ben soll es machen"."""
    for step, parse in _CHOICES.items():
        item = parse(better, situation).get(step) if step in situation.answers or step != "customer" else None
        if isinstance(item, ParsedAnswer) and not item.rest:
            return Corrects({step: ParsedAnswer(item.value)})
    return None


def _change(said: Said) -> Heard | None:
    """ "Der Termin ist Montag" in the summary; where a text is asked for, only "der Titel soll ... heißen"."""
    change = change_in(said.script, said.text, said.at.steps, said_to_be=True)
    if change is None or not isinstance(change.to, TextInput):
        return None
    in_summary = said.at.step == SUMMARY
    return IsInput(change, not in_summary) if in_summary or _SHALL_BE.search(said.text) else None


def _values(said: Said, situation: NewTaskSituation) -> Heard | None:
    """Deadline and budget alone are no text."""
    found = values_said(said.text, situation, said.at.step)
    return Corrects(found) if found and not any(map(_is_vague, found.values())) else None


def _values_after_all(said: Said, situation: NewTaskSituation) -> Heard | None:
    """ "Nein, Freitag" does not only deny."""
    found = values_said(corrected(said.text), situation, said.at.step)
    certain = all(isinstance(item, ParsedAnswer) and item.value not in _OURS for item in found.values())
    return Corrects(found) if found and certain else None


_OURS = frozenset((OPEN, ESTIMATE))
_SHALL_BE = re.compile(r"\bsoll(?:te)?\b.*\b(?:heißen|lauten|sein)\b|\bshould (?:be|read)\b", re.IGNORECASE)


def _is_vague(item: ParsedAnswer | Clarification) -> bool:
    """ "By phone" begins like a deadline and is none."""
    return isinstance(item, Clarification) and not item.options


def _perhaps_correction(said: Said, situation: NewTaskSituation) -> Heard | None:
    """ "Sorry, Friseur meinte ich" to a question for a text: another title, or the text."""
    asked_so = situation.clarification is not None and situation.clarification.reason == "title_or_text"
    short = len(said.text.split()) <= _FEW
    if asked_so or not short or not takes_back(said.text):
        return None
    better = corrected(said.text)
    is_text = said.at.step in _TEXTS
    options = (
        QuickReply(ChangeAnswer("title", TextInput(better)), Utterance("title_or_text.title"), "yes"),
        QuickReply(Pick(said.text), Utterance("title_or_text.text"), "no")
        if is_text
        else QuickReply(Keep(), Utterance("no"), "no"),
    )
    question = Utterance("title_or_text" if is_text else "new_title", {"text": better})
    asked = Clarification(reason="title_or_text", question=question, words=said.text, options=options)
    return Doubtful(asked) if better else None


_TEXTS = frozenset(("what", "how"))
_FEW = 8


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
