"""What those who run the agency name people and accounts by, and the note of what they change.

Refusals carry a `detail` that names the problem, for the command line to put into words.
"""

from sqlalchemy import Connection

from chat_server.domain.audit import COMMAND_LINE, AuditAct, AuditEntry
from chat_server.domain.core.people import STAFF
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.text_cleaning import clean_line
from chat_server.storage import audit
from chat_server.storage.people import accounts, people

LONGEST_NAME = 120


def named_person(connection: Connection, person: str) -> people.Profile:
    """The person with this e-mail or id. Raises Refusal `not_found`, detail `person`."""
    key = people.find_person(connection, person)
    if key is None:
        raise Refusal("not_found", "person")
    return people.load_profile(connection, key)


def named_staff(connection: Connection, person: str) -> int:
    """The key of somebody of staff. Raises Refusal `not_found`, or `not_allowed` for who is none."""
    card = named_person(connection, person).card
    if card.kind not in STAFF:
        raise Refusal("not_allowed", "not staff")
    return card.person


def named_account(connection: Connection, account: str) -> int:
    """The key of the account with this id or name. Raises Refusal `not_found`, detail `account`."""
    card = accounts.look_up_account(connection, account)
    if card is None:
        raise Refusal("not_found", "account")
    return card.account


def clean_name(written: str) -> str:
    """A name as it is seen. Raises Refusal, detail `name`."""
    name = clean_line(written)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Refusal("bad_request", "name")
    return name


def note_change(
    connection: Connection, at: int, act: AuditAct, on: int | None = None, account: int | None = None, detail: str = ""
) -> None:  # fmt: skip
    """Write to the audit log what was changed at `at` (ms)."""
    noted = AuditEntry(at=at, act=act, on=on, account=account, detail=detail, source=COMMAND_LINE)
    audit.note(connection, noted)
