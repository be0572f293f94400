"""Leaks in what the server answers: snapshots, refusals, names, HTTP."""

from collections.abc import Callable
from dataclasses import replace
from unittest.mock import patch

from starlette.responses import Response

from chat_server.domain.chats.chat import Wording
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.visibility import shown_read_mark
from chat_server.hub.commands import chat_log
from chat_server.hub.commands.core import call as calls
from chat_server.hub.commands.core import dispatcher, replies
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.rates import Rates
from chat_server.outward import chats, tasks
from chat_server.services.account import devices
from chat_server.services.chats import queries as chat_queries
from chat_server.storage.account import sessions as session_store
from chat_server.storage.chats import members
from chat_server.storage.people import people
from chat_server.web import before_sign_in, health
from chat_server.web.context import Site
from chat_server.web.protection import guard
from protocol.chats.read_marks import ReadMark
from tests.noninterference.planting import (
    CHANGES,
    Any_,
    Patch,
    changed,
    count,
    leak,
    staff_there,
    together,
    wrap,
    wrap_async,
)
from tests.noninterference.worlds import Worlds

# snapshots


@leak
def hidden_marks_shown(_worlds: Worlds) -> Patch:
    return patch.object(chats, "shown_read_mark", lambda seq, *_: seq)


@leak
def hidden_marks_with_a_time(_worlds: Worlds) -> Patch:
    original = shown_read_mark

    def shown(seq: int, before: int, moved_at: int, since: int | None) -> int:
        known = original(seq, before, moved_at, since)
        return known if known == seq else moved_at

    return patch.object(chats, "shown_read_mark", shown)


@leak
def hidden_marks_named(_worlds: Worlds) -> Patch:
    """Who had read nothing before appears in the list, with 0."""

    def change(snapshot: Any_, found: Any_, *_: object) -> Any_:
        return changed(snapshot, reads=[ReadMark(person=m.pid, seq=min(m.seq, 1)) for m in found.reads])

    return wrap(chat_log, "show_snapshot", change)


@leak
def time_on_tasks_at_once(_worlds: Worlds) -> Patch:
    return patch.object(tasks, "as_customers_see", lambda task, _opened: task)


@leak
def members_by_activity(worlds: Worlds) -> Patch:
    def change(members: Any_, *_: object) -> Any_:
        there = worlds.town.site.hub.connections.by_person
        return sorted(members, key=lambda member: member[0] not in there)

    return wrap(members, "load_members", change)


@leak
def lookers_in_are_members(_worlds: Worlds) -> Patch:
    def change(members: Any_, connection: Any_, chat: int) -> Any_:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT p.id, p.pid FROM audit a JOIN people p ON p.id = a.person_id"
            " WHERE a.chat_id = ?",
            (chat,),
        )
        return [*members, *map(tuple, rows)]

    return wrap(members, "load_members", change)


@leak
def held_wording_among_the_versions(_worlds: Worlds) -> Patch:
    def change(wordings: Any_, connection: Any_, entrance: Any_) -> Any_:
        rows = connection.exec_driver_sql(
            "SELECT at, json_extract(content, '$.text') AS text FROM held_acts WHERE chat_id = ? AND act = 'edit'"
            " AND content <> ''",
            (entrance.chat,),
        ).all()
        return [*wordings, *(Wording(row.at, row.text) for row in rows)]

    return wrap(chat_queries, "load_versions", change)


# answers


@leak
def details_tell_how_many_there_are(worlds: Worlds) -> Patch:
    def refuse(connection: Any_, number: int, refusal: Any_) -> None:
        chats = count(worlds, CHANGES)
        original(connection, number, Refusal(refusal.code, f"{refusal.detail} of {chats}"))

    original = replies.refuse
    return together(patch.object(dispatcher, "refuse", refuse), patch.object(replies, "refuse", refuse))


@leak
def rates_are_shared(_worlds: Worlds) -> Patch:
    """One bucket for everybody."""

    def allow(rates: Any_, connection: Any_) -> bool:
        bucket = connection.owner.connections.keepalive
        now = rates.clock.monotonic()
        last = getattr(bucket, "stamp", now)
        bucket.tokens = min(100.0, getattr(bucket, "tokens", 100.0) + (now - last) * 20)
        bucket.stamp = now
        bucket.tokens -= 1
        return bool(bucket.tokens >= 0)

    return patch.object(Rates, "allow", allow)


@leak
def close_codes_depend_on_who_is_there(worlds: Worlds) -> Patch:
    def close(connection: Any_, code: int, reason: str | None = None) -> None:
        original(connection, 1011 if code == 4400 and staff_there(worlds) else code, reason)

    original = ClientConnection.close
    return patch.object(ClientConnection, "close", close)


@leak
def global_ids(worlds: Worlds) -> Patch:
    def numbered(prefix: str, _randomness: object) -> str:
        return f"{prefix}{count(worlds, CHANGES):08d}"

    return patch.object(calls, "new_id", numbered)


@leak
def devices_with_a_count(_worlds: Worlds) -> Patch:
    def change(found: Any_, connection: Any_, *_: object, **__: object) -> Any_:
        commands = connection.exec_driver_sql(CHANGES).scalar_one()
        return [replace(one, device=f"{one.device} ({commands})") for one in found]

    original = session_store.load_devices
    return patch.object(
        devices, "load_devices", lambda c, *given, **more: change(original(c, *given, **more), c)
    )


@leak
def names_change_at_once(_worlds: Worlds) -> Patch:
    return patch.object(people, "set_next_name", people.set_name)


# HTTP


def _header(name: bytes, value: Callable[[], int]) -> Patch:
    original = guard.SecurityHeaders.__call__

    async def call(headers: Any_, scope: Any_, receive: Any_, send: Any_) -> None:
        async def with_header(message: Any_) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (name, str(value()).encode())]
            await send(message)

        await original(headers, scope, receive, with_header)

    return patch.object(guard.SecurityHeaders, "__call__", call)


@leak
def etag_of_the_store(worlds: Worlds) -> Patch:
    return _header(b"etag", lambda: count(worlds, CHANGES))


@leak
def last_modified_by_reading(worlds: Worlds) -> Patch:
    question = "SELECT MAX(r.moved_at) FROM read_marks r JOIN people p ON p.id = r.person_id WHERE p.kind <> 'customer'"
    return _header(b"last-modified", lambda: count(worlds, question))


@leak
def server_header_with_a_count(worlds: Worlds) -> Patch:
    return _header(b"server", lambda: worlds.town.site.context.writer.requests)


def _body(route: str, worlds: Worlds) -> Patch:
    def change(answer: Response, *_: object) -> Response:
        return Response(bytes(answer.body) + str(staff_there(worlds)).encode(), headers=dict(answer.headers) | {
            "content-length": str(len(answer.body) + len(str(staff_there(worlds))))
        })  # fmt: skip

    return wrap_async(health.HealthRoutes, route, change)


@leak
def count_in_healthz(worlds: Worlds) -> Patch:
    return _body("alive", worlds)


@leak
def count_in_readyz(worlds: Worlds) -> Patch:
    return _body("ready", worlds)


@leak
def metrics_for_everybody(worlds: Worlds) -> Patch:
    async def metrics(_routes: object, _request: object) -> Response:
        return Response(f"feierabend_people {len(worlds.town.site.hub.connections.by_person)}")

    return patch.object(health.HealthRoutes, "metrics", metrics)


@leak
def count_at_the_door(worlds: Worlds) -> Patch:
    return wrap(
        before_sign_in,
        "Door",
        lambda found, *_: changed(found, agency=f"{found.agency} {staff_there(worlds)}"),
    )


@leak
def busy_when_staff_are_there(worlds: Worlds) -> Patch:
    async def who(site: Any_, connection: Any_, now: int | None = None) -> Any_:
        if staff_there(worlds) > 1:
            raise Refusal("busy", retry_after=1)
        return await original(site, connection, now)

    original = Site.who
    return patch.object(Site, "who", who)
