"""Giving a task to somebody, who comes into its chat for it (SPEC 7, 11)."""

from dataclasses import replace

from sqlalchemy import Connection

from chat_server.domain.chats.access import may_be_assigned
from chat_server.domain.core.people import PersonCard
from chat_server.domain.facts import Fact
from chat_server.domain.tasks.act_names import ACTS_BY_NAME
from chat_server.domain.tasks.acts import Act, Assign
from chat_server.services.chats.membership import join
from chat_server.services.core.access import enter_locked, find_visible_person
from chat_server.services.core.idempotency import replay
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed
from chat_server.services.tasks.tasks import ActRequest, act_now
from chat_server.storage.chats.log import PendingRows
from chat_server.storage.chats.members import bring_in, load_memberships
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.people import is_locked


def act_with_members_now(connection: Connection, request: ActRequest) -> Success[Placed]:
    """An act on a task, with what it changes of the chat's members. Raises Refusal."""
    act = request.act
    if not isinstance(act, Assign) or _was_done(connection, request):
        return act_now(connection, request)
    person = find_visible_person(connection, request.viewer, act.person, request.at)
    may_take = may_be_assigned(request.viewer, person) and not is_locked(connection, person.person)
    came = _bring_in(connection, request, person) if may_take else ()
    known = replace(act, to=person.person, may_take=may_take)
    done = act_now(connection, replace(request, act=known))
    return Success(done.value, (*came, *done.facts))


def _was_done(connection: Connection, request: ActRequest) -> bool:
    enter_locked(connection, request.viewer, request.chat, request.at)
    return request.key is not None and replay(connection, request.key) is not None


def _bring_in(connection: Connection, request: ActRequest, person: PersonCard) -> tuple[Fact, ...]:
    """Whoever is in the chat already stays as they are."""
    chat, _access = enter_locked(connection, request.viewer, request.chat, request.at)
    if load_memberships(connection, {(chat.id, person.person)}):
        return ()
    bring_in(connection, chat.id, [person.person], "task_assistant", request.at)
    pending = PendingRows()
    facts = join(connection, pending, chat, person, request.viewer, request.at)
    pending.write(connection)
    return facts


act_on_task = one_by_one(act_with_members_now)
"""Handler for ActRequest."""


def _perform_act(connection: Connection, act: Act, occasion: Occasion) -> Success[Placed]:
    asked = occasion.asked
    request = ActRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        act=act,
        at=asked.at,
        calendar=occasion.calendar,
    )
    return act_with_members_now(connection, request)


for _kind in ACTS_BY_NAME.values():
    performs(_kind)(_perform_act)
