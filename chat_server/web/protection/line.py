"""A line before the door: whoever comes at once is let in a few at a time, so that the event loop comes round."""

import asyncio
from collections import deque
from collections.abc import Callable

A_TURN = 16
"""How many are let in in one turn of the loop: a connection costs up to a millisecond until it waits for something."""


class WaitingLine:
    """Who waits for a turn of the loop."""

    def __init__(self, a_turn: int = A_TURN) -> None:
        self._a_turn = a_turn
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_moving = False

    def enter(self, come_in: Callable[[], None]) -> None:
        """`come_in` is called in the next turn in which there is room; first come, first served."""
        self._waiting.append(come_in)
        if not self._is_moving:
            self._is_moving = True
            asyncio.get_running_loop().call_soon(self._move)

    def _move(self) -> None:
        for _ in range(min(self._a_turn, len(self._waiting))):
            self._waiting.popleft()()
        self._is_moving = bool(self._waiting)
        if self._is_moving:
            asyncio.get_running_loop().call_soon(self._move)
