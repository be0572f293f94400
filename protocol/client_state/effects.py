"""The functions that say what a push changes, by the push; their docstrings are the list in docs/protocol.md."""

from collections.abc import Callable
from typing import Final, TypeVar

from protocol.client_state.state import ClientState
from protocol.core.frames import Push

P = TypeVar("P", bound=Push)

EFFECTS: Final[dict[type[Push], Callable[[ClientState, Push], ClientState]]] = {}


def effect(
    kind: type[P],
) -> Callable[[Callable[[ClientState, P], ClientState]], Callable[[ClientState, P], ClientState]]:
    """Makes a function the effect of a push. Its docstring says the same to readers of docs/protocol.md.

    Raises TypeError when it has none, and for a second effect of the same push.
    """

    def register(change: Callable[[ClientState, P], ClientState]) -> Callable[[ClientState, P], ClientState]:
        if not change.__doc__:
            raise TypeError(f"the effect of {kind.__name__} has no description")
        if kind in EFFECTS:
            raise TypeError(f"{kind.__name__} has two effects")

        def checked(state: ClientState, push: Push) -> ClientState:
            if not isinstance(push, kind):
                raise TypeError(f"{type(push).__name__} is no {kind.__name__}")
            return change(state, push)

        checked.__doc__ = change.__doc__
        EFFECTS[kind] = checked
        return change

    return register
