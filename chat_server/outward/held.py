"""Held acts, for their author or whoever they were handed over to."""

import msgspec

from chat_server.domain.held import HeldAct
from protocol.held import Held, HeldChanged, HeldGone
from protocol.tasks.acts import TaskAct


def show_held(act: HeldAct) -> Held:
    """A held act, for its author or whoever it was handed over to."""
    return Held(
        id=act.pid,
        chat=act.chat_pid,
        act=act.act,
        at=act.at,
        release_at=act.release_at,
        state="review" if act.state == "review" else "waiting",
        text=None if act.act == "task" else act.text,
        of=act.of,
        reply_to=act.reply_to,
        title=None if act.act in ("tag", "untag") else act.title,
        tag=act.title if act.act in ("tag", "untag") else None,
        person=act.subject,
        task=msgspec.json.decode(act.text, type=TaskAct) if act.act == "task" and act.text else None,
        author=act.author,
        place=act.place if act.author is not None else None,
    )


def held_push(act: HeldAct) -> HeldChanged | HeldGone:
    """What its author's devices are told of a held act."""
    if act.state in ("waiting", "review"):
        return HeldChanged(held=show_held(act))
    return HeldGone(chat=act.chat_pid, held=act.pid, seq=act.seq or None)
