"""What a dialog does with a text, by what the text was heard to be."""

from dataclasses import replace

from chat_server.domain.bot.answers import Move, answer, keep, pick, put, skip
from chat_server.domain.bot.heard import Asks, Corrects, Divides, Doubtful, IsAnswer, ProposesDefault, Unsure
from chat_server.domain.bot.progress import MISSED, Progress
from chat_server.domain.bot.script import C, E, Step
from chat_server.domain.bot.values import (
    SUMMARY,
    AnswerValue,
    Clarification,
    Keep,
    ParsedAnswer,
    ParsedSteps,
    Pick,
    QuickReply,
    Utterance,
)

MAX_LATER = 5
"""Further tasks that may wait for a dialog to be handed in."""


def respond(
    progress: Progress[C, E],
    heard: IsAnswer | Corrects | Unsure | ProposesDefault | Asks | Doubtful | Divides,
    text: str,
) -> Move[C, E]:
    match heard:
        case IsAnswer():
            return answer(progress, text)
        case Corrects(answers):
            return _correct(progress, answers, text)
        case Unsure() | ProposesDefault():
            return _to_default(progress, heard, text)
        case Asks(reply):
            return Move(progress, (reply,))
        case Doubtful(asked):
            return _ask_back(progress, asked)
        case Divides(first, later):
            return _divide(progress, first, later)


def _to_default(progress: Progress[C, E], heard: Unsure | ProposesDefault, text: str) -> Move[C, E]:
    step = progress.script.step(heard.step)
    if isinstance(heard, ProposesDefault):
        return _propose_default(progress, step, text)
    if step is not None and not heard.named and _was_answered(progress, step):
        return keep(progress)
    return _leave_to_us(progress, step, heard.whatever, text)


def _was_answered(progress: Progress[C, E], step: Step[C]) -> bool:
    """Whether the step is asked anew: then not knowing better leaves the answer as it is."""
    given = progress.valid_answer(step) if step.name == progress.state.step else None
    return given is not None and given.value is not None


def _ask_back(progress: Progress[C, E], asked: Clarification) -> Move[C, E]:
    here = progress.state.step
    return Move(progress.changed(asked={**progress.state.asked, here: replace(asked, via=here)}))


def _correct(progress: Progress[C, E], answers: ParsedSteps, text: str) -> Move[C, E]:
    """Takes what is said anew about the steps that there are."""
    steps = {step.name for step in progress.visible_steps()}
    known = {name: item for name, item in answers.items() if name in steps}
    if not known:
        return answer(progress, text)
    return Move(_asked_at_once(put(progress, known, text, anew=True), known))


def _asked_at_once(progress: Progress[C, E], answers: ParsedSteps) -> Progress[C, E]:
    """What is in doubt about a value said on the way is asked now, and the question that was open after that."""
    doubts = [step for step, item in answers.items() if isinstance(item, Clarification)]
    return progress.changed(step=doubts[0]) if doubts else progress


def _leave_to_us(progress: Progress[C, E], step: Step[C] | None, whatever: bool, text: str) -> Move[C, E]:
    """Leaves a step empty or at its default; where any reading will do, the one that was proposed, or the last."""
    if step is None:
        return Move(progress, (Utterance(f"{progress.script.name}.{SUMMARY}.help"),))
    is_present = step.name == progress.state.step
    reading = _any_reading(progress.clarification) if whatever and is_present else None
    if reading is not None:
        return pick(progress, reading, text)
    if step.takes_any_text and is_present and (said := _text_asked_about(progress.clarification)):
        return pick(progress, said, text)
    if step.optional and is_present:
        return skip(progress)
    default = step.default(progress.situation())
    if default is None:
        return Move(progress, (Utterance(f"{progress.script.name}.{step.name}.help"),))
    return Move(put(progress, {step.name: ParsedAnswer(default, text)}, text, anew=True))


def _text_asked_about(asked: Clarification | None) -> str | None:
    """The text of which was asked whether it is the answer: it is not lost when the person does not care. One that was
    not understood is none.
    """
    options = asked.options if asked is not None and asked.reason != MISSED else ()
    picks = [option.input.value for option in options if isinstance(option.input, Pick)]
    return str(picks[0]) if len(picks) == 1 else None


def _propose_default(progress: Progress[C, E], step: Step[C] | None, text: str) -> Move[C, E]:
    """Asks whether the default of a step should hold."""
    situation = progress.situation()
    default = step.default(situation) if step else None
    if step is None or default is None:
        return Move(progress, (Utterance(f"{progress.script.name}.{progress.state.step}.help"),))
    proposed = QuickReply(Pick(default), step.describe(default, situation), "yes")
    return _ask_back(
        progress,
        Clarification(
            reason="by_default",
            question=Utterance(f"{progress.script.name}.{step.name}.propose"),
            words=text,
            options=(proposed, QuickReply(Keep(), Utterance("no"), "no")),
        ),
    )


def _any_reading(asked: Clarification | None) -> AnswerValue | None:
    picks = [option for option in asked.options if isinstance(option.input, Pick)] if asked else []
    if len(picks) < 2:
        return None
    proposed = next((option for option in picks if option.stands_for == "yes"), picks[-1])
    return proposed.input.value if isinstance(proposed.input, Pick) else None


def _divide(progress: Progress[C, E], first: str, later: tuple[str, ...]) -> Move[C, E]:
    waiting = progress.state.later
    if len(waiting) + len(later) > MAX_LATER:
        return Move(progress, (Utterance("too_many_later"),))
    plain = progress.without_clarification()
    kept = replace(plain, state=replace(plain.state, later=(*waiting, *later)))
    key = "kept_for_later" if len(later) == 1 else "several_kept_for_later"
    told = Utterance(key, {"text": "; ".join(later)})
    if not first:
        return Move(kept.changed(step=kept.next_open()), (told,))
    begun = answer(kept, first)
    return Move(begun.progress, (*begun.notes, told))
