"""Leaks in what the server says by itself, and in what it lists: planted one by one, the property has to notice."""

from collections.abc import Callable
from dataclasses import replace
from unittest.mock import patch

from chat_server.domain.facts import DialogFact, ReadFact, TypingFact
from chat_server.domain.held import HeldAct
from chat_server.hub.commands import hello
from chat_server.hub.commands.core import call
from chat_server.hub.connections.connections import Connections
from chat_server.hub.connections.frames import write_push
from chat_server.hub.connections.keepalive import Keepalive
from chat_server.hub.delivery.core import ambient, registry
from chat_server.hub.hub import Hub
from chat_server.hub.presence import presence as presences
from chat_server.hub.rooms.memberships import Memberships
from chat_server.outward import chats
from chat_server.outward import presence as shown_presence
from chat_server.outward.bot import show_dialog
from chat_server.outward.held import held_push
from chat_server.services import welcome
from chat_server.services.held import hold
from chat_server.storage.people import people
from protocol.bot.commands import DialogChanged
from protocol.calendar import Day
from protocol.chats.chat import ChatRemoved
from protocol.chats.read_marks import ReadMoved
from protocol.presence import PresenceAll, TypingShown
from tests.noninterference.planting import (
    Any_,
    Patch,
    after_fact,
    changed,
    count,
    everybody,
    leak,
    staff_there,
    to_room,
    together,
    wrap,
)
from tests.noninterference.worlds import Worlds

# pushes


@leak
def typing_passed_on(_worlds: Worlds) -> Patch:
    def typing(receivers: Any_, fact: Any_) -> None:
        to_room(receivers, fact, TypingShown(chat=fact.chat_pid, person=fact.pid))

    return patch.dict(registry._HANDLERS, {TypingFact: typing})


@leak
def read_mark_told(_worlds: Worlds) -> Patch:
    def after(receivers: Any_, fact: Any_) -> None:
        to_room(receivers, fact, ReadMoved(chat=fact.chat_pid, person=fact.pid, seq=fact.seq))

    return after_fact(ReadFact, after)


@leak
def all_ambient_facts_told(_worlds: Worlds) -> Patch:
    return patch.object(ambient, "decide_visible", lambda *_: True)


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
        for viewpoint in presence._viewpoints.seeing(person):
            if viewpoint.audience == "customer":
                presence._tell(presence._viewpoints.watching(viewpoint), PresenceAll(presence=[]))

    return wrap(presences.Presence, "_tell_change", after)


@leak
def internal_chat_told(_worlds: Worlds) -> Patch:
    def after(_done: object, memberships: Any_, fact: Any_) -> None:
        for connection in everybody(memberships._connections):
            write_push(connection, ChatRemoved(chat=fact.chat_pid))

    return wrap(Memberships, "hear", after)


@leak
def held_act_told_to_all(_worlds: Worlds) -> Patch:
    def after(receivers: Any_, fact: Any_) -> None:
        for connection in everybody(receivers.connections):
            write_push(connection, held_push(fact))

    return after_fact(HeldAct, after)


@leak
def dialog_told_to_all(_worlds: Worlds) -> Patch:
    def after(receivers: Any_, fact: Any_) -> None:
        for connection in everybody(receivers.connections):
            write_push(connection, DialogChanged(dialog=show_dialog(fact.dialog)))

    return after_fact(DialogFact, after)


@leak
def sessions_that_end_ping_everybody(_worlds: Worlds) -> Patch:
    def after(_done: object, connections: Any_, *_rest: object) -> None:
        for connection in everybody(connections):
            connection.write(b"\x8a\x00")

    return wrap(Connections, "end_session", after)


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
        for connection in everybody(hub.connections):
            connection.write(b"\x89\x00")

    return wrap(Hub, "joined", after)


# the welcome


def _welcome(change: Callable[[Any_], dict[str, object]]) -> Patch:
    return wrap(hello, "_welcome", lambda welcome, *_: changed(welcome, **change(welcome)))


@leak
def presence_in_the_welcome(_worlds: Worlds) -> Patch:
    original = presences.Presence.shown_to

    def shown(presence: Any_, view: Any_, _quiet: bool | None = None) -> Any_:
        return original(presence, view, False)

    return patch.object(presences.Presence, "shown_to", shown)


@leak
def presence_rule_forgotten(_worlds: Worlds) -> Patch:
    return together(
        patch.object(presences, "shown_status", lambda status, *_: status),
        patch.object(shown_presence, "shown_status", lambda status, *_: status),
    )


@leak
def people_by_activity(worlds: Worlds) -> Patch:
    def change(welcome: Any_) -> dict[str, object]:
        there = {c.viewer.pid for c in worlds.town.site.hub.connections}
        return {"people": sorted(welcome.people, key=lambda person: person.id not in there)}

    return _welcome(change)


@leak
def chats_by_activity(worlds: Worlds) -> Patch:
    question = (
        "SELECT MAX(r.moved_at) FROM read_marks r JOIN chats c ON c.id = r.chat_id"
        " JOIN people p ON p.id = r.person_id WHERE c.pid = ? AND p.kind <> 'customer'"
    )
    return _welcome(lambda w: {"chats": sorted(w.chats, key=lambda chat: -count(worlds, question, chat.id))})


@leak
def version_with_a_count(worlds: Worlds) -> Patch:
    return _welcome(lambda welcome: {"version": f"{welcome.version}.{staff_there(worlds)}"})


@leak
def day_with_a_count(worlds: Worlds) -> Patch:
    def change(day: Day, *_: object) -> Day:
        return Day(quiet=day.quiet, until=day.until + (staff_there(worlds) > 0))

    return wrap(hello, "show_day", change)


@leak
def everybody_who_ever_looked_is_known(worlds: Worlds) -> Patch:
    """The welcome names staff of other customers, who looked into a chat."""

    def change(found: Any_, connection: Any_, viewer: Any_, *_: object) -> Any_:
        rows = connection.exec_driver_sql("SELECT person_id FROM audit WHERE person_id IS NOT NULL")
        looked = [row[0] for row in rows]
        return found if viewer.is_staff else [*found, *people.load_cards(connection, looked).values()]

    return wrap(welcome, "load_people_seen_by", change)


# chats as they are listed


def _listed(worlds: Worlds, question: str, apply: Callable[[Any_, int], dict[str, object]]) -> Patch:
    def change(chat: Any_, *_: object) -> Any_:
        found = count(worlds, question, chat.id)
        return changed(chat, **apply(chat, found)) if found else chat

    return together(wrap(hello, "show_chat", change), wrap(chats, "show_chat", change))


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
    def change(act: Any_, connection: Any_, _new: Any_, chat: int, _head: int) -> Any_:
        connection.exec_driver_sql(
            "INSERT INTO events (chat_id, seq, kind, at, actor_id, ordinal, ref)"
            " SELECT chat_id, head + 1, 4, 0, ?, messages, 1 FROM chat_heads WHERE chat_id = ?",
            (act.person, chat),
        )
        connection.exec_driver_sql("UPDATE chat_heads SET head = head + 1 WHERE chat_id = ?", (chat,))
        return act

    return wrap(hold, "save_held", change)


@leak
def nothing_is_held(_worlds: Worlds) -> Patch:
    return patch.object(call, "decide_hold", lambda *_: False)


@leak
def trial_is_not_rolled_back(_worlds: Worlds) -> Patch:
    def perform(connection: Any_, request: Any_) -> None:
        other_key = replace(request.key, key=f"{request.key.key}-trial")
        hold._perform_asked(connection, replace(request, key=other_key))

    return patch.object(hold, "_check_act", perform)
