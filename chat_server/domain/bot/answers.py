"""Takes what was said or picked into the answers, and finds the place for what answers nothing."""

from dataclasses import dataclass, replace
from typing import Generic

from chat_server.domain.bot.progress import Course
from chat_server.domain.bot.script import MOST_TEXT, C, E
from chat_server.domain.bot.values import Answer, Asked, Found, Keep, Note, Option, Say, State, Value

_FEW_WORDS = 3
"""What is not understood and no longer than this is a failed attempt; what is longer may be an instruction."""


@dataclass(frozen=True, slots=True)
class Move(Generic[C, E]):
    """Where an input led, and what is said to it besides."""

    course: Course[C, E]
    notes: tuple[Say, ...] = ()


def answer(course: Course[C, E], text: str, anew: bool = True) -> Move[C, E]:
    """A text as answer to the present step, or to others. `anew`: what was said with the old answer goes with it."""
    step, scene = course.step, course.scene()
    found: Found = step.read(text, scene) if step else {}
    if not found and not (step and step.free):
        found = course.script.elsewhere(text, scene)
    return Move(_put(course, found or {course.state.step: _unplaced(text)}, text, anew))


def pick(course: Course[C, E], value: Value, words: str = "") -> Move[C, E]:
    """A value from a button or a picker as answer to the present step."""
    step = course.step
    taken = step.take(value, course.scene()) if step and len(str(value)) <= MOST_TEXT else None
    if step is None or taken is None:
        return Move(course, (Say("impossible"),))
    said = taken.words or (course.asked.words if course.asked else "") or words
    return Move(_put(course, {step.name: replace(taken, words=said)}, words, anew=False))


def note(course: Course[C, E], text: str) -> Move[C, E]:
    """A text that belongs to the description: added to the step that collects such."""
    collects, state = course.script.collects, course.state
    before = state.answers.get(collects)
    text = joined(course.asked.rest if course.asked else "", text, "\n")
    value = joined(str(before.value or "") if before else "", text, "\n")
    if len(value) > MOST_TEXT:
        return Move(course, (Say("too_long"),))
    plain = course.without_question()
    if not text:
        return Move(plain)
    words, rest, via = (before.words, before.rest, before.via) if before else ("", "", state.step)
    added = Answer(value, joined(words, text, " … "), rest, via, state.number)
    return Move(plain.changed(answers={**state.answers, collects: added}))


def joined(before: str, more: str, between: str) -> str:
    """Both texts; one that is said already is not doubled."""
    if not before or not more:
        return before or more
    known = f"{between}{more}{between}" in f"{between}{before}{between}"
    return before if known else f"{before}{between}{more}"


def _unplaced(text: str) -> Asked:
    options = (Option(Note(text), Say("unplaced.yes"), "yes"), Option(Keep(), Say("unplaced.no"), "no"))
    return Asked("unplaced", Say("unplaced", {"text": text}), text, options=options)


def _put(course: Course[C, E], found: Found, text: str, anew: bool) -> Course[C, E]:
    """All that was found among the answers and the questions to ask; then the next step."""
    state = course.state
    answers, asked = dict(state.answers), dict(state.asked)
    for name, item in found.items():
        retyped = anew and name == state.step
        rest = joined(_rest_before(state, name, retyped), item.rest, "\n")
        asked.pop(name, None)
        if isinstance(item, Asked):
            asked[name] = replace(item, rest=rest, via=state.step)
        else:
            answers[name] = Answer(item.value, item.words or text, rest, state.step, state.number)
    put = course.changed(answers=answers, asked=asked)
    return put if isinstance(found.get(state.step), Asked) else put.changed(step=put.next_open())


def _rest_before(state: State, name: str, retyped: bool) -> str:
    """What else was said before, which stays with the answer."""
    asked, before = state.asked.get(name), state.answers.get(name)
    if asked is None:
        return before.rest if before and not retyped else ""
    instruction = asked.reason == "unplaced" and len(asked.words.split()) > _FEW_WORDS
    return joined(asked.rest, asked.words, "\n") if instruction else asked.rest
