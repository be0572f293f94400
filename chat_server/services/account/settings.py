"""What somebody chooses for all their devices."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.account.settings import UserSettings
from chat_server.domain.facts import SettingsFact
from chat_server.storage.account.settings import save_choices
from chat_server.storage.core.writer import Success, one_by_one


@dataclass(frozen=True, slots=True)
class ChooseRequest:
    person: int
    chosen: UserSettings


def _choose(connection: Connection, request: ChooseRequest) -> Success[None]:
    save_choices(connection, request.person, request.chosen)
    return Success(None, (SettingsFact(request.person, request.chosen),))


choose = one_by_one(_choose)
"""Handler for ChooseRequest."""
