"""Acts on the checklist of a task."""

from typing import Annotated

from msgspec import Meta, field

from protocol.core import limits
from protocol.core.types import CardNumber, ItemText, Side, drop_defaults
from protocol.tasks.act_base import TaskActBase


class AddItem(TaskActBase, tag="item_add", frozen=True, kw_only=True):
    """A line of the checklist, or several with the texts of `more`; `side`: whose they are to do."""

    def __post_init__(self) -> None:
        drop_defaults(self)

    text: ItemText
    side: Side = "staff"
    more: Annotated[list[ItemText], Meta(max_length=limits.ITEMS_ADDED)] = field(default_factory=list)


class TickItem(TaskActBase, tag="item_tick", frozen=True, kw_only=True):
    """Ticks a line, or takes the tick off."""

    number: CardNumber
    ticked: bool = True


class EditItem(TaskActBase, tag="item_edit", frozen=True, kw_only=True):
    """Rewords a line that is not ticked."""

    number: CardNumber
    text: ItemText


class MoveItem(TaskActBase, tag="item_move", frozen=True, kw_only=True):
    """Moves a line before the line `before`, or to the end."""

    number: CardNumber
    before: CardNumber | None = None


class RemoveItem(TaskActBase, tag="item_remove", frozen=True, kw_only=True):
    """Takes a line that is not ticked off the checklist; its number is not used again."""

    number: CardNumber
