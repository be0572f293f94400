"""The finished dialog as a task to be saved."""

from datetime import datetime
from typing import Literal

from chat_server.bot.scripts.new_task import deadline
from chat_server.bot.scripts.new_task.budget import missing
from chat_server.bot.scripts.new_task.context import TEAM_LEAD, SaveTask, Setting, customer_of
from chat_server.bot.scripts.new_task.description import checklist
from chat_server.bot.scripts.new_task.people import usual_assistant
from chat_server.domain.bot.script import MOST_TEXT

_ORDER = ("customer", "title", "how", "deadline", "budget", "results", "area", "assistant")


def finish(scene: Setting) -> tuple[SaveTask, ...]:
    """The task that the answers describe; nothing that was said is missing from its description."""
    until, budget = deadline.read_value(scene.value("deadline")), scene.value("budget")
    how, items = checklist(_text(scene, "how"))
    day = deadline.day_of(until) if until else None
    area, customer = scene.value("area"), customer_of(scene)
    results: Literal["chat", "email"] = "email" if scene.value("results") == "email" else "chat"
    return (
        SaveTask(
            customer=customer.pid if customer else "",
            title=_text(scene, "title"),
            description=description(scene),
            how=how,
            checklist=items,
            deadline=scene.context.calendar.local(until) if isinstance(until, datetime) else until,
            budget=budget if isinstance(budget, int) else None,
            results=results,
            area=None if area is None else str(area),
            assistant=_assistant(scene),
            missing=missing(budget, scene),
            on_free_day=day is not None and not scene.context.calendar.is_working_day(day),
        ),
    )


def description(scene: Setting) -> str:
    """The description, and below it what else was said with other answers."""
    rests = [scene.answers[step].rest for step in ("what", *_ORDER) if step in scene.answers]
    return "\n\n".join(part for part in dict.fromkeys((_text(scene, "what"), *rests)) if part)


def fits(scene: Setting) -> bool:
    """Whether the description is one that a task can have."""
    return len(description(scene)) <= MOST_TEXT


def _text(scene: Setting, step: str) -> str:
    value = scene.value(step)
    return "" if value is None else str(value)


def _assistant(scene: Setting) -> str | None:
    chosen = scene.value("assistant") or usual_assistant(scene)
    return None if chosen in (None, TEAM_LEAD) else str(chosen)
