"""Who leaves without anybody's act: by the date of an assignment, or locked while nobody could take over (SPEC 11)."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.domain.audit import AuditEntry
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.facts import MembershipFact
from chat_server.services.bot.author import the_bot
from chat_server.services.chats.membership import sync_account
from chat_server.services.core.context import Context
from chat_server.services.people.leaving import let_go
from chat_server.storage import audit
from chat_server.storage.core.writer import Done, one_by_one
from chat_server.storage.held import load_owners_locked_out
from chat_server.storage.people.ended_assignments import load_ended

NOBODY = 0
"""Who asks, where time does."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An account, or a person, to be looked at again at `at` (ms)."""

    key: int
    at: int
    calendar: Calendar


def _end(connection: Connection, ending: Ending) -> Done[None]:
    bot = the_bot(connection, ending.at)
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


_end_in_account = one_by_one(_end)
_leave_acts = one_by_one(_leave)


async def end_due(context: Context) -> int:
    """Let those leave whose time is over; how many accounts and people that concerned. Safe in several processes."""
    now = context.millis()
    accounts = await context.read(partial(load_ended, now=now))
    for account in accounts:
        await context.writer.run(NOBODY, _end_in_account, Ending(account, now, context.calendar))
    people = await context.read(load_owners_locked_out)
    for person in people:
        await context.writer.run(NOBODY, _leave_acts, Ending(person, now, context.calendar))
    return len(accounts) + len(people)
