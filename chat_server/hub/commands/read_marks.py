"""How far somebody has read."""

from functools import partial

from chat_server.domain.core.refusal import Refusal
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles, handles_at_once
from chat_server.hub.commands.core.replies import Answer
from chat_server.services.chats.read_marks import ReadRequest, mark_reads, unmark_read
from protocol.chats.read_marks import MarkRead, MarkUnread
from protocol.core.frames import Done


@handles_at_once(MarkRead)
def mark_read(call: Call, command: MarkRead, answer: Answer[Done]) -> None:
    call.submit(mark_reads, _request(call, command), partial(_finish, answer))


def _finish(answer: Answer[Done], outcome: Refusal | None) -> None:
    answer(Done() if outcome is None else outcome)


@handles(MarkUnread)
async def mark_unread(call: Call, command: MarkUnread) -> Done:
    await unmark_read(call.context, _request(call, command))
    return Done()


def _request(call: Call, command: MarkRead | MarkUnread) -> ReadRequest:
    return ReadRequest(
        viewer=call.viewer, chat=command.chat, seq=command.seq, at=call.now, quiet_since=call.quiet_since
    )
