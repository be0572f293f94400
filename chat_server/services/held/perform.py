"""Letting a held act happen."""

from dataclasses import replace

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.held_acts import ChatAct
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.times import from_millis
from chat_server.domain.facts import Fact
from chat_server.domain.held import HeldAct
from chat_server.services.chats.members import MemberRequest, change_member_now
from chat_server.services.core.asked import Asked
from chat_server.services.core.perform import Occasion, perform
from chat_server.services.core.placed import Placed
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success
from chat_server.storage.held.held import load_author


def perform_held(connection: Connection, act: HeldAct, occasion: Occasion) -> Success[Placed]:
    """Let a held act happen. Raises Refusal.

    One that was handed on happens in the name of whoever decided about it, who comes into the chat for it.
    """
    if act.handed_on is None:
        return perform(connection, act.act, occasion)
    came = _come_in(connection, act, occasion)
    done = perform(connection, act.act, replace(occasion, author=load_author(connection, act.id)))
    return Success(done.value, (*came, *done.facts))


def _come_in(connection: Connection, act: HeldAct, occasion: Occasion) -> tuple[Fact, ...]:
    """Nobody comes into a direct chat: what was to be said there, somebody else says in a chat of their own."""
    viewer, at = occasion.asked.viewer, occasion.asked.at
    for_members = isinstance(act.act, ChatAct) and act.act.for_members
    chat = find_chat(connection, act.chat_pid) if for_members else None
    if chat is None or load_memberships(connection, {(chat, viewer.person)}):
        return ()
    asked = Asked(viewer, key_of(act, "join", at), at)
    request = MemberRequest(
        asked=asked, chat=act.chat_pid, person=viewer.pid, member=True, calendar=occasion.calendar
    )
    return change_member_now(connection, request).facts


def occasion_of(
    act: HeldAct, viewer: Viewer, step: str, *, at: int, quiet_since: int, calendar: Calendar
) -> Occasion:
    """When and by whom a held act happens, or is tried; `step` says which, for its idempotency key."""
    return Occasion(
        asked=Asked(viewer, key_of(act, step, at), at),
        chat=act.chat_pid,
        quiet_since=quiet_since,
        calendar=calendar,
    )


def key_of(act: HeldAct, step: str, at: int) -> CommandKey:
    """The idempotency key of what is done at a moment (ms) because of a held act."""
    return CommandKey(f"{from_millis(at):%Y%m%d}-{step}-{act.pid}", act.person, act.pid.encode()[:16])
