"""Acts of staff in quiet hours, and commands about those that are held (SPEC 3)."""

from collections.abc import Callable

from chat_server.domain.core.ids import new_id
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.held import Act, ActToHold
from chat_server.hub.commands.core.call import Office
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.outward.held import show_held
from chat_server.services.core.placed import Placed
from chat_server.services.held import held
from protocol.chats.chat import RenameChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.core.frames import Done
from protocol.core.types import Value
from protocol.held import ChangeHeld, ReleaseHeld, Sent, WithdrawHeld
from protocol.messages import Delete, Edit, Send
from protocol.tags import TagMessage
from protocol.tasks.commands import ActOnTask

Holdable = Send | Edit | Delete | RenameChat | AddMember | RemoveMember | TagMessage | ActOnTask


def _request(office: Office, viewer: Viewer, command: Holdable, act: Act) -> held.HoldRequest:
    """To hold the act of a command until the next opening."""
    new = ActToHold(
        pid=new_id("h", office.context.randomness),
        person=viewer.person,
        chat_pid=command.chat,
        act=act,
        at=office.now(),
        release_at=office.opening(),
    )
    return held.HoldRequest(
        viewer=viewer,
        key=office.key(viewer, command, command.key),
        new=new,
        quiet_since=office.quiet_since(),
        calendar=office.context.calendar,
    )


def submit(
    office: Office,
    viewer: Viewer,
    command: Holdable,
    act: Act,
    finish: Callable[[Placed | Refusal], None],
) -> None:
    """Hold an act, or let it happen where no customer reads."""
    request = _request(office, viewer, command, act)
    office.context.writer.submit(viewer.person, held.hold_act, request, finish)


async def run(office: Office, viewer: Viewer, command: Holdable, act: Act) -> Placed:
    """As `submit`, for callers that wait. Raises Refusal."""
    return await office.context.writer.run(
        viewer.person, held.hold_act, _request(office, viewer, command, act)
    )


async def release(office: Office, connection: ClientConnection, command: ReleaseHeld) -> Value:
    if command.when == "opening" and office.is_quiet():
        return await _agree(office, connection, command)
    person = connection.viewer.person
    request = held.ReleaseRequest(
        person=person,
        held=command.held,
        at=office.now(),
        quiet_since=office.quiet_since(),
        insisted=True,
        calendar=office.context.calendar,
    )
    placed = await office.context.writer.run(person, held.release_act, request)
    return Sent(seq=placed.seq if placed else 0, at=placed.at if placed else request.at)


async def _agree(office: Office, connection: ClientConnection, command: ReleaseHeld) -> Value:
    person = connection.viewer.person
    request = held.AgreeRequest(
        person=person,
        held=command.held,
        at=office.now(),
        quiet_since=office.quiet_since(),
        release=office.opening(),
        calendar=office.context.calendar,
    )
    placed = await office.context.writer.run(person, held.agree_to_act, request)
    return Sent(seq=0, at=placed.at, held=show_held(placed.held) if placed.held else None)


async def change(office: Office, connection: ClientConnection, command: ChangeHeld) -> Value:
    person = connection.viewer.person
    request = held.RewordRequest(person, command.held, command.text, office.opening())
    placed = await office.context.writer.run(person, held.reword_act, request)
    return Sent(seq=0, at=placed.at, held=show_held(placed.held) if placed.held else None)


async def withdraw(office: Office, connection: ClientConnection, command: WithdrawHeld) -> Value:
    person = connection.viewer.person
    await office.context.writer.run(person, held.withdraw_act, (person, command.held))
    return Done()
