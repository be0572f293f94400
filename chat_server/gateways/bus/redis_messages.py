"""What processes say to each other over Redis, and how they notice that something is missing.

A message is `[origin, number, [fact, ...]]` in MessagePack. `number` counts the messages of that origin that
had facts, and the times that facts could not be sent; a heartbeat has no facts and repeats the last number.
So whatever is lost, the next message tells: its number is not the expected one. Further elements are ignored.
"""

from collections import deque
from collections.abc import Sequence
from typing import Annotated

import msgspec
import structlog

from chat_server.domain.facts import Fact
from chat_server.gateways.bus.facts_codec import encode_fact

QUEUE_BYTES = 4 * 2**20
"""Encoded facts waiting for Redis; what exceeds it is lost."""

MESSAGE_BYTES = 256 * 2**10
"""Facts in one message, unless a single one is bigger."""

MAX_ORIGINS = 1000
"""Processes whose numbers are remembered."""

log = structlog.get_logger()


class RedisMessage(msgspec.Struct, array_like=True, frozen=True):
    """Facts of one origin, still encoded. Without facts: a heartbeat."""

    origin: Annotated[str, msgspec.Meta(max_length=64)]
    number: Annotated[int, msgspec.Meta(ge=0)]
    facts: Sequence[msgspec.Raw]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(RedisMessage).decode


def decode_message(data: bytes) -> RedisMessage | None:
    """The message in `data`, or None if it is none; never an exception."""
    try:
        return _decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


class Outgoing:
    """Facts on their way to the other processes; at most `limit` bytes."""

    def __init__(self, origin: str, limit: int = QUEUE_BYTES) -> None:
        self._origin = origin
        self._limit = limit
        self._facts: deque[bytes] = deque()
        self._number = 0
        self.bytes = 0

    def __bool__(self) -> bool:
        return bool(self._facts)

    def add(self, fact: Fact) -> None:
        """Let it wait for `take`. If that cannot be, it is lost, and the next message tells so."""
        encoded = _encoded(fact)
        if encoded is None or self.bytes + len(encoded) > self._limit:
            self._number += 1
            return
        self._facts.append(encoded)
        self.bytes += len(encoded)

    def take(self) -> bytes:
        """The next message, with the oldest facts that fit; a heartbeat if there are none.

        A message that is not sent then is lost, and the next one tells so.
        """
        facts: list[msgspec.Raw] = []
        room = MESSAGE_BYTES
        while self._facts and (not facts or len(self._facts[0]) <= room):
            fact = self._facts.popleft()
            room -= len(fact)
            self.bytes -= len(fact)
            facts.append(msgspec.Raw(fact))
        self._number += bool(facts)
        return _encode(RedisMessage(self._origin, self._number, facts))

    def lose(self) -> None:
        """Give up what waits: by the time it could be told it would be stale."""
        self._number += bool(self._facts)
        self._facts.clear()
        self.bytes = 0


class HeardBefore:
    """The last number heard of each origin."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def is_gap(self, message: RedisMessage) -> bool:
        """Note the message; whether something of its origin is missing before it.

        An origin never heard before that has told something already counts as a gap, as does one that
        starts anew.
        """
        expected = self._last.pop(message.origin, 0) + bool(message.facts)
        self._last[message.origin] = message.number
        if len(self._last) > MAX_ORIGINS:
            del self._last[next(iter(self._last))]
        return message.number != expected


def _encoded(fact: Fact) -> bytes | None:
    try:
        return encode_fact(fact)
    except (TypeError, ValueError, OverflowError) as error:
        log.error("fact cannot be encoded", fact=type(fact).__name__, error=type(error).__name__)
        return None
