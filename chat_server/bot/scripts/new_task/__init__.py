"""The dialog for a new task (SPEC 6), for a customer, or for an assistant on behalf of one."""

from chat_server.bot.recognise.corrections import takes_back
from chat_server.bot.recognise.talk_by_words import says_nothing
from chat_server.bot.scripts.new_task import (
    budget,
    choices,
    deadline,
    deadline_values,
    description,
    people,
    topics,
)
from chat_server.bot.scripts.new_task.context import TEAM_LEAD as TEAM_LEAD
from chat_server.bot.scripts.new_task.context import Assistant as Assistant
from chat_server.bot.scripts.new_task.context import Customer as Customer
from chat_server.bot.scripts.new_task.context import NewTaskContext as NewTaskContext
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.context import SaveTask as SaveTask
from chat_server.bot.scripts.new_task.details import DETAILS, detail_step
from chat_server.bot.scripts.new_task.listening.listen import listen
from chat_server.bot.scripts.new_task.saving import finish, fits
from chat_server.domain.bot.script import Script, Step
from chat_server.domain.bot.values import ParsedAnswer, ParsedSteps


def _read_customer(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """A first sentence about the task may come before the customer is chosen."""
    found = people.read_customer(text, situation)
    is_name = any(isinstance(item, ParsedAnswer) for item in found.values())
    title = situation.answers.get("title")
    if is_name or len(text.split()) < _SENTENCE or (title is not None and title.via != "customer"):
        return found
    return {**description.read_title(text, situation), **found}


_SENTENCE = 3


def _may_end_early(situation: NewTaskSituation) -> bool:
    """In quiet hours staff see the summary first, with its warning that the customer would see them (SPEC 3)."""
    context = situation.context
    return context.creator == "customer" or not context.calendar.is_quiet(situation.now)


def _may_be_noted(text: str) -> bool:
    """What takes something back, or says nothing about a matter, is a failed answer and no instruction."""
    return not takes_back(text) and not says_nothing(text)


STEPS: tuple[Step[NewTaskContext], ...] = (
    Step(
        name="customer",
        parse_text=_read_customer,
        accept_value=people.accept_customer,
        describe=people.describe_customer,
        options=people.customer_options,
        when_asked=people.asks_customer,
        default=people.default_customer,
    ),
    Step(
        name="title",
        parse_text=description.read_title,
        accept_value=description.accept_title,
        describe=description.describe_text,
        takes_any_text=True,
    ),
    Step(
        name="what",
        parse_text=description.read_what,
        question_params=topics.example_of_what,
        accept_value=description.accept_text,
        describe=description.describe_text,
        takes_any_text=True,
        optional=True,
    ),
    Step(
        name="how",
        parse_text=description.read_how,
        question_params=topics.example_of_how,
        accept_value=description.accept_text,
        describe=description.describe_how,
        takes_any_text=True,
        optional=True,
    ),
    Step(
        name="deadline",
        parse_text=description.read_deadline,
        accept_value=deadline.accept,
        describe=deadline.describe,
        default=lambda _situation: deadline_values.OPEN,
        options=deadline.options,
        is_still_valid=deadline.holds,
        cautions=deadline.cautions,
        picker="date_time",
    ),
    Step(
        name="budget",
        parse_text=description.read_budget,
        accept_value=budget.accept,
        describe=budget.describe,
        question_params=budget.about,
        default=lambda _situation: budget.ESTIMATE,
        options=budget.options,
        is_still_valid=budget.holds,
        cautions=budget.cautions,
        picker="duration",
    ),
    Step(
        name="results",
        parse_text=choices.read_results,
        accept_value=choices.accept_results,
        describe=choices.describe_results,
        default=lambda _situation: "chat",
        options=choices.results_options,
    ),
    *map(detail_step, DETAILS),
    Step(
        name="area",
        parse_text=choices.read_area,
        accept_value=choices.accept_area,
        describe=choices.describe_area,
        options=choices.area_options,
        when_asked=choices.asks_area,
        optional=True,
    ),
    Step(
        name="assistant",
        parse_text=people.read_assistant,
        accept_value=people.accept_assistant,
        describe=people.describe_assistant,
        question_params=people.question_params_assistant,
        options=people.assistant_options,
        when_asked=people.asks_assistant,
        default=people.default_assistant,
    ),
)

SCRIPT: Script[NewTaskContext, SaveTask] = Script(
    name="new_task",
    version=1,
    steps=STEPS,
    notes_step="what",
    listen=listen,
    parse_other_steps=description.elsewhere,
    finish=finish,
    fits=fits,
    may_end_early=_may_end_early,
    may_be_noted=_may_be_noted,
)
