"""A customer, an assistant, and how their dialogs are driven: every step through JSON, as a restart would."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Generic, TypeVar

from chat_server.bot.scripts import new_task
from chat_server.bot.scripts.new_task import Assistant, Customer, NewTaskContext, SaveTask
from chat_server.bot.scripts.new_task.details import DETAILS
from chat_server.bot.texts import Voice, render_text
from chat_server.domain.bot.codec import (
    input_from_json,
    input_to_json,
    option_to_json,
    state_from_json,
    state_to_json,
)
from chat_server.domain.bot.engine import Outcome, handle_input, start
from chat_server.domain.bot.script import Script
from chat_server.domain.bot.values import DialogState, Input, Pick, TextInput, Utterance
from chat_server.domain.bot.view import DialogView, dialog_view
from chat_server.domain.core.calendar import Calendar

C = TypeVar("C")
E = TypeVar("E")

NOW = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)
"""A Wednesday, 14:30 in Berlin: an answer is due on Thursday at 12:00."""
CALENDAR = Calendar()
ANNA = Assistant("anna", "Anna Berg", lead=True)
BEN = Assistant("ben", "Ben Kurz")
OSTERMANN = Customer("ostermann", "Katrin Ostermann", 380, (BEN, ANNA))
WEBER = Customer("weber", "Weber GmbH", 60, (ANNA,))
FRESH = Customer("fresh", "Weber & Söhne", None)
AREAS = {"backoffice": 100, "marketing": 130}
CUSTOMER = NewTaskContext(
    language="de", creator="customer", customers=(OSTERMANN,), calendar=CALENDAR, areas=AREAS
)
ENGLISH = NewTaskContext(
    language="en", creator="customer", customers=(OSTERMANN,), calendar=CALENDAR, areas=AREAS
)
STAFF = NewTaskContext(
    language="de", creator="staff", customers=(OSTERMANN, WEBER, FRESH), calendar=CALENDAR, areas=AREAS
)
SCRIPT: Script[NewTaskContext, SaveTask] = replace(
    new_task.SCRIPT,
    version=1,
    steps=tuple(step for step in new_task.SCRIPT.steps if step.name not in DETAILS),
)
"""The dialog for a task without the questions that nothing decides about: see test_dialog_details.py."""

SIE, DU, EN = Voice("de", "sie"), Voice("de", "du"), Voice("en")
TEAM = Voice("de", "du", "staff")


def through_json(state: DialogState) -> DialogState:
    again = state_from_json(json.loads(json.dumps(state_to_json(state))))
    assert again == state
    return again


class Talk(Generic[C, E]):
    """One dialog, as its person sees it."""

    def __init__(self, script: Script[C, E], context: C, now: datetime = NOW, voice: Voice = SIE) -> None:
        self.script, self.context, self.now, self.voice = script, context, now, voice
        self.state = start(script, context, now)
        self.effects: list[E] = []
        self.outcome: Outcome[E] | None = None

    def give(self, given: Input | str, number: int | None = None) -> Outcome[E]:
        raw = TextInput(given) if isinstance(given, str) else given
        same = input_from_json(json.loads(json.dumps(input_to_json(raw))))
        assert same == raw
        seen = self.state.number if number is None else number
        outcome = handle_input(self.script, self.state, same, seen, self.context, self.now)
        self.state = through_json(outcome.state)
        assert dialog_view(self.script, self.state, self.context, self.now) == outcome.view
        self.effects.extend(outcome.effects)
        self.outcome = outcome
        return outcome

    def say(self, *texts: str) -> list[str]:
        """What the bot says to the last of several texts."""
        said: list[str] = []
        for text in texts:
            said = self.heard(self.give(text))
        return said

    def heard(self, outcome: Outcome[E]) -> list[str]:
        return [self.read(say) for say in outcome.says]

    def read(self, say: Utterance) -> str:
        return render_text(say, self.voice, self.now, CALENDAR)

    @property
    def view(self) -> DialogView:
        return dialog_view(self.script, self.state, self.context, self.now)

    @property
    def question(self) -> str:
        return self.read(self.view.question)

    @property
    def buttons(self) -> list[str]:
        return [self.read(option.label) for option in self.view.options]

    def press(self, label: str) -> list[str]:
        """Presses the button of that label; buttons survive the wire, too."""
        found = [option for option in self.view.options if self.read(option.label) == label]
        for caution in self.view.cautions:
            found += [option for option in caution.options if self.read(option.label) == label]
        assert found, (label, self.buttons)
        assert option_to_json(found[0])["input"] == input_to_json(found[0].input)
        return self.heard(self.give(found[0].input))

    @property
    def cautions(self) -> list[str]:
        return [self.read(caution.text) for caution in self.view.cautions]

    @property
    def summary(self) -> dict[str, str | None]:
        return {line.step: self.read(line.value) if line.value else None for line in self.view.lines}


Task = Talk[NewTaskContext, SaveTask]


def at(step: str) -> Task:
    """A dialog at that step, after a first message with a deadline and a budget for the later ones."""
    talk = Talk(SCRIPT, CUSTOMER)
    answers: dict[str, str | Pick] = {
        "title": "Flyer drucken lassen",
        "what": "Logo vorne, Text hinten",
        "how": "auf dickem Papier",
        "deadline": Pick("2026-11-26"),
        "budget": Pick(60),
        "results": Pick("chat"),
        "assistant": Pick("anna"),
    }
    for name, given in answers.items():
        if name == step:
            break
        talk.give(given)
    assert talk.state.step == step
    return talk
