"""Letting an act that is a value happen: a held one, or one that is tried."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain import held
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import from_millis
from chat_server.domain.facts import Fact
from chat_server.domain.held import Act, HeldAct
from chat_server.domain.tasks.acts import Act as TaskAct
from chat_server.services.chats.create import Asked
from chat_server.services.chats.members import MemberRequest, change_member_now
from chat_server.services.chats.rename import RenameRequest, rename_now
from chat_server.services.core.placed import Placed
from chat_server.services.messages.messages import ChangeRequest, SendRequest, change_now, send_messages
from chat_server.services.reactions import ReactionRequest, react_now
from chat_server.services.tags import TagRequest, tag_now
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.log import CommandKey
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.core.writer import Done
from chat_server.storage.held.held import load_author


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Who does something in a chat, when, under which key. `quiet_since` (ms) as in PendingRows.mark_read."""

    asked: Asked
    chat: str
    quiet_since: int
    calendar: Calendar
    author: int | None = None
    """Whose messages an act may change, where it was handed on to who does it now (SPEC 11)."""


def perform(connection: Connection, act: Act, occasion: Occasion) -> Done[Placed]:  # noqa: PLR0911  one a kind
    """Let an act happen. Raises Refusal."""
    match act:
        case held.HeldSend():
            return _send(connection, act, occasion)
        case held.HeldEdit() | held.HeldDelete():
            return _change(connection, act, occasion)
        case held.HeldRename():
            return rename_now(connection, RenameRequest(occasion.asked, occasion.chat, act.title))
        case held.HeldAddMember() | held.HeldRemoveMember():
            return _member(connection, act, occasion)
        case held.HeldTag() | held.HeldUntag():
            return _tag(connection, act, occasion)
        case held.HeldReact() | held.HeldUnreact():
            return _react(connection, act, occasion)
        case _:
            return _task(connection, act, occasion)


_FOR_MEMBERS = (
    held.HeldSend,
    held.HeldEdit,
    held.HeldDelete,
    held.HeldRename,
    held.HeldTag,
    held.HeldUntag,
    held.HeldReact,
    held.HeldUnreact,
)


def perform_held(connection: Connection, act: HeldAct, occasion: Occasion) -> Done[Placed]:
    """Let a held act happen. Raises Refusal.

    One that was handed on happens in the name of whoever decided about it, who comes into the chat for it.
    """
    if act.handed_on is None:
        return perform(connection, act.act, occasion)
    came = _come_in(connection, act, occasion)
    done = perform(connection, act.act, replace(occasion, author=load_author(connection, act.id)))
    return Done(done.value, (*came, *done.facts))


def _come_in(connection: Connection, act: HeldAct, occasion: Occasion) -> tuple[Fact, ...]:
    """Nobody comes into a direct chat: what was to be said there, somebody else says in a chat of their own."""
    viewer, at = occasion.asked.viewer, occasion.asked.at
    chat = find_chat(connection, act.chat_pid) if isinstance(act.act, _FOR_MEMBERS) else None
    if chat is None or load_memberships(connection, {(chat, viewer.person)}):
        return ()
    asked = Asked(viewer, key_of(act, "join", at), at)
    request = MemberRequest(asked, act.chat_pid, viewer.pid, member=True, calendar=occasion.calendar)
    return change_member_now(connection, request).facts


def key_of(act: HeldAct, step: str, at: int) -> CommandKey:
    """The idempotency key of what is done at a moment (ms) because of a held act."""
    return CommandKey(f"{from_millis(at):%Y%m%d}-{step}-{act.pid}", act.person, act.pid.encode()[:16])


def _send(connection: Connection, act: held.HeldSend, occasion: Occasion) -> Done[Placed]:
    asked = occasion.asked
    request = SendRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        text=act.text,
        reply_to=act.reply_to,
        persona=act.persona,
        at=asked.at,
        quiet_since=occasion.quiet_since,
        calendar=occasion.calendar,
    )
    outcome = send_messages(connection, [request])[0]
    if isinstance(outcome, Refusal):
        raise Refusal(outcome.code, outcome.detail, outcome.field)
    return outcome


def _change(connection: Connection, act: held.HeldEdit | held.HeldDelete, occasion: Occasion) -> Done[Placed]:
    asked, text = occasion.asked, act.text if isinstance(act, held.HeldEdit) else None
    request = ChangeRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        seq=act.message,
        text=text,
        at=asked.at,
        of=occasion.author,
    )
    return change_now(connection, request)


def _member(
    connection: Connection, act: held.HeldAddMember | held.HeldRemoveMember, occasion: Occasion
) -> Done[Placed]:
    joins = isinstance(act, held.HeldAddMember)
    return change_member_now(
        connection,
        MemberRequest(occasion.asked, occasion.chat, act.person, joins, occasion.calendar),
    )


def _tag(connection: Connection, act: held.HeldTag | held.HeldUntag, occasion: Occasion) -> Done[Placed]:
    asked = occasion.asked
    request = TagRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        seq=act.message,
        tag=act.tag,
        on=isinstance(act, held.HeldTag),
        at=asked.at,
    )
    return tag_now(connection, request)


def _react(
    connection: Connection, act: held.HeldReact | held.HeldUnreact, occasion: Occasion
) -> Done[Placed]:
    asked = occasion.asked
    request = ReactionRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        seq=act.message,
        reaction=act.reaction,
        on=isinstance(act, held.HeldReact),
        at=asked.at,
    )
    return react_now(connection, request)


def _task(connection: Connection, act: TaskAct, occasion: Occasion) -> Done[Placed]:
    asked = occasion.asked
    request = ActRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        act=act,
        at=asked.at,
        calendar=occasion.calendar,
    )
    return act_now(connection, request)
