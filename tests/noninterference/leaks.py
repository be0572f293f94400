"""Leaks, planted one by one: what a server may do wrong, and the property has to notice.

Each is a function of the worlds that gives what is patched while it is tried.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import msgspec

from chat_server.domain.facts import HeldFact
from chat_server.domain.refusal import Refusal
from chat_server.domain.visibility import shown_read_mark
from chat_server.hub import hub as hubs
from chat_server.hub import memberships, own, present, present_tasks
from chat_server.hub import presence as presences
from chat_server.hub.connection import Connection
from chat_server.hub.day import DayWatch
from chat_server.hub.dispatch import greeting, office
from chat_server.hub.frames import framed_push
from chat_server.hub.keepalive import Keepalive
from chat_server.hub.rates import Rates
from chat_server.hub.room import channel_of
from chat_server.services import held, reading
from chat_server.storage import chats as chat_store
from chat_server.storage import people
from protocol.pushes import ChatRemoved, PresenceAll, ReadMoved, TypingShown
from protocol.values import Day
from tests.noninterference.worlds import Worlds

Patch = AbstractContextManager[object]
Leak = Callable[[Worlds], Patch]
LEAKS: dict[str, Leak] = {}
CHATS, SESSIONS = "SELECT COUNT(*) FROM chats", "SELECT COUNT(*) FROM sessions"
Any_ = Any  # what is patched has many shapes


def leak(plant: Leak) -> Leak:
    LEAKS[plant.__name__] = plant
    return plant


def _wrap(owner: object, name: str, change: Callable[..., Any_]) -> Patch:
    """`change` is given what the original returned, and its arguments."""
    original = getattr(owner, name)
    return patch.object(owner, name, lambda *args, **more: change(original(*args, **more), *args))


def _wrap_async(owner: object, name: str, change: Callable[..., Any_]) -> Patch:
    original = getattr(owner, name)

    async def changed(*args: Any_, **more: Any_) -> Any_:
        return change(await original(*args, **more), *args)

    return patch.object(owner, name, changed)


def _count(worlds: Worlds, question: str, *values: object) -> int:
    found: int | None = worlds.database.raw.execute(question, values).fetchone()[0]
    return found or 0


def _staff_there(worlds: Worlds) -> int:
    return sum(c.viewer.is_staff for c in worlds.town.site.hub.keepalive.connections)


def _everybody(hub: Any_) -> Iterable[Connection]:
    return [c for c in hub.keepalive.connections if c.greeted and not c.closing]


def _to_room(hub: Any_, fact: Any_, push: Any_) -> None:
    room = hub.rooms.get(fact.chat)
    for connection in list(hub.keepalive.connections) if room else ():
        if room.hears(connection) and connection.viewer.person != fact.person:
            connection.write(framed_push(push, channel_of(connection)))


def _changed(value: Any_, **fields: object) -> Any_:
    return msgspec.structs.replace(value, **fields)


# pushes


@leak
def typing_passed_on(_worlds: Worlds) -> Patch:
    def on_typing(hub: Any_, fact: Any_) -> None:
        _to_room(hub, fact, TypingShown(chat=fact.chat_pid, person=fact.pid))

    return patch.object(hubs.Hub, "_on_typing", on_typing)


@leak
def read_mark_told(_worlds: Worlds) -> Patch:
    def after(_done: object, hub: Any_, fact: Any_) -> None:
        _to_room(hub, fact, ReadMoved(chat=fact.chat_pid, person=fact.pid, seq=fact.seq))

    return _wrap(hubs.Hub, "_on_read", after)


@leak
def all_ambient_facts_told(_worlds: Worlds) -> Patch:
    return patch.object(hubs, "decide_visible", lambda *_: True)


@leak
def presence_pushed(_worlds: Worlds) -> Patch:
    original = presences.Presence._tell_change

    def tell(presence: Any_, *args: Any_) -> None:
        with patch.object(presence, "_is_quiet", lambda: False):
            original(presence, *args)

    return patch.object(presences.Presence, "_tell_change", tell)


@leak
def offline_pushed_again(_worlds: Worlds) -> Patch:
    """Customers are told "offline" whenever somebody comes or goes: nothing new, at the wrong time."""

    def after(_done: object, presence: Any_, person: int, pid: str, *_rest: object) -> None:
        for view, connections in presence._views.items():
            if person in view.people and view.audience == "customer":
                presence._tell(connections, PresenceAll(presence=[]))

    return _wrap(presences.Presence, "_tell_change", after)


@leak
def internal_chat_told(_worlds: Worlds) -> Patch:
    def after(_done: object, hub: Any_, fact: Any_) -> None:
        for connection in _everybody(hub):
            connection.write(framed_push(ChatRemoved(chat=fact.chat_pid), channel_of(connection)))

    return _wrap(memberships, "on_fact", after)


@leak
def held_act_told_to_all(_worlds: Worlds) -> Patch:
    def after(_done: object, hub: Any_, fact: Any_) -> None:
        for connection in _everybody(hub) if isinstance(fact, HeldFact) else ():
            own.tell_own(connection, fact)

    return _wrap(own, "on_own", after)


@leak
def sessions_that_end_ping_everybody(_worlds: Worlds) -> Patch:
    def after(_done: object, hub: Any_, *_rest: object) -> None:
        for connection in _everybody(hub):
            connection.write(b"\x8a\x00")

    return _wrap(hubs.Hub, "end_session", after)


@leak
def pings_dealt_out_in_turn(_worlds: Worlds) -> Patch:
    def add(keepalive: Any_, connection: Any_) -> None:
        keepalive.dealt = getattr(keepalive, "dealt", 0) + 1
        keepalive.pick = lambda slots: keepalive.dealt % slots
        original(keepalive, connection)

    original = Keepalive.add
    return patch.object(Keepalive, "add", add)


@leak
def rounds_of_pings_when_somebody_comes(_worlds: Worlds) -> Patch:
    def after(_done: object, hub: Any_, *_rest: object) -> None:
        for connection in _everybody(hub):
            connection.write(b"\x89\x00")

    return _wrap(hubs.Hub, "joined", after)


# the welcome


def _welcome(change: Callable[[Any_], dict[str, object]]) -> Patch:
    return _wrap(greeting, "_welcome", lambda welcome, *_: _changed(welcome, **change(welcome)))


@leak
def presence_in_the_welcome(_worlds: Worlds) -> Patch:
    original = presences.Presence.shown_to

    def shown(presence: Any_, view: Any_) -> Any_:
        with patch.object(presence, "_is_quiet", lambda: False):
            return original(presence, view)

    return patch.object(presences.Presence, "shown_to", shown)


@leak
def presence_rule_forgotten(_worlds: Worlds) -> Patch:
    return patch.object(presences, "shown_status", lambda status, *_: status)


@leak
def people_by_activity(worlds: Worlds) -> Patch:
    def change(welcome: Any_) -> dict[str, object]:
        there = {c.viewer.pid for c in worlds.town.site.hub.keepalive.connections}
        return {"people": sorted(welcome.people, key=lambda person: person.id not in there)}

    return _welcome(change)


@leak
def chats_by_activity(worlds: Worlds) -> Patch:
    question = (
        "SELECT MAX(r.moved_at) FROM read_marks r JOIN chats c ON c.id = r.chat_id"
        " JOIN people p ON p.id = r.person_id WHERE c.pid = ? AND p.kind <> 'customer'"
    )
    return _welcome(lambda w: {"chats": sorted(w.chats, key=lambda chat: -_count(worlds, question, chat.id))})


@leak
def version_with_a_count(worlds: Worlds) -> Patch:
    return _welcome(lambda welcome: {"version": f"{welcome.version}.{_staff_there(worlds)}"})


@leak
def day_with_a_count(worlds: Worlds) -> Patch:
    def change(day: Day, *_: object) -> Day:
        return Day(quiet=day.quiet, until=day.until + (_staff_there(worlds) > 0))

    return _wrap(DayWatch, "day", change)


@leak
def everybody_who_ever_looked_is_known(worlds: Worlds) -> Patch:
    """The welcome names staff of other customers, who looked into a chat."""

    def change(found: Any_, connection: Any_, viewer: Any_, *_: object) -> Any_:
        looked = [row[0] for row in connection.exec_driver_sql("SELECT person_id FROM audit")]
        return found if viewer.is_staff else [*found, *people.load_cards(connection, looked).values()]

    return _wrap(reading, "load_people_seen_by", change)


# chats as they are listed


def _listed(worlds: Worlds, question: str, apply: Callable[[Any_, int], dict[str, object]]) -> Patch:
    def change(chat: Any_, *_: object) -> Any_:
        found = _count(worlds, question, chat.id)
        return _changed(chat, **apply(chat, found)) if found else chat

    return _wrap(present, "chat", change)


@leak
def held_acts_counted(worlds: Worlds) -> Patch:
    question = "SELECT COUNT(*) FROM held_acts h JOIN chats c ON c.id = h.chat_id WHERE c.pid = ?"
    return _listed(worlds, question, lambda chat, found: {"unread": chat.unread + found})


@leak
def drafts_visible(worlds: Worlds) -> Patch:
    question = (
        "SELECT COUNT(*) FROM drafts d JOIN chats c ON c.id = d.chat_id JOIN people p ON p.id = d.person_id"
        " WHERE c.pid = ? AND p.kind <> 'customer'"
    )
    return _listed(worlds, question, lambda chat, _found: {"title": f"{chat.title} ..."})


@leak
def pinned_by_anybody(worlds: Worlds) -> Patch:
    question = (
        "SELECT SUM(m.pinned) FROM chat_members m JOIN chats c ON c.id = m.chat_id JOIN people p"
        " ON p.id = m.person_id WHERE c.pid = ? AND p.kind <> 'customer'"
    )
    return _listed(worlds, question, lambda _chat, _found: {"pinned": True})


@leak
def reads_of_staff_move_the_head(worlds: Worlds) -> Patch:
    question = (
        "SELECT SUM(r.seq) FROM read_marks r JOIN chats c ON c.id = r.chat_id JOIN people p ON p.id = r.person_id"
        " WHERE c.pid = ? AND p.kind <> 'customer'"
    )
    return _listed(worlds, question, lambda chat, found: {"head": chat.head + found})


@leak
def head_with_what_is_held(worlds: Worlds) -> Patch:
    question = (
        "SELECT COUNT(*) FROM held_acts h JOIN chats c ON c.id = h.chat_id WHERE c.pid = ?"
        " AND h.state = 'waiting'"
    )
    return _listed(worlds, question, lambda chat, found: {"head": chat.head + found})


@leak
def held_act_takes_a_number_at_once(_worlds: Worlds) -> Patch:
    def change(act: Any_, connection: Any_, _act: Any_, chat: int) -> Any_:
        connection.exec_driver_sql(
            "INSERT INTO events (chat_id, seq, kind, at, actor_id, ordinal, ref)"
            " SELECT chat_id, head + 1, 4, 0, ?, messages, 1 FROM chat_heads WHERE chat_id = ?",
            (act.person, chat),
        )
        connection.exec_driver_sql("UPDATE chat_heads SET head = head + 1 WHERE chat_id = ?", (chat,))
        return act

    return _wrap(held, "save_held", change)


@leak
def nothing_is_held(_worlds: Worlds) -> Patch:
    return patch.object(office, "decide_hold", lambda *_: False)


@leak
def trial_is_not_rolled_back(_worlds: Worlds) -> Patch:
    def perform(connection: Any_, request: Any_) -> None:
        other_key = replace(request.key, key=f"{request.key.key}-trial")
        held._perform_asked(connection, replace(request, key=other_key))

    return patch.object(held, "_check_act", perform)


# snapshots


@leak
def hidden_marks_shown(_worlds: Worlds) -> Patch:
    return patch.object(present, "shown_read_mark", lambda seq, *_: seq)


@leak
def hidden_marks_with_a_time(_worlds: Worlds) -> Patch:
    original = shown_read_mark

    def shown(seq: int, before: int, moved_at: int, since: int | None) -> int:
        known = original(seq, before, moved_at, since)
        return known if known == seq else moved_at

    return patch.object(present, "shown_read_mark", shown)


@leak
def members_by_activity(worlds: Worlds) -> Patch:
    def change(members: Any_, *_: object) -> Any_:
        there = worlds.town.site.hub.people
        return sorted(members, key=lambda member: member[0] not in there)

    return _wrap(chat_store, "load_members", change)


@leak
def details_tell_how_many_there_are(worlds: Worlds) -> Patch:
    def refuse(connection: Any_, number: int, refusal: Any_) -> None:
        chats = _count(worlds, "SELECT COUNT(*) FROM chats")
        original(connection, number, Refusal(refusal.code, f"{refusal.detail} of {chats}"))

    original = office.refuse
    return patch("chat_server.hub.dispatch.refuse", refuse)


@leak
def rates_are_shared(_worlds: Worlds) -> Patch:
    """One bucket for everybody."""

    def allow(rates: Any_, connection: Any_) -> bool:
        bucket = connection.hub.keepalive
        now = rates.clock.monotonic()
        last = getattr(bucket, "stamp", now)
        bucket.tokens = min(100.0, getattr(bucket, "tokens", 100.0) + (now - last) * 20)
        bucket.stamp = now
        bucket.tokens -= 1
        return bool(bucket.tokens >= 0)

    return patch.object(Rates, "allow", allow)


@leak
def time_on_tasks_at_once(_worlds: Worlds) -> Patch:
    return patch.object(present_tasks, "as_customers_see", lambda task, _opened: task)


@leak
def names_change_at_once(_worlds: Worlds) -> Patch:
    return patch.object(people, "set_next_name", people.set_name)
