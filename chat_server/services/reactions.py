"""Reacting to messages, and taking it back (SPEC 4)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.domain.reactions import HeldReact, HeldUnreact, NewReaction, RemovedReaction
from chat_server.services.core.access import check_message
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed, placed_before
from chat_server.storage.chats.log import ChatHead, PendingRows, lock_chats
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.reactions import has_reacted, save_reaction
from protocol.vocabulary import Reaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionRequest:
    """A reaction to a message, or its end, at `at` (ms)."""

    viewer: Viewer
    key: CommandKey
    chat: str
    seq: int
    reaction: Reaction
    on: bool
    at: int


def react_now(connection: Connection, request: ReactionRequest) -> Success[Placed]:
    """Setting the same again changes nothing: its place is the chat's end. Raises Refusal."""
    person = request.viewer.person
    chat = lock_chats(connection, [request.chat]).get(request.chat)
    if chat is None or not load_memberships(connection, {(chat.id, person)}):
        raise Refusal("not_found")
    done = replay(connection, request.key)
    if done is not None:
        return Success(placed_before(connection, done))
    check_message(connection, chat, request.seq)
    if has_reacted(connection, chat.id, request.seq, request.reaction, person) == request.on:
        rows = PendingRows()
        rows.remember(request.key, chat.id, chat.head, request.at)
        rows.write(connection)
        return Success(Placed(chat.head, request.at))
    return _write(connection, chat, request)


def _write(connection: Connection, chat: ChatHead, request: ReactionRequest) -> Success[Placed]:
    me, rows = request.viewer, PendingRows()
    kind = (NewReaction if request.on else RemovedReaction).kind
    seq = rows.append(chat, kind, request.at, me.person, ref=request.seq, title=request.reaction)
    rows.remember(request.key, chat.id, seq, request.at)
    rows.write(connection)
    save_reaction(connection, chat.id, request.seq, request.reaction, me.person, seq, request.on)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=request.at,
        actor=me.pid,
        content=(NewReaction if request.on else RemovedReaction)(request.seq, request.reaction),
    )
    return Success(Placed(seq, request.at), (event,))


react_to_message = one_by_one(react_now)
"""Handler for ReactionRequest."""


@performs(HeldReact)
def _perform_react(connection: Connection, act: HeldReact, occasion: Occasion) -> Success[Placed]:
    return react_now(connection, _request(act, occasion, on=True))


@performs(HeldUnreact)
def _perform_unreact(connection: Connection, act: HeldUnreact, occasion: Occasion) -> Success[Placed]:
    return react_now(connection, _request(act, occasion, on=False))


def _request(act: HeldReact | HeldUnreact, occasion: Occasion, *, on: bool) -> ReactionRequest:
    asked = occasion.asked
    return ReactionRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        seq=act.message,
        reaction=act.reaction,
        on=on,
        at=asked.at,
    )
