"""Tags on messages."""

from dataclasses import replace

import msgspec

from protocol.client_state.effects import effect
from protocol.client_state.events import with_event, with_message
from protocol.client_state.state import ClientState
from protocol.messages import Message
from protocol.tags import MessageTagged, Tagged


@effect(MessageTagged)
def message_tagged(state: ClientState, push: MessageTagged) -> ClientState:
    """The message numbered `of` has the tag in its `tags`, at their end, with `by`, or, where `on` is false, has it
    no more; `tags_seq` = `seq`. The message stays as it is if its `tags_seq` is as high already; a deleted one, as it
    may be replayed before its other events, gets no tags. An own tag (it begins with `#`) that is put on is one of
    `tags` of the chat's account from then on."""
    return with_event(
        _with_own_tag(state, push) if push.on else state,
        push,
        opened=lambda opened: with_message(opened, push.of, lambda message: _tagged(message, push)),
    )


def _tagged(message: Message, push: MessageTagged) -> Message:
    if message.tags_seq >= push.seq:
        return message
    if message.deleted:
        return msgspec.structs.replace(message, tags_seq=push.seq)
    others = [mark for mark in message.tags if mark.tag != push.tag]
    added = [Tagged(tag=push.tag, by=push.by)] if push.on else []
    return msgspec.structs.replace(message, tags=[*others, *added], tags_seq=push.seq)


def _with_own_tag(state: ClientState, push: MessageTagged) -> ClientState:
    chat = state.chats.get(push.chat)
    account = state.accounts.get(chat.account or "") if chat is not None else None
    if account is None or not push.tag.startswith("#") or push.tag in account.tags:
        return state
    account = msgspec.structs.replace(account, tags=[*account.tags, push.tag])
    return replace(state, accounts={**state.accounts, account.id: account})
