"""Who is found, and who may know of whom, on both databases."""

from dataclasses import dataclass
from functools import partial

import pytest
from sqlalchemy import Connection

from chat_server.domain.chats.access import AccountFacts
from chat_server.domain.core.people import PersonKind, Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.storage.core.database import Database
from chat_server.storage.people import accounts, assignments, people, teams
from chat_server.storage.people.people import NewPerson

pytestmark = pytest.mark.anyio
NOW = 1_000_000


@dataclass
class World:
    """Two accounts with two users each, staff of every kind, and who is assigned where."""

    keys: dict[str, int]
    ostermann: int
    wieland: int

    def names(self, connection: Connection, viewer: str) -> set[str]:
        seen = people.load_people_seen_by(connection, self.viewer(connection, viewer), NOW)
        return {card.name for card in seen}

    def viewer(self, connection: Connection, name: str) -> Viewer:
        return people.load_viewer(connection, self.keys[name])


KINDS: dict[str, PersonKind] = {
    "katrin": "customer",
    "tobias": "customer",
    "paul": "customer",
    "jana": "assistant",
    "milan": "assistant",
    "former": "assistant",
    "future": "assistant",
    "sabine": "lead",
    "sven": "specialist",
    "henrik": "management",
    "bot": "bot",
    "persona": "persona",
}
STAFF = {"jana", "milan", "former", "future", "sabine", "sven", "henrik"}
ALWAYS = {"bot", "persona"}


def build(connection: Connection) -> World:
    keys = {
        name: people.create_person(
            connection, NewPerson(pid="p" + name, kind=kind, name=name, email=f"{name}@x.example"), NOW
        )
        for name, kind in KINDS.items()
    }
    ostermann = accounts.create_account(connection, "aost", "Ostermann", NOW)
    wieland = accounts.create_account(connection, "awie", "Wieland", NOW)
    accounts.add_user(connection, ostermann, keys["katrin"], "owner")
    accounts.add_user(connection, ostermann, keys["tobias"], "member")
    accounts.add_user(connection, wieland, keys["paul"], "owner")
    assignments.assign(connection, ostermann, keys["jana"], "lead", NOW)
    assignments.assign(connection, wieland, keys["milan"], "lead", NOW - 5)
    assignments.assign(connection, ostermann, keys["former"], "team", NOW - 5)
    assignments.end_assignment(connection, ostermann, keys["former"], NOW)
    assignments.assign(connection, ostermann, keys["future"], "team", NOW + 1)
    team = teams.create_team(connection, "tnord", "Nord")
    for name in ("jana", "former"):
        teams.add_to_team(connection, team, keys[name], "member")
    teams.add_to_team(connection, team, keys["sabine"], "lead")
    return World(keys, ostermann, wieland)


@pytest.fixture
async def world(database: Database) -> World:
    return await database.write(build)


SEEN = {
    "katrin": {"katrin", "tobias", "jana"} | ALWAYS,
    "paul": {"paul", "milan"} | ALWAYS,
    "jana": STAFF | ALWAYS | {"katrin", "tobias"},
    "milan": STAFF | ALWAYS | {"paul"},
    "former": STAFF | ALWAYS,
    "future": STAFF | ALWAYS,
    "sabine": STAFF | ALWAYS | {"katrin", "tobias"},
    "sven": STAFF | ALWAYS,
    "henrik": set(KINDS),
}


@pytest.mark.parametrize("viewer", SEEN)
async def test_whom_somebody_may_know_of(database: Database, world: World, viewer: str) -> None:
    assert await database.read(lambda connection: world.names(connection, viewer)) == SEEN[viewer]


@pytest.mark.parametrize(
    ("viewer", "expected"),
    [
        ("katrin", ["Ostermann"]),
        ("paul", ["Wieland"]),
        ("jana", ["Ostermann"]),
        ("milan", ["Wieland"]),
        ("former", []),
        ("sabine", ["Ostermann"]),
        ("henrik", ["Ostermann", "Wieland"]),
    ],
)
async def test_which_accounts_somebody_may_know_of(
    database: Database, world: World, viewer: str, expected: list[str]
) -> None:
    def load(connection: Connection) -> list[str]:
        seen = accounts.load_accounts_seen_by(connection, world.viewer(connection, viewer), NOW)
        return [card.name for card in seen]

    assert await database.read(load) == expected


async def test_an_account_names_those_assigned_now(database: Database, world: World) -> None:
    def load(connection: Connection) -> dict[str, tuple[str, ...]]:
        seen = accounts.load_accounts_seen_by(connection, world.viewer(connection, "henrik"), NOW)
        return {card.name: card.staff for card in seen}

    assert await database.read(load) == {"Ostermann": ("pjana",), "Wieland": ("pmilan",)}


async def test_a_customer_without_an_account_sees_no_customer(database: Database, world: World) -> None:
    def create(connection: Connection) -> set[str]:
        world.keys["lone"] = people.create_person(
            connection, NewPerson(pid="plone", kind="customer", name="lone"), NOW
        )
        return world.names(connection, "lone")

    assert await database.write(create) == {"lone"} | ALWAYS


async def test_a_viewer_has_account_and_people_led(database: Database, world: World) -> None:
    sabine = await database.read(lambda connection: world.viewer(connection, "sabine"))
    assert sabine.leads == {world.keys["jana"], world.keys["former"]}
    katrin = await database.read(lambda connection: world.viewer(connection, "katrin"))
    assert (katrin.pid, katrin.kind, katrin.account) == ("pkatrin", "customer", world.ostermann)
    with pytest.raises(Refusal, match="not_found"):
        await database.read(lambda connection: people.load_viewer(connection, 999_999))


async def test_cards_and_ids(database: Database, world: World) -> None:
    keys = world.keys
    cards = await database.read(
        lambda connection: people.load_cards(connection, [keys["tobias"], keys["jana"], 999_999])
    )
    assert set(cards) == {keys["tobias"], keys["jana"]}
    assert (cards[keys["tobias"]].account, cards[keys["tobias"]].role) == ("aost", "member")
    assert (cards[keys["jana"]].account, cards[keys["jana"]].role) == (None, None)
    ids = await database.read(lambda connection: people.load_ids(connection, ["ppaul", "pnobody"]))
    assert ids == {"ppaul": keys["paul"]}
    assert await database.read(lambda connection: people.load_cards(connection, [])) == {}


async def test_who_belongs_to_an_account_at_the_edges(database: Database, world: World) -> None:
    def facts(now: int) -> AccountFacts:
        keys = world.keys
        assigned = {
            NOW - 1: {keys["former"]},
            NOW: {keys["jana"]},
            NOW + 1: {keys["jana"], keys["future"]},
        }
        return AccountFacts(frozenset({keys["katrin"], keys["tobias"]}), frozenset(assigned[now]))

    for now in (NOW - 1, NOW, NOW + 1):
        load = partial(assignments.account_facts, account_id=world.ostermann, now_ms=now)
        assert await database.read(load) == facts(now)


async def test_assigning_again_changes_the_role_and_leaves_one_assignment(
    database: Database, world: World
) -> None:
    jana = world.keys["jana"]

    def reassign(connection: Connection) -> tuple[bool, bool]:
        assignments.assign(connection, world.ostermann, jana, "team", NOW + 10)
        first = assignments.end_assignment(connection, world.ostermann, jana, NOW + 20)
        return first, assignments.end_assignment(connection, world.ostermann, jana, NOW + 30)

    assert await database.write(reassign) == (True, False)
    later = await database.read(
        lambda connection: assignments.account_facts(connection, world.ostermann, NOW + 20)
    )
    assert jana not in later.assigned


async def test_an_email_belongs_to_one_person(database: Database, world: World) -> None:
    again = NewPerson(pid="pagain", kind="assistant", name="again", email="jana@x.example")
    with pytest.raises(Refusal) as refused:
        await database.write(lambda connection: people.create_person(connection, again, NOW))
    assert refused.value.field == "email"


@pytest.mark.parametrize("name", ["jana@x.example", " Jana@X.example ", "pjana"])
async def test_a_person_is_found_by_email_or_id(database: Database, world: World, name: str) -> None:
    assert await database.read(lambda connection: people.find_person(connection, name)) == world.keys["jana"]


async def test_an_account_name_used_twice_names_nothing(database: Database, world: World) -> None:
    await database.write(lambda connection: accounts.create_account(connection, "atwo", "Wieland", NOW))
    assert await database.read(lambda connection: accounts.look_up_account(connection, "Wieland")) is None
    found = await database.read(lambda connection: accounts.look_up_account(connection, "awie"))
    assert found is not None
    assert found.account == world.wieland
    assert await database.read(lambda connection: accounts.find_account(connection, "awie")) == found.account
    assert await database.read(lambda connection: accounts.find_account(connection, "Wieland")) is None


async def test_whose_account_somebody_belongs_to(database: Database, world: World) -> None:
    def load(connection: Connection) -> list[int | None]:
        return [accounts.account_of(connection, world.keys[name]) for name in ("tobias", "paul", "jana")]

    assert await database.read(load) == [world.ostermann, world.wieland, None]
