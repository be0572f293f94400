"""Putting tags on messages and taking them off (SPEC 5)."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import AccountFact, Event, Fact
from chat_server.domain.tags import (
    HeldTag,
    HeldUntag,
    NewTag,
    RemovedTag,
    decide_account_tag,
    decide_tag,
    is_account_tag,
    spelling_of,
)
from chat_server.services.core.access import check_message
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed, placed_before
from chat_server.storage.chats.log import ChatHead, PendingRows, lock_chats
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.account_tags import load_own_tags, save_own_tag
from chat_server.storage.tags import load_tags, load_used_tags, save_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRequest:
    """A tag to be put on a message, or taken off, at `at` (ms)."""

    viewer: Viewer
    key: CommandKey
    chat: str
    seq: int
    tag: str
    on: bool
    at: int


def tag_now(connection: Connection, request: TagRequest) -> Success[Placed]:
    """Set or take off a tag. Setting it again changes nothing: the place is the chat's end then. Raises Refusal."""
    chat = lock_chats(connection, [request.chat]).get(request.chat)
    if chat is None or not load_memberships(connection, {(chat.id, request.viewer.person)}):
        raise Refusal("not_found")
    done = replay(connection, request.key)
    if done is not None:
        return Success(placed_before(connection, done))
    check_message(connection, chat, request.seq)
    request = replace(request, tag=_spelt(connection, chat, request.tag))
    tags = load_tags(connection, chat.id, [request.seq]).get(request.seq)
    present = [mark.tag for mark in tags.marks] if tags else []
    pending = PendingRows()
    if not decide_tag(present, request.tag, request.on):
        pending.remember(request.key, chat.id, chat.head, request.at)
        pending.write(connection)
        return Success(Placed(chat.head, request.at))
    learned: tuple[Fact, ...] = ()
    if request.on and is_account_tag(request.tag):
        spelt, learned = _learn_own(connection, chat, request.tag)
        request = replace(request, tag=spelt)
    written = _write(connection, chat, request, pending)
    return Success(written.value, (*written.facts, *learned))


def _spelt(connection: Connection, chat: ChatHead, tag: str) -> str:
    """An own tag as its account or the chat spells it already."""
    if not is_account_tag(tag):
        return tag
    accounts = [] if chat.account is None else [chat.account]
    known = [one for tags in load_own_tags(connection, accounts).values() for one in tags]
    return spelling_of(tag, [*known, *load_used_tags(connection, chat.id)])


def _learn_own(connection: Connection, chat: ChatHead, tag: str) -> tuple[str, tuple[Fact, ...]]:
    """The account has the tag from now on, spelt so. What staff say among themselves is not told to the account."""
    if chat.account is None:
        raise Refusal("not_found", "the chat belongs to no account", field="tag")
    known = load_own_tags(connection, [chat.account])[chat.account]
    if not decide_account_tag(known, tag) or chat.staff_only:
        return tag, ()
    return save_own_tag(connection, chat.account, tag), (AccountFact(chat.account),)


def _write(
    connection: Connection, chat: ChatHead, request: TagRequest, pending: PendingRows
) -> Success[Placed]:
    me = request.viewer
    kind = (NewTag if request.on else RemovedTag).kind
    seq = pending.append(chat, kind, request.at, me.person, ref=request.seq, title=request.tag)
    pending.remember(request.key, chat.id, seq, request.at)
    pending.write(connection)
    save_tag(connection, chat.id, request.seq, request.tag, me.person, seq, request.on)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=request.at,
        actor=me.pid,
        content=(NewTag if request.on else RemovedTag)(request.seq, request.tag),
    )
    return Success(Placed(seq, request.at), (event,))


tag_message = one_by_one(tag_now)
"""Handler for TagRequest."""


@performs(HeldTag)
def _perform_tag(connection: Connection, act: HeldTag, occasion: Occasion) -> Success[Placed]:
    return tag_now(connection, _request(act, occasion, on=True))


@performs(HeldUntag)
def _perform_untag(connection: Connection, act: HeldUntag, occasion: Occasion) -> Success[Placed]:
    return tag_now(connection, _request(act, occasion, on=False))


def _request(act: HeldTag | HeldUntag, occasion: Occasion, *, on: bool) -> TagRequest:
    asked = occasion.asked
    return TagRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        seq=act.message,
        tag=act.tag,
        on=on,
        at=asked.at,
    )
