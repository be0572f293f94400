"""Which handler delivers which kind of fact. Each subject registers its own."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args

from chat_server.domain.facts import Fact
from chat_server.hub.delivery.core.receivers import Receivers

F = TypeVar("F", bound=Fact)
FactHandler = Callable[[Receivers, F], None]
_HANDLERS: dict[type, Callable[[Receivers, Any], None]] = {}


def delivers(kind: type[F]) -> Callable[[FactHandler[F]], FactHandler[F]]:
    """Register the handler of a kind of fact."""

    def register(handler: FactHandler[F]) -> FactHandler[F]:
        if kind in _HANDLERS:
            raise TypeError(f"two handlers of {kind.__name__}")
        _HANDLERS[kind] = handler
        return handler

    return register


def deliver(receivers: Receivers, fact: Fact) -> None:
    """Tell of a fact whom it concerns."""
    _HANDLERS[type(fact)](receivers, fact)


def check_complete() -> None:
    """Raises TypeError for a kind of fact that no subject delivers."""
    if missing := set(get_args(Fact)) - _HANDLERS.keys():
        raise TypeError(f"nothing delivers {missing}")
