"""What decides about commands that write to chats: where the chats stand, who is in them, what was done before."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.storage.chats.log import ChatHead, lock_chats
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.core.done_commands import CommandKey, DoneCommand, load_done
from chat_server.storage.core.sql import Params, select_joined

FEW = 8
"""So many commands are decided by what one statement finds; of more, a statement for each table finds it sooner."""

Wanted = Sequence[tuple[str, CommandKey]]
"""Commands: the public ids of their chats, and their keys."""


@dataclass(slots=True, kw_only=True)
class Grounds:
    """Chats by public id, (chat, person) of members, results by (key, person); what is absent is missing."""

    heads: dict[str, ChatHead]
    members: set[tuple[int, int]]
    done: dict[tuple[str, int], DoneCommand]
    last_text: int | None = None
    """The last id of a wording, if it was asked for."""


def load_grounds(connection: Connection, wanted: Wanted) -> Grounds:
    """What decides about these commands; their chats are locked against other processes in one order.

    Only on SQLite, where nobody else writes meanwhile, can it be read before they are locked.
    """
    if connection.dialect.name == "sqlite" and len(wanted) <= FEW:
        return _load_joined(connection, wanted)
    heads = lock_chats(connection, {chat for chat, _key in wanted})
    return Grounds(
        heads=heads,
        members=load_memberships(
            connection, {(heads[chat].id, key.person) for chat, key in wanted if chat in heads}
        ),
        done=load_done(connection, [key for _chat, key in wanted]),
    )


_JOINED = (
    "SELECT w.a, w.b, w.c, d.body, d.chat_id, d.seq, d.at, d.held_id, m.person_id,"
    " (SELECT COALESCE(MAX(id), 0) FROM texts), c.id, c.kind, c.title, c.account_id, c.staff_only,"
    " h.head, h.messages, h.last_message, h.last_notice"
    " FROM w CROSS JOIN chats c CROSS JOIN chat_heads h"
    " LEFT JOIN chat_members m ON m.chat_id = c.id AND m.person_id = w.b"
    " LEFT JOIN done_commands d ON d.key = w.c AND d.person_id = w.b"
    " WHERE c.pid = w.a AND h.chat_id = c.id"
)


def _load_joined(connection: Connection, wanted: Wanted) -> Grounds:
    found = Grounds(heads={}, members=set(), done={})
    asked: list[Params] = [(chat, key.person, key.key) for chat, key in wanted]
    for (
        pid, person, key, body, of, seq, at, held, member, found.last_text, chat, kind, title, account, staff_only,
        head, messages, last_message, last_notice,
    ) in select_joined(connection, _JOINED, asked):  # fmt: skip
        if pid not in found.heads:
            found.heads[pid] = ChatHead(
                id=chat, pid=pid, kind=kind, title=title, account=account, staff_only=staff_only,
                head=head, messages=messages, last_message=last_message, last_notice=last_notice,
            )  # fmt: skip
        if member is not None:
            found.members.add((chat, person))
        if body is not None:
            found.done[key, person] = DoneCommand(body=body, chat=of, seq=seq, at=at, held=held)
    return found
