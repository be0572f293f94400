"""What messages carry besides their words: each subject registers how a message shows its own."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from chat_server.domain.core.carried import Carried
from protocol.messages import Message

C = TypeVar("C", bound=Carried)
CarriedPresenter = Callable[[Message, C], Message]

_PRESENTERS: dict[type[Carried], CarriedPresenter[Any]] = {}


def shows_carried(kind: type[C]) -> Callable[[CarriedPresenter[C]], CarriedPresenter[C]]:
    """Register what makes of a message one that shows what it carries."""

    def register(presenter: CarriedPresenter[C]) -> CarriedPresenter[C]:
        if kind in _PRESENTERS:
            raise TypeError(f"two presenters of {kind.__name__}")
        _PRESENTERS[kind] = presenter
        return presenter

    return register


def with_carried(message: Message, carried: Iterable[Carried]) -> Message:
    """The message with all that it carries."""
    for one in carried:
        message = _PRESENTERS[type(one)](message, one)
    return message
