"""Puts what a person said or picked into the answers, and asks about what answers no question."""

from dataclasses import dataclass, replace
from typing import Generic

from chat_server.domain.bot.progress import MISSED, Progress
from chat_server.domain.bot.script import MAX_TEXT, C, E
from chat_server.domain.bot.values import (
    AddNote,
    AnswerValue,
    Clarification,
    Confirm,
    DialogState,
    Keep,
    ParsedSteps,
    Pick,
    QuickReply,
    StoredAnswer,
    Utterance,
)

_FEW_WORDS = 3
"""A text that is not understood is a failed attempt if it is no longer than this; a longer one may be an instruction
for the task.
"""
_READING, _READING_AGAIN = "missed_reading", "missed_reading_again"
_ASKED_AGAIN, _ASKED_ONCE_MORE = "asked_again", "asked_once_more"


@dataclass(frozen=True, slots=True)
class Move(Generic[C, E]):
    """The progress after an input, and what the bot says about it besides."""

    progress: Progress[C, E]
    notes: tuple[Utterance, ...] = ()


def answer(progress: Progress[C, E], text: str, anew: bool = True) -> Move[C, E]:
    """Takes a text as answer to the present step, or to other steps. `anew`: what else was said with the old
    answer is dropped.
    """
    step, situation = progress.step, progress.situation()
    found: ParsedSteps = step.parse_text(text, situation) if step else {}
    if not found and not (step and step.takes_any_text):
        found = progress.script.parse_other_steps(text, situation)
    if not found or _says_nothing_new(progress, found):
        found = {**found, progress.state.step: _missed(progress, text)}
    return Move(put(progress, found, text, anew))


def _says_nothing_new(progress: Progress[C, E], found: ParsedSteps) -> bool:
    """Whether a text does not answer the question, and says only what will be asked about anyway."""
    asked = progress.state.asked
    known = all(isinstance(item, Clarification) and name in asked for name, item in found.items())
    return known and progress.state.step not in found


def pick(progress: Progress[C, E], value: AnswerValue, words: str = "") -> Move[C, E]:
    """Takes the value of a button or a picker as answer to the present step."""
    step = progress.step
    taken = step.accept_value(value, progress.situation()) if step and len(str(value)) <= MAX_TEXT else None
    if step is None or taken is None:
        return Move(progress, (Utterance("impossible"),))
    said = taken.words or (progress.clarification.words if progress.clarification else "") or words
    return Move(put(progress, {step.name: replace(taken, words=said)}, words, anew=False))


def skip(progress: Progress[C, E]) -> Move[C, E]:
    """Leaves the present step empty, if it may be."""
    step, state = progress.step, progress.state
    if step is None or not step.optional:
        return Move(progress, (Utterance("nothing_to_skip" if step is None else "needed"),))
    plain = progress.without_clarification()
    empty = StoredAnswer(value=None, words="", rest="", via=step.name, number=state.number)
    left = plain.changed(answers={**state.answers, step.name: empty})
    return Move(left.changed(step=left.next_open()))


def keep(progress: Progress[C, E]) -> Move[C, E]:
    """Leaves the answer as it is. What else was said before the clarification is kept as a note."""
    said = progress.clarification.rest if progress.clarification else ""
    kept = note(progress, said) if said else Move(progress.without_clarification())
    return Move(kept.progress.changed(step=kept.progress.next_open()), kept.notes)


def note(progress: Progress[C, E], text: str) -> Move[C, E]:
    """Adds a text to the step that collects notes for the description."""
    collects, state = progress.script.notes_step, progress.state
    before = state.answers.get(collects)
    text = joined(progress.clarification.rest if progress.clarification else "", text, "\n")
    value = joined(str(before.value or "") if before else "", text, "\n")
    if len(value) > MAX_TEXT:
        return Move(progress, (Utterance("too_long"),))
    plain = progress.without_clarification()
    if not text:
        return Move(plain)
    words, rest, via = (before.words, before.rest, before.via) if before else ("", "", state.step)
    added = StoredAnswer(
        value=value, words=joined(words, text, " … "), rest=rest, via=via, number=state.number
    )
    return Move(plain.changed(answers={**state.answers, collects: added}))


def joined(before: str, more: str, between: str) -> str:
    """Both texts; a text that is contained already is not added again."""
    if not before or not more:
        return before or more
    known = f"{between}{more}{between}" in f"{between}{before}{between}"
    return before if known else f"{before}{between}{more}"


def _missed(progress: Progress[C, E], text: str) -> Clarification:
    """Asks again about what was not understood, in other words the second time. Readings that were offered stay."""
    asked = progress.clarification
    before = asked is not None and asked.reason == MISSED
    if asked is not None and not before and any(isinstance(option.input, Pick) for option in asked.options):
        return _missed_reading(asked, text)
    again = asked is not None and before and not asked.question.key.endswith("_again")
    options = _ways_on(progress, text, again)
    may_be_added = progress.step is not None and any(isinstance(option.input, AddNote) for option in options)
    key = "unplaced" if may_be_added else f"{progress.script.name}.{progress.state.step}.missed"
    question = Utterance(f"{key}_again" if again else key, {"text": text})
    return Clarification(reason=MISSED, question=question, words=text, options=options)


def _ways_on(progress: Progress[C, E], text: str, again: bool) -> tuple[QuickReply, ...]:
    """What can be done with a text that was not understood: never anything unless the person says so."""
    step = progress.step
    if step is not None and step.takes_any_text:
        possible = again and step.accept_value(text, progress.situation()) is not None
        return (QuickReply(Pick(text), Utterance("as_it_is")),) if possible else ()
    is_attempt = len(text.split()) <= _FEW_WORDS or not progress.script.may_be_noted(text)
    if step is not None and (is_attempt or not progress.state.answers):
        return ()
    add_or_not = (
        QuickReply(AddNote(text), Utterance("unplaced.yes"), "yes"),
        QuickReply(Keep(), Utterance("unplaced.no"), "no"),
    )
    return add_or_not if step else (*add_or_not, QuickReply(Confirm(), Utterance("unplaced.confirm")))


def _missed_reading(asked: Clarification, text: str) -> Clarification:
    question = _plain_question(asked)
    key = _READING_AGAIN if asked.question.key == _READING else _READING
    params = {**question.params, "text": text, "question": question}
    return replace(asked, question=Utterance(key, params))


def _plain_question(asked: Clarification) -> Utterance:
    """The question without the words in which it was asked again."""
    before = asked.question.params.get("question")
    return before if isinstance(before, Utterance) else asked.question


def _in_other_words(asked: Clarification, before: Clarification | None) -> Clarification:
    """A question that is asked already is not repeated in the same words."""
    question = asked.question
    if before is None or _plain_question(before) != question:
        return asked
    key = _ASKED_ONCE_MORE if before.question.key == _ASKED_AGAIN else _ASKED_AGAIN
    return replace(asked, question=Utterance(key, {**question.params, "question": question}))


def put(progress: Progress[C, E], found: ParsedSteps, text: str, anew: bool) -> Progress[C, E]:
    """Stores all parsed answers and clarifications; then goes to the next step."""
    state = progress.state
    answers, asked = dict(state.answers), dict(state.asked)
    for name, item in found.items():
        retyped = anew and name == state.step
        rest = joined(_rest_before(state, name, retyped), item.rest, "\n")
        asked.pop(name, None)
        if isinstance(item, Clarification):
            in_other_words = _in_other_words(item, progress.clarification if name == state.step else None)
            asked[name] = replace(in_other_words, rest=rest, via=item.via or state.step)
        else:
            answers[name] = StoredAnswer(
                value=item.value, words=item.words or text, rest=rest, via=state.step, number=state.number
            )
    if _is_settled(progress.clarification, state.step, found):
        asked.pop(state.step, None)
    put = progress.changed(answers=answers, asked=asked)
    return put if isinstance(found.get(state.step), Clarification) else put.changed(step=put.next_open())


def _is_settled(asked: Clarification | None, here: str, found: ParsedSteps) -> bool:
    """Whether a few words that were not understood are made good by what is said now: "blubb", "ich meinte Freitag"."""
    few = asked is not None and asked.reason == MISSED and len(asked.words.split()) <= _FEW_WORDS
    return few and bool(found) and here not in found


def _rest_before(state: DialogState, name: str, retyped: bool) -> str:
    """What else was said before and stays with the answer."""
    asked, before = state.asked.get(name), state.answers.get(name)
    if asked is not None:
        return asked.rest
    return before.rest if before and not retyped else ""
