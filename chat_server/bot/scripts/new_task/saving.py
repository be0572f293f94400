"""Makes a task of the finished dialog."""

from datetime import datetime
from typing import Literal

from chat_server.bot.scripts.new_task import deadline_values
from chat_server.bot.scripts.new_task.budget import missing
from chat_server.bot.scripts.new_task.context import TEAM_LEAD, NewTaskSituation, SaveTask, customer_of
from chat_server.bot.scripts.new_task.details import DETAILS, details_of
from chat_server.bot.scripts.new_task.items import checklist
from chat_server.bot.scripts.new_task.people import default_assistant
from chat_server.domain.bot.script import MAX_TEXT

_ORDER = ("customer", "title", "how", "deadline", "budget", "results", *DETAILS, "area", "assistant")


def finish(situation: NewTaskSituation) -> tuple[SaveTask, ...]:
    """The task that the answers describe; everything that was said is part of its description."""
    until, budget = deadline_values.read_value(situation.value("deadline")), situation.value("budget")
    how, items = checklist(_text(situation, "how"))
    day = deadline_values.day_of(until) if until else None
    area, customer = situation.value("area"), customer_of(situation)
    results: Literal["chat", "email"] = "email" if situation.value("results") == "email" else "chat"
    return (
        SaveTask(
            customer=customer.pid if customer else "",
            title=_text(situation, "title"),
            description=description(situation),
            how=how,
            checklist=items,
            deadline=situation.context.calendar.local(until) if isinstance(until, datetime) else until,
            budget=budget if isinstance(budget, int) else None,
            results=results,
            area=None if area is None else str(area),
            assistant=_assistant(situation),
            missing=missing(budget, situation),
            on_free_day=day is not None and not situation.context.calendar.is_working_day(day),
            details=details_of(situation),
        ),
    )


def description(situation: NewTaskSituation) -> str:
    """The description, followed by what else was said with other answers."""
    rests = [situation.answers[step].rest for step in ("what", *_ORDER) if step in situation.answers]
    return "\n\n".join(part for part in dict.fromkeys((_text(situation, "what"), *rests)) if part)


def fits(situation: NewTaskSituation) -> bool:
    """Whether the description is not too long for a task."""
    return len(description(situation)) <= MAX_TEXT


def _text(situation: NewTaskSituation, step: str) -> str:
    value = situation.value(step)
    return "" if value is None else str(value)


def _assistant(situation: NewTaskSituation) -> str | None:
    chosen = situation.value("assistant") or default_assistant(situation)
    return None if chosen in (None, TEAM_LEAD) else str(chosen)
