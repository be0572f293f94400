"""What use cases and the hub need from the outside; gateways provide it."""

from collections.abc import Callable
from typing import Protocol

from chat_server.domain.facts import Fact


class Bus(Protocol):
    """The doorbell between processes (DESIGN idea 2). It may lose, double and reorder facts; the store is the truth."""

    async def start(self, on_fact: Callable[[Fact], None], on_gap: Callable[[], None]) -> None:
        """Begin to hear. `on_fact` is called in the event loop for every fact, the own process's included;
        `on_gap` when facts of other processes may have been missed. Returns once nothing new can be missed."""

    def publish(self, fact: Fact) -> None:
        """Tell every process. Never blocks and never fails; what cannot be told to others now is a gap there."""

    async def stop(self) -> None:
        """Hear nothing any more."""
