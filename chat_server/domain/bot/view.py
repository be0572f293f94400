"""What a dialog shows: wholly a function of its state, so that every device and every restart shows the same."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chat_server.domain.bot.progress import Course, resume
from chat_server.domain.bot.script import C, Caution, E, Picker, Script, Step
from chat_server.domain.bot.values import (
    SUMMARY,
    Cancel,
    Confirm,
    Help,
    Keep,
    Option,
    Pick,
    Say,
    Skip,
    State,
    Status,
    Value,
)

LineState = Literal["answered", "empty", "usual", "now", "open"]


@dataclass(frozen=True, slots=True)
class Line:
    """A step in the list of answers. `words`, `rest`: what it was said with, and what else was said with it; `free`:
    any text is an answer."""

    step: str
    label: Say
    state: LineState
    value: Say | None = None
    words: str = ""
    rest: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """`heard`: what the last input was taken for; `at`, `of`: "question 3 of 7", equal in the summary."""

    number: int
    status: Status
    step: str
    heard: tuple[Say, ...]
    cautions: tuple[Caution, ...]
    question: Say
    example: Say | None
    options: tuple[Option, ...]
    picker: Picker | None
    at: int
    of: int
    lines: tuple[Line, ...]
    can_go_back: bool
    can_skip: bool


def show(script: Script[C, E], state: State, context: C, now: datetime) -> View:
    """The dialog as it is to be shown now. Raises ValueError for a state of another script."""
    return view_of(resume(script, state, context, now))


def view_of(course: Course[C, E]) -> View:
    state, step = course.state, course.step
    asking = state.status == "open" and not state.leaving
    at, of = _progress(course)
    return View(
        number=state.number,
        status=state.status,
        step=state.step,
        heard=tuple(_heard(course)),
        cautions=_cautions(course),
        question=_question(course),
        example=_asking(course, step, "example") if asking and step else None,
        options=options_of(course),
        picker=step.picker if asking and step else None,
        at=at,
        of=of,
        lines=tuple(_line(course, step) for step in course.visible()),
        can_go_back=asking and (course.asked is not None or course.before() is not None),
        can_skip=asking and step is not None and step.optional,
    )


def _text(course: Course[C, E], step: Step[C], part: str) -> Say:
    return Say(f"{course.script.name}.{step.name}.{part}")


def _asking(course: Course[C, E], step: Step[C], part: str) -> Say:
    return Say(f"{course.script.name}.{step.name}.{part}", step.about(course.scene()))


def _question(course: Course[C, E]) -> Say:
    state, step, asked = course.state, course.step, course.asked
    if state.status != "open":
        return Say(f"{course.script.name}.{state.status}")
    if state.leaving:
        return Say("leaving")
    if asked is not None:
        return asked.question
    return Say(f"{course.script.name}.{SUMMARY}") if step is None else _asking(course, step, "ask")


def options_of(course: Course[C, E]) -> tuple[Option, ...]:
    """The quick replies; those of a question asked back go before the usual ones, or stand alone if one answers it."""
    if course.state.status != "open":
        return ()
    if course.state.leaving:
        return (Option(Cancel(), Say("leaving.yes"), "yes"), Option(Keep(), Say("leaving.no"), "no"))
    asked = _as_named_now(course, course.asked.options if course.asked else ())
    if any(isinstance(option.input, Pick) for option in asked):
        return asked
    return (*asked, *_plain_options(course, course.step, bool(asked)))


def _as_named_now(course: Course[C, E], asked: tuple[Option, ...]) -> tuple[Option, ...]:
    """What was asked back was written down then; whom it names may have another name since. Pickers name nobody."""
    step = course.step
    if step is None or step.picker is not None or not asked:
        return asked
    labels = {option.input: option.label for option in step.options(course.scene())}
    return tuple(replace(option, label=labels.get(option.input, option.label)) for option in asked)


def _plain_options(course: Course[C, E], step: Step[C] | None, asked: bool) -> Iterator[Option]:
    if step is None:
        if not asked:
            yield Option(Confirm(), Say(f"{course.script.name}.confirm"), "yes")
            yield Option(Help(), Say("something_else"), "no")
        return
    yield from step.options(course.scene())
    answer = course.holding(step)
    if not asked and (answer is not None or step.asks(course.scene()) == "offer"):
        yield Option(Keep(), Say("keep"))
    if step.optional and (answer is None or answer.value is not None):
        yield Option(Skip(), _text(course, step, "skip"), None if asked else "no")


def _progress(course: Course[C, E]) -> tuple[int, int]:
    scene, present = course.scene(), course.state.step
    asked = [s.name for s in course.script.steps if s.asks(scene) == "ask" or s.name == present]
    return (asked.index(present) + 1 if present in asked else len(asked)), len(asked)


def _heard(course: Course[C, E]) -> Iterator[Say]:
    """What was answered by the last input, said back in full; and what cannot stay as it was."""
    for step in course.visible():
        answer = course.state.answers.get(step.name)
        if answer is None or answer.value is None:
            continue
        said = {"label": _text(course, step, "label"), "value": step.say(answer.value, course.scene())}
        if course.holding(step) is None and course.state.status == "open":
            yield Say("outdated", said)
        elif answer.number == course.state.number - 1:
            yield Say("heard", said)
        elif step.name == course.state.step and course.state.status == "open":
            yield Say("present", said)


def value_of(course: Course[C, E], step: Step[C]) -> Value | None:
    """What holds for a step: the answer, or what holds without asking."""
    answer = course.state.answers.get(step.name)
    return step.usual(course.scene()) if answer is None else answer.value


def _cautions(course: Course[C, E]) -> tuple[Caution, ...]:
    """About what was just answered; in the summary about everything."""
    found: list[Caution] = []
    if course.state.status != "open":
        return ()
    for step in course.visible():
        answer, value = course.state.answers.get(step.name), value_of(course, step)
        just_now = answer is not None and answer.number == course.state.number - 1
        if value is not None and (just_now or course.step is None):
            found.extend(step.warn(value, course.scene()))
    return tuple(found)


def _line(course: Course[C, E], step: Step[C]) -> Line:
    label, answer = _text(course, step, "label"), course.state.answers.get(step.name)
    value = value_of(course, step)
    said = None if value is None else step.say(value, course.scene())
    state: LineState = "answered" if answer else "usual" if said else "open"
    if step.name == course.state.step:
        state = "now"
    elif answer and answer.value is None:
        state = "empty"
    words, rest = (answer.words, answer.rest) if answer else ("", "")
    return Line(step.name, label, state, said, words, rest, step.free)
