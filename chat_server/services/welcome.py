"""What a connection starts from: who somebody is, what they see, and what they missed. On one consistent view."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.chats.chat import ListedChat
from chat_server.domain.core.people import AccountCard, PersonCard, Viewer, VisiblePeople
from chat_server.domain.facts import Event
from chat_server.domain.held import HeldAct
from chat_server.domain.messages.drafts import Draft
from chat_server.services.chats.queries import load_named, named_in_list, with_rights
from chat_server.services.tasks.facts import with_task_snapshots
from chat_server.storage.account.settings import load_choices
from chat_server.storage.chats import chats as store
from chat_server.storage.chats.events import load_events
from chat_server.storage.held.held import load_held_of
from chat_server.storage.messages.drafts import load_drafts
from chat_server.storage.people.accounts import load_accounts_seen_by
from chat_server.storage.people.people import Profile, load_people_seen_by, load_profile

RESUME_EVENTS = 500
"""A chat that moved on further is opened again instead of replayed."""


RESUME_TOTAL = 5_000


@dataclass(slots=True, kw_only=True)
class WelcomeState:
    """What a connection starts from. `missed` are the events of resumed chats after the client's cursors."""

    profile: Profile
    chats: list[ListedChat]
    people: list[PersonCard]
    """Whom they see, and whoever the list names besides."""
    visible: VisiblePeople
    accounts: list[AccountCard]
    held: list[HeldAct]
    choices: UserSettings
    drafts: list[Draft]
    missed: dict[int, list[Event]] = field(default_factory=dict)
    reset: list[str] = field(default_factory=list)


def load_welcome(
    connection: Connection, viewer: Viewer, now: int, cursors: Mapping[str, int], opened: int = 0
) -> WelcomeState:
    """Who they are, their list, everybody in it, and what was missed since `cursors` (chat -> last number known).

    `opened` (ms) is the last opening; without it customers are told no time figures.
    """
    chats = with_rights(connection, viewer, store.load_list(connection, viewer.person), now)
    people = load_people_seen_by(connection, viewer, now)
    accounts = load_accounts_seen_by(connection, viewer, now)
    start = WelcomeState(
        profile=load_profile(connection, viewer.person),
        chats=chats,
        people=[*people, *_authors(connection, people, chats)],
        visible=VisiblePeople.of((card.person for card in people), (card.account for card in accounts)),
        accounts=accounts,
        held=load_held_of(connection, viewer.person) if viewer.is_staff else [],
        choices=load_choices(connection, viewer.person),
        drafts=load_drafts(connection, viewer.person),
    )
    budget = RESUME_TOTAL
    for chat in chats:
        have = cursors.get(chat.pid)
        if have is None or have == chat.head:
            continue
        missing = chat.head - have
        if 0 < missing <= min(RESUME_EVENTS, budget):
            budget -= missing
            events = load_events(connection, chat.id, chat.pid, have, missing)
            complete = with_task_snapshots(connection, events, now, opened)
            if len(complete) == missing:
                start.missed[chat.id] = complete
                continue
        start.reset.append(chat.pid)
    return start


def _authors(connection: Connection, people: list[PersonCard], chats: list[ListedChat]) -> list[PersonCard]:
    """Whom the list names besides, as who is not in a chat any more: a name, but nobody whose status is seen."""
    named = set[str]().union(*(named_in_list(chat) for chat in chats))
    return load_named(connection, named - {card.pid for card in people})
