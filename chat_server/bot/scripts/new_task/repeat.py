"""Repeating a task: what it says is answered beforehand (SPEC 7)."""

from chat_server.bot.scripts.new_task.budget import ESTIMATE
from chat_server.bot.scripts.new_task.details import DETAILS
from chat_server.bot.understanding import MAX_TITLE
from chat_server.domain.bot.script import MAX_TEXT
from chat_server.domain.bot.values import AnswerValue
from chat_server.domain.core.text_cleaning import clean_line
from chat_server.domain.tasks.task import Task


def repeated_answers(task: Task) -> dict[str, AnswerValue | None]:
    """The answers of a task to repeat, all but its deadline."""
    description = task.terms.description
    return {
        "title": clean_line(task.title)[:MAX_TITLE].strip(),
        "what": None if description in ("", task.title) else description,
        "how": _how(task) or None,
        "budget": ESTIMATE if task.terms.budget is None else task.terms.budget,
        "results": task.results,
        **{name: text for name, text in task.details.items() if name in DETAILS},
    }


def _how(task: Task) -> str:
    """The text of "how", with the checklist line by line; the text above the list ends with a colon."""
    if not task.checklist:
        return task.how[:MAX_TEXT]
    above = [f"{line.rstrip(' :')}:" for line in task.how.splitlines() if line.strip()]
    items = [f"- {' '.join(item.text.split())}" for item in task.checklist]
    return "\n".join([*above, *items])[:MAX_TEXT]
