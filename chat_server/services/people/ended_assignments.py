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
from chat_server.storage.core.writer import Success, one_by_one


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """An account with an assignment that is over at `at` (ms)."""

    account: int
    at: int
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class LockedOwner:
    """Somebody who was locked and still has held acts at `at` (ms)."""

    person: int
    at: int
    calendar: Calendar


def _end(connection: Connection, check: AccountCheck) -> Success[None]:
    bot = bot_viewer(connection, check.at)
    facts = sync_account(connection, check.account, bot, check.at, check.calendar)
    left = {fact.person for fact in facts if isinstance(fact, MembershipFact) and not fact.member}
    for person in sorted(left):
        noted = AuditEntry(
            at=check.at, act="assignment ended", on=person, account=check.account, detail="by its date"
        )
        audit.note(connection, noted)
    return Success(None, facts)


def _leave(connection: Connection, owner: LockedOwner) -> Success[None]:
    return Success(None, let_go(connection, [owner.person], owner.at, owner.calendar))


end_in_account = one_by_one(_end)
"""Handler for AccountCheck: who may not be in the task chats of an account any more leaves them."""

leave_acts = one_by_one(_leave)
"""Handler for LockedOwner: the held acts of a person who is locked go to whoever can decide about them."""
