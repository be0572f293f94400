"""Handles one input to a dialog: (script, state, input, now) -> state, utterances, effects. Pure; for any script.

After any input the dialog can go on. Of several inputs for the same state the first wins; the others are told
what was answered meanwhile.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Literal

from chat_server.domain.bot.answers import Move, answer, keep, note, pick, skip
from chat_server.domain.bot.heard import AsksBesides, IsInput
from chat_server.domain.bot.progress import Progress, resume
from chat_server.domain.bot.responses import respond
from chat_server.domain.bot.script import MAX_TEXT, C, E, Recognisable, Script
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
    QuickReply,
    Skip,
    StoredAnswer,
    TextInput,
    Utterance,
)
from chat_server.domain.bot.view import DialogView, quick_replies, view_of
from chat_server.domain.core.times import to_millis

MAX_STATE = 60_000
"""Characters of all answers together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[E]):
    """The result of an input.

    `says`: everything the bot says now, in order; `view`: what the dialog shows now; `effects`: what the
    service has to do in the transaction that stores the state. `refused`: the input was not carried out and the
    state is as before; `meanwhile`: the steps that were answered since the state for which the input was made.
    """

    state: DialogState
    says: tuple[Utterance, ...]
    view: DialogView
    effects: tuple[E, ...] = ()
    refused: Literal["stale", "closed"] | None = None
    meanwhile: tuple[str, ...] = ()


def start(
    script: Script[C, E], context: C, now: datetime, given: Mapping[str, AnswerValue | None] | None = None
) -> DialogState:
    """A new dialog at its first open question. `given`: answers known beforehand; None: left empty."""
    millis = to_millis(now)
    answers = {
        step: StoredAnswer(value=value, words="", rest="", via=step, number=_BEFOREHAND)
        for step, value in (given or {}).items()
    }
    state = DialogState(
        script=script.name,
        version=script.version,
        step=SUMMARY,
        started_at=millis,
        changed_at=millis,
        answers=answers,
    )
    return resume(script, state, context, now).state


_BEFOREHAND = -1
"""The number of the state to which answers given beforehand belong."""


def handle_input(
    script: Script[C, E], state: DialogState, given: Input, number: int, context: C, now: datetime
) -> Outcome[E]:
    """Carries out one input that was made when the state `number` was shown. `now` is aware.

    Raises ValueError for a state of another script; no input raises anything.
    """
    progress = resume(script, state, context, now)
    if progress.state.status != "open":
        return _refused(progress, Utterance("closed"), "closed")
    if number != progress.state.number:
        return _refused(progress, Utterance("stale"), "stale", number)
    move = _carry_out(progress, given)
    if move.progress.state == progress.state:
        return _unchanged(progress, move.notes)
    if _size(move.progress.state) > MAX_STATE or not script.fits(move.progress.situation()):
        return _unchanged(progress, (Utterance("too_much"),))
    state = replace(move.progress.state, number=number + 1, changed_at=to_millis(now), reminded=False)
    view = view_of(replace(progress, state=state))
    cautions = (caution.text for caution in view.cautions)
    says = (*move.notes, *view.heard, *cautions, view.question)
    return Outcome(
        state=state,
        says=says,
        view=view,
        effects=script.finish(progress.situation()) if state.status == "done" else (),
    )


def _unchanged(progress: Progress[C, E], notes: tuple[Utterance, ...]) -> Outcome[E]:
    view = view_of(progress)
    return Outcome(state=progress.state, says=(*notes, view.question), view=view)


def _refused(
    progress: Progress[C, E], note: Utterance, refused: Literal["stale", "closed"], since: int | None = None
) -> Outcome[E]:
    """The outcome of an input that was not carried out, with what was answered since the state for which it was
    made.
    """
    view, answers = view_of(progress), progress.state.answers
    meanwhile = tuple(step for step, given in answers.items() if since is not None and given.number >= since)
    lines = [line for line in view.lines if line.step in meanwhile]
    answered_meanwhile = (
        Utterance("heard", {"label": line.label, "value": line.value or Utterance("left_empty")})
        for line in lines
    )
    return Outcome(
        state=progress.state,
        says=(note, *answered_meanwhile, view.question),
        view=view,
        refused=refused,
        meanwhile=meanwhile,
    )


def _size(state: DialogState) -> int:
    answers = (*state.answers.values(), *state.aside.values())
    kept = sum(map(len, state.later)) + sum(
        len(str(given.value)) + len(given.words) + len(given.rest) for given in answers
    )
    return kept + sum(len(asked.words) + len(asked.rest) for asked in state.asked.values())


def _carry_out(progress: Progress[C, E], given: Input) -> Move[C, E]:
    """Carries out an input; all but Cancel and Help end the question whether to cancel."""
    if isinstance(given, TextInput):
        return _text(progress, given.text.strip())
    if isinstance(given, Cancel | Help):
        return _PLAIN[type(given)](progress)
    stays = progress.changed()
    if progress.state.leaving and isinstance(given, Keep | Back):
        return Move(stays)
    if isinstance(given, Pick | AddNote | ChangeAnswer):
        return _with_value(stays, given)
    return _PLAIN[type(given)](stays)


def _with_value(progress: Progress[C, E], given: Pick | AddNote | ChangeAnswer) -> Move[C, E]:
    match given:
        case Pick(value):
            return pick(progress, value)
        case AddNote(text):
            return note(progress, text.strip())
        case ChangeAnswer(step, to):
            asked = progress.clarification
            offered = asked is not None and given in [option.input for option in asked.options]
            return _change(progress.without_clarification() if offered else progress, step, to)


def _text(progress: Progress[C, E], text: str) -> Move[C, E]:
    """Listens to words, and does what they are: a command, a correction, a question, an answer."""
    if not text or len(text) > MAX_TEXT:
        return Move(progress, (Utterance("too_long" if text else "empty"),))
    heard = progress.script.listen(text, progress.situation(), _recognisable(progress)).heard
    if isinstance(heard, AsksBesides):
        move = _text(progress, heard.rest)
        return Move(move.progress, (heard.reply, *move.notes))
    if not isinstance(heard, IsInput):
        return respond(progress.changed(), heard, text)
    given = heard.input
    asks_back = heard.maybe_text and progress.step is not None and progress.step.takes_any_text
    if isinstance(given, ChangeAnswer) and asks_back:
        return _maybe_change(progress.changed(), given, text)
    if isinstance(given, Pick):
        return pick(progress.changed(), given.value, text)
    return _carry_out(progress, given)


def _recognisable(progress: Progress[C, E]) -> Recognisable:
    asked = progress.clarification
    reason = "leaving" if progress.state.leaving else asked.reason if asked else ""
    steps = tuple(step.name for step in progress.visible_steps())
    return Recognisable(progress.state.step, steps, quick_replies(progress), reason)


def _maybe_change(progress: Progress[C, E], change: ChangeAnswer, text: str) -> Move[C, E]:
    """Where any text is an answer, asks about one that sounds like a change, unless there is nothing to change."""
    name = progress.state.step
    if not progress.state.answers or change.step == name:
        return answer(progress, text)
    options = (
        QuickReply(change, Utterance("change_or_text.change"), "yes"),
        QuickReply(Pick(text), Utterance("change_or_text.text"), "no"),
    )
    which = Clarification(
        reason="change_or_text",
        question=Utterance("change_or_text", {"text": text}),
        words=text,
        rest="",
        options=options,
        via=name,
    )
    return Move(progress.changed(asked={**progress.state.asked, name: which}))


def _change(progress: Progress[C, E], name: str, to: TextInput | Pick | None) -> Move[C, E]:
    if name not in [step.name for step in progress.visible_steps()]:
        return Move(progress, (Utterance("no_such_step"),))
    there = progress.changed(step=name)
    if isinstance(to, Pick):
        return pick(there, to.value)
    if to is not None and 0 < len(to.text.strip()) <= MAX_TEXT:
        return answer(there, to.text.strip(), anew=False)
    return _plainly(progress) if name == progress.state.step else Move(there)


def _back(progress: Progress[C, E]) -> Move[C, E]:
    """Goes back: from a clarification of the present step to its plain question, otherwise to the step before."""
    before = progress.previous_step()
    if progress.clarification is not None and (
        before is None or progress.clarification.via == progress.state.step
    ):
        return _plainly(progress)
    if before is None:
        return Move(progress, (Utterance("at_first"),))
    return Move(progress.changed(step=before))


def _plainly(progress: Progress[C, E]) -> Move[C, E]:
    """Asks the present step without its clarification. What was said about it at another step is kept as a note."""
    asked = progress.clarification
    if asked is None or asked.via == progress.state.step or not asked.rest:
        return Move(progress.without_clarification())
    return note(progress, asked.rest)


def _help(progress: Progress[C, E]) -> Move[C, E]:
    return Move(progress, (Utterance(f"{progress.script.name}.{progress.state.step}.help"),))


def _cancel(progress: Progress[C, E]) -> Move[C, E]:
    if not progress.state.leaving:
        return Move(progress.changed(leaving=True))
    return Move(replace(progress, state=replace(progress.state, status="cancelled", leaving=False)))


def _confirm(progress: Progress[C, E]) -> Move[C, E]:
    """Only what is shown can be confirmed: in the summary, or with the defaults of the steps not asked yet."""
    if not progress.may_confirm():
        return Move(progress.finishing(), (Utterance("not_yet"),))
    done = replace(progress.state, step=SUMMARY, status="done", leaving=False)
    return Move(replace(progress, state=done))


_PLAIN: Mapping[type, Callable[[Progress[C, E]], Move[C, E]]] = {
    Back: _back,
    Skip: skip,
    Keep: keep,
    Help: _help,
    Cancel: _cancel,
    Confirm: _confirm,
}
