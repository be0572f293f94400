"""What dialogs are made of: inputs, answers, questions asked back, and the state. `codec` writes them as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Value: TypeAlias = str | int
"""What an answer means; which of the two, and how it is written, is up to the step."""

SUMMARY = "summary"
"""The step after the last one, of every script."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text by its key in the catalogue, with what is put into it."""

    key: str
    params: Mapping[str, "Value | Utterance"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TextInput:
    """Words, as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Pick:
    """The value of a quick reply or of a picker."""

    value: Value


@dataclass(frozen=True, slots=True)
class AddNote:
    """What was said belongs to the description; `text` may be empty where it is kept already."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """Go to a step to answer it anew, at once with `to` if that is given."""

    step: str
    to: TextInput | Pick | None = None


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave an optional step empty."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Leave the answer as it is, do not cancel: go on."""


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class Cancel:
    """Asked back the first time, carried out the second."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """The summary is right."""


Input: TypeAlias = TextInput | Pick | AddNote | ChangeAnswer | Back | Skip | Keep | Help | Cancel | Confirm


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A quick reply: the input it stands for and its label. `stands_for`: whether "ja" or "nein" means it, too."""

    input: Input
    label: Utterance
    stands_for: Literal["yes", "no"] | None = None


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """An answer that was understood. `words`: what it was said with; `rest`: what else was said with it."""

    value: Value
    words: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification:
    """An answer that must be asked about: why, the question, and the readings to choose from.

    `rest` is kept with whichever answer follows; `via`: the step at which it came up, or at which its own step was
    left for another while it waited; filled in by the engine.
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
    """An answer as it is kept. `value` is None where the step was left empty.

    `via`: the step at which it was said; `number`: that of the state which it answered.
    """

    value: Value | None
    words: str
    rest: str
    via: str
    number: int


DialogStatus = Literal["open", "done", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogState:
    """Everything a dialog has to remember. Times are milliseconds UTC.

    `number` grows with every change: of two inputs for the same number the first wins. `asked`: the questions asked
    back, by step. `aside`: answers to steps that a newer version of the script does not have.
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
    """Whether to cancel was asked, and not yet confirmed."""
    reminded: bool = False
    """Whether a reminder went out since the last change."""
