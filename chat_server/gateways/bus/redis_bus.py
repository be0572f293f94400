"""The bus between processes, over Redis pub/sub."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from secrets import SystemRandom

import structlog
from redis.asyncio import ConnectionPool
from redis.asyncio.connection import AbstractConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from chat_server.domain.facts import Fact
from chat_server.gateways.bus.facts_codec import decode_fact
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.gateways.bus.redis_messages import HeardBefore, Outgoing, decode_message
from chat_server.services.core.ports import BusUnavailable

TIME_LIMIT = 2.0
"""Seconds a call to Redis may take, and how long one may hear nothing, not even oneself."""

BEATS = 4
"""Heartbeats within the time limit."""

START_TRIES = 5
"""`start` gives up after so many time limits."""

STOP_PATIENCE = 0.7
"""Seconds for the last facts to go out; then the connections are cut."""

GATHER = 0.001
"""Seconds between two messages, in which facts gather: a message costs far more than a fact in it."""

FIRST_PAUSE, LONGEST_PAUSE = 0.05, 0.4
"""Seconds until the first further attempt to connect, doubled each time; half of it is chance.

The longest is how long an outage lasts beyond its end. An attempt costs a refused connection.
"""

_FAILURES = (RedisError, OSError)
_uniform = SystemRandom().uniform

log = structlog.get_logger()


class RedisBus:
    """Delivers to the own process at once, and to all others on `channel` through Redis.

    `origin` names this process and no other that runs. What Redis loses is noticed: see docs/bus.md.
    Redis calls are not cancelled: a connection whose call failed or ran out of time is discarded with it.
    A bus is started once.
    """

    is_shared = True

    def __init__(self, url: str, channel: str, origin: str, *, time_limit: float = TIME_LIMIT) -> None:
        """`url` as in redis://user:password@host:6379/0, rediss:// or unix://path; raises ValueError."""
        self._pool = _pool(url, time_limit)
        self._channel = channel
        self._origin = origin
        self._time_limit = time_limit
        self._here = LocalBus()
        self._outgoing = Outgoing(origin)
        self._heard = HeardBefore()
        self._wake = asyncio.Event()
        self._listening = asyncio.Event()
        self._sending = asyncio.Event()
        self._stopping = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._trouble = "TimeoutError"
        self._connections = 0

    @property
    def is_up(self) -> bool:
        """Whether it hears and tells just now."""
        return self._connections == 2

    async def start(self, on_fact: Callable[[Fact], None], on_gap: Callable[[], None]) -> None:
        """As the port says. Raises BusUnavailable."""
        self._loop = asyncio.get_running_loop()
        self._on_gap = on_gap
        await self._here.start(on_fact, on_gap)
        self._spawn(self._keep(self._subscribe, self._listen))
        self._spawn(self._keep(self._greet, self._send))
        self._beat()
        try:
            await self._ready()
        except BaseException:
            await self.stop()
            raise

    def publish(self, fact: Fact) -> None:
        self._here.publish(fact)
        self._outgoing.add(fact)
        self._wake.set()

    async def stop(self) -> None:
        """Hear nothing any more, and tell the others what was published before; takes less than a second."""
        self._stopping.set()
        self._wake.set()
        await self._here.stop()
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=STOP_PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _ready(self) -> None:
        try:
            async with asyncio.timeout(START_TRIES * self._time_limit):
                await self._listening.wait()
                await self._sending.wait()
        except TimeoutError:
            raise BusUnavailable(_advice(self._address, self._trouble)) from None

    @property
    def _address(self) -> str:
        options = self._pool.connection_kwargs
        return options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}"

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _beat(self) -> None:
        if not self._stopping.is_set():
            self._wake.set()
            self._loop.call_later(self._time_limit / BEATS, self._beat)

    async def _keep(
        self,
        prepare: Callable[[AbstractConnection], Awaitable[None]],
        use: Callable[[AbstractConnection], Awaitable[None]],
    ) -> None:
        """`use` a connection until the bus stops, and a new one whenever it fails."""
        failures = 0
        while not self._stopping.is_set():
            try:
                async with self._connected() as connection:
                    await prepare(connection)
                    failures = 0
                    self._connections += 1
                    try:
                        await use(connection)
                    finally:
                        self._connections -= 1
            except _FAILURES as error:
                failures += 1
                await self._failed(failures, error)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AbstractConnection]:
        connection = self._pool.connection_class(**self._pool.connection_kwargs)
        try:
            await connection.connect()  # type: ignore[no-untyped-call]
            yield connection
        finally:
            await connection.disconnect(nowait=True)

    async def _failed(self, failures: int, error: Exception) -> None:
        self._trouble = type(error.__cause__ or error).__name__
        if failures == 1:
            log.warning("bus connection lost", address=self._address, error=self._trouble)
        pause = pause_after(failures)
        with suppress(TimeoutError):
            async with asyncio.timeout(_uniform(pause / 2, pause)):
                await self._stopping.wait()

    async def _greet(self, connection: AbstractConnection) -> None:
        """The number tells the others that they missed what there was no connection for."""
        self._outgoing.lose()
        await self._tell(connection)
        self._sending.set()

    async def _tell(self, connection: AbstractConnection) -> None:
        await connection.send_command("PUBLISH", self._channel, self._outgoing.take(), check_health=False)
        await connection.read_response()

    async def _send(self, connection: AbstractConnection) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            is_last = self._stopping.is_set()
            await self._tell(connection)
            if self._outgoing:
                self._wake.set()
            elif is_last:
                return
            await asyncio.sleep(GATHER)

    async def _subscribe(self, connection: AbstractConnection) -> None:
        await connection.send_command("SUBSCRIBE", self._channel, check_health=False)
        await self._hear_next(connection)

    async def _listen(self, connection: AbstractConnection) -> None:
        while not self._stopping.is_set():
            await self._hear_next(connection)

    async def _hear_next(self, connection: AbstractConnection) -> None:
        match await connection.read_response(timeout=self._time_limit, push_request=True):
            case [b"message", _, bytes(data)]:
                self._hear(data)
            case [b"subscribe", *_]:
                self._subscribed()
            case None:
                raise TimeoutError("heard nothing, not even the own heartbeat")
            case _:
                pass

    def _subscribed(self) -> None:
        """The first time it is the start; after that, facts were missed before it."""
        if self._listening.is_set():
            log.info("bus subscribed again", address=self._address)
            self._loop.call_soon(self._gap)
        self._listening.set()

    def _gap(self) -> None:
        if not self._stopping.is_set():
            self._on_gap()

    def _hear(self, data: bytes) -> None:
        message = decode_message(data)
        if message is None:
            log.warning("bus message not readable", bytes=len(data))
        elif message.origin != self._origin:
            if self._heard.is_gap(message):
                self._loop.call_soon(self._gap)
            for encoded in message.facts:
                fact = decode_fact(encoded)
                if fact is not None:
                    self._here.publish(fact)


def pause_after(failures: int) -> float:
    """Seconds to wait at most after so many failures in a row."""
    return min(FIRST_PAUSE * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE)


def _pool(url: str, time_limit: float) -> ConnectionPool:
    """Makes connections that do one thing at a time and never try again behind our back."""
    try:
        pool = ConnectionPool.from_url(url)
    except ValueError:
        raise ValueError("This is no Redis URL (not shown, as it may hold a password).") from None
    pool.connection_kwargs |= {
        "protocol": 2,
        "decode_responses": False,
        "retry": Retry(NoBackoff(), 0),
        "socket_timeout": time_limit,
        "socket_connect_timeout": time_limit,
    }
    return pool


def _advice(address: str, trouble: str) -> str:
    return (
        f"Redis unter {address} ist nicht erreichbar ({trouble}): Läuft es, stimmen Adresse und Passwort? / "
        f"Redis at {address} cannot be reached ({trouble}): does it run, are address and password right?"
    )
