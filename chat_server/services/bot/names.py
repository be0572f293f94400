"""Dialogs show names of assistants: if a name changes, the dialogs in which it may be chosen are told again."""

from collections.abc import Iterable

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.facts import DialogFact
from chat_server.services.bot.dialogs import list_dialogs
from chat_server.storage.bot.dialogs import load_owners_choosing
from chat_server.storage.people.people import load_viewer


def dialogs_naming(
    connection: Connection, people: Iterable[int], at: int, calendar: Calendar
) -> tuple[DialogFact, ...]:
    """The open dialogs in which one of these people may be chosen, as they are at `at` (ms)."""
    owners = {owner for person in people for owner in load_owners_choosing(connection, person, at)}
    return tuple(
        DialogFact(owner, shown)
        for owner in sorted(owners)
        for shown in list_dialogs(connection, load_viewer(connection, owner), at, calendar)
    )
