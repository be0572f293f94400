"""Acts on the checklist of a task (SPEC 8)."""

from dataclasses import dataclass

from chat_server.domain.tasks.task import Side


@dataclass(frozen=True, slots=True)
class AddItem:
    text: str
    side: Side = "staff"
    more: tuple[str, ...] = ()
    """The texts of further lines."""


@dataclass(frozen=True, slots=True)
class TickItem:
    number: int
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class EditItem:
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Moves a line before another one, or to the end."""

    number: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveItem:
    number: int
