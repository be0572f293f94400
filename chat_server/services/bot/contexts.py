"""Loads what the scripts of dialogs must know."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection

from chat_server.bot.render import Recipient
from chat_server.bot.scripts import new_task, rating
from chat_server.bot.texts import Voice
from chat_server.domain.bot.script import Script
from chat_server.domain.bot.values import Utterance
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import from_millis
from chat_server.domain.tasks.rules.decision import DEFAULT_RULES
from chat_server.domain.tasks.status import Actor
from chat_server.services.core.access import enter
from chat_server.services.tasks.facts import load_actor
from chat_server.storage.bot.dialogs import load_creatable_accounts
from chat_server.storage.chats.log import lock_chats
from chat_server.storage.people.people import load_profile
from chat_server.storage.tasks.tasks import Stored, load_task


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who talks to the bot at `at` (ms)."""

    connection: Connection
    viewer: Viewer
    at: int
    calendar: Calendar

    @property
    def now(self) -> datetime:
        return from_millis(self.at)

    def recipient(self) -> Recipient:
        """The person as a reader, with their language and form of address."""
        profile = load_profile(self.connection, self.viewer.person)
        voice = Voice(profile.language, profile.address, self.viewer.audience)
        return Recipient(voice, self.now, self.calendar)


AnyScript = Script[object, object]


@dataclass(frozen=True, slots=True)
class LoadedScript:
    """A script with its context. `name`: the title of the dialog while it has none."""

    script: AnyScript
    context: object
    name: Utterance


def load_script(speaker: Speaker, script: str, chat: str | None) -> LoadedScript:
    """The script with its context. Raises Refusal `not_found` if there is no such script, or no chat that the
    person may see.
    """
    load = _LOADERS.get(script)
    if load is None:
        raise Refusal("not_found", "there is no such script")
    return load(speaker, chat)


def _new_task(speaker: Speaker, _chat: str | None) -> LoadedScript:
    viewer = speaker.viewer
    clients = load_creatable_accounts(speaker.connection, viewer, speaker.at)
    context = new_task.NewTaskContext(
        language=load_profile(speaker.connection, viewer.person).language,
        creator=viewer.audience,
        customers=tuple(
            new_task.Customer(
                one.pid,
                one.name,
                assistants=tuple(new_task.Assistant(a.pid, a.name, a.lead) for a in one.assigned),
            )
            for one in clients
        ),
        calendar=speaker.calendar,
        areas={area.key: area.customer_percent for area in DEFAULT_RULES.areas.values()},
    )
    return LoadedScript(cast("AnyScript", new_task.SCRIPT), context, Utterance("new_task.name"))


def _rating(speaker: Speaker, chat: str | None) -> LoadedScript:
    title = enter_task(speaker, chat or "").task.title
    named = Utterance("rating.name", {"title": title})
    return LoadedScript(cast("AnyScript", rating.SCRIPT), rating.RatingContext(title), named)


_LOADERS: dict[str, Callable[[Speaker, str | None], LoadedScript]] = {
    "new_task": _new_task,
    "rating": _rating,
}


def enter_task(speaker: Speaker, chat: str) -> Stored:
    """The task of a chat that the person may read. Raises Refusal `not_found`."""
    entrance = enter(speaker.connection, speaker.viewer, chat, speaker.at)
    stored = load_task(speaker.connection, entrance.chat)
    if stored is None:
        raise Refusal("not_found", "the chat belongs to no task")
    return stored


def actor_in(speaker: Speaker, stored: Stored) -> Actor:
    """The role of a person in a task that they may see."""
    chat = lock_chats(speaker.connection, [stored.chat_pid])[stored.chat_pid]
    return load_actor(speaker.connection, chat, speaker.viewer, speaker.at)
