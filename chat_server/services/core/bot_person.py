"""The bot, in whose name the server writes what nobody wrote."""

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.storage.people import people as store

BOT = "Feierabend"
PID = "pbot"
"""Its public id where nobody gives another: there is only one, and its name is no secret."""


def bot_viewer(connection: Connection, at: int, pid: str = PID) -> Viewer:
    """The bot, created when it is first needed."""
    key = store.find_bot(connection) or store.create_person(
        connection, store.NewPerson(pid=pid, kind="bot", name=BOT), at
    )
    return store.load_viewer(connection, key)
