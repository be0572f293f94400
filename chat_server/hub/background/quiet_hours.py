"""Telling everybody when quiet hours begin or end."""

import asyncio

import structlog

from chat_server.clock import Clock
from chat_server.domain.core.times import to_millis
from chat_server.hub.background import rounds
from chat_server.hub.connections.channel import CHANNELS, CUSTOMER_CHANNELS, channel_of
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import framed_push, write_to_all
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.outward.calendar import show_day
from chat_server.services.core.ports import ReadMarkQueries
from protocol.calendar import DayChanged
from protocol.chats.read_marks import ReadMoved
from protocol.presence import PresenceAll

log = structlog.get_logger()

SLICE_SECONDS = 0.005
"""For how long people are told before the loop turns, so that nobody's message waits until everybody is told."""


async def watch_quiet_hours(queries: ReadMarkQueries, clock: Clock, receivers: Receivers) -> None:
    """Tell everybody when quiet hours begin or end, or the clock was moved."""
    said = receivers.quiet_hours.time().hours
    marks_hidden = False
    while True:
        time = receivers.quiet_hours.time()
        if time.hours != said:
            said = time.hours
            marks_hidden = not said.quiet
            with rounds.one_round(clock, "day"):
                await tell_change(clock, receivers, DayChanged(now=time.now_ms, day=show_day(said)))
            continue
        if marks_hidden:
            with rounds.one_round(clock, "day"):
                await show_read_marks(queries, clock, receivers)
                marks_hidden = False
        await clock.sleep(min(receivers.quiet_hours.seconds_left(), rounds.LOOK_AT_CLOCK_SECONDS))


async def tell_change(clock: Clock, receivers: Receivers, changed: DayChanged) -> None:
    """Tell everybody the new hour and, in the same breath, who is there to their eyes now.

    Whoever comes to see other people while the others are told is told with those, or again.
    """
    frames = {channel: framed_push(changed, channel) for channel in CHANNELS}
    viewpoints = receivers.viewpoints
    done: set[ClientConnection] = set()
    began = clock.monotonic()
    while waiting := [one for one in viewpoints.all() if not done.issuperset(viewpoints.watching(one))]:
        for viewpoint in waiting:
            connections = viewpoints.watching(viewpoint)
            done.update(connections)
            for connection in connections:
                connection.write(frames[channel_of(connection)])
            write_to_all(connections, PresenceAll(presence=receivers.presence.shown_to(viewpoint)))
            if clock.monotonic() - began > SLICE_SECONDS:
                await asyncio.sleep(0)
                began = clock.monotonic()
    log.info("quiet hours began" if changed.day.quiet else "quiet hours ended", connections=len(done))


async def show_read_marks(queries: ReadMarkQueries, clock: Clock, receivers: Receivers) -> None:
    """Quiet hours are over: customers see how far colleagues have read meanwhile, without a time."""
    for mark in await queries.hidden_marks(to_millis(clock.now())):
        moved = ReadMoved(chat=mark.chat_pid, person=mark.pid, seq=mark.seq)
        receivers.rooms.push_to_room(mark.chat, moved, CUSTOMER_CHANNELS)
