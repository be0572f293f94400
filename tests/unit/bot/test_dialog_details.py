"""A question whose answer nothing decides about: asked, kept with the task as it is, and shown to everybody."""

from dataclasses import replace

import pytest

from chat_server.bot.scripts import new_task
from chat_server.bot.scripts.new_task import details
from chat_server.domain.bot.script import Script, Situation
from chat_server.domain.bot.values import Skip
from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.tasks.rules.writing import repeat
from chat_server.domain.tasks.snapshot import TaskSnapshot
from chat_server.outward.tasks import show_task
from tests.unit.bot.dialog_talk import CUSTOMER, NOW, Talk
from tests.unit.tasks.task_samples import ASSISTANT, PEOPLE, in_status

CONTACT = "Frau Brandt, Empfang"
SCRIPT: Script[new_task.NewTaskContext, new_task.SaveTask] = replace(
    new_task.SCRIPT, steps=(details.detail_step("what"),), notes_step="what"
)


@pytest.fixture(autouse=True)
def one_detail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(details, "DETAILS", ("what",))  # a name that has texts


def test_its_answer_is_the_text_as_it_was_written() -> None:
    talk = Talk(SCRIPT, CUSTOMER, NOW)
    assert talk.state.step == "what"
    talk.give(CONTACT)
    asked = Situation(context=CUSTOMER, now=NOW, answers=talk.state.answers)
    assert details.details_of(asked) == {"what": CONTACT}


def test_it_may_be_skipped() -> None:
    talk = Talk(SCRIPT, CUSTOMER, NOW)
    talk.give(Skip())
    assert details.details_of(Situation(context=CUSTOMER, now=NOW, answers=talk.state.answers)) == {}


@pytest.mark.parametrize("audience", ["customer", "staff"])
def test_everybody_in_the_task_is_shown_it_and_a_repeated_task_keeps_it(audience: Audience) -> None:
    task = replace(in_status("accepted"), details={"contact": CONTACT})
    people = tuple(
        PersonCard(person=actor.person, pid=f"p{actor.person}", name=role, kind="assistant")
        for role, actor in PEOPLE.items()
    )
    snapshot = TaskSnapshot(
        chat_pid="c", account="a", task=task, people=people, now=task.created, last_opening=task.created
    )
    assert show_task(snapshot, audience).details == {"contact": CONTACT}
    assert repeat(task, ASSISTANT, task.created).details == task.details
