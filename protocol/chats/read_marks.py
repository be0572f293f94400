"""How far somebody has read."""

from protocol.core.frames import Command, Done, Push
from protocol.core.refusals import NOT_IN_IT, refused_if
from protocol.core.types import ChatId, Cursor, PersonId, Seq, Value


class ReadMark(Value, frozen=True, kw_only=True):
    """How far somebody has read, as the receiver may know it."""

    person: PersonId
    seq: Cursor


class MarkRead(Command, tag="read.mark", frozen=True, kw_only=True):
    """I have read up to here. Never moves back."""

    answer = Done
    refusals = refused_if(not_found=NOT_IN_IT)
    chat: ChatId
    seq: Seq


class MarkUnread(Command, tag="read.unmark", frozen=True, kw_only=True):
    """Count this message and what follows as unread again, for oneself only; others go on seeing the old mark."""

    answer = Done
    refusals = refused_if(not_found=f"{NOT_IN_IT}; there is no such message")
    chat: ChatId
    seq: Seq


class ReadOwn(Push, tag="read.own", frozen=True, kw_only=True):
    """The receiver has read up to `seq`, on whichever device."""

    discloses = "own"
    chat: ChatId
    seq: Cursor
    unread: int
    back: bool = False
    """Moved back by `read.unmark`."""


class ReadMoved(Push, tag="read.moved", frozen=True, kw_only=True):
    """Somebody else has read up to `seq`."""

    discloses = "ambient"
    chat: ChatId
    person: PersonId
    seq: Cursor
