"""What people have begun to write, one draft a chat, and the chats they pin: for their own devices only."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import DraftFact, PinFact
from chat_server.domain.messages.drafts import Draft
from chat_server.storage.chats.chats import find_chats
from chat_server.storage.chats.members import load_memberships, set_pinned
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.messages.drafts import save_drafts


@dataclass(frozen=True, slots=True)
class DraftRequest:
    person: int
    draft: Draft


def set_drafts(connection: Connection, requests: Sequence[DraftRequest]) -> list[Success[None] | Refusal]:
    """Handler: the last draft of a person and chat counts, and only it is told. Constant number of statements."""
    chats = find_chats(connection, {request.draft.chat for request in requests})
    places = [(chats.get(request.draft.chat, 0), request.person) for request in requests]
    members = load_memberships(connection, set(places))
    last = {place: request for place, request in zip(places, requests, strict=True) if place in members}
    save_drafts(connection, [(person, chat, last[chat, person].draft) for chat, person in last])
    return [
        _outcome(request, last.get(place) is request) if place in members else Refusal("not_found")
        for place, request in zip(places, requests, strict=True)
    ]


def _outcome(request: DraftRequest, is_last: bool) -> Success[None]:
    fact = DraftFact(request.person, request.draft)
    return Success(None, (fact,) if is_last else ())


@dataclass(frozen=True, slots=True)
class PinRequest:
    person: int
    chat: str
    pinned: bool


def _pin(connection: Connection, request: PinRequest) -> Success[None]:
    chat = find_chats(connection, {request.chat}).get(request.chat, 0)
    if not load_memberships(connection, {(chat, request.person)}):
        raise Refusal("not_found")
    if not set_pinned(connection, request.person, chat, request.pinned):
        return Success(None)
    return Success(None, (PinFact(request.person, request.chat, request.pinned),))


pin = one_by_one(_pin)
"""Handler for PinRequest."""
