"""Who may see what: SQL says it of all rows as the pure rules say it of each, in any agency, on both databases."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import CompoundSelect, Connection, Select, select

from chat_server.domain.chats.access import Access, decide_access, may_create_task
from chat_server.domain.core.people import SIGNS_IN, Viewer
from chat_server.domain.visible import sees_account, sees_draft, sees_person, sees_read_mark
from chat_server.services.core.access import may_go_on
from chat_server.storage import visible
from chat_server.storage.chats.members import load_chat_facts
from chat_server.storage.chats.tables import chats, read_marks
from chat_server.storage.core.database import Database
from chat_server.storage.messages.tables import drafts
from chat_server.storage.people.people import load_viewer
from tests.support.random_agency import NOW, Agency, random_agency

pytestmark = pytest.mark.anyio
AGENCIES = 20


class Comparison:
    """What SQL and rules say of the same rows; `outcomes`: how often each was said to each kind of viewer."""

    def __init__(
        self, connection: Connection, agency: Agency, outcomes: Counter[tuple[str, str, bool]]
    ) -> None:
        self._connection = connection
        self._agency = agency
        self._outcomes = outcomes

    def compare(self, key: int) -> None:
        viewer = load_viewer(self._connection, key)
        assert viewer == self._agency.viewer(key)
        self._chats(viewer)
        self._accounts(viewer)
        people = {key: sees_person(viewer, self._agency.person_sight(key)) for key in self._agency.people}
        self._agree("people", viewer, visible.VISIBLE_PEOPLE[visible.horizon(viewer)], people)

    def _chats(self, viewer: Viewer) -> None:
        """The chats, and so their tasks; and what is written there."""
        agency = self._agency
        access = {chat.key: decide_access(viewer, agency.chat_facts(viewer, chat)) for chat in agency.chats}
        for key, one in access.items():
            assert decide_access(viewer, load_chat_facts(self._connection, viewer, key, NOW)) is one
        readable = visible.is_readable(viewer.kind, chats.c.id, chats.c.account_id)
        seen = {key: one is not Access.NONE for key, one in access.items()}
        self._agree("chats", viewer, select(chats.c.id).where(readable), seen)
        listed = {key: one is Access.MEMBER for key, one in access.items()}
        self._agree("listed chats", viewer, visible.LISTED_CHATS, listed)
        self._written(viewer, access)
        for chat in agency.chats:
            assert may_go_on(self._connection, viewer, chat.key, NOW) is agency.may_continue(viewer, chat)

    def _written(self, viewer: Viewer, access: Mapping[int, Access]) -> None:
        members = {chat.key: chat.members for chat in self._agency.chats}
        readable = visible.is_readable(viewer.kind, chats.c.id, chats.c.account_id)
        marks = select(read_marks.c.chat_id, read_marks.c.person_id).join(
            chats, chats.c.id == read_marks.c.chat_id
        )
        seen = {
            (chat, owner): sees_read_mark(access[chat], owner, members[chat])
            for chat, owner in self._agency.written
        }
        self._agree("read marks", viewer, marks.where(readable, visible.READ_MARKS_OF_MEMBERS), seen)
        mine = {
            (chat, owner): sees_draft(viewer, owner, members[chat]) for chat, owner in self._agency.written
        }
        rows = select(drafts.c.chat_id, drafts.c.person_id)
        self._agree("drafts", viewer, rows.where(visible.OWN_DRAFTS), mine)

    def _accounts(self, viewer: Viewer) -> None:
        agency = self._agency
        seen = {key: sees_account(viewer, agency.account_sight(key)) for key in agency.accounts}
        self._agree("accounts", viewer, visible.VISIBLE_ACCOUNTS[visible.horizon(viewer)], seen)
        may = {key: may_create_task(viewer, key, agency.account_facts(key)) for key in agency.accounts}
        self._agree("accounts for new tasks", viewer, visible.creatable_accounts(viewer), may)

    def _agree(
        self, what: str, viewer: Viewer, query: Select[Any] | CompoundSelect[Any], rules: Mapping[Any, bool]
    ) -> None:
        rows = self._connection.execute(query, visible.parameters(viewer, NOW))
        found = {row[0] if len(row) == 1 else tuple(row) for row in rows}
        assert found <= rules.keys()
        for key, is_seen in rules.items():
            assert (key in found) is is_seen, f"the rule says {is_seen} of {what} {key} for {viewer}"
            self._outcomes[what, viewer.kind, is_seen] += 1


def compare_all(connection: Connection, agency: Agency, outcomes: Counter[tuple[str, str, bool]]) -> None:
    """With the agency's rows, which are gone afterwards."""
    trial = connection.begin_nested()
    agency.save(connection)
    comparison = Comparison(connection, agency, outcomes)
    for person in agency.people.values():
        if person.kind in SIGNS_IN:
            comparison.compare(person.key)
    trial.rollback()


async def test_sql_and_rules_agree(database: Database) -> None:
    outcomes: Counter[tuple[str, str, bool]] = Counter()
    for seed in range(AGENCIES):
        agency = random_agency(Random(seed))
        await database.write(partial(compare_all, agency=agency, outcomes=outcomes))
    for what in ("chats", "accounts", "people"):
        for kind in SIGNS_IN - {"management"}:
            assert outcomes[what, kind, True]
            assert outcomes[what, kind, False]


MEMBERSHIP = re.compile(r"\b(account_users|assignments|chat_members|task_people|team_people)\b")
NAMED_BY = {
    "bot/dialogs.py": "whose dialogs show an assistant's name, and the names themselves",
    "chats/chats.py": "a member's own list, with their pins",
    "chats/members.py": "joining and leaving, and the facts that decide_access asks for",
    "chats/sending.py": "the facts that decide_access asks for, of a few messages at once",
    "chats/tables.py": "",
    "files/taken.py": "whose room the uploads for dialogs take",
    "held/held.py": "the customer of a direct chat, by whose name its held acts are listed",
    "people/accounts.py": "whose user somebody is",
    "people/assignments.py": "assigning, and who is assigned where",
    "people/changed_visibility.py": "what may have changed whom people see",
    "people/ended_assignments.py": "whose assignment has ended",
    "people/listings.py": "everything, for the command line",
    "people/people.py": "whose user somebody is",
    "people/tables.py": "",
    "people/teams.py": "who leads whom",
    "visible.py": "who may see what",
}
"""What of storage names tables of who belongs where, and what for: only visible.py to say who may see something."""


def test_only_one_module_says_who_may_see_what() -> None:
    root = Path(visible.__file__).parent
    modules = [
        path for path in root.rglob("*.py") if path.name != "__init__.py" and path.parent.name != "versions"
    ]
    naming = {str(path.relative_to(root)) for path in modules if MEMBERSHIP.search(path.read_text())}
    assert naming == NAMED_BY.keys(), "say in visible.py who may see it; whatever else it is for belongs here"
