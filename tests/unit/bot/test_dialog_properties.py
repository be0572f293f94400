"""Whatever is put into a dialog, in whatever order: it never fails, and it can always be gone on with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chat_server.bot.scripts import new_task, rating
from chat_server.bot.scripts.new_task import NewTaskContext, SaveTask
from chat_server.bot.scripts.rating import RatingContext
from chat_server.bot.texts import CATALOGUE, wording
from chat_server.domain.bot.codec import Malformed, input_from_json
from chat_server.domain.bot.retention import decide_due, next_due
from chat_server.domain.bot.values import (
    SUMMARY,
    AddNote,
    AnswerValue,
    Back,
    Cancel,
    ChangeAnswer,
    Clarification,
    Confirm,
    DialogState,
    Help,
    Input,
    Keep,
    Pick,
    Skip,
    StoredAnswer,
    TextInput,
    Utterance,
)
from tests.support.examples import examples
from tests.unit.bot.dialog_talk import (
    ANNA,
    BEN,
    CALENDAR,
    CUSTOMER,
    DU,
    EN,
    ENGLISH,
    FRESH,
    NOW,
    OSTERMANN,
    SIE,
    STAFF,
    TEAM,
    WEBER,
    Talk,
)

Chosen: TypeAlias = int
"""The so-manieth quick reply that is shown, going round."""
Task: TypeAlias = Talk[NewTaskContext, SaveTask]

STEPS = (*new_task.SCRIPT.names, SUMMARY, "gone", "")
SAYINGS = (
    "Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden",
    "Research three hotels in Cologne by Friday noon, max. 2 hours",
    "Ich brauche eine Übersicht. Bitte als PDF. Danke!", "Für Weber GmbH bis Montag einen Flyer, 3h",
    "nächsten Freitag, aber nur wenn Anna Zeit hat", "nächsten Freitag", "Samstag", "in 3 Tagen", "heute 12 Uhr",
    "bald", "31.11.", "morgen oder Freitag", "24.12. 18 Uhr", "kein fester Termin", "eilt nicht, max. 20h", "2",
    "2h bis Montag", "10 Stunden", "-3h", "2-3 Stunden", "Assistenz schätzt", "weiß nicht", "auch per Mail",
    "nur im Chat", "mail mir nicht", "wie immer", "Weber", "Ostermann", "Anna", "Ben bitte", "Marketing", "ja", "nein",
    "trotzdem", "den zweiten", "diesen", "weiter", "zurück", "hilfe", "abbrechen", "überspringen", "back", "skip",
    "so lassen", "ändere den Termin auf Montag", "change the budget to 3 hours", "Titel ändern", "Termin ändern",
    "ändere das Budget auf bald", "ändere die Beschreibung auf bis Freitag, 2h", "- a\n- b\nc:",
    "Ach ja, bitte auch in Bonn suchen",
    "{title} %s {0}", "\u200b", "\n\n", "?", "!!!", "4 Sterne, super", "9 Sterne",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(SAYINGS),
    st.lists(st.sampled_from(SAYINGS), min_size=2, max_size=3).map(" ".join),
    st.text(max_size=40),
)
VALUES: st.SearchStrategy[AnswerValue] = st.one_of(
    st.integers(),
    st.sampled_from(
        (0, 1, 5, 30, 60, 600, 60_000, 60_001, "open", "estimate", "chat", "email", "team_lead", "")
    ),
    st.sampled_from(
        ("ostermann", "weber", "anna", "ben", "marketing", "design", "2026-11-21", "2026-11-20T12:00")
    ),
    st.datetimes(datetime(2026, 11, 1), datetime(2027, 1, 10)).map(datetime.isoformat),  # noqa: DTZ001
    st.dates().map(str),
    st.datetimes(timezones=st.timezones()).map(datetime.isoformat),
    st.text(max_size=20),
)
CHANGES = st.builds(
    ChangeAnswer, st.sampled_from(STEPS), st.none() | st.builds(TextInput, TEXTS) | st.builds(Pick, VALUES)
)
PLAIN = st.sampled_from((Back(), Skip(), Keep(), Help(), Cancel(), Confirm()))
CHOSEN: st.SearchStrategy[Chosen] = st.integers(0, 6)
ACTS: st.SearchStrategy[Input | Chosen] = st.one_of(
    CHOSEN,
    CHOSEN,
    st.builds(TextInput, TEXTS),
    st.builds(Pick, VALUES),
    CHANGES,
    PLAIN,
    st.builds(AddNote, TEXTS),
)
NOTHING_LEFT = replace(CUSTOMER, customers=(replace(OSTERMANN, assistants=(BEN,), available=0),))
CONTEXTS = st.sampled_from(
    (
        CUSTOMER, ENGLISH, STAFF, replace(STAFF, customers=(FRESH,)), replace(STAFF, areas={}),
        NOTHING_LEFT,
        replace(CUSTOMER, customers=(replace(WEBER, assistants=(BEN, replace(ANNA, lead=False))),)),
    )
)  # fmt: skip
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 3), timezones=st.just(UTC))  # noqa: DTZ001
HISTORIES = st.lists(ACTS, max_size=12)


def choose(talk: Task, act: Input | Chosen) -> Input:
    if not isinstance(act, int):
        return act
    shown = [option.input for option in talk.view.options]
    shown += [option.input for caution in talk.view.cautions for option in caution.options]
    return shown[act % len(shown)] if shown else TextInput("Flyer entwerfen")


def after(history: list[Input | Chosen], context: NewTaskContext, now: datetime) -> Task:
    talk = Talk(new_task.SCRIPT, context, now)
    for act in history:
        talk.give(choose(talk, act))
    return talk


def check_texts(say: Utterance) -> None:
    """The text exists, and everything that stands in it is given."""
    assert say.key in CATALOGUE, say
    for voice in (SIE, DU, EN):
        wording(CATALOGUE[say.key], voice).format_map({name: Anything() for name in say.params})
    for param in say.params.values():
        if isinstance(param, Utterance):
            check_texts(param)


class Anything:
    def __format__(self, _spec: str) -> str:
        return "?"


def everything_shown(talk: Task) -> Iterator[Utterance]:
    view = talk.view
    yield view.question
    yield from view.heard
    yield from (view.example,) if view.example else ()
    yield from (option.label for option in view.options)
    for caution in view.cautions:
        yield caution.text
        yield from (option.label for option in caution.options)
    for line in view.lines:
        yield line.label
        yield from (line.value,) if line.value else ()


def finish(talk: Task) -> int:
    """Somebody willing answers whatever is asked until the summary is reached; how many inputs that took."""
    for number in range(1000):
        options = [option.input for option in talk.view.options]
        if talk.state.step == SUMMARY and Confirm() in options:
            return number
        wanted = [given for given in options if isinstance(given, Pick | AddNote | Keep | Skip)]
        talk.give(wanted[0] if wanted else TextInput("Flyer entwerfen"))
    raise AssertionError(talk.state)


@examples(100)
@given(HISTORIES, CONTEXTS, MOMENTS, st.lists(st.timedeltas(timedelta(0), timedelta(days=9)), max_size=12))
def test_nothing_fails_and_all_that_is_said_has_a_text(
    history: list[Input | Chosen], context: NewTaskContext, now: datetime, waits: list[timedelta]
) -> None:
    talk = Talk(new_task.SCRIPT, context, now, TEAM if context.creator == "staff" else SIE)
    for number, act in enumerate(history):
        talk.now += waits[number] if number < len(waits) else timedelta(0)
        outcome = talk.give(choose(talk, act))
        for say in (*outcome.says, *everything_shown(talk)):
            check_texts(say)
            assert talk.read(say) or say.key == "plain"
        view = outcome.view
        assert 1 <= view.at <= view.of <= len(new_task.SCRIPT.steps)
        assert bool(outcome.effects) is (outcome.refused is None and outcome.state.status == "done")
        assert (next_due(talk.state) is None) is (talk.state.status != "open")
        decide_due(talk.state, talk.now)


@examples(100)
@given(HISTORIES, CONTEXTS, MOMENTS)
def test_from_everywhere_a_willing_person_gets_to_a_task(
    history: list[Input | Chosen], context: NewTaskContext, now: datetime
) -> None:
    talk = after(history, context, now)
    if talk.state.status == "open":
        assert finish(talk) <= 3 * len(new_task.SCRIPT.steps)
        talk.give(Confirm())
    if talk.state.status == "done":
        (task,) = talk.effects
        assert task.title
        assert task.customer in [customer.pid for customer in context.customers]
        assert task.budget is None or 0 < task.budget <= 60_000
        until = task.deadline
        assert not isinstance(until, datetime) or until > now
        assert until is None or isinstance(until, datetime) or until >= CALENDAR.local(now).date()


@examples(120)
@given(HISTORIES, ACTS, CONTEXTS, MOMENTS)
@example([0, 0, 0, 0, 0, ChangeAnswer("title")], Pick(0), NOTHING_LEFT, NOW)
@example([AddNote("Samstag"), TextInput("Samstag")], TextInput("- a\n- b\nc:"), CUSTOMER, NOW)
def test_back_and_then_the_same_answer_gives_the_same(
    history: list[Input | Chosen], act: Input | Chosen, context: NewTaskContext, now: datetime
) -> None:
    talk = after(history, context, now)
    before, given_ = talk.state, choose(talk, act)
    if before.leaving or before.step == SUMMARY or before.step in before.asked:
        return
    talk.give(given_)
    if not isinstance(given_, TextInput | Pick) or not answered_at(before.step, before.number, talk.state):
        return
    first = talk.state
    if STEPS.index(talk.state.step) < STEPS.index(before.step):
        talk.give(ChangeAnswer(before.step))
    for _ in range(2 * len(new_task.SCRIPT.steps)):
        if talk.state.step != before.step or before.step in talk.state.asked:
            talk.give(Back())
    talk.give(given_)
    assert bare(talk.state) == bare(first)


def answered_at(step: str, number: int, state: DialogState) -> bool:
    """Whether a step was answered by the input to the state of that number, or its answer asked about."""
    asked, answer = state.asked.get(step), state.answers.get(step)
    return (asked is not None and asked.via == step) or (answer is not None and answer.number == number)


def bare(state: DialogState) -> tuple[str, dict[str, StoredAnswer], dict[str, Clarification]]:
    answers = {step: replace(answer, number=0) for step, answer in state.answers.items()}
    return state.step, answers, dict(state.asked)


@examples(80)
@given(HISTORIES, ACTS, ACTS, CONTEXTS, MOMENTS)
def test_of_two_inputs_for_the_same_state_one_wins(
    history: list[Input | Chosen],
    one: Input | Chosen,
    other: Input | Chosen,
    context: NewTaskContext,
    now: datetime,
) -> None:
    talk = after(history, context, now)
    number, before = talk.state.number, talk.state
    first, second = choose(talk, one), choose(talk, other)
    talk.give(first, number)
    won = talk.state
    late = talk.give(second, number)
    if won != before:
        assert late.refused in ("stale", "closed")
        assert late.state == won
        assert set(late.meanwhile) == (
            {step for step, a in won.answers.items() if a.number >= number}
            if late.refused == "stale"
            else set()
        )
        assert not late.effects


@examples(80)
@given(HISTORIES, st.sets(st.sampled_from(new_task.SCRIPT.names)), HISTORIES, CONTEXTS, MOMENTS)
def test_a_changed_script_loses_nothing(
    history: list[Input | Chosen],
    gone: set[str],
    later: list[Input | Chosen],
    context: NewTaskContext,
    now: datetime,
) -> None:
    talk = after(history, context, now)
    before = talk.state
    steps = tuple(step for step in new_task.SCRIPT.steps if step.name not in gone)
    talk.script = replace(new_task.SCRIPT, version=2, steps=steps)
    assert talk.view.step == before.step or before.step in gone or before.step == SUMMARY
    for act in later:
        talk.give(choose(talk, act))
    talk.script = replace(new_task.SCRIPT, version=3)
    talk.give(Help(), talk.view.number)
    assert {step for step in before.answers if step in gone} <= set(talk.state.answers)
    if talk.state.status == "open":
        assert finish(talk) <= 3 * len(new_task.SCRIPT.steps)


TIMED = (
    "Freitag 12 Uhr",
    "nächsten Freitag",
    "Samstag",
    "2h",
    "10 Stunden",
    "24.12.",
    "tomorrow",
    "3 Tage",
    "bald",
)
SIDE = (
    "aber nur wenn Anna Zeit hat",
    "und den Kollegen Meier fragen",
    "call Weber before that",
    "mehr geht nicht",
)


@examples(80)
@given(
    st.sampled_from(TIMED),
    st.sampled_from(SIDE),
    st.sampled_from(("deadline", "budget")),
    st.lists(CHOSEN, max_size=4),
)
def test_what_is_said_beside_a_time_ends_in_the_description(
    time: str, side: str, at: str, then: list[Chosen]
) -> None:
    talk = Talk(new_task.SCRIPT, CUSTOMER)
    before: list[Input] = [TextInput("Flyer"), Skip(), Skip(), Pick("open")]
    for first in before if at == "budget" else before[:-1]:
        talk.give(first)
    talk.give(TextInput(f"{time}, {side}"))
    asked = talk.state.asked.get(at)
    if asked is not None and asked.reason == "unplaced":
        return  # nothing of it was understood, and nothing is added
    for act in then:
        given_ = choose(talk, act)
        asked = talk.state.asked.get(talk.state.step)
        left_out = isinstance(given_, Keep) and asked is not None and asked.reason == "unplaced"
        if not left_out:
            talk.give(given_)
    if talk.state.status == "open":
        finish(talk)
        talk.give(Confirm())
    (task,) = talk.effects
    assert side in task.description


@examples(80)
@given(st.lists(st.one_of(st.builds(TextInput, TEXTS), st.builds(Pick, VALUES), PLAIN), max_size=10))
def test_ratings_never_fail_either(inputs: list[Input]) -> None:
    talk = Talk(rating.SCRIPT, RatingContext("Flyer"))
    for given_ in inputs:
        for say in talk.give(given_).says:
            check_texts(say)
    for rate in talk.effects:
        assert 1 <= rate.stars <= 5


NAMES = st.sampled_from(("t", "text", "value", "step", "to", "pick", "change", "note", "back"))
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
)


@given(JSONS)
def test_any_json_is_an_input_or_malformed(found: object) -> None:
    try:
        raw = input_from_json(found)
    except Malformed:
        return
    Talk(new_task.SCRIPT, CUSTOMER).give(raw)


@pytest.mark.parametrize("context", [CUSTOMER, ENGLISH, STAFF])
def test_pressing_the_first_button_only_leads_to_the_end(context: NewTaskContext) -> None:
    talk = Talk(new_task.SCRIPT, context)
    assert finish(talk) <= len(new_task.SCRIPT.steps)
