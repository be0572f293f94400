"""How much room files take, for management."""

from sqlalchemy import Connection

from chat_server.domain.core.people import Viewer
from chat_server.domain.files.room import FileRoom
from chat_server.services.files.uploads import Quota
from chat_server.storage.files.taken import load_taken


def load_room(connection: Connection, viewer: Viewer, quota: Quota) -> FileRoom:
    """What the accounts take, and the limits; nothing for everybody but management."""
    if viewer.kind != "management":
        return FileRoom((), 0, 0)
    return FileRoom(load_taken(connection), quota.account, quota.installation)
