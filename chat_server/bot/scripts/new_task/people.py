"""The steps for the customer and the assistant. Names are found among those the service gives, never guessed."""

import re

from chat_server.bot.recognise.names import find_names, only_names
from chat_server.bot.scripts.new_task.context import TEAM_LEAD, Assistant, NewTaskSituation, customer_of
from chat_server.domain.bot.script import WhenAsked
from chat_server.domain.bot.values import (
    AnswerValue,
    Clarification,
    Keep,
    ParsedAnswer,
    ParsedSteps,
    Pick,
    QuickReply,
    Utterance,
)


def _plain(text: str) -> Utterance:
    return Utterance("plain", {"text": text})


def asks_customer(situation: NewTaskSituation) -> WhenAsked:
    if len(situation.context.customers) > 1:
        return "ask"
    return "no" if situation.context.creator == "customer" else "offer"


def default_customer(situation: NewTaskSituation) -> AnswerValue | None:
    customer = customer_of(situation)
    return customer.pid if customer else None


def customer_options(situation: NewTaskSituation) -> tuple[QuickReply, ...]:
    return tuple(QuickReply(Pick(c.pid), _plain(c.name)) for c in situation.context.customers)


def describe_customer(value: AnswerValue, situation: NewTaskSituation) -> Utterance:
    return _plain(next((c.name for c in situation.context.customers if c.pid == value), "…"))


def accept_customer(value: AnswerValue, situation: NewTaskSituation) -> ParsedAnswer | None:
    known = any(customer.pid == value for customer in situation.context.customers)
    return ParsedAnswer(value) if known else None


def read_customer(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """Parses the one customer that a text names; a name within a longer text is asked about."""
    names = {customer.pid: customer.name for customer in situation.context.customers}
    found = find_names(text, names)
    if len(found) == 1 and only_names(text, names[found[0]]):
        return {"customer": ParsedAnswer(found[0])}
    options = tuple(
        QuickReply(Pick(pid), _plain(names[pid]), "yes" if len(found) == 1 else None) for pid in found
    )
    if len(found) == 1:
        options = (*options, QuickReply(Keep(), Utterance("no"), "no"))
        question = Utterance("new_task.customer.mentioned", {"value": names[found[0]]})
        return {"customer": Clarification(reason="mentioned", question=question, words=text, options=options)}
    return (
        {
            "customer": Clarification(
                reason="which", question=Utterance("new_task.customer.which"), words=text, options=options
            )
        }
        if found
        else {}
    )


def _assistants(situation: NewTaskSituation) -> tuple[Assistant, ...]:
    """The people assigned to the customer, the lead assistant first."""
    customer = customer_of(situation)
    assigned = customer.assistants if customer else ()
    return tuple(sorted(assigned, key=lambda assistant: not assistant.lead))


def asks_assistant(situation: NewTaskSituation) -> WhenAsked:
    """The assistant is asked for only if there is a choice, and shown in any case."""
    if customer_of(situation) is None:
        return "no"
    return "ask" if len(_assistants(situation)) > 1 else "offer"


def default_assistant(situation: NewTaskSituation) -> AnswerValue | None:
    """The only assistant, the lead one of several; the team lead if there is nobody."""
    assistants = _assistants(situation)
    if not assistants:
        return TEAM_LEAD
    return assistants[0].pid if len(assistants) == 1 or assistants[0].lead else None


def assistant_options(situation: NewTaskSituation) -> tuple[QuickReply, ...]:
    """The lead assistant is proposed: she comes first, and "ja" means her."""
    return tuple(
        QuickReply(Pick(a.pid), describe_assistant(a.pid, situation), "yes" if a.lead else None)
        for a in _assistants(situation)
    )


def question_params_assistant(situation: NewTaskSituation) -> dict[str, AnswerValue | Utterance]:
    lead = next((a for a in _assistants(situation) if a.lead), None)
    proposal = Utterance("new_task.assistant.proposal", {"name": lead.name}) if lead else _plain("")
    return {"proposal": proposal}


def describe_assistant(value: AnswerValue, situation: NewTaskSituation) -> Utterance:
    if value == TEAM_LEAD:
        return Utterance("new_task.assistant.team_lead")
    found = next((a for a in _assistants(situation) if a.pid == value), None)
    if found is None:
        return _plain("…")
    return Utterance("new_task.assistant.lead", {"name": found.name}) if found.lead else _plain(found.name)


def accept_assistant(value: AnswerValue, situation: NewTaskSituation) -> ParsedAnswer | None:
    assistants = _assistants(situation)
    known = value == TEAM_LEAD if not assistants else any(a.pid == value for a in assistants)
    return ParsedAnswer(value) if known else None


_AS_ALWAYS = re.compile(
    r"\b(?:wie (?:immer|sonst|gehabt|üblich)|(?:die|der) (?:gleiche|selbe)|dieselbe|derselbe|as (?:usual|always)"
    r"|the same)\b",
    re.IGNORECASE,
)


def read_assistant(text: str, situation: NewTaskSituation) -> ParsedSteps:
    names = {assistant.pid: assistant.name for assistant in _assistants(situation)}
    lead = default_assistant(situation)
    if lead is not None and _AS_ALWAYS.search(text):
        return {"assistant": ParsedAnswer(lead)}
    found = find_names(text, names)
    if len(found) == 1:
        rest = "" if only_names(text, names[found[0]]) else text
        return {"assistant": ParsedAnswer(found[0], rest=rest)}
    options = tuple(
        option for option in assistant_options(situation) if option.input in [Pick(pid) for pid in found]
    )
    return (
        {
            "assistant": Clarification(
                reason="which", question=Utterance("new_task.assistant.which"), words=text, options=options
            )
        }
        if found
        else {}
    )
