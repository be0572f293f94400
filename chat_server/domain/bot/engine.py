"""One input to a dialog: (script, state, input, now) -> state, what the bot says, effects. Pure; for any script.

Whatever is put in, the answer is a state that can be gone on with. Of several inputs for the same state the first
wins; the others are told what was answered meanwhile.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Literal

from chat_server.domain.bot.answers import Move, answer, note, pick
from chat_server.domain.bot.progress import Course, resume
from chat_server.domain.bot.script import MOST_TEXT, C, E, Hearing, Script
from chat_server.domain.bot.values import (
    SUMMARY,
    Answer,
    Asked,
    Back,
    Cancel,
    Change,
    Confirm,
    Help,
    Input,
    Keep,
    Note,
    Option,
    Pick,
    Say,
    Skip,
    State,
    Text,
    Value,
)
from chat_server.domain.bot.view import View, options_of, view_of
from chat_server.domain.core.times import to_millis

MOST_STATE = 60_000
"""Characters of all answers together."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[E]):
    """What became of an input.

    `says`: all that the bot says now, in order; `view`: what the dialog shows now; `effects`: what the service has to
    do in the transaction that stores the state. `refused`: the input was not carried out and the state is as it was;
    `meanwhile`: the steps that were answered since the state that it meant.
    """

    state: State
    says: tuple[Say, ...]
    view: View
    effects: tuple[E, ...] = ()
    refused: Literal["stale", "closed"] | None = None
    meanwhile: tuple[str, ...] = ()


def start(
    script: Script[C, E], context: C, now: datetime, given: Mapping[str, Value | None] | None = None
) -> State:
    """A new dialog, at its first open question. `given`: what is answered beforehand, None: left empty."""
    millis = to_millis(now)
    answers = {step: Answer(value, "", "", step, _BEFOREHAND) for step, value in (given or {}).items()}
    state = State(script.name, script.version, SUMMARY, millis, millis, answers=answers)
    return resume(script, state, context, now).state


_BEFOREHAND = -1
"""Heard by the state that a dialog begins with."""


def step(
    script: Script[C, E], state: State, given: Input, number: int, context: C, now: datetime
) -> Outcome[E]:
    """Carries out one input that was made when the state `number` was shown. `now` is aware.

    Raises ValueError for a state of another script, and nothing for any input.
    """
    course = resume(script, state, context, now)
    if course.state.status != "open":
        return _refused(course, Say("closed"), "closed")
    if number != course.state.number:
        return _refused(course, Say("stale"), "stale", number)
    move = _carry_out(course, given)
    if move.course.state == course.state:
        return _unchanged(course, move.notes)
    if _size(move.course.state) > MOST_STATE or not script.fits(move.course.scene()):
        return _unchanged(course, (Say("too_much"),))
    state = replace(move.course.state, number=number + 1, changed_at=to_millis(now), reminded=False)
    view = view_of(replace(course, state=state))
    cautions = (caution.say for caution in view.cautions)
    says = (*move.notes, *view.heard, *cautions, view.question)
    return Outcome(state, says, view, script.finish(course.scene()) if state.status == "done" else ())


def _unchanged(course: Course[C, E], notes: tuple[Say, ...]) -> Outcome[E]:
    view = view_of(course)
    return Outcome(course.state, (*notes, view.question), view)


def _refused(
    course: Course[C, E], note: Say, refused: Literal["stale", "closed"], since: int | None = None
) -> Outcome[E]:
    """Nothing was done; told with what was answered since the state that was meant."""
    view, answers = view_of(course), course.state.answers
    meanwhile = tuple(step for step, given in answers.items() if since is not None and given.number >= since)
    lines = [line for line in view.lines if line.step in meanwhile]
    told = (Say("heard", {"label": line.label, "value": line.value or Say("left_empty")}) for line in lines)
    return Outcome(course.state, (note, *told, view.question), view, refused=refused, meanwhile=meanwhile)


def _size(state: State) -> int:
    answers = (*state.answers.values(), *state.aside.values())
    kept = sum(len(str(given.value)) + len(given.words) + len(given.rest) for given in answers)
    return kept + sum(len(asked.words) + len(asked.rest) for asked in state.asked.values())


def _carry_out(course: Course[C, E], given: Input) -> Move[C, E]:
    """The input carried out; any but these ends the question whether to cancel."""
    if isinstance(given, Text):
        return _text(course, given.text.strip())
    if isinstance(given, Cancel | Help):
        return _PLAIN[type(given)](course)
    stays = course.changed()
    if course.state.leaving and isinstance(given, Keep):
        return Move(stays)
    if isinstance(given, Pick | Note | Change):
        return _with_value(stays, given)
    return _PLAIN[type(given)](stays)


def _with_value(course: Course[C, E], given: Pick | Note | Change) -> Move[C, E]:
    match given:
        case Pick(value):
            return pick(course, value)
        case Note(text):
            return note(course, text.strip())
        case Change(step, to):
            return _change(course, step, to)


def _text(course: Course[C, E], text: str) -> Move[C, E]:
    """Words are a command, the name of a quick reply, or an answer."""
    if not text or len(text) > MOST_TEXT:
        return Move(course, (Say("too_long" if text else "empty"),))
    reason = "leaving" if course.state.leaving else course.asked.reason if course.asked else ""
    steps = tuple(step.name for step in course.visible())
    heard = course.script.hear(text, Hearing(steps, options_of(course), reason))
    if isinstance(heard, Change) and course.step is not None and course.step.free:
        return _maybe_change(course.changed(), heard, text)
    if isinstance(heard, Pick):
        return pick(course.changed(), heard.value, text)
    return answer(course.changed(), text) if heard is None else _carry_out(course, heard)


def _maybe_change(course: Course[C, E], change: Change, text: str) -> Move[C, E]:
    """Where any text is an answer, one that sounds like a change is asked about; unless there is nothing to change."""
    name = course.state.step
    if not course.state.answers or change.step == name:
        return answer(course, text)
    options = (
        Option(change, Say("change_or_text.change"), "yes"),
        Option(Pick(text), Say("change_or_text.text"), "no"),
    )
    which = Asked("change_or_text", Say("change_or_text", {"text": text}), text, "", options, name)
    return Move(course.changed(asked={**course.state.asked, name: which}))


def _change(course: Course[C, E], name: str, to: Text | Pick | None) -> Move[C, E]:
    if name not in [step.name for step in course.visible()]:
        return Move(course, (Say("no_such_step"),))
    there = course.changed(step=name)
    if isinstance(to, Pick):
        return pick(there, to.value)
    if to is not None and 0 < len(to.text.strip()) <= MOST_TEXT:
        return answer(there, to.text.strip(), anew=False)
    return _plainly(course) if name == course.state.step else Move(there)


def _back(course: Course[C, E]) -> Move[C, E]:
    """To the plain question if the answer to it was asked about, else to the step before, where what is asked waits."""
    before = course.before()
    if course.asked is not None and (before is None or course.asked.via == course.state.step):
        return _plainly(course)
    if before is None:
        return Move(course, (Say("at_first"),))
    return Move(course.changed(step=before))


def _plainly(course: Course[C, E]) -> Move[C, E]:
    """The present step asked plainly. What was said at another step, and asked about here, is not lost with it."""
    asked = course.asked
    if asked is None or asked.via == course.state.step or not asked.rest:
        return Move(course.without_question())
    return note(course, asked.rest)


def _skip(course: Course[C, E]) -> Move[C, E]:
    step, state = course.step, course.state
    if step is None or not step.optional:
        return Move(course, (Say("nothing_to_skip" if step is None else "needed"),))
    plain = course.without_question()
    empty = Answer(None, "", "", via=step.name, number=state.number)
    left = plain.changed(answers={**state.answers, step.name: empty})
    return Move(left.changed(step=left.next_open()))


def _keep(course: Course[C, E]) -> Move[C, E]:
    """What else was said before a question was asked back is not lost when that is waved aside."""
    said = course.asked.rest if course.asked else ""
    kept = note(course, said) if said else Move(course.without_question())
    return Move(kept.course.changed(step=kept.course.next_open()), kept.notes)


def _help(course: Course[C, E]) -> Move[C, E]:
    return Move(course, (Say(f"{course.script.name}.{course.state.step}.help"),))


def _cancel(course: Course[C, E]) -> Move[C, E]:
    if not course.state.leaving:
        return Move(course.changed(leaving=True))
    return Move(replace(course, state=replace(course.state, status="cancelled", leaving=False)))


def _confirm(course: Course[C, E]) -> Move[C, E]:
    """Only what is shown can be confirmed: in the summary, with nothing open."""
    if course.state.step != SUMMARY or course.asked is not None:
        return Move(course, (Say("not_yet"),))
    return Move(replace(course, state=replace(course.state, status="done", leaving=False)))


_PLAIN: Mapping[type, Callable[[Course[C, E]], Move[C, E]]] = {
    Back: _back,
    Skip: _skip,
    Keep: _keep,
    Help: _help,
    Cancel: _cancel,
    Confirm: _confirm,
}
