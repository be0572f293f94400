"""Who leaves without anybody's act: by the date of an assignment, or locked while nobody could take over (SPEC 11)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.audit import AuditEntry
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.facts import MembershipFact
from chat_server.services.chats.leaving import let_go
from chat_server.services.chats.membership import sync_account
from chat_server.services.core.bot_person import bot_viewer
from chat_server.storage import audit
from chat_server.storage.core.writer import Done, one_by_one


@dataclass(frozen=True, slots=True)
class Ending:
    """An account, or a person, to be looked at again at `at` (ms)."""

    key: int
    at: int
    calendar: Calendar


def _end(connection: Connection, ending: Ending) -> Done[None]:
    bot = bot_viewer(connection, ending.at)
    facts = sync_account(connection, ending.key, bot, ending.at, ending.calendar)
    left = {fact.person for fact in facts if isinstance(fact, MembershipFact) and not fact.member}
    for person in sorted(left):
        noted = AuditEntry(
            at=ending.at, act="assignment ended", on=person, account=ending.key, detail="by its date"
        )
        audit.note(connection, noted)
    return Done(None, facts)


def _leave(connection: Connection, ending: Ending) -> Done[None]:
    return Done(None, let_go(connection, [ending.key], ending.at, ending.calendar))


end_in_account = one_by_one(_end)
"""Handler for Ending: who may not be in the task chats of an account any more leaves them."""

leave_acts = one_by_one(_leave)
"""Handler for Ending: the held acts of a person who is locked go to whoever can decide about them."""
