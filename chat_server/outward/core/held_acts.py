"""Held acts as their author sees them: each subject registers what shows its own."""

from collections.abc import Callable
from typing import Any, TypeVar

from chat_server.domain.held import HoldableAct
from chat_server.domain.subjects import ACTS
from protocol.held import Held

Show = Callable[..., Held]
"""Makes the value with what is the same for all acts; given is what an act says."""

A = TypeVar("A", bound=HoldableAct)
ActPresenter = Callable[[A, Show], Held]

_PRESENTERS: dict[type[object], ActPresenter[Any]] = {}


def shows_held(kind: type[A]) -> Callable[[ActPresenter[A]], ActPresenter[A]]:
    """Register what shows held acts of a type."""

    def register(presenter: ActPresenter[A]) -> ActPresenter[A]:
        if kind in _PRESENTERS:
            raise TypeError(f"two presenters of {kind.__name__}")
        _PRESENTERS[kind] = presenter
        return presenter

    return register


def show_act(act: HoldableAct, show: Show) -> Held:
    """A held act, made by `show`."""
    return _PRESENTERS[type(act)](act, show)


def check_complete() -> None:
    """Raises TypeError for an act that can be held and that no subject shows."""
    if missing := set(ACTS.values()) - _PRESENTERS.keys():
        raise TypeError(f"nothing shows that {missing} are held")
