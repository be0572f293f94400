"""For whom, and who takes it on: names are found among those the service gives, never guessed."""

from chat_server.bot.recognise.names import named_in, only_names
from chat_server.bot.scripts.new_task.context import TEAM_LEAD, Assistant, Setting, customer_of
from chat_server.domain.bot.script import Asks
from chat_server.domain.bot.values import Asked, Found, Keep, Option, Pick, Say, Taken, Value


def _plain(text: str) -> Say:
    return Say("plain", {"text": text})


def asks_customer(scene: Setting) -> Asks:
    if len(scene.context.customers) > 1:
        return "ask"
    return "no" if scene.context.creator == "customer" else "offer"


def usual_customer(scene: Setting) -> Value | None:
    customer = customer_of(scene)
    return customer.pid if customer else None


def customer_options(scene: Setting) -> tuple[Option, ...]:
    return tuple(Option(Pick(c.pid), _plain(c.name)) for c in scene.context.customers)


def say_customer(value: Value, scene: Setting) -> Say:
    return _plain(next((c.name for c in scene.context.customers if c.pid == value), "…"))


def take_customer(value: Value, scene: Setting) -> Taken | None:
    known = any(customer.pid == value for customer in scene.context.customers)
    return Taken(value) if known else None


def read_customer(text: str, scene: Setting) -> Found:
    """The one customer a text names; a mention within a longer text is asked about."""
    names = {customer.pid: customer.name for customer in scene.context.customers}
    found = named_in(text, names)
    if len(found) == 1 and only_names(text, names[found[0]]):
        return {"customer": Taken(found[0])}
    options = tuple(
        Option(Pick(pid), _plain(names[pid]), "yes" if len(found) == 1 else None) for pid in found
    )
    if len(found) == 1:
        options = (*options, Option(Keep(), Say("no"), "no"))
        question = Say("new_task.customer.mentioned", {"value": names[found[0]]})
        return {"customer": Asked("mentioned", question, text, options=options)}
    return (
        {"customer": Asked("which", Say("new_task.customer.which"), text, options=options)} if found else {}
    )


def _assistants(scene: Setting) -> tuple[Assistant, ...]:
    """Those assigned to the customer, the lead assistant first."""
    customer = customer_of(scene)
    assigned = customer.assistants if customer else ()
    return tuple(sorted(assigned, key=lambda assistant: not assistant.lead))


def asks_assistant(scene: Setting) -> Asks:
    """Only a choice among several is asked for; who takes it is shown in any case."""
    if customer_of(scene) is None:
        return "no"
    return "ask" if len(_assistants(scene)) > 1 else "offer"


def usual_assistant(scene: Setting) -> Value | None:
    assistants = _assistants(scene)
    return TEAM_LEAD if not assistants else assistants[0].pid if len(assistants) == 1 else None


def assistant_options(scene: Setting) -> tuple[Option, ...]:
    """The lead assistant is proposed: she stands first, and "ja" means her."""
    return tuple(
        Option(Pick(a.pid), say_assistant(a.pid, scene), "yes" if a.lead else None)
        for a in _assistants(scene)
    )


def about_assistant(scene: Setting) -> dict[str, Value | Say]:
    lead = next((a for a in _assistants(scene) if a.lead), None)
    proposal = Say("new_task.assistant.proposal", {"name": lead.name}) if lead else _plain("")
    return {"proposal": proposal}


def say_assistant(value: Value, scene: Setting) -> Say:
    if value == TEAM_LEAD:
        return Say("new_task.assistant.team_lead")
    found = next((a for a in _assistants(scene) if a.pid == value), None)
    if found is None:
        return _plain("…")
    return Say("new_task.assistant.lead", {"name": found.name}) if found.lead else _plain(found.name)


def take_assistant(value: Value, scene: Setting) -> Taken | None:
    assistants = _assistants(scene)
    known = value == TEAM_LEAD if not assistants else any(a.pid == value for a in assistants)
    return Taken(value) if known else None


def read_assistant(text: str, scene: Setting) -> Found:
    names = {assistant.pid: assistant.name for assistant in _assistants(scene)}
    found = named_in(text, names)
    if len(found) == 1:
        rest = "" if only_names(text, names[found[0]]) else text
        return {"assistant": Taken(found[0], rest=rest)}
    options = tuple(
        option for option in assistant_options(scene) if option.input in [Pick(pid) for pid in found]
    )
    return (
        {"assistant": Asked("which", Say("new_task.assistant.which"), text, options=options)} if found else {}
    )
