"""Held acts, for their author or whoever they were handed on to."""

from collections.abc import Callable
from functools import partial, singledispatch

import msgspec

from chat_server.domain import held
from chat_server.domain.held import Act, HeldAct, SettledAct
from chat_server.domain.tasks.act_names import name_of
from chat_server.domain.tasks.acts import Act as TaskAct
from protocol.held import Held, HeldChanged, HeldGone
from protocol.tasks.acts import TaskAct as WireTaskAct

Show = Callable[..., Held]
"""Makes the value with what is the same for all acts; given is what an act says."""


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
    return _show_act(waiting.act, show)


def held_push(act: HeldAct | SettledAct) -> HeldChanged | HeldGone:
    """What the devices of whoever decides about it are told of a held act."""
    if isinstance(act, HeldAct):
        return HeldChanged(held=show_held(act))
    return HeldGone(chat=act.chat_pid, held=act.pid, seq=act.seq)


@singledispatch
def _show_act(act: Act, _show: Show) -> Held:
    raise TypeError(f"nothing shows {type(act).__name__}")


@_show_act.register
def _(act: TaskAct, show: Show) -> Held:
    """With the same fields on the wire, but for what the server adds."""
    fields = msgspec.to_builtins(act)
    return show(act="task", task=msgspec.convert({**fields, "t": name_of(act)}, WireTaskAct))


@_show_act.register
def _(act: held.HeldSend, show: Show) -> Held:
    return show(act="send", text=act.text, reply_to=act.reply_to)


@_show_act.register
def _(act: held.HeldEdit, show: Show) -> Held:
    return show(act="edit", of=act.message, text=act.text)


@_show_act.register
def _(act: held.HeldDelete, show: Show) -> Held:
    return show(act="delete", of=act.message)


@_show_act.register
def _(act: held.HeldRename, show: Show) -> Held:
    return show(act="rename", title=act.title)


@_show_act.register
def _(act: held.HeldAddMember, show: Show) -> Held:
    return show(act="add_member", person=act.person)


@_show_act.register
def _(act: held.HeldRemoveMember, show: Show) -> Held:
    return show(act="remove_member", person=act.person)


@_show_act.register
def _(act: held.HeldTag, show: Show) -> Held:
    return show(act="tag", of=act.message, tag=act.tag)


@_show_act.register
def _(act: held.HeldUntag, show: Show) -> Held:
    return show(act="untag", of=act.message, tag=act.tag)


@_show_act.register
def _(act: held.HeldReact, show: Show) -> Held:
    return show(act="react", of=act.message, reaction=act.reaction)


@_show_act.register
def _(act: held.HeldUnreact, show: Show) -> Held:
    return show(act="unreact", of=act.message, reaction=act.reaction)
