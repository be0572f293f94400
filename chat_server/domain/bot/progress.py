"""The progress of a dialog: its steps, which of them are open, and how a stored state is resumed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic

from chat_server.domain.bot.script import C, E, Script, Situation, Step
from chat_server.domain.bot.values import SUMMARY, Clarification, DialogState, StoredAnswer

MISSED = "unplaced"
"""The reason of a question about what was not understood: it leaves nothing in doubt that was said before."""


@dataclass(frozen=True, slots=True)
class Progress(Generic[C, E]):
    """A state with its script and context at a moment."""

    script: Script[C, E]
    state: DialogState
    context: C
    now: datetime

    def situation(self) -> Situation[C]:
        """What the present step may use."""
        state = self.state
        return Situation(
            context=self.context,
            now=self.now,
            answers=state.answers,
            clarification=self.clarification,
            in_doubt=frozenset(state.asked),
        )

    @property
    def step(self) -> Step[C] | None:
        """The present step, None for the summary."""
        return self.script.step(self.state.step)

    @property
    def clarification(self) -> Clarification | None:
        """The clarification that is open at the present step."""
        return self.state.asked.get(self.state.step)

    def visible_steps(self) -> tuple[Step[C], ...]:
        """The steps that exist in this context."""
        situation = self.situation()
        return tuple(step for step in self.script.steps if step.when_asked(situation) != "no")

    def valid_answer(self, step: Step[C]) -> StoredAnswer | None:
        """The answer to a step if it is still valid."""
        answer = self.state.answers.get(step.name)
        if answer is None or (answer.value is None and not step.optional):
            return None
        holds = answer.value is None or step.still_valid(answer.value, self.situation())
        return answer if holds else None

    def is_open(self, step: Step[C]) -> bool:
        """Whether a step must be asked before the summary can be confirmed."""
        asks = step.when_asked(self.situation())
        if asks == "no" or step.name in self.state.asked:
            return asks != "no"
        return self.valid_answer(step) is None and (asks == "ask" or step.name in self.state.answers)

    def next_open(self) -> str:
        """The first step that must be asked, or the summary."""
        still_open = filter(self.is_open, self.script.steps)
        asked = (step for step in still_open if not (self.state.finishing and self._may_stay_open(step)))
        return next((step.name for step in asked), SUMMARY)

    def finishing(self) -> "Progress[C, E]":
        """The progress of a person who wants to hand in: only what is in doubt is still asked. Unchanged where an
        answer is missing without which nothing can be handed in.
        """
        still_open = [step for step in self.visible_steps() if self.is_open(step)]
        if not all(self._may_stay_open(step) or step.name in self.state.asked for step in still_open):
            return self
        ending = replace(self, state=replace(self.state, finishing=True))
        return ending.changed(step=ending.next_open())

    def may_confirm(self) -> bool:
        """Whether the dialog can be confirmed: in the summary, or where the script allows it before, once every step
        that is still open may stay empty or has a default.
        """
        if self.state.step == SUMMARY:
            return self.clarification is None or self.clarification.reason == MISSED
        still_open = [step for step in self.visible_steps() if self.is_open(step)]
        return self.script.may_end_early(self.situation()) and all(map(self._may_stay_open, still_open))

    def _may_stay_open(self, step: Step[C]) -> bool:
        never_answered = self._leaves_no_doubt(step.name) and step.name not in self.state.answers
        return never_answered and (step.optional or step.default(self.situation()) is not None)

    def _leaves_no_doubt(self, step: str) -> bool:
        """Whether nothing that was said about a step waits for an answer."""
        asked = self.state.asked.get(step)
        return asked is None or (asked.reason == MISSED and not asked.options)

    def previous_step(self) -> str | None:
        """The step to go back to: the last one before the present step that is or was asked.

        What was taken from the answer to another question was never asked.
        """
        names = self.script.names
        place = names.index(self.state.step) if self.state.step in names else len(names)
        earlier = {step.name for step in self.visible_steps() if self._is_asked(step)}
        return next((name for name in reversed(names[:place]) if name in earlier), None)

    def _is_asked(self, step: Step[C]) -> bool:
        answer = self.state.answers.get(step.name)
        if answer is not None:
            return answer.via == step.name
        return step.when_asked(self.situation()) == "ask"

    def changed(
        self,
        *,
        step: str | None = None,
        answers: Mapping[str, StoredAnswer] | None = None,
        asked: Mapping[str, Clarification] | None = None,
        leaving: bool = False,
    ) -> "Progress[C, E]":
        """The progress after a change; what is not given stays."""
        before = self.state
        going = before.step if step is None else step
        state = replace(
            before,
            step=going,
            answers=before.answers if answers is None else answers,
            asked=_when_left(before.asked if asked is None else asked, before.step, going),
            leaving=leaving,
        )
        return replace(self, state=state)

    def without_clarification(self) -> "Progress[C, E]":
        """The progress with the present step asked plainly."""
        asked = {step: asked for step, asked in self.state.asked.items() if step != self.state.step}
        return self.changed(asked=asked)


def _when_left(asked: Mapping[str, Clarification], here: str, going: str) -> Mapping[str, Clarification]:
    """The clarifications when a step is left: one of its own waits, and no longer belongs to the last answer."""
    clarification = asked.get(here)
    if clarification is None or clarification.via != here or going == here:
        return asked
    return {**asked, here: replace(clarification, via=going)}


def resume(script: Script[C, E], state: DialogState, context: C, now: datetime) -> Progress[C, E]:
    """Resumes a stored state by the present version of the script, at a step that exists.

    Raises ValueError if the state belongs to another script.
    """
    if state.script != script.name:
        raise ValueError(f"a state of {state.script} is none of {script.name}")
    progress = Progress(script, _adapted(script, state), context, now)
    if state.status != "open" or not _needs_other_step(progress):
        return progress
    return progress.changed(step=progress.next_open(), leaving=progress.state.leaving)


def _needs_other_step(progress: Progress[C, E]) -> bool:
    step = progress.step
    return step is None or step.when_asked(progress.situation()) == "no"


def _adapted(script: Script[C, E], state: DialogState) -> DialogState:
    """The state for the present version of the script: it stays at the step of the same name; answers to removed
    steps are put aside.
    """
    if state.version == script.version:
        return state
    known = {*script.names, SUMMARY}
    everything = {**state.aside, **state.answers}
    return replace(
        state,
        version=script.version,
        number=state.number + (state.step not in known),
        answers={step: answer for step, answer in everything.items() if step in known},
        aside={step: answer for step, answer in everything.items() if step not in known},
        asked={step: asked for step, asked in state.asked.items() if step in known},
    )
