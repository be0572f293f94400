"""One push taken into what a client knows."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from protocol import client_state
from protocol.client_state.effects import EFFECTS
from protocol.client_state.state import ClientState
from protocol.core.frames import Event, Push
from protocol.core.types import ChatId, Cursor
from protocol.subjects import PUSHES

for _module in iter_modules(client_state.__path__):
    if _module.name != "apply":
        import_module(f"{client_state.__name__}.{_module.name}")  # which registers the effects of its subject


def apply(state: ClientState, push: Push) -> ClientState:
    """What is known after `push`, which is no gap. An event that is known already changes nothing."""
    if isinstance(push, Event) and _is_known(state, push):
        return state
    return effect_of(type(push))(state, push)


def effect_of(kind: type[Push]) -> Callable[[ClientState, Push], ClientState]:
    """What a push of this kind changes; the docstring says it in words."""
    return EFFECTS[kind]


def is_gap(state: ClientState, push: Push) -> bool:
    """Whether events are missing between what is known and this one: then the client resumes and ignores it."""
    last = cursor_of(state, push.chat) if isinstance(push, Event) else None
    return isinstance(push, Event) and last is not None and push.seq > last + 1


def cursor_of(state: ClientState, chat: ChatId) -> Cursor | None:
    """The number of the last event of a chat that is taken in; None for a chat that one does not have."""
    opened, listed = state.opened.get(chat), state.chats.get(chat)
    if opened is not None:
        return opened.cursor
    return None if listed is None else listed.head


def _is_known(state: ClientState, event: Event) -> bool:
    last = cursor_of(state, event.chat)
    return last is None or event.seq <= last


if missing := set(PUSHES.values()) - EFFECTS.keys():
    raise TypeError(f"pushes without an effect: {sorted(kind.__name__ for kind in missing)}")
