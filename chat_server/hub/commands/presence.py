"""Signs that somebody is there: typing, or using the device."""

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import TypingFact
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles_at_once
from chat_server.hub.commands.core.replies import Answer
from protocol.core.frames import Done
from protocol.presence import Active, Typing


@handles_at_once(Typing)
def typing(call: Call, command: Typing, answer: Answer[Done]) -> None:
    """Ephemeral: told to whoever is there, written nowhere. Answered first, or the time would tell who is there."""
    room = next((room for room in call.hub.rooms.of(call.connection) if room.pid == command.chat), None)
    if room is None or call.connection in room.guests:
        raise Refusal("not_found")
    answer(Done())
    viewer = call.viewer
    call.publish(
        TypingFact(
            chat=room.chat, chat_pid=room.pid, person=viewer.person, pid=viewer.pid, subject=viewer.audience
        )
    )
    call.used()


@handles_at_once(Active)
def active(call: Call, _command: Active, answer: Answer[Done]) -> None:
    """The person is there; that is all."""
    answer(Done())
    call.used()
