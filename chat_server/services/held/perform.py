"""Letting an act that was kept as a value happen: a held one, or one that is tried."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import from_millis
from chat_server.domain.facts import Fact
from chat_server.domain.held import ActKind, HeldAct
from chat_server.services.chats.chats import (
    Asked,
    MemberRequest,
    RenameRequest,
    change_member_now,
    rename_now,
)
from chat_server.services.messages.messages import (
    ChangeRequest,
    Placed,
    SendRequest,
    change_now,
    send_messages,
)
from chat_server.services.tags import TagRequest, tag_now
from chat_server.services.tasks.act_codec import decode_act
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.log import CommandKey, load_memberships
from chat_server.storage.core.writer import Done
from chat_server.storage.held import load_author


def perform(
    connection: Connection, act: HeldAct, viewer: Viewer, key: CommandKey, at: int, quiet_since: int, calendar: Calendar
) -> Done[Placed]:  # fmt: skip
    """Let an act happen at a moment (ms); `quiet_since` as in Changes.mark_read. Raises Refusal.

    One that was handed over happens in the name of whoever decided about it, who comes into the chat for it.
    """
    came = _come_in(connection, act, viewer, at, calendar)
    asked = Asked(viewer, key, at)
    ways: dict[ActKind, Callable[[], Done[Placed]]] = {
        "send": partial(_send, connection, act, asked, quiet_since, calendar),
        "edit": partial(_change, connection, act, asked),
        "delete": partial(_change, connection, act, asked),
        "rename": partial(_rename, connection, act, asked),
        "add_member": partial(_member, connection, act, asked, calendar),
        "remove_member": partial(_member, connection, act, asked, calendar),
        "tag": partial(_tag, connection, act, asked),
        "untag": partial(_tag, connection, act, asked),
        "task": partial(_task, connection, act, asked, calendar),
    }
    done = ways[act.act]()
    return Done(done.value, (*came, *done.facts))


_FOR_MEMBERS: frozenset[ActKind] = frozenset({"send", "edit", "delete", "rename", "tag", "untag"})


def _come_in(
    connection: Connection, act: HeldAct, viewer: Viewer, at: int, calendar: Calendar
) -> tuple[Fact, ...]:
    """Nobody comes into a direct chat: what was to be said there, somebody else says in a chat of their own."""
    if act.author is None or act.act not in _FOR_MEMBERS:
        return ()
    chat = find_chat(connection, act.chat_pid)
    if chat is None or load_memberships(connection, {(chat, viewer.person)}):
        return ()
    key = CommandKey(f"{from_millis(at):%Y%m%d}-join-{act.pid}", viewer.person, act.pid.encode()[:16])
    request = MemberRequest(Asked(viewer, key, at), act.chat_pid, viewer.pid, member=True, calendar=calendar)
    return change_member_now(connection, request).facts


def _send(
    connection: Connection, act: HeldAct, asked: Asked, quiet_since: int, calendar: Calendar
) -> Done[Placed]:
    request = SendRequest(
        asked.viewer,
        asked.key,
        act.chat_pid,
        act.text or "",
        act.reply_to,
        act.persona,
        asked.at,
        quiet_since,
        calendar,
    )
    outcome = send_messages(connection, [request])[0]
    if isinstance(outcome, Refusal):
        raise Refusal(outcome.code, outcome.detail, outcome.field)
    return outcome


def _change(connection: Connection, act: HeldAct, asked: Asked) -> Done[Placed]:
    text = act.text if act.act == "edit" else None
    whose = load_author(connection, act.id) if act.author is not None else None
    request = ChangeRequest(asked.viewer, asked.key, act.chat_pid, act.of or 0, text, asked.at, whose)
    return change_now(connection, request)


def _rename(connection: Connection, act: HeldAct, asked: Asked) -> Done[Placed]:
    return rename_now(connection, RenameRequest(asked, act.chat_pid, act.title or ""))


def _member(connection: Connection, act: HeldAct, asked: Asked, calendar: Calendar) -> Done[Placed]:
    request = MemberRequest(asked, act.chat_pid, act.subject or "", act.act == "add_member", calendar)
    return change_member_now(connection, request)


def _tag(connection: Connection, act: HeldAct, asked: Asked) -> Done[Placed]:
    return tag_now(
        connection,
        TagRequest(
            asked.viewer, asked.key, act.chat_pid, act.of or 0, act.title or "", act.act == "tag", asked.at
        ),
    )


def _task(connection: Connection, act: HeldAct, asked: Asked, calendar: Calendar) -> Done[Placed]:
    what = decode_act(act.text or "")
    return act_now(
        connection,
        ActRequest(
            viewer=asked.viewer, key=asked.key, chat=act.chat_pid, act=what, at=asked.at, calendar=calendar
        ),
    )
