"""Messages and drafts."""

from functools import partial

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.messages.drafts import Draft
from chat_server.domain.messages.held_acts import HeldDelete, HeldEdit, HeldSend
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.held_acts import hold, sent, submit_held
from chat_server.hub.commands.core.registry import handles, handles_at_once
from chat_server.hub.commands.core.replies import Answer
from chat_server.outward.messages import show_messages
from chat_server.services.chats import queries as chat_queries
from chat_server.services.core.placed import Placed
from chat_server.services.messages import changes, drafts, messages
from protocol.core.frames import Done
from protocol.held import Sent
from protocol.messages import (
    Delete,
    Edit,
    GetMessages,
    GetVersions,
    Messages,
    Send,
    SetDraft,
    Version,
    Versions,
)


@handles_at_once(Send)
def send(call: Call, command: Send, answer: Answer[Sent]) -> None:
    """The hot path: no task, no await; the answer goes out as soon as the group is on disk."""
    finish = partial(_finish, call, answer)
    if call.holds(command.when):
        act = HeldSend(command.text, command.reply_to, command.as_persona)
        submit_held(call, command, command.chat, act, finish, command.files)
        return
    request = messages.SendRequest(
        viewer=call.viewer,
        key=call.key(command),
        chat=command.chat,
        text=command.text,
        reply_to=command.reply_to,
        persona=command.as_persona,
        at=call.now,
        quiet_since=call.quiet_since,
        calendar=call.context.calendar,
        files=tuple(command.files),
    )
    call.submit(messages.send_messages, request, finish)


def _finish(call: Call, answer: Answer[Sent], outcome: Placed | Refusal) -> None:
    answer(outcome if isinstance(outcome, Refusal) else sent(outcome))
    call.used()


@handles(Edit)
async def edit(call: Call, command: Edit) -> Sent:
    if call.holds(command.when):
        return await hold(call, command, command.chat, HeldEdit(command.seq, command.text))
    return await _change(call, command, command.text)


@handles(Delete)
async def delete(call: Call, command: Delete) -> Sent:
    if call.holds(command.when):
        return await hold(call, command, command.chat, HeldDelete(command.seq))
    return await _change(call, command, None)


async def _change(call: Call, command: Edit | Delete, text: str | None) -> Sent:
    request = changes.ChangeRequest(
        viewer=call.viewer, key=call.key(command), chat=command.chat, seq=command.seq, text=text, at=call.now
    )
    return sent(await call.write(changes.change_message, request))


@handles(GetMessages)
async def get_messages(call: Call, command: GetMessages) -> Messages:
    found, people = await call.read_chat(command.chat, partial(chat_queries.load_messages, seqs=command.seqs))
    return show_messages(found, people, call.viewer.audience)


@handles(GetVersions)
async def get_versions(call: Call, command: GetVersions) -> Versions:
    wordings = await call.read_chat(command.chat, partial(chat_queries.load_versions, seq=command.seq))
    return Versions(versions=[Version(at=w.at, text=w.text) for w in wordings])


@handles(SetDraft)
async def set_draft(call: Call, command: SetDraft) -> Done:
    draft = Draft(command.chat, command.text, command.reply_to if command.text else None)
    await call.write(drafts.set_drafts, drafts.DraftRequest(call.viewer.person, draft))
    return Done()
