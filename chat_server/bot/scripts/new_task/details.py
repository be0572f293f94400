"""Questions whose answers nothing decides about: kept with the task as they are, and shown with its key facts.

One more is a name here, its texts in bot/texts/new_task.py and the client's `task.detail.NAME`; and the script's next
version (docs/contributing.md).
"""

from chat_server.bot.scripts.new_task.context import NewTaskContext, NewTaskSituation
from chat_server.bot.scripts.new_task.description import accept_text, describe_text
from chat_server.domain.bot.script import Step
from chat_server.domain.bot.values import ParsedAnswer, ParsedSteps

DETAILS: tuple[str, ...] = ()
"""The names of these questions, in their order. They may be skipped."""


def detail_step(name: str) -> Step[NewTaskContext]:
    """The step of that name: any text is its answer."""

    def parse_text(text: str, _situation: NewTaskSituation) -> ParsedSteps:
        return {name: ParsedAnswer(text)}

    return Step(
        name=name,
        parse_text=parse_text,
        accept_value=accept_text,
        describe=describe_text,
        takes_any_text=True,
        optional=True,
    )


def details_of(situation: NewTaskSituation) -> dict[str, str]:
    """The answers to these questions that were not skipped."""
    answers = {name: situation.value(name) for name in DETAILS}
    return {name: str(value) for name, value in answers.items() if value is not None}
