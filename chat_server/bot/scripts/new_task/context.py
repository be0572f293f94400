"""What the service gives to the dialog for a new task, and gets from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

from chat_server.domain.bot.script import Situation
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import Language
from chat_server.domain.core.people import Audience

TEAM_LEAD = "team_lead"
"""The value for the team lead, who takes the task if nobody is assigned."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """A person assigned to a customer, by public id. `lead`: the lead assistant (VPA)."""

    pid: str
    name: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Customer:
    """An account for which the creator may create tasks, by public id. `available`: minutes on its time account,
    None: not known.
    """

    pid: str
    name: str
    available: int | None = None
    assistants: tuple[Assistant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTaskContext:
    """The context of the dialog. `customers`: a customer's own account, or those of an assistant; never empty.
    `areas`: the keys of the work areas that may be proposed, with what an hour counts for the customer in percent.
    """

    language: Language
    creator: Audience
    customers: tuple[Customer, ...]
    calendar: Calendar
    areas: Mapping[str, int] = field(default_factory=dict)


NewTaskSituation: TypeAlias = Situation[NewTaskContext]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTask:
    """The task to be saved. `deadline`: a local day, or a moment with offset; None: no fixed date. `budget`: minutes,
    None: the assistant estimates. `assistant`: None: the team lead. `missing`: minutes that the time account lacks.
    `on_free_day`: the customer wants it on a day that is no working day. `details`: see details.py."""

    customer: str
    title: str
    description: str
    how: str
    checklist: tuple[str, ...]
    deadline: date | datetime | None
    budget: int | None
    results: Literal["chat", "email"]
    area: str | None
    assistant: str | None
    missing: int
    on_free_day: bool
    details: dict[str, str] = field(default_factory=dict)


def customer_of(situation: NewTaskSituation) -> Customer | None:
    """The chosen customer, or the only one there is."""
    customers, chosen = situation.context.customers, situation.value("customer")
    if len(customers) == 1:
        return customers[0]
    return next((customer for customer in customers if customer.pid == chosen), None)


def today_of(situation: NewTaskSituation) -> date:
    """The local day of the situation."""
    return situation.context.calendar.local(situation.now).date()
