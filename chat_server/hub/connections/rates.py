"""How many commands a connection may send: a token bucket, and an end for those who do not stop."""

from dataclasses import dataclass
from typing import Protocol

from chat_server.clock import Clock

FLOOD = 500
"""Commands refused, less those carried out meanwhile, after which the connection is closed."""


class Metered(Protocol):
    """What a connection keeps for this."""

    tokens: float
    stamp: float
    refused: int


@dataclass(frozen=True, slots=True)
class Rates:
    """`burst` commands at once, `per_second` in the long run."""

    clock: Clock
    per_second: float = 20.0
    burst: float = 100.0

    def allow(self, connection: Metered) -> bool:
        """Take a token, if there is one."""
        now = self.clock.monotonic()
        connection.tokens = min(self.burst, connection.tokens + (now - connection.stamp) * self.per_second)
        connection.stamp = now
        if connection.tokens < 1.0:
            connection.refused += 1
            return False
        connection.tokens -= 1.0
        connection.refused = max(0, connection.refused - 1)
        return True

    def retry_after(self) -> int:
        """Milliseconds until there is a token again."""
        return max(1, round(1000 / self.per_second))

    def is_flood(self, connection: Metered) -> bool:
        return connection.refused >= FLOOD
