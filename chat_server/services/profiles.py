"""One's own name, as others read it.

What customers learn of staff in quiet hours must not show that these are at work (SPEC 3). So a name that staff
choose then is kept beside the old one and takes its place at the opening, for everybody and on every path at once.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import STAFF, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.text_cleaning import clean_line
from chat_server.domain.facts import Fact, PersonFact
from chat_server.services.bot.names import dialogs_naming
from chat_server.storage.chats.members import chats_of
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people import people

LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRequest:
    """Said at `at` (ms). `quiet`: whether it is quiet hours."""

    viewer: Viewer
    name: str
    quiet: bool
    at: int
    calendar: Calendar


def clean_name(name: str) -> str:
    """The name as it is seen. Raises Refusal `bad_request` for what is no name."""
    clean = clean_line(name)
    if not any(letter.isalnum() for letter in clean) or len(clean) > LONGEST:
        raise Refusal("bad_request", f"a name has letters, and {LONGEST} characters at most", field="name")
    return clean


def _set_name(connection: Connection, request: NameRequest) -> Success[None]:
    me = request.viewer
    if me.is_staff and request.quiet:
        people.set_next_name(connection, me.person, request.name)
        return Success(None)
    if not people.set_name(connection, me.person, request.name):
        return Success(None)
    return Success(None, _told(connection, [me.person], request.at, request.calendar))


set_name = one_by_one(_set_name)
"""Handler for NameRequest."""


def _told(connection: Connection, changed: list[int], at: int, calendar: Calendar) -> tuple[Fact, ...]:
    cards = people.load_cards(connection, changed)
    named = [person for person in changed if cards[person].kind in STAFF]
    return (
        *(PersonFact(cards[person], chats_of(connection, person)) for person in changed),
        *dialogs_naming(connection, named, at, calendar),
    )


@dataclass(frozen=True, slots=True)
class NextName:
    """The name that somebody chose in quiet hours holds from `at` (ms) on."""

    person: int
    at: int
    calendar: Calendar


def _apply_name(connection: Connection, request: NextName) -> Success[None]:
    """Once, whoever else does so at the same time."""
    if not people.apply_next_name(connection, request.person):
        return Success(None)
    return Success(None, _told(connection, [request.person], request.at, request.calendar))


apply_name = one_by_one(_apply_name)
"""Handler for NextName."""
