"""A dialog of the bot as it stands (SPEC 6). Only its owner ever learns of it.

All texts come rendered, in the owner's language and form of address.
"""

from typing import Literal

from msgspec import field

from protocol.bot.inputs import DialogInput, DialogPicker, DialogScript, DialogStatus
from protocol.core.types import ChatId, DialogId, DialogNumber, DialogStep, Millis, Value


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
