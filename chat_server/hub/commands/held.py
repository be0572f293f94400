"""What becomes of held acts (SPEC 3)."""

from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.held_acts import sent
from chat_server.hub.commands.core.registry import handles
from chat_server.services.held.release import ReleaseRequest, release_act
from chat_server.services.held.waiting import (
    AgreeRequest,
    RewordRequest,
    WithdrawRequest,
    agree_to_act,
    reword_act,
    withdraw_act,
)
from protocol.core.frames import Done
from protocol.held import ChangeHeld, ReleaseHeld, Sent, WithdrawHeld


@handles(ReleaseHeld)
async def release(call: Call, command: ReleaseHeld) -> Sent:
    if command.when == "opening" and call.is_quiet:
        return await _agree(call, command)
    request = ReleaseRequest(
        person=call.viewer.person,
        held=command.held,
        at=call.now,
        quiet_since=call.quiet_since,
        insisted=True,
        calendar=call.context.calendar,
    )
    placed = await call.write(release_act, request)
    return Sent(seq=placed.seq if placed else 0, at=placed.at if placed else request.at)


async def _agree(call: Call, command: ReleaseHeld) -> Sent:
    request = AgreeRequest(
        person=call.viewer.person,
        held=command.held,
        at=call.now,
        quiet_since=call.quiet_since,
        release=call.opening,
        calendar=call.context.calendar,
    )
    return sent(await call.write(agree_to_act, request))


@handles(ChangeHeld)
async def change(call: Call, command: ChangeHeld) -> Sent:
    request = RewordRequest(call.viewer.person, command.held, command.text, call.opening)
    return sent(await call.write(reword_act, request))


@handles(WithdrawHeld)
async def withdraw(call: Call, command: WithdrawHeld) -> Done:
    await call.write(withdraw_act, WithdrawRequest(call.viewer.person, command.held, call.now))
    return Done()
