"""Holding the act of a command of staff in quiet hours until the next opening (SPEC 3)."""

from collections.abc import Callable

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.held import Act, ActToHold
from chat_server.hub.commands.core.call import Call
from chat_server.outward.held import show_held
from chat_server.services.core.placed import Placed
from chat_server.services.held import held
from protocol.chats.chat import RenameChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.held import Sent
from protocol.messages import Delete, Edit, Send
from protocol.reactions import ReactToMessage
from protocol.tags import TagMessage
from protocol.tasks.commands import ActOnTask

Holdable = (
    Send | Edit | Delete | RenameChat | AddMember | RemoveMember | TagMessage | ReactToMessage | ActOnTask
)


def submit_held(call: Call, command: Holdable, act: Act, finish: Callable[[Placed | Refusal], None]) -> None:
    """Hold an act, or let it happen where no customer reads."""
    call.submit(held.hold_act, _request(call, command, act), finish)


async def hold(call: Call, command: Holdable, act: Act) -> Sent:
    """As `submit_held`, for callers that wait. Raises Refusal."""
    return sent(await call.write(held.hold_act, _request(call, command, act)))


def sent(placed: Placed) -> Sent:
    """Where it stands, or that it waits."""
    return Sent(
        seq=placed.seq, at=placed.at, held=show_held(placed.held) if placed.held is not None else None
    )


def _request(call: Call, command: Holdable, act: Act) -> held.HoldRequest:
    new = ActToHold(
        pid=call.new_id("h"),
        person=call.viewer.person,
        chat_pid=command.chat,
        act=act,
        at=call.now,
        release_at=call.opening,
    )
    return held.HoldRequest(
        viewer=call.viewer,
        key=call.key(command),
        new=new,
        quiet_since=call.quiet_since,
        calendar=call.context.calendar,
    )
