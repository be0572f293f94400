"""A dialog as its owner sees it: all texts rendered in their language (SPEC 6)."""

from dataclasses import dataclass
from typing import Literal

from chat_server.domain.bot.script import Picker
from chat_server.domain.bot.view import AnswerLineState

RenderedStatus = Literal["open", "done", "cancelled", "removed"]


@dataclass(frozen=True, slots=True)
class RenderedQuickReply:
    """A button and the input it stands for, as JSON (`codec.input_to_json`)."""

    label: str
    input: str


@dataclass(frozen=True, slots=True)
class RenderedCaution:
    text: str
    options: tuple[RenderedQuickReply, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedAnswer:
    step: str
    label: str
    state: AnswerLineState
    value: str | None = None
    words: str = ""
    rest: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedDialog:
    """A `DialogView`, rendered. `pid` and `chat` are public ids, times are milliseconds UTC."""

    pid: str
    script: str
    number: int
    status: RenderedStatus
    step: str
    title: str
    """The title in lists of dialogs."""
    question: str
    at: int
    of: int
    started: int
    changed: int
    heard: tuple[str, ...] = ()
    cautions: tuple[RenderedCaution, ...] = ()
    example: str | None = None
    options: tuple[RenderedQuickReply, ...] = ()
    picker: Picker | None = None
    lines: tuple[RenderedAnswer, ...] = ()
    can_go_back: bool = False
    can_skip: bool = False
    reminded: bool = False
    chat: str | None = None
