"""A dialog as its owner sees it: all texts in full, in their language (SPEC 6)."""

from dataclasses import dataclass
from typing import Literal

from chat_server.domain.bot.script import Picker
from chat_server.domain.bot.view import AnswerLineState

RenderedStatus = Literal["open", "done", "cancelled", "removed"]


@dataclass(frozen=True, slots=True)
class RenderedQuickReply:
    """A button and the input it stands for: JSON, as `codec.input_to_json` says it."""

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
    """What `View` says, rendered; `pid` and `chat` are public ids, times are milliseconds UTC."""

    pid: str
    script: str
    number: int
    status: RenderedStatus
    step: str
    title: str
    """For a list of dialogs."""
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
