"""Replies to questions, with what is known here."""

from functools import reduce

from chat_server.bot.scripts.new_task import budget, choices, deadline, people
from chat_server.bot.scripts.new_task.context import NewTaskSituation, customer_of
from chat_server.domain.bot.values import Utterance


def reply_of(reply: Utterance, situation: NewTaskSituation) -> Utterance:
    """The reply with what is known here: who will read the task, and until when one hears of it."""
    customer = customer_of(situation)
    lead = next((a.name for a in customer.assistants if a.lead), None) if customer else None
    calendar = situation.context.calendar
    who = Utterance("plain", {"text": lead}) if lead else Utterance("your_assistant")
    reaction = calendar.local(calendar.reaction_deadline(situation.now)).isoformat()
    known = {"factors": _factors(situation), "available": _available(situation)}
    return Utterance(reply.key, {"who": who, "reaction": reaction, **known})


_DESCRIBE = {
    "deadline": deadline.describe,
    "budget": budget.describe,
    "results": choices.describe_results,
    "assistant": people.describe_assistant,
}


def recalled(script: str, step: str, situation: NewTaskSituation) -> Utterance:
    """What was answered at a step, for somebody who asks."""
    value, describe = situation.value(step), _DESCRIBE.get(step)
    if value is None or describe is None:
        return Utterance("still_open", {"label": Utterance(f"{script}.{step}.label")})
    return Utterance(
        "heard", {"label": Utterance(f"{script}.{step}.label"), "value": describe(value, situation)}
    )


def _available(situation: NewTaskSituation) -> Utterance:
    customer = customer_of(situation)
    if customer is None or customer.available is None:
        return Utterance("available_unknown")
    return Utterance("available", {"minutes": max(customer.available, 0)})


def _factors(situation: NewTaskSituation) -> Utterance:
    """What an hour of each work area counts, as the agency has set it."""
    said = [
        Utterance("factor", {"area": Utterance(f"area.{area}"), "percent": percent})
        for area, percent in situation.context.areas.items()
    ]
    if not said:
        return Utterance("factor_once")
    return reduce(lambda others, one: Utterance("listed", {"first": one, "others": others}), reversed(said))
