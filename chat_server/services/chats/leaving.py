"""Who leaves leaves nothing running (SPEC 11): their timers stop, their tasks go to the lead assistant or the lead, and
what they had held goes to the lead for review.

Whatever takes a chat from somebody calls `let_go` in the same transaction: locking, unassigning, taking out of a
chat or a team, and the end of an assignment by its date.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from chat_server.domain.audit import AuditEntry
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import PersonKind, Viewer
from chat_server.domain.core.times import last_opening
from chat_server.domain.facts import Fact, TaskFact
from chat_server.domain.held import HeldAct, gone_from
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.domain.tasks.rules.lapse import lapse_unseen, next_lapse
from chat_server.domain.tasks.rules.timer import stop_for_leaver
from chat_server.domain.tasks.snapshot import StaffNotice
from chat_server.services.core.access import may_go_on
from chat_server.services.tasks.facts import snapshot_of, staff_notices
from chat_server.storage import audit
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.log import lock_chats
from chat_server.storage.held.held import hand_on, load_author, lock_held_of
from chat_server.storage.people.assignments import find_lead_assistant
from chat_server.storage.people.people import find_unlocked, load_viewer
from chat_server.storage.tasks.tasks import Stored, find_open_tasks_of, load_readable_task, save_task
from chat_server.storage.time import find_chat_of_timer


def let_go(connection: Connection, leavers: Iterable[int], at: int, calendar: Calendar) -> tuple[Fact, ...]:
    """Take from people what they may not go on with, as things stand now at `at` (ms); nothing from others."""
    facts: tuple[Fact, ...] = ()
    for person in sorted(set(leavers)):
        viewer = load_viewer(connection, person)
        if viewer.is_staff:
            facts += _stop_timer(connection, viewer, at, calendar)
            facts += _pass_on_tasks(connection, viewer, at, calendar)
            facts += _hand_on(connection, viewer, at)
    return facts


def _stop_timer(connection: Connection, viewer: Viewer, at: int, calendar: Calendar) -> tuple[Fact, ...]:
    chat = find_chat_of_timer(connection, viewer.person)
    if chat is None or may_go_on(connection, viewer, chat[0], at):
        return ()
    key, pid = chat
    lock_chats(connection, [pid])
    stored = load_readable_task(connection, key)  # a person is locked, whatever the task is
    if stored is None:
        return ()
    lapsed = lapse_unseen(stored.task, at)
    stopped = stop_for_leaver(lapsed.task, viewer.person, viewer.pid, at)
    audit.note(connection, AuditEntry(at=at, act="timer stopped", on=viewer.person, chat=key))
    notices = staff_notices(connection, (*lapsed.notices, *stopped.notices))
    return (_saved(connection, replace(stored, task=stopped.task), notices, at, calendar),)


def _pass_on_tasks(connection: Connection, viewer: Viewer, at: int, calendar: Calendar) -> tuple[Fact, ...]:
    """What somebody is responsible for and may not go on with is the lead assistant's from now on, else the lead's."""
    facts: tuple[Fact, ...] = ()
    for key, pid in find_open_tasks_of(connection, viewer.person):
        if may_go_on(connection, viewer, key, at):
            continue
        account = lock_chats(connection, [pid])[pid].account
        stored = load_readable_task(connection, key)
        if stored is not None and account is not None:
            to = find_lead_assistant(connection, account, at, viewer.person)
            passed = replace(stored, task=replace(stored.task, responsible=to))
            facts += (_saved(connection, passed, (), at, calendar),)
    return facts


def _saved(
    connection: Connection, stored: Stored, notices: tuple[StaffNotice, ...], at: int, calendar: Calendar
) -> TaskFact:
    """Saves a task of which staff alone are told."""
    save_task(connection, stored.chat, stored.task, next_lapse(stored.task, at, calendar))
    now = snapshot_of(connection, stored, at, last_opening(at, calendar))
    return TaskFact(stored.chat, stored.chat_pid, notices, now)


def _hand_on(connection: Connection, viewer: Viewer, at: int) -> tuple[Fact, ...]:
    facts: tuple[Fact, ...] = ()
    for act in lock_held_of(connection, viewer.person):
        chat = find_chat(connection, act.chat_pid)
        if chat is None or may_go_on(connection, viewer, chat, at):
            continue
        to = _reviewer(connection, act, chat, at)
        if to is not None:
            author = load_author(connection, act.id)
            handed = hand_on(connection, act.id, to, at)
            audit.note(connection, AuditEntry(at=at, act="held act handed over", by=author, on=to, chat=chat))
            facts += (gone_from(act, viewer.person), handed)
    return facts


def _reviewer(connection: Connection, act: HeldAct, chat: int, at: int) -> int | None:
    """Who decides about an act in its author's place: their lead, another lead who sees the chat, or management.

    Nobody only while everybody of these is locked out: then it stays where it is, and waits for one.
    """
    author = load_author(connection, act.id)
    leads = _who(connection, "lead", act.person)
    seeing = [one for one in leads if may_go_on(connection, one, chat, at)]
    seeing.sort(key=lambda one: (author not in one.leads, one.person))
    as_persona = isinstance(act.act, HeldSend) and act.act.persona is not None
    candidates = [] if as_persona else seeing  # only management writes as a persona
    return next((one.person for one in (*candidates, *_who(connection, "management", act.person))), None)


def _who(connection: Connection, kind: PersonKind, excluded: int) -> list[Viewer]:
    """Everybody of a kind who is not locked out."""
    there = find_unlocked(connection, kind, excluded)
    return [load_viewer(connection, one) for one in there]
