"""The bus within one process."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from chat_server.domain.facts import Fact

Fault = Callable[[Fact], Sequence[float]]
"""What goes wrong with a fact, in tests: after how many seconds it is delivered, once for each number.

`(0,)` is as it should be, `()` loses it, `(0, 0)` doubles it, `(0.01,)` lets others overtake it."""


class LocalBus:
    """Delivers what is published in one turn of the event loop in the next one, in order.

    With a `fault` it does worse, silently: `on_gap` is never called, as nobody would notice.
    """

    def __init__(self, fault: Fault | None = None) -> None:
        self._fault = fault
        self._on_fact: Callable[[Fact], None] | None = None
        self._due: deque[Fact] = deque()
        self._is_scheduled = False

    is_shared = False
    is_up = True

    async def start(
        self,
        on_fact: Callable[[Fact], None],
        on_gap: Callable[[], None],  # noqa: ARG002  the port has it
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._on_fact = on_fact

    def publish(self, fact: Fact) -> None:
        if self._fault is None:
            self._schedule(fact)
            return
        for delay in self._fault(fact):
            if delay:
                asyncio.get_running_loop().call_later(delay, self._schedule, fact)
            else:
                self._schedule(fact)

    async def stop(self) -> None:
        self._on_fact = None
        self._due.clear()

    def _schedule(self, fact: Fact) -> None:
        on_fact = self._on_fact
        if on_fact is None:
            return
        self._due.append(fact)
        if not self._is_scheduled:
            self._is_scheduled = True
            self._loop.call_soon(self._deliver, on_fact)

    def _deliver(self, on_fact: Callable[[Fact], None]) -> None:
        """What is published meanwhile, or remains because `on_fact` raised, has the next turn."""
        due = self._due
        try:
            for _ in range(len(due)):
                on_fact(due.popleft())
        finally:
            self._is_scheduled = bool(due)
            if due:
                self._loop.call_soon(self._deliver, on_fact)
