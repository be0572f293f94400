"""The values of dialogs: inputs, answers, clarifications, and the state. `codec` writes them as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

AnswerValue: TypeAlias = str | int
"""The meaning of an answer; each step decides which type it has and how it is written."""

SUMMARY = "summary"
"""The step after the last one, of every script."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text of the bot by its key in the catalogue, with its parameters."""

    key: str
    params: Mapping[str, "AnswerValue | Utterance"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TextInput:
    """A text, as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Pick:
    """The value of a quick reply or of a picker."""

    value: AnswerValue


@dataclass(frozen=True, slots=True)
class AddNote:
    """Adds a text to the description; `text` may be empty if it is kept already."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """Goes to a step to answer it again, at once with `to` if that is given."""

    step: str
    to: TextInput | Pick | None = None


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class Skip:
    """Leaves an optional step empty."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Leaves the answer as it is, or does not cancel after all."""


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class Cancel:
    """Cancels the dialog: asked back the first time, carried out the second."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirms the summary."""


Input: TypeAlias = TextInput | Pick | AddNote | ChangeAnswer | Back | Skip | Keep | Help | Cancel | Confirm


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A button: the input that it stands for, and its label. `stands_for`: whether "ja" or "nein" means it as
    well.
    """

    input: Input
    label: Utterance
    stands_for: Literal["yes", "no"] | None = None


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """An answer that was understood. `words`: the words that said it; `rest`: what else was said with it."""

    value: AnswerValue
    words: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification:
    """A question about an unclear answer: the reason, the question, and the readings to choose from.

    `rest` is kept with whichever answer follows. `via`: the step at which it came up, or for which its own step
    was left while it waited; set by the engine.
    """

    reason: str
    question: Utterance
    words: str = ""
    rest: str = ""
    options: tuple[QuickReply, ...] = ()
    via: str = ""


ParsedSteps: TypeAlias = Mapping[str, ParsedAnswer | Clarification]
"""What a text says, by step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An answer as it is stored. `value` is None if the step was left empty.

    `via`: the step at which it was said; `number`: the number of the state that it answered.
    """

    value: AnswerValue | None
    words: str
    rest: str
    via: str
    number: int


DialogStatus = Literal["open", "done", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogState:
    """The stored state of a dialog. Times are milliseconds UTC.

    `number` grows with every change: of two inputs for the same number the first wins. `asked`: the open
    clarifications by step. `aside`: answers to steps that a newer version of the script does not have.
    """

    script: str
    version: int
    step: str
    started_at: int
    changed_at: int
    number: int = 0
    status: DialogStatus = "open"
    answers: Mapping[str, StoredAnswer] = field(default_factory=dict)
    asked: Mapping[str, Clarification] = field(default_factory=dict)
    aside: Mapping[str, StoredAnswer] = field(default_factory=dict)
    leaving: bool = False
    """Whether the bot asked whether to cancel, and nobody confirmed yet."""
    later: tuple[str, ...] = ()
    """Texts of further tasks, each begun as a dialog of its own when this one is handed in."""
    finishing: bool = False
    """Whether the person wants to hand in as soon as nothing is in doubt: what may stay open is asked no more."""
    reminded: bool = False
    """Whether a reminder was sent since the last change."""
