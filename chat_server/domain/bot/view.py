"""What a dialog shows: a function of its state alone, so that it is the same on every device and after a restart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chat_server.domain.bot.progress import Progress, resume
from chat_server.domain.bot.script import C, Caution, E, Picker, Script, Step
from chat_server.domain.bot.values import (
    SUMMARY,
    AnswerValue,
    Cancel,
    Confirm,
    DialogState,
    DialogStatus,
    Help,
    Keep,
    Pick,
    QuickReply,
    Skip,
    Utterance,
)

AnswerLineState = Literal["answered", "empty", "usual", "now", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """A step in the list of answers. `words`, `rest`: as in ParsedAnswer; `free`: any text is an answer."""

    step: str
    label: Utterance
    state: AnswerLineState
    value: Utterance | None = None
    words: str = ""
    rest: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogView:
    """What is shown. `heard`: how the last input was understood; `at`, `of`: "question 3 of 7", equal in the
    summary.
    """

    number: int
    status: DialogStatus
    step: str
    heard: tuple[Utterance, ...]
    cautions: tuple[Caution, ...]
    question: Utterance
    example: Utterance | None
    options: tuple[QuickReply, ...]
    picker: Picker | None
    at: int
    of: int
    lines: tuple[AnswerLine, ...]
    can_go_back: bool
    can_skip: bool


def dialog_view(script: Script[C, E], state: DialogState, context: C, now: datetime) -> DialogView:
    """The dialog as it is shown now. Raises ValueError for a state of another script."""
    return view_of(resume(script, state, context, now))


def view_of(progress: Progress[C, E]) -> DialogView:
    state, step = progress.state, progress.step
    is_asking = state.status == "open" and not state.leaving
    at, of = _progress(progress)
    return DialogView(
        number=state.number,
        status=state.status,
        step=state.step,
        heard=(*_heard(progress), *_waiting(progress)),
        cautions=_cautions(progress),
        question=_question(progress),
        example=_asking(progress, step, "example") if is_asking and step else None,
        options=quick_replies(progress),
        picker=step.picker if is_asking and step else None,
        at=at,
        of=of,
        lines=tuple(_line(progress, step) for step in progress.visible_steps()),
        can_go_back=is_asking
        and (progress.clarification is not None or progress.previous_step() is not None),
        can_skip=is_asking and step is not None and step.optional,
    )


def _text(progress: Progress[C, E], step: Step[C], part: str) -> Utterance:
    return Utterance(f"{progress.script.name}.{step.name}.{part}")


def _asking(progress: Progress[C, E], step: Step[C], part: str) -> Utterance:
    return Utterance(f"{progress.script.name}.{step.name}.{part}", step.question_params(progress.situation()))


def _question(progress: Progress[C, E]) -> Utterance:
    state, step, asked = progress.state, progress.step, progress.clarification
    if state.status != "open":
        return Utterance(f"{progress.script.name}.{state.status}")
    if state.leaving:
        return Utterance("leaving")
    if asked is not None:
        return asked.question
    return Utterance(f"{progress.script.name}.{SUMMARY}") if step is None else _asking(progress, step, "ask")


def quick_replies(progress: Progress[C, E]) -> tuple[QuickReply, ...]:
    """The quick replies. Those of a clarification come first, or stand alone if one of them answers it."""
    if progress.state.status != "open":
        return ()
    if progress.state.leaving:
        return (
            QuickReply(Cancel(), Utterance("leaving.yes"), "yes"),
            QuickReply(Keep(), Utterance("leaving.no"), "no"),
        )
    asked = _as_named_now(progress, progress.clarification.options if progress.clarification else ())
    if any(isinstance(option.input, Pick) for option in asked):
        return asked
    return (*asked, *_plain_options(progress, progress.step, bool(asked)))


def _as_named_now(progress: Progress[C, E], asked: tuple[QuickReply, ...]) -> tuple[QuickReply, ...]:
    """The readings of a clarification under the names that people have now. Pickers name nobody."""
    step = progress.step
    if step is None or step.picker is not None or not asked:
        return asked
    labels = {option.input: option.label for option in step.options(progress.situation())}
    return tuple(replace(option, label=labels.get(option.input, option.label)) for option in asked)


def _plain_options(progress: Progress[C, E], step: Step[C] | None, asked: bool) -> Iterator[QuickReply]:
    if step is None:
        if not asked:
            yield QuickReply(Confirm(), Utterance(f"{progress.script.name}.confirm"), "yes")
            yield QuickReply(Help(), Utterance("something_else"), "no")
        return
    yield from step.options(progress.situation())
    answer = progress.valid_answer(step)
    if not asked and (answer is not None or step.when_asked(progress.situation()) == "offer"):
        yield QuickReply(Keep(), Utterance("keep"))
    if step.optional and (answer is None or answer.value is not None):
        yield QuickReply(Skip(), _text(progress, step, "skip"), None if asked else "no")
    if answer is None and progress.may_confirm():
        yield QuickReply(Confirm(), Utterance(f"{progress.script.name}.enough"))


def _progress(progress: Progress[C, E]) -> tuple[int, int]:
    situation, present = progress.situation(), progress.state.step
    asked = [s.name for s in progress.script.steps if s.when_asked(situation) == "ask" or s.name == present]
    return (asked.index(present) + 1 if present in asked else len(asked)), len(asked)


def _heard(progress: Progress[C, E]) -> Iterator[Utterance]:
    """The answers of the last input, repeated in full, and the answers that are no longer possible."""
    for step in progress.visible_steps():
        answer = progress.state.answers.get(step.name)
        if answer is None or answer.value is None:
            continue
        said = {
            "label": _text(progress, step, "label"),
            "value": step.describe(answer.value, progress.situation()),
        }
        if progress.valid_answer(step) is None and progress.state.status == "open":
            yield Utterance("outdated", said)
        elif answer.number == progress.state.number - 1:
            yield Utterance("heard", said)
        elif step.name == progress.state.step and progress.state.status == "open":
            yield Utterance("present", said)


def _waiting(progress: Progress[C, E]) -> Iterator[Utterance]:
    """In the summary, the tasks that are begun after this one."""
    if progress.step is None and progress.state.status == "open":
        for text in progress.state.later:
            yield Utterance("begun_after", {"text": text})


def value_of(progress: Progress[C, E], step: Step[C]) -> AnswerValue | None:
    """The answer to a step, or its default."""
    answer = progress.state.answers.get(step.name)
    return step.default(progress.situation()) if answer is None else answer.value


def _cautions(progress: Progress[C, E]) -> tuple[Caution, ...]:
    """The cautions about the last answer; in the summary, those about all answers."""
    found: list[Caution] = []
    if progress.state.status != "open":
        return ()
    for step in progress.visible_steps():
        answer, value = progress.state.answers.get(step.name), value_of(progress, step)
        just_now = answer is not None and answer.number == progress.state.number - 1
        if value is not None and (just_now or progress.step is None):
            found.extend(step.cautions(value, progress.situation()))
    return tuple(found)


def _line(progress: Progress[C, E], step: Step[C]) -> AnswerLine:
    label, answer = _text(progress, step, "label"), progress.state.answers.get(step.name)
    value = value_of(progress, step)
    said = None if value is None else step.describe(value, progress.situation())
    state: AnswerLineState = "answered" if answer else "usual" if said else "open"
    if step.name == progress.state.step:
        state = "now"
    elif answer and answer.value is None:
        state = "empty"
    words, rest = (answer.words, answer.rest) if answer else ("", "")
    return AnswerLine(
        step=step.name, label=label, state=state, value=said, words=words, rest=rest, free=step.takes_any_text
    )
