"""Adding accounts, and assigning staff to them. For those who run the agency; see people.py."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.domain.audit import AuditAct
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.ids import new_id
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import AccountFact, ExpertFact
from chat_server.services.chats.membership import sync_account
from chat_server.services.core.bot_person import bot_viewer
from chat_server.services.core.context import NOBODY, Context
from chat_server.services.people.lookup import clean_name, named_account, named_staff, note_change
from chat_server.storage.chats.chats import find_pids
from chat_server.storage.chats.members import load_expert_chats
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people import accounts, assignments
from chat_server.storage.people.people import load_viewer


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be created at `at` (ms)."""

    pid: str
    name: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentChange:
    """What `person` (e-mail or id) is to `account` (id or name) from `at` (ms) on; None: nothing any more."""

    person: str
    account: str
    role: assignments.AssignmentRole | None
    at: int
    calendar: Calendar
    bot: str
    """Public id for the bot, if there is none yet."""


async def add_account(context: Context, name: str) -> str:
    """Create an account; its public id. Raises Refusal."""
    pid = new_id("a", context.randomness)
    await context.writer.run(NOBODY, _add_account, NewAccount(pid, clean_name(name), context.millis()))
    return pid


async def assign(context: Context, person: str, account: str, role: assignments.AssignmentRole) -> None:
    """Assign staff to an account from now on, or give them another role there. Raises Refusal."""
    await _change_assignment(context, person, account, role)


async def unassign(context: Context, person: str, account: str) -> None:
    """End an assignment. Raises Refusal."""
    await _change_assignment(context, person, account, None)


async def _change_assignment(
    context: Context, person: str, account: str, role: assignments.AssignmentRole | None
) -> None:
    change = AssignmentChange(
        person=person, account=account, role=role, at=context.millis(), calendar=context.calendar,
        bot=new_id("p", context.randomness),
    )  # fmt: skip
    await context.writer.run(NOBODY, _assign, change)


def _add_account_now(connection: Connection, new: NewAccount) -> Success[None]:
    if accounts.look_up_account(connection, new.name) is not None:
        raise Refusal("not_allowed", "account exists")
    account = accounts.create_account(connection, new.pid, new.name, new.at)
    note_change(connection, new.at, "account added", account=account)
    return Success(None, (AccountFact(account),))


def _assign_now(connection: Connection, change: AssignmentChange) -> Success[None]:
    person = named_staff(connection, change.person)
    account = named_account(connection, change.account)
    viewer = load_viewer(connection, person)
    before = load_expert_chats(connection, viewer, change.at)
    if change.role is not None:
        assignments.assign(connection, account, person, change.role, change.at)
    elif not assignments.end_assignment(connection, account, person, change.at):
        raise Refusal("not_found", "assignment")
    act: AuditAct = "assigned" if change.role is not None else "unassigned"
    note_change(connection, change.at, act, person, account, change.role or "")
    by = bot_viewer(connection, change.at, change.bot)
    synced = sync_account(connection, account, by, change.at, change.calendar)
    after = load_expert_chats(connection, viewer, change.at)
    changed = find_pids(connection, before ^ after)
    experts = (ExpertFact(person, pid, chat in after) for chat, pid in changed.items())
    return Success(None, (*synced, AccountFact(account), *experts))


_add_account = one_by_one(_add_account_now)
_assign = one_by_one(_assign_now)
