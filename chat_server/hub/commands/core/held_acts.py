"""Holding the act of a command of staff in quiet hours until the next opening (SPEC 3)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.held import ActToHold, HoldableAct
from chat_server.hub.commands.core.call import Call
from chat_server.outward.held import show_held
from chat_server.services.core.placed import Placed
from chat_server.services.held.hold import HoldRequest, hold_act
from protocol.core.frames import Keyed
from protocol.held import Sent


def submit_held(
    call: Call,
    command: Keyed,
    chat: str,
    act: HoldableAct,
    finish: Callable[[Placed | Refusal], None],
    uploads: Sequence[str] = (),
) -> None:
    """Hold an act in a chat, or let it happen where no customer reads; a message waits with its uploads."""
    call.submit(hold_act, replace(_request(call, command, chat, act), uploads=tuple(uploads)), finish)


async def hold(call: Call, command: Keyed, chat: str, act: HoldableAct) -> Sent:
    """As `submit_held`, for callers that wait. Raises Refusal."""
    return sent(await call.write(hold_act, _request(call, command, chat, act)))


def sent(placed: Placed) -> Sent:
    """Where it stands, or that it waits."""
    return Sent(
        seq=placed.seq, at=placed.at, held=show_held(placed.held) if placed.held is not None else None
    )


def _request(call: Call, command: Keyed, chat: str, act: HoldableAct) -> HoldRequest:
    new = ActToHold(
        pid=call.new_id("h"),
        person=call.viewer.person,
        chat_pid=chat,
        act=act,
        at=call.now,
        release_at=call.opening,
    )
    return HoldRequest(
        viewer=call.viewer,
        key=call.key(command),
        new=new,
        quiet_since=call.quiet_since,
        calendar=call.context.calendar,
    )
