"""The dialog that takes a task down (SPEC 6), for a customer or for an assistant on behalf of one."""

from chat_server.bot.recognise.commands import hearer
from chat_server.bot.scripts.new_task import budget, choices, deadline, description, people
from chat_server.bot.scripts.new_task.context import TEAM_LEAD as TEAM_LEAD
from chat_server.bot.scripts.new_task.context import Assistant as Assistant
from chat_server.bot.scripts.new_task.context import Customer as Customer
from chat_server.bot.scripts.new_task.context import NewTask as NewTask
from chat_server.bot.scripts.new_task.context import SaveTask as SaveTask
from chat_server.bot.scripts.new_task.context import Setting
from chat_server.bot.scripts.new_task.saving import finish, fits
from chat_server.domain.bot.script import Script, Step
from chat_server.domain.bot.values import Found, Taken


def _read_customer(text: str, scene: Setting) -> Found:
    """A first sentence about the task may come before the customer is chosen."""
    found = people.read_customer(text, scene)
    is_name = any(isinstance(item, Taken) for item in found.values())
    title = scene.answers.get("title")
    if is_name or len(text.split()) < _SENTENCE or (title is not None and title.via != "customer"):
        return found
    return {**description.read_title(text, scene), **found}


_SENTENCE = 3

STEPS: tuple[Step[NewTask], ...] = (
    Step(
        "customer",
        _read_customer,
        people.take_customer,
        people.say_customer,
        options=people.customer_options,
        asks=people.asks_customer,
        usual=people.usual_customer,
    ),
    Step("title", description.read_title, description.take_title, description.say_text, free=True),
    Step(
        "what", description.read_what, description.take_text, description.say_text, free=True, optional=True
    ),
    Step("how", description.read_how, description.take_text, description.say_how, free=True, optional=True),
    Step(
        "deadline",
        description.read_deadline,
        deadline.take,
        deadline.say,
        options=deadline.options,
        holds=deadline.holds,
        warn=deadline.warn,
        picker="date_time",
    ),
    Step(
        "budget",
        description.read_budget,
        budget.take,
        budget.say,
        about=budget.about,
        options=budget.options,
        holds=budget.holds,
        warn=budget.warn,
        picker="duration",
    ),
    Step(
        "results",
        choices.read_results,
        choices.take_results,
        choices.say_results,
        options=choices.results_options,
    ),
    Step(
        "area",
        choices.read_area,
        choices.take_area,
        choices.say_area,
        options=choices.area_options,
        asks=choices.asks_area,
        optional=True,
    ),
    Step(
        "assistant",
        people.read_assistant,
        people.take_assistant,
        people.say_assistant,
        about=people.about_assistant,
        options=people.assistant_options,
        asks=people.asks_assistant,
        usual=people.usual_assistant,
    ),
)

SCRIPT: Script[NewTask, SaveTask] = Script(
    name="new_task",
    version=1,
    steps=STEPS,
    collects="what",
    hear=hearer("new_task"),
    elsewhere=description.elsewhere,
    finish=finish,
    fits=fits,
)
