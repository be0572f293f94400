"""What a client must remember to end with exactly what everybody else has: pure, without any connection.

A `Catchup` holds the last number of each chat. It is told what arrives and says whether that comes next.
"""

from random import Random
from typing import Literal

from protocol.chats.chat import Chat, ChatAdded, ChatRemoved, Created
from protocol.chats.log import Snapshot
from protocol.core import errors, limits
from protocol.core.frames import Event, Push
from protocol.core.types import ChatId, Cursor, Value
from protocol.hello import Resume, Welcome

Verdict = Literal["next", "known", "gap", "foreign"]
"""Deliver it; ignore it; something before it is missing, so resume; ignore it, the chat is none of ours."""


class Catchup:
    """The last number of every chat, and the epoch in which these numbers mean something."""

    def __init__(self) -> None:
        self.epoch: str | None = None
        self.cursors: dict[ChatId, Cursor] = {}

    def resume(self) -> Resume | None:
        """What to say in the next hello; None at first and after `forget_all`."""
        if self.epoch is None:
            return None
        named = sorted(self.cursors)[: limits.RESUME_CHATS]
        return Resume(epoch=self.epoch, chats={chat: self.cursors[chat] for chat in named})

    def welcomed(self, welcome: Welcome) -> list[ChatId]:
        """Starts where the server starts: resumed chats from their cursor, all others from their head.

        Returns the chats of which something is missing: forget their entries and open them again.
        """
        resumed = self.resume()
        kept = resumed.chats if resumed and self.epoch == welcome.epoch else {}
        missing = [
            chat.id
            for chat in welcome.chats
            if chat.id in self.cursors and (chat.id in welcome.reset or chat.id not in kept)
        ]
        self.epoch = welcome.epoch
        self.cursors = {
            chat.id: chat.head if chat.id in missing else kept.get(chat.id, chat.head)
            for chat in welcome.chats
        }
        return missing

    def verdict(self, push: Push) -> Verdict:
        """Where the push stands; one without a number always comes next. Changes nothing."""
        if not isinstance(push, Event):
            return "next"
        have = self.cursors.get(push.chat)
        if have is None:
            return "foreign"
        if push.seq <= have:
            return "known"
        return "next" if push.seq == have + 1 else "gap"

    def learned(self, what: Value) -> None:
        """Takes in a push that came next, or the result of a command."""
        match what:
            case Event():
                self.cursors[what.chat] = what.seq
            case Snapshot(chat=chat) | Created(chat=chat) | ChatAdded(chat=chat):
                self._follow(chat)
            case ChatRemoved(chat=gone):
                self.cursors.pop(gone, None)
            case _:
                pass

    def forget_all(self) -> None:
        """After close code 4409: the numbers mean nothing any more."""
        self.epoch = None
        self.cursors = {}

    def _follow(self, chat: Chat) -> None:
        """What lies between the cursor and the head of a chat that was opened is in the answer already."""
        self.cursors[chat.id] = max(chat.head, self.cursors.get(chat.id, 0))


def reconnect_delay(code: int, attempt: int, random: Random) -> float | None:
    """Seconds to wait before connection attempt `attempt` (from 0) after this close code; None: never again.

    `code` is 1006 when the connection broke without one. Random, so that not all come back at once.
    """
    row = errors.CLOSE_CODES.get(code)
    if row is not None and not row.reconnect:
        return None
    asked = {errors.FLOOD: 30.0, errors.RESTART: random.uniform(0, 5)}.get(code, 0.0)
    return asked + (random.uniform(0, min(10.0, 0.25 * 2**attempt)) if attempt else 0.0)
