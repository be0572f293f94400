"""Dialogs of the bot (SPEC 6): what is said to them, and what they show. Only their owner ever learns of them.

All texts come rendered, in the owner's language and form of address.
"""

from typing import Literal

from msgspec import field

from protocol.hints import ChatId, DialogId, DialogNumber, DialogStep, Millis, Said, Value, Whole

DialogScript = Literal["new_task", "rating"]
DialogStatus = Literal["open", "done", "cancelled", "removed"]
DialogPicker = Literal["date_time", "duration", "stars"]


class DialogInputBase(Value, tag_field="t", frozen=True, kw_only=True):
    """Something said to a dialog."""


class DialogText(DialogInputBase, tag="text", frozen=True, kw_only=True):
    """Words, as written: an answer, a command ("zurück"), the label of an option."""

    text: Said


class DialogPick(DialogInputBase, tag="pick", frozen=True, kw_only=True):
    """The value of an option, or of a picker: a local day or time without offset, minutes, or stars."""

    value: Said | Whole


class DialogNote(DialogInputBase, tag="note", frozen=True, kw_only=True):
    """What was said belongs to the description."""

    text: Said


class DialogChange(DialogInputBase, tag="change", frozen=True, kw_only=True):
    """Answer a step anew, at once with `to` if that is given."""

    step: DialogStep
    to: DialogText | DialogPick | None = None


class DialogBack(DialogInputBase, tag="back", frozen=True, kw_only=True):
    """To the question before."""


class DialogSkip(DialogInputBase, tag="skip", frozen=True, kw_only=True):
    """Leave an optional step empty."""


class DialogKeep(DialogInputBase, tag="keep", frozen=True, kw_only=True):
    """Leave the answer as it is; do not cancel."""


class DialogHelp(DialogInputBase, tag="help", frozen=True, kw_only=True):
    """What the question is about."""


class DialogCancel(DialogInputBase, tag="cancel", frozen=True, kw_only=True):
    """Asked back the first time, carried out the second."""


class DialogConfirm(DialogInputBase, tag="confirm", frozen=True, kw_only=True):
    """The summary is right: hand it in."""

    when: Literal["now"] | None = None
    """For staff, in quiet hours: hand it in although the customer will see that somebody is there (SPEC 3)."""


DialogInput = (
    DialogText
    | DialogPick
    | DialogNote
    | DialogChange
    | DialogBack
    | DialogSkip
    | DialogKeep
    | DialogHelp
    | DialogCancel
    | DialogConfirm
)


class DialogOption(Value, frozen=True, kw_only=True):
    """A quick reply: what stands on the button, and the input to send for it."""

    label: str
    input: DialogInput


class DialogCaution(Value, frozen=True, kw_only=True):
    """What should be known about an answer, with better ones."""

    text: str
    options: list[DialogOption] = field(default_factory=list)
    link: str = ""
    """Names a place of the client: `book_hours`."""


class DialogLine(Value, frozen=True, kw_only=True):
    """A step in the list of answers."""

    step: DialogStep
    label: str
    free: bool = False
    """Any text is an answer: it can be reworded in its place."""
    state: Literal["answered", "empty", "usual", "now", "open"]
    """`usual`: holds without having been asked; `now`: the step that is asked."""
    value: str | None = None
    words: str = ""
    """What it was said with."""
    rest: str = ""
    """What else was said with it, kept in the description."""


class DialogView(Value, frozen=True, kw_only=True):
    """A dialog as it stands, the same on every device."""

    id: DialogId
    script: DialogScript
    number: DialogNumber
    """Grows with every change; an input names the number it was made for."""
    status: DialogStatus
    step: DialogStep
    """The step that is asked, or `summary`."""
    title: str
    """For a list of dialogs: the task's title so far, or the script's name."""
    question: str
    at: int
    """Question `at` of `of`; both are equal in the summary."""
    of: int
    started: Millis
    changed: Millis
    heard: list[str] = field(default_factory=list)
    """What the last input was taken for."""
    cautions: list[DialogCaution] = field(default_factory=list)
    example: str | None = None
    options: list[DialogOption] = field(default_factory=list)
    picker: DialogPicker | None = None
    """`date_time` is answered by a pick of "2026-11-27T12:00" or "2026-11-27", `duration` of minutes, `stars` of 1 to
    5."""
    lines: list[DialogLine] = field(default_factory=list)
    can_go_back: bool = False
    can_skip: bool = False
    reminded: bool = False
    """It lay for a day; the owner may be asked whether to go on. The next input ends this."""
    chat: ChatId | None = None
    """Of a rating: the task's chat. Of a task handed in: its new chat, where the talk goes on."""
