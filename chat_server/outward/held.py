"""Held acts, for their author or whoever they were handed on to."""

from functools import partial

from chat_server.domain.held import HeldAct, SettledAct
from chat_server.outward.core.held_acts import show_act
from protocol.held import Held, HeldChanged, HeldGone


def show_held(waiting: HeldAct) -> Held:
    """A held act, for its author or whoever it was handed on to."""
    handed_on = waiting.handed_on
    show = partial(
        Held,
        id=waiting.pid,
        chat=waiting.chat_pid,
        at=waiting.at,
        release_at=waiting.release_at,
        state=waiting.state,
        author=handed_on.author if handed_on else None,
        place=handed_on.place if handed_on else None,
    )
    return show_act(waiting.act, show)


def held_push(act: HeldAct | SettledAct) -> HeldChanged | HeldGone:
    """What the devices of whoever decides about it are told of a held act."""
    if isinstance(act, HeldAct):
        return HeldChanged(held=show_held(act))
    return HeldGone(chat=act.chat_pid, held=act.pid, seq=act.seq)
