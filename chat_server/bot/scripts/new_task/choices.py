"""The steps for the form of the results and for the work area."""

import re

from chat_server.bot.recognise.names import find_names, only_names
from chat_server.bot.recognise.reasons import without_reasons
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.texts import CATALOGUE
from chat_server.domain.bot.script import WhenAsked
from chat_server.domain.bot.values import (
    AnswerValue,
    Clarification,
    ParsedAnswer,
    ParsedSteps,
    Pick,
    QuickReply,
    Utterance,
)

_RESULTS = ("chat", "email")
_MAIL = re.compile(r"\b(?:beid\w+|both|e-?\s?mail\w*|mail\w*|postfach|inbox|mailbox)\b|\w@\w")
_NO_MAIL = re.compile(
    r"\b(?:keine?|ohne|nicht (?:per|als|auch per)|no|not by|without)\s+(?:e-?\s?mails?|mails?|email)\b"
)
_CHAT = re.compile(r"\b(?:chat|chats|hier|here)\b")
_SAYS_NOTHING_ELSE = frozenset(
    {
        "nur", "ergebnis", "postfach", "inbox", "mailbox", "send",
        "ergebnisse", "results", "result", "die", "im", "in", "den", "der", "chat", "hier",
        "auch", "zusätzlich", "und", "sowie", "per", "als",
        "mit", "e", "mail", "email", "mails", "bitte", "gern", "gerne", "genügt", "reicht", "ja", "keine",
        "kein", "ohne", "nicht", "only", "the", "here", "by", "also", "too", "as", "well", "and", "please",
        "is", "enough", "just", "no", "not", "without", "both", "beides", "beide", "fine", "ok", "okay", "passt",
        "gut", "mir", "für", "for", "me", "einfach", "i", "ich", "möchte", "hätte", "würde", "es", "das", "would",
        "like", "prefer", "lieber", "wäre", "super", "völlig", "doch", "that", "it", "ist", "dann", "then", "mal",
        "though", "yes", "dafür", "an", "meine", "mailadresse", "my", "to", "d", "get",
        "beiden", "wegen", "wege", "ways",
    }
)  # fmt: skip


_RESULT_OPTIONS = tuple(QuickReply(Pick(value), Utterance(f"new_task.results.{value}")) for value in _RESULTS)


def results_options(_situation: NewTaskSituation) -> tuple[QuickReply, ...]:
    return _RESULT_OPTIONS


def describe_results(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    return Utterance(f"new_task.results.{value}")


def accept_results(value: AnswerValue, _situation: NewTaskSituation) -> ParsedAnswer | None:
    return ParsedAnswer(value) if value in _RESULTS else None


def read_results(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """Parses whether results also go by mail; contradictions are asked about."""
    said = text.casefold()
    if asked := _form_or_way(text):
        return {"results": asked}
    mail, no_mail = _MAIL.search(said) is not None, _NO_MAIL.search(said) is not None
    if not mail and not _CHAT.search(said):
        return {}
    matter = without_reasons(text).casefold() or said
    others = set(re.findall(r"\w+", matter)) - _SAYS_NOTHING_ELSE
    strange = [word for word in others if not is_little(word)]
    rest = text if len(strange) > 1 or any(_SAYS_WHICH.search(word) for word in strange) else ""
    if mail and _DROPS.search(said) and not _CHAT.search(said):
        return {"results": ParsedAnswer("chat", rest=rest)}
    if mail and not no_mail and _against_mail(said):
        return {
            "results": Clarification(
                reason="which",
                question=Utterance("new_task.results.which"),
                words=text,
                rest=rest,
                options=results_options(situation),
            )
        }
    return {"results": ParsedAnswer("email" if mail and not no_mail else "chat", rest=rest)}


_SAYS_WHICH = re.compile(r"\d|pdf|excel|word|zip|csv|liste|tabelle|drive|cloud")
"""One word that says in which form, or to whom; another single one only says how one likes it: "in here is grand"."""


def _form_or_way(text: str) -> Clarification | None:
    """What says in which form, or by a way that there is not, still leaves open whether by mail, too."""
    said = text.casefold()
    if _MAIL.search(said) or _CHAT.search(said):
        return None
    key = "form" if _FORM.search(said) else "other_way" if _OTHER_WAY.search(said) else None
    if key is None:
        return None
    question = Utterance(f"new_task.results.{key}", {"text": text})
    rest = text if key == "form" else ""
    return Clarification(reason="which", question=question, words=text, rest=rest, options=_RESULT_OPTIONS)


_FORM = re.compile(
    r"\b(?:pdfs?|excel|word|xlsx?|docx?|csv|tabelle|liste|dokument|powerpoint|pptx?|spreadsheet|document|sheet)\b"
)
_OTHER_WAY = re.compile(
    r"\b(?:whatsapp|signal|telegram|slack|teams|sms|telefon\w*|anruf\w*|brief|post|postalisch|fax|dropbox|drive"
    r"|cloud|phone|call|letter)\b"
)


def _against_mail(said: str) -> bool:
    """Whether "not", or "the chat is enough", is said about mail; "not only" does not count."""
    without = _NOT_ONLY.sub("", said)
    return bool(_DENIAL.search(without) or (_CHAT.search(said) and _ONLY.search(without)))


_DROPS = re.compile(
    r"\b(?:weg|weglassen|raus|streich\w*|spar\w*|lösch\w*|vergiss|vergessen sie|drop|skip|scrap|scratch|forget"
    r"|leave out|(?:it|that) out)\b"
)
_NOT_ONLY = re.compile(r"\b(?:nicht nur|nicht bloß|not only|not just)\b")
_DENIAL = re.compile(r"\b(?:nicht|nie|not|never|don't|don’t)\b")
_ONLY = re.compile(r"\b(?:nur|reicht|genügt|only|just|enough)\b")


def asks_area(situation: NewTaskSituation) -> WhenAsked:
    """Staff are asked for the area; customers may propose one in the summary."""
    if not situation.context.areas:
        return "no"
    return "ask" if situation.context.creator == "staff" else "offer"


def area_options(situation: NewTaskSituation) -> tuple[QuickReply, ...]:
    return tuple(QuickReply(Pick(area), Utterance(f"area.{area}")) for area in situation.context.areas)


def describe_area(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    return Utterance(f"area.{value}")


def accept_area(value: AnswerValue, situation: NewTaskSituation) -> ParsedAnswer | None:
    return ParsedAnswer(value) if value in situation.context.areas else None


def read_area(text: str, situation: NewTaskSituation) -> ParsedSteps:
    names = {
        area: " ".join(dict.fromkeys(CATALOGUE[f"area.{area}"]))
        for area in situation.context.areas
        if f"area.{area}" in CATALOGUE
    }
    found = find_names(text, names)
    if len(found) == 1:
        return {"area": ParsedAnswer(found[0], rest="" if only_names(text, names[found[0]]) else text)}
    options = tuple(QuickReply(Pick(area), Utterance(f"area.{area}")) for area in found)
    return (
        {
            "area": Clarification(
                reason="which", question=Utterance("new_task.area.which"), words=text, options=options
            )
        }
        if found
        else {}
    )
