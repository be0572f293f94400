"""Scripts of dialogs as data: steps with their stored names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, TypeAlias, TypeVar

from chat_server.domain.bot.heard import Judged
from chat_server.domain.bot.values import (
    AnswerValue,
    Clarification,
    ParsedAnswer,
    ParsedSteps,
    QuickReply,
    StoredAnswer,
    Utterance,
)

C = TypeVar("C")
E = TypeVar("E")

WhenAsked: TypeAlias = Literal["ask", "offer", "no"]
"""Whether a step is asked, is only offered in the summary, or does not exist in this context."""
Picker: TypeAlias = Literal["date_time", "duration", "stars"]
MAX_TEXT = 8000
"""Characters of one text (SPEC 4), and of what one answer collects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation(Generic[C]):
    """What a step may use. `context`: what the service knows; `clarification`: the open question to which this is
    the reply; `in_doubt`: the steps about which something was said that is still to be asked about.
    """

    context: C
    now: datetime
    answers: Mapping[str, StoredAnswer] = field(default_factory=dict)
    clarification: Clarification | None = None
    in_doubt: frozenset[str] = frozenset()

    def value(self, step: str) -> AnswerValue | None:
        """The answer to a step; None if it was not answered or left empty."""
        answer = self.answers.get(step)
        return None if answer is None else answer.value


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning about an answer, with better answers; `link` names a place of the client ("book_hours")."""

    text: Utterance
    options: tuple[QuickReply, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[C]):
    """One question of a script. Its name is stored; texts are in the catalogue under script and name.

    `parse_text`: what a text says; `accept_value`: the answer that a picked value means, None if it cannot be one;
    `describe`: an answer in words; `question_params`: what is put into the question and its example; `when_asked`:
    whether the step is asked at all; `default`: the answer that holds without asking; `is_still_valid`: whether an
    answer is still possible, without it whether it could be picked; `cautions`: what should be known about an answer;
    `takes_any_text`: the answer is the text itself.
    """

    name: str
    parse_text: Callable[[str, Situation[C]], ParsedSteps]
    accept_value: Callable[[AnswerValue, Situation[C]], ParsedAnswer | Clarification | None]
    describe: Callable[[AnswerValue, Situation[C]], Utterance]
    question_params: Callable[[Situation[C]], Mapping[str, AnswerValue | Utterance]] = lambda _situation: {}
    options: Callable[[Situation[C]], tuple[QuickReply, ...]] = lambda _situation: ()
    when_asked: Callable[[Situation[C]], WhenAsked] = lambda _situation: "ask"
    default: Callable[[Situation[C]], AnswerValue | None] = lambda _situation: None
    is_still_valid: Callable[[AnswerValue, Situation[C]], bool] | None = None
    cautions: Callable[[AnswerValue, Situation[C]], tuple[Caution, ...]] = lambda _value, _situation: ()
    optional: bool = False
    takes_any_text: bool = False
    picker: Picker | None = None

    def still_valid(self, value: AnswerValue, situation: Situation[C]) -> bool:
        return (
            self.accept_value(value, situation) is not None
            if self.is_still_valid is None
            else self.is_still_valid(value, situation)
        )


@dataclass(frozen=True, slots=True)
class Recognisable:
    """What a text can refer to besides being an answer: the present step, all of them, and the quick replies that are
    shown.
    """

    step: str
    steps: tuple[str, ...]
    options: tuple[QuickReply, ...]
    reason: str
    """The reason of the open clarification, empty for a plain question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script(Generic[C, E]):
    """A dialog. `version` is raised when steps are added or removed.

    `listen`: what a text is, before it is taken as an answer; `parse_other_steps`: what a text
    says that does not answer the present step; `notes_step`: the step that collects everything else that is said;
    `finish`: the effects of the confirmed dialog; `fits`: whether what the answers make is short enough to be stored;
    `may_end_early`: whether it can be confirmed before all is asked, with the defaults of the other steps;
    `may_be_noted`: whether a text that is not understood may be meant for that step that collects everything else.
    """

    name: str
    version: int
    steps: tuple[Step[C], ...]
    notes_step: str
    listen: Callable[[str, Situation[C], Recognisable], Judged]
    parse_other_steps: Callable[[str, Situation[C]], ParsedSteps]
    finish: Callable[[Situation[C]], tuple[E, ...]]
    fits: Callable[[Situation[C]], bool] = lambda _situation: True
    may_end_early: Callable[[Situation[C]], bool] = lambda _situation: False
    may_be_noted: Callable[[str], bool] = lambda _text: True

    def step(self, name: str) -> Step[C] | None:
        return next((step for step in self.steps if step.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.name for step in self.steps)
