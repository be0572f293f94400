"""What somebody has chosen for all their devices. People are given by database key."""

from sqlalchemy import Connection, bindparam, select, text, update

from chat_server.domain.account.settings import Notifications, SendKey, Theme, UserSettings
from chat_server.domain.core.calendar_answers import Language
from chat_server.storage.account.tables import choices
from chat_server.storage.core.sql import Query
from chat_server.storage.people.tables import people

_CHOICES = Query(
    select(people.c.language, choices.c.theme, choices.c.send_key, choices.c.notifications)
    .outerjoin_from(people, choices, choices.c.person_id == people.c.id)
    .where(people.c.id == bindparam("person"))
)


def load_choices(connection: Connection, person: int) -> UserSettings:
    """What somebody has chosen; the defaults where they have not yet."""
    (row,) = _CHOICES(connection, {"person": person})
    language: Language = row.language
    if row.theme is None:
        return UserSettings(language)
    theme: Theme = row.theme
    send_key: SendKey = row.send_key
    notifications: Notifications = row.notifications
    return UserSettings(language, theme, send_key, notifications)


_SAVE_CHOICES = text(
    "INSERT INTO choices (person_id, theme, send_key, notifications)"
    " VALUES (:person, :theme, :send_key, :notifications) ON CONFLICT (person_id) DO UPDATE SET"
    " theme = excluded.theme, send_key = excluded.send_key, notifications = excluded.notifications"
)


def save_choices(connection: Connection, person: int, chosen: UserSettings) -> None:
    """Keep what somebody chose."""
    connection.execute(update(people).where(people.c.id == person).values(language=chosen.language))
    given = {"theme": chosen.theme, "send_key": chosen.send_key, "notifications": chosen.notifications}
    connection.execute(_SAVE_CHOICES, {"person": person, **given})
