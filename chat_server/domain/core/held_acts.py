"""Acts in chats that can be held in quiet hours (SPEC 3): values of each subject's own, whether held or not."""

from collections.abc import Callable
from typing import ClassVar, TypeVar


class ChatAct:
    """An act in a chat that can be held, under `@held_as`."""

    __slots__ = ()

    for_members: ClassVar[bool] = True
    """Only members may do it: who does it for somebody else comes into the chat first (SPEC 11)."""


A = TypeVar("A", bound=ChatAct)

CHAT_ACTS: dict[str, type[ChatAct]] = {}
"""Acts by name, of those subjects that are imported; of all of them in chat_server/domain/subjects.py."""


def held_as(name: str) -> Callable[[type[A]], type[A]]:
    """Gives an act the name it is stored as, which must never change. Raises TypeError for one that is taken."""

    def register(act: type[A]) -> type[A]:
        if name in CHAT_ACTS:
            raise TypeError(f"{act.__name__} and {CHAT_ACTS[name].__name__} have the same name")
        CHAT_ACTS[name] = act
        return act

    return register
