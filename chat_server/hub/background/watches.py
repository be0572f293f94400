"""What a hub does by itself, over and over: closing gaps, ending sessions, presence, and the turn of the day."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog

from chat_server import faults
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import to_millis
from chat_server.hub.background import handovers
from chat_server.hub.connections.frames import framed_push
from chat_server.hub.presence.presence import PROCESS_LEASE, REPEAT
from chat_server.hub.rooms import catch_up, memberships
from chat_server.hub.rooms.room import CHANNELS, channel_of
from chat_server.outward.calendar import show_day
from chat_server.tally import tally
from protocol.calendar import DayChanged
from protocol.chats.read_marks import ReadMoved
from protocol.core.errors import EXPIRED, RESTART, REVOKED
from protocol.presence import PresenceAll

if TYPE_CHECKING:
    from chat_server.hub.connections.client_connection import ClientConnection
    from chat_server.hub.hub import Hub

log = structlog.get_logger()

SWEEP_SECONDS = 2.0
SWEEP_WINDOW_MS = 60_000
SESSIONS_SECONDS = 0.5
LOOK_AT_CLOCK_SECONDS = 0.5
"""Not longer: the machine's clock may be set, or the machine sleep, while the loop's own time goes on."""
SLICE_SECONDS = 0.005
"""For how long people are told before the loop turns, so that nobody's message waits until everybody is told."""


@contextmanager
def going_on(hub: "Hub", watch: str) -> Iterator[None]:
    """What fails now, as when the store cannot be read, is logged and done again the next time."""
    well = False
    try:
        yield
        well = True
    except Refusal as refusal:
        log.warning("watch failed", watch=watch, code=refusal.code)
    except Exception as error:  # noqa: BLE001  whatever it is, it is done again
        faults.report(error, f"watch {watch}")
    finally:
        tally.ran(watch, hub.clock.now().timestamp(), well=well)


async def sweep(hub: "Hub") -> None:
    """A lost doorbell costs a moment: look for chats that moved on, and joined, without us hearing."""
    swept = to_millis(hub.clock.now())
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        with going_on(hub, "sweep"):
            now = to_millis(hub.clock.now())
            since = min(now, swept) - SWEEP_WINDOW_MS
            if hub.people:
                await catch_up.compare(hub, since)
                await memberships.compare(hub, since)
                await handovers.compare(hub, since)
                await hub.seen.compare(since)
            swept = now


async def end_sessions(hub: "Hub") -> None:
    """Revoked by another process, or expired: closed within a second."""
    while True:
        await tally.lag.sleep(SESSIONS_SECONDS)
        with going_on(hub, "sessions"):
            if hub.sessions:
                for session, how in (await hub.truth.ended(list(hub.sessions))).items():
                    hub.end_session(session, REVOKED if how == "revoked" else EXPIRED)


async def end_old_leads(hub: "Hub") -> None:
    """Who leads others than when they connected shall come back, and see what they may see now."""
    while True:
        await asyncio.sleep(SESSIONS_SECONDS)
        with going_on(hub, "leads"):
            if hub.people:
                leads = await hub.truth.leads()
                for connection in list(hub.keepalive.connections):
                    viewer = connection.viewer
                    if viewer.leads != leads.get(viewer.person, frozenset()):
                        connection.close(RESTART)


async def keep_presence(hub: "Hub") -> None:
    """Say again who is there; notice processes that live no more. Alone, a process has nobody to hear or tell."""
    while hub.bus.is_shared:
        with going_on(hub, "presence"):
            hub.presence.repeat()
            hub.presence.renew(await hub.truth.living(hub.origin, PROCESS_LEASE))
        for _second in range(REPEAT):
            await asyncio.sleep(1.0)
            hub.presence.expire()


async def watch_day(hub: "Hub") -> None:
    """Say so when quiet hours begin or end, or the clock was moved."""
    said = hub.day.time().hours
    marks_hidden = False
    while True:
        time = hub.day.time()
        if time.hours != said:
            said = time.hours
            marks_hidden = not said.quiet
            with going_on(hub, "day"):
                await turn(hub, DayChanged(now=time.now_ms, day=show_day(said)))
            continue
        if marks_hidden:
            with going_on(hub, "day"):
                await show_read_marks(hub)
                marks_hidden = False
        await hub.clock.sleep(min(hub.day.seconds_left(), LOOK_AT_CLOCK_SECONDS))


async def turn(hub: "Hub", changed: DayChanged) -> None:
    """Tell everybody the new hour and, in the same breath, who is there to their eyes now.

    Whoever comes to see other people while the others are told is told with those, or again.
    """
    frames = {channel: framed_push(changed, channel) for channel in CHANNELS}
    told: set[ClientConnection] = set()
    turned = hub.clock.monotonic()
    while waiting := [
        view for view in hub.presence.views() if not told.issuperset(hub.presence.watching(view))
    ]:
        for view in waiting:
            connections = hub.presence.watching(view)
            told.update(connections)
            for connection in connections:
                connection.write(frames[channel_of(connection)])
            hub.tell_presence(connections, PresenceAll(presence=hub.presence.shown_to(view)))
            if hub.clock.monotonic() - turned > SLICE_SECONDS:
                await asyncio.sleep(0)
                turned = hub.clock.monotonic()
    log.info("the day turned", quiet=changed.day.quiet, told=len(told))


async def show_read_marks(hub: "Hub") -> None:
    """Quiet hours are over: customers see how far colleagues have read meanwhile, without a time."""
    for mark in await hub.truth.hidden_marks(to_millis(hub.clock.now())):
        moved = ReadMoved(chat=mark.chat_pid, person=mark.pid, seq=mark.seq)
        hub.tell_room(mark.chat, moved, [channel for channel in CHANNELS if channel[0] == "customer"])


WATCHES = (sweep, end_sessions, end_old_leads, keep_presence, watch_day)
