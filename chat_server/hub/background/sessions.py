"""Closing the connections of people who may no longer see what they see."""

import asyncio

from chat_server.clock import Clock
from chat_server.hub.background import rounds
from chat_server.hub.connections.connections import Connections
from chat_server.services.core.ports import SessionQueries
from chat_server.tally import tally
from protocol.core.errors import EXPIRED, RESTART, REVOKED


async def end_sessions(queries: SessionQueries, clock: Clock, connections: Connections) -> None:
    """Revoked by another process, or expired: closed within a second."""
    while True:
        await tally.lag.sleep(rounds.SESSIONS_SECONDS)
        with rounds.one_round(clock, "sessions"):
            if connections.by_session:
                ended = await queries.ended(list(connections.by_session))
                for session, how in ended.items():
                    connections.end_session(session, REVOKED if how == "revoked" else EXPIRED)


async def end_old_leads(queries: SessionQueries, clock: Clock, connections: Connections) -> None:
    """Who leads others than when they connected shall come back, and see what they may see now."""
    while True:
        await asyncio.sleep(rounds.SESSIONS_SECONDS)
        with rounds.one_round(clock, "leads"):
            if connections.by_person:
                leads = await queries.leads()
                for connection in list(connections):
                    viewer = connection.viewer
                    if viewer.leads != leads.get(viewer.person, frozenset()):
                        connection.close(RESTART)
