"""New chats as whoever created them is told of them: read in the transaction that creates them.

So the answer waits for no second look, and goes out before anybody else hears of the chat.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from chat_server.domain.chats.chat import ListedChat
from chat_server.domain.core.refusal import Refusal
from chat_server.services.chats import create
from chat_server.services.chats.queries import load_listed_for
from chat_server.services.core.asked import Asked
from chat_server.storage.core.writer import Handler, Success, one_by_one


class _Asks(Protocol):
    @property
    def asked(self) -> Asked: ...


R = TypeVar("R", bound=_Asks)


def _listed(create: Callable[[Connection, R], Success[int]]) -> Handler[R, ListedChat]:
    def work(connection: Connection, request: R) -> Success[ListedChat]:
        done, asked = create(connection, request), request.asked
        listed = load_listed_for(connection, asked.viewer, done.value, asked.at)
        if listed is None:
            raise Refusal("not_found")
        return Success(listed, done.facts)

    return one_by_one(work)


create_direct = _listed(create.create_direct_now)
"""Handler for DirectRequest."""

create_group = _listed(create.create_group_now)
"""Handler for GroupRequest."""

create_task_chat = _listed(create.create_task_chat_now)
"""Handler for TaskChatRequest."""
