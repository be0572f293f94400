"""A demo in which much was said: a talk of 100,000 messages and 500 groups, written straight into the database."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, update

from chat_server.clock import SystemClock
from chat_server.domain.core.calendar_answers import parse_moment
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Viewer
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.main.app import prepare
from chat_server.main.demo.chats import JANA, MILAN
from chat_server.main.opening import open_context
from chat_server.main.settings import ServerSettings, load_calendar
from chat_server.services.chats.membership import open_new_chat
from chat_server.storage.chats.tables import chat_heads, chat_members, events, read_marks, texts
from chat_server.storage.people.people import find_person, load_viewer
from tests.browser.support.agencies import OPTIONS

LONG_TALK = "Das lange Gespräch"
MESSAGES = 100_000
"""Unless a test is content with fewer."""
GROUPS = 500
EVERY = 5 * 60_000
"""Milliseconds between two messages: the talk lasts 347 days, 288 messages each."""


def fill(folder: Path, now: str, messages: int = MESSAGES) -> str:
    """A database for `running_server(folder, now=now)`, and its epoch.

    In a thread, for playwright's loop runs in this one.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _seed(folder, now, messages)).result()


async def _seed(folder: Path, now: str, messages: int) -> str:
    settings = ServerSettings(var=str(folder))
    clock = SystemClock(parse_moment(now, load_calendar("")))
    epoch = await prepare(settings, clock, OPTIONS)
    context = open_context(settings, clock, LocalBus().publish, secrets.token_bytes)
    await context.database.write(partial(_fill, now=context.millis(), messages=messages))
    await context.database.close()
    return epoch


def _fill(connection: Connection, now: int, messages: int) -> None:
    people = [find_person(connection, email) for email in (JANA, MILAN)]
    members = [load_viewer(connection, person) for person in people if person is not None]
    begin = now - EVERY * (messages + 1)
    for number in range(1, GROUPS + 1):
        _group(connection, begin + number, members, f"cplenty{number}", f"Gruppe {number:03}")
    chat = _group(connection, begin, members, "cplentytalk", LONG_TALK)
    _talk(connection, chat, begin, members, messages)


def _group(connection: Connection, at: int, members: list[Viewer], pid: str, title: str) -> int:
    chat = open_new_chat(connection, at, members[0], pid, "group", title, staff_only=True).id
    rows = [{"chat_id": chat, "person_id": one.person, "since_at": at} for one in members]
    connection.execute(insert(chat_members), rows)
    return chat


def _talk(connection: Connection, chat: int, begin: int, members: list[Viewer], messages: int) -> None:
    """Message n has the number n + 1, for the chat's beginning was the first event."""
    first = connection.execute(select(func.coalesce(func.max(texts.c.id), 0) + 1)).scalar_one()
    said = range(messages)
    connection.execute(
        insert(texts),
        [{"id": first + n, "at": begin + EVERY * (n + 1), "text": wording(n + 1)} for n in said],
    )
    shape = {"chat_id": chat, "kind": int(EventKind.MESSAGE)}
    rows = [
        {**shape, "seq": n + 2, "at": begin + EVERY * (n + 1), "ordinal": n + 1, "text_id": first + n,
         "actor_id": members[n // 3 % 2].person} for n in said
    ]  # fmt: skip
    connection.execute(insert(events), rows)
    head = messages + 1
    heads = {"head": head, "messages": messages, "last_message": head}
    connection.execute(update(chat_heads).where(chat_heads.c.chat_id == chat).values(heads))
    mark = {"seq": head, "ordinal": messages, "shown": head, "moved_at": begin, "before": 0}
    marks = [{"chat_id": chat, "person_id": one.person, **mark} for one in members]
    connection.execute(insert(read_marks), marks)


def wording(number: int) -> str:
    """From one line to a dozen, every seventh with markup."""
    strong = "**wichtig** " if number % 7 == 0 else ""
    return f"Nachricht {number} {strong}{'und mehr ' * (number % 41)}"
