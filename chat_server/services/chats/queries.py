"""What somebody reads of chats: how they stand in a list, entries, history. Each on one consistent view."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection

from chat_server.domain.audit import AuditEntry
from chat_server.domain.chats.access import Access, decide_access
from chat_server.domain.chats.chat import Entry, ListedChat, Page, Snapshot, Wording
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import PersonCard, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tags import is_account_tag, spelling_of
from chat_server.services.core.access import Entrance, enter
from chat_server.services.core.context import Context
from chat_server.storage import audit
from chat_server.storage.chats import chats as store
from chat_server.storage.chats import entries as entry_rows
from chat_server.storage.chats import members as member_rows
from chat_server.storage.chats import read_marks as mark_rows
from chat_server.storage.chats.entries import find_moment
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.people import load_cards, load_ids
from chat_server.storage.tags import count_tags, find_tagged, load_used_tags

T = TypeVar("T")


def with_rights(
    connection: Connection, viewer: Viewer, chats: list[ListedChat], now: int
) -> list[ListedChat]:
    """Chats of somebody's list with what is special about what they may do there."""
    asked = chats[0].id if len(chats) == 1 else None
    expert = member_rows.load_expert_chats(connection, viewer, now, asked)
    return [replace(chat, expert=True) if chat.id in expert else chat for chat in chats] if expert else chats


def load_named(connection: Connection, pids: Collection[str]) -> list[PersonCard]:
    """Cards of people by public id."""
    if not pids:
        return []
    return list(load_cards(connection, set(load_ids(connection, pids).values())).values())


def named_in_list(chat: ListedChat) -> set[str]:
    """The public ids of those whom a chat names in a list."""
    author = chat.last.author if chat.last else None
    did = (chat.notice.actor, chat.notice.person) if chat.notice else ()
    accepted = chat.task.assistant if chat.task else None
    return {pid for pid in (author, *did, accepted) if pid is not None}


LoadInChat = Callable[[Connection, Entrance], T]
"""What is read in a chat, by how one entered it."""


async def read_chat(context: Context, viewer: Viewer, chat: str, now: int, load: LoadInChat[T]) -> T:
    """What `load` finds in a chat that one may read. Looking in by role is noted first. Raises Refusal."""

    def work(connection: Connection) -> tuple[Entrance, T]:
        entrance = enter(connection, viewer, chat, now)
        return entrance, load(connection, entrance)

    entrance, found = await context.read(work)
    if entrance.access is Access.LOOK_IN:
        await context.writer.run(viewer.person, note_look, (now, viewer.person, entrance.chat))
    return found


def _note_look(connection: Connection, look: tuple[int, int, int]) -> Success[None]:
    at, person, chat = look
    audit.note(connection, AuditEntry(at=at, act="looked in", by=person, chat=chat))
    return Success(None)


note_look = one_by_one(_note_look)


def load_snapshot(connection: Connection, entrance: Entrance, around: int | None, limit: int) -> Snapshot:
    """A chat around a number, or its newest entries."""
    viewer, looking_in = entrance.viewer, entrance.access is Access.LOOK_IN
    found = store.load_listed(connection, viewer.person, entrance.chat, looking_in)
    if found is None:
        raise Refusal("not_found")
    (listed,) = with_rights(connection, viewer, [found], entrance.at)
    members = member_rows.load_members(connection, entrance.chat)
    marks = mark_rows.load_read_marks(connection, entrance.chat, entrance.viewer.person)
    middle = listed.head + 1 if around is None else around
    page = _page_around(connection, entrance.chat, middle, limit, {key for key, _pid in members})
    return Snapshot(listed, page, tuple(pid for _key, pid in members), tuple(marks))


def _page_around(connection: Connection, chat: int, seq: int, limit: int, named: set[int]) -> Page:
    """Half before `seq`, the rest from it on; what one side lacks the other fills, so that a page is full."""
    half = limit // 2
    later, named_later = entry_rows.load_after(connection, chat, seq - 1, limit + 1)
    before_wanted = limit - min(len(later), limit - half)
    earlier, named_earlier = entry_rows.load_before(connection, chat, seq, before_wanted + 1)
    later_wanted = limit - min(len(earlier), before_wanted)
    entries = [*earlier[-before_wanted:], *later[:later_wanted]] if before_wanted else later[:later_wanted]
    cards = load_cards(connection, named | named_earlier | named_later)
    return Page(
        tuple(entries), len(earlier) > before_wanted, len(later) > later_wanted, tuple(cards.values())
    )


def load_history(
    connection: Connection, entrance: Entrance, before: int | None, after: int, limit: int
) -> Page:
    """The page before a number, or, where `before` is None, the page after `after`."""
    if before is not None:
        entries, named = entry_rows.load_before(connection, entrance.chat, before, limit + 1)
        later, _named = entry_rows.load_after(connection, entrance.chat, before - 1, 1)
        more_before, more_after = len(entries) > limit, bool(later)
        entries = entries[-limit:]
    else:
        entries, named = entry_rows.load_after(connection, entrance.chat, after, limit + 1)
        more_before, more_after = after > 0, len(entries) > limit
        entries = entries[:limit]
    return Page(tuple(entries), more_before, more_after, tuple(load_cards(connection, named).values()))


def load_messages(
    connection: Connection, entrance: Entrance, seqs: Collection[int]
) -> tuple[list[Entry], list[PersonCard]]:
    """Messages by number."""
    entries, named = entry_rows.load_at(connection, entrance.chat, seqs)
    found = [entry for entry in entries if entry.kind is EventKind.MESSAGE]
    return found, list(load_cards(connection, named).values())


def load_tagged(
    connection: Connection, entrance: Entrance, tag: str, before: int, limit: int
) -> tuple[list[Entry], list[PersonCard]]:
    """The newest entries with a tag below a number, oldest first."""
    if is_account_tag(tag):
        tag = spelling_of(tag, load_used_tags(connection, entrance.chat))
    seqs = find_tagged(connection, entrance.chat, tag, before, limit)
    entries, named = entry_rows.load_at(connection, entrance.chat, seqs)
    return entries, list(load_cards(connection, named).values())


def load_tag_counts(connection: Connection, entrance: Entrance) -> list[tuple[str, int]]:
    """The tags of a chat and how many entries have each."""
    return count_tags(connection, entrance.chat)


def load_versions(connection: Connection, entrance: Entrance, seq: int) -> list[Wording]:
    """All wordings of a message. Raises Refusal."""
    wordings = entry_rows.load_wordings(connection, entrance.chat, seq)
    if not wordings:
        raise Refusal("not_found")
    return wordings


def load_moment(connection: Connection, entrance: Entrance, at: int) -> int:
    """The number of the first entry at or after a moment (ms), 0 for none."""
    return find_moment(connection, entrance.chat, at)


def load_listed_for(connection: Connection, viewer: Viewer, chat: int, now: int) -> ListedChat | None:
    """A chat by its key as it stands in somebody's list; None if they may not see it."""
    access = decide_access(viewer, member_rows.load_chat_facts(connection, viewer, chat, now))
    if access is Access.NONE:
        return None
    return store.load_listed(connection, viewer.person, chat, looking_in=access is Access.LOOK_IN)
