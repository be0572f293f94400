"""How long unfinished dialogs are kept (SPEC 6)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from chat_server.domain.bot.values import DialogState
from chat_server.domain.core.times import to_millis

REMIND_AFTER = timedelta(hours=24)
REMOVE_AFTER = timedelta(days=14)
_MILLISECOND = timedelta(milliseconds=1)


def decide_due(state: DialogState, now: datetime) -> Literal["remind", "remove"] | None:
    """What is due for a dialog: one reminder after a day without an input, removal after 14 days."""
    if state.status != "open":
        return None
    idle = (to_millis(now) - state.changed_at) * _MILLISECOND
    if idle >= REMOVE_AFTER:
        return "remove"
    return "remind" if idle >= REMIND_AFTER and not state.reminded else None


def next_due(state: DialogState) -> int | None:
    """When `decide_due` next has something to do, in milliseconds UTC; None: never."""
    if state.status != "open":
        return None
    return state.changed_at + (REMOVE_AFTER if state.reminded else REMIND_AFTER) // _MILLISECOND


def after_reminder(state: DialogState) -> DialogState:
    """The state after its reminder. The number stays, so that no answer becomes stale by it."""
    return replace(state, reminded=True)
