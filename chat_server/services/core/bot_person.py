"""The bot, in whose name the server writes what nobody wrote."""

from sqlalchemy import Connection, select

from chat_server.domain.core.people import Viewer
from chat_server.storage.people import people as store
from chat_server.storage.people import tables as people_tables

BOT = "Feierabend"
PID = "pbot"
"""Its public id where nobody gives another: there is only one, and its name is no secret."""


def bot_viewer(connection: Connection, at: int, pid: str = PID) -> Viewer:
    """The bot, created when it is first needed."""
    found: int | None = connection.execute(
        select(people_tables.people.c.id).where(people_tables.people.c.kind == "bot").limit(1)
    ).scalar_one_or_none()
    key = found or store.create_person(connection, store.NewPerson(pid, "bot", BOT), at)
    return store.load_viewer(connection, key)
