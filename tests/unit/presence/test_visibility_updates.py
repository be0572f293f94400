"""Whose status one sees, by whatever happens in an agency: held + pushes = fresh welcome (SPEC 3)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from chat_server.domain.core.people import Viewer, VisiblePeople
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Fact, PresenceFact
from chat_server.domain.tasks.checklist_acts import AddItem
from chat_server.gateways.bus.local_bus import LocalBus
from chat_server.hub.background import rounds
from chat_server.hub.presence import presence
from chat_server.hub.presence.visibility import GATHER_SECONDS
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.storage.people.people import NewPerson
from protocol.client_state.apply import apply
from protocol.client_state.state import ClientState, state_of
from protocol.core.frames import Push
from protocol.hello import Welcome
from protocol.presence import PresenceAll, PresenceChanged
from protocol.profiles import SetProfile
from protocol.tags import TagMessage
from tests.support.clock import ManualClock
from tests.support.database import with_tables
from tests.support.servers.in_process import InProcess, Peer, in_process
from tests.support.world import OPENING, QUIET, Name

pytestmark = pytest.mark.anyio
CUSTOMERS: tuple[Name, ...] = ("katrin", "tobias", "paul")
STAFF: tuple[Name, ...] = ("jana", "milan", "nora", "sabine", "henrik", "ines")
OFFICE: tuple[Name, ...] = ("sabine", "henrik", "ines")
WATCHING: tuple[Name, ...] = ("katrin", "paul", "milan", "nora", "sabine", "henrik")
"""One of every kind who stays connected; Ines and the others come and go."""
ACCOUNTS = ("aost", "awie")
SECONDS = 30
"""Until a test that waits for agreement hangs."""


@pytest.fixture(autouse=True)
def no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "GRACE", 0.0)


@asynccontextmanager
async def agency(folder: Path, bus: LocalBus | None = None) -> AsyncIterator[InProcess]:
    async with with_tables(folder) as database, in_process(database, ManualClock(), bus) as server:
        yield server


class Watcher:
    """Somebody's device, and what it holds by its welcome and pushes alone."""

    def __init__(self, peer: Peer, welcome: Welcome) -> None:
        self.peer = peer
        self.state = state_of(welcome)

    def take(self) -> None:
        for push in self.peer.pushes:
            self.state = apply(self.state, push)
            unknown = statuses_of(push) - self.state.people.keys()
            assert not unknown, f"a status of {unknown} before their card: {push}"
        self.peer.pushes.clear()


def statuses_of(push: Push) -> set[str]:
    if isinstance(push, PresenceAll):
        return {one.person for one in push.presence}
    return {push.person} if isinstance(push, PresenceChanged) else set()


def seen(state: ClientState, known: ClientState) -> tuple[object, ...]:
    """What is compared: statuses, accounts, chats by what concerns people, and the people that are `known`."""
    cards = {pid: state.people.get(pid) for pid in known.people}
    accounts = {pid: (a.name, sorted(a.tags), sorted(a.staff)) for pid, a in state.accounts.items()}
    return dict(state.presence), accounts, set(state.chats), cards


async def all_agree(server: InProcess, watchers: dict[Name, Watcher]) -> None:
    """Every watcher holds what a fresh welcome would tell. Raises AssertionError."""
    for name, watcher in watchers.items():
        deadline = asyncio.get_running_loop().time() + SECONDS
        while True:
            peer = server.peer(name)
            fresh = state_of(await peer.hello())
            peer.hang_up()
            watcher.take()
            if seen(watcher.state, fresh) == seen(fresh, fresh):
                break
            if asyncio.get_running_loop().time() > deadline:
                assert seen(watcher.state, fresh) == seen(fresh, fresh), name
            await watcher.peer.another_push_or(0.2)


_MATES = (
    "SELECT p.pid FROM people p JOIN chat_members m ON m.person_id = p.id"
    " WHERE m.chat_id IN (SELECT chat_id FROM chat_members WHERE person_id = {me})"
)
_GUESTS = (
    "SELECT p.pid FROM people p JOIN task_people t ON t.person_id = p.id AND t.role = 'guest'"
    " WHERE t.chat_id IN (SELECT chat_id FROM chat_members WHERE person_id = {me})"
)
_USERS = (
    "SELECT p.pid FROM people p JOIN account_users u ON u.person_id = p.id WHERE u.account_id IN ({accounts})"
)
_ASSIGNED_TO = "SELECT account_id FROM assignments WHERE person_id IN ({people}) AND to_at IS NULL"
_BROUGHT_INTO = (
    "SELECT c.account_id FROM chats c JOIN chat_members m ON m.chat_id = c.id"
    " WHERE m.person_id = {me} AND c.account_id IS NOT NULL"
)


async def may_see(server: InProcess, name: Name) -> set[str]:
    """Whose status somebody sees by day, word for word as SPEC 3 says."""
    viewer = server.world.viewers[name]

    async def ask(question: str, **given: object) -> set[object]:
        statement = question.format(me=viewer.person, **given)
        return {row[0] for row in await server.world.read(lambda c: c.exec_driver_sql(statement).all())}

    mates = await ask(_MATES) | await ask(_GUESTS)
    if viewer.kind == "customer":
        assigned = "SELECT p.pid FROM people p JOIN assignments a ON a.person_id = p.id"
        own = await ask(f"{assigned} WHERE a.account_id = {viewer.account} AND a.to_at IS NULL")
        return {str(pid) for pid in mates | own | await ask(_USERS, accounts=viewer.account)}
    accounts: set[object] = {1, 2}
    if viewer.kind != "management":
        people = ", ".join(map(str, (viewer.person, *viewer.leads)))
        accounts = await ask(_ASSIGNED_TO, people=people) | await ask(_BROUGHT_INTO)
    customers = await ask(_USERS, accounts=", ".join(map(str, accounts)) or "0")
    return {str(pid) for pid in mates | customers} | {server.world.pid(one) for one in STAFF}


async def shown_now(server: InProcess, name: Name, there: set[Name]) -> set[str]:
    """Whom somebody has to be told not to be offline, where these people are there."""
    hidden = name in CUSTOMERS and server.hub.quiet_hours.is_quiet()
    allowed = await may_see(server, name)
    pids = [server.world.pid(one) for one in there if not (hidden and one in STAFF)]
    return {pid for pid in pids if pid in allowed}


class Acts:
    """Random things that people and the command line do."""

    def __init__(self, server: InProcess, random: Random) -> None:
        self.server = server
        self.random = random
        self.world = server.world
        self.chats: list[str] = []
        self.devices: dict[Name, list[Peer]] = {name: [] for name in (*CUSTOMERS, *STAFF)}
        self.ways: tuple[Callable[[], Awaitable[object]], ...] = (
            self.come, self.come, self.go, self.task, self.join, self.join, self.leave, self.assign, self.unassign,
            self.direct, self.direct, self.group, self.write, self.tag, self.rename, self.turn, self.hire,
            self.bring_customer, self.act_by_office, self.act_by_office,
        )  # fmt: skip

    async def one(self) -> str:
        """Something; what is not allowed does not happen."""
        await self.world.clock.advance(1)
        way = self.random.choice(self.ways)
        try:
            await way()
        except Refusal as refusal:
            return f"{way.__name__}: {refusal.code}"
        return way.__name__

    def _anybody(self) -> Name:
        return self.random.choice((*CUSTOMERS, *STAFF))

    def _staff(self) -> Name:
        return self.random.choice(STAFF)

    def _chat(self) -> str:
        if not self.chats:
            raise Refusal("not_found")
        return self.random.choice(self.chats)

    async def come(self) -> None:
        name = self._anybody()
        peer = self.server.peer(name)
        await peer.hello()
        self.devices[name].append(peer)

    async def go(self) -> None:
        name = self._anybody()
        while self.devices[name]:
            self.devices[name].pop().hang_up()

    async def task(self) -> None:
        self.chats.append(
            await (
                self.world.task("katrin", "aost")
                if self.random.random() < 0.5
                else self.world.task("paul", "awie")
            )
        )

    async def join(self) -> None:
        await self.world.bring_in("henrik", self._chat(), self._staff())

    async def leave(self) -> None:
        await self.world.take_out("henrik", self._chat(), self._staff())

    async def assign(self) -> None:
        await account_service.assign(
            self.world.context, self.world.pid(self._staff()), self._account(), "team"
        )

    async def unassign(self) -> None:
        await account_service.unassign(self.world.context, self.world.pid(self._staff()), self._account())

    def _account(self) -> str:
        return self.random.choice(ACCOUNTS)

    async def direct(self) -> None:
        one, other = self.random.sample((*CUSTOMERS, *STAFF), 2)
        await self.world.direct(one, other)

    async def group(self) -> None:
        self.chats.append(await self.world.group(*self.random.sample(STAFF, 3)))

    async def act_by_office(self) -> None:
        item = AddItem(f"{self.random.random()}")
        await self.world.act(self.random.choice(OFFICE), self._chat(), item)

    async def write(self) -> None:
        await self.world.send(self._anybody(), self._chat())

    async def tag(self) -> None:
        writers: tuple[Name, ...] = ("jana", "nora", "katrin", "paul")
        name = self.random.choice(writers)
        peer = self.server.peer(name)
        lasts = [
            (chat.id, chat.last.seq) for chat in (await peer.hello()).chats if chat.account and chat.last
        ]
        if lasts:
            chat, seq = self.random.choice(lasts)
            tag = f"#Tag{self.random.randrange(9)}"
            await peer.ask(TagMessage(id=0, key="", chat=chat, seq=seq, tag=tag, when="now"))
        peer.hang_up()

    async def rename(self) -> None:
        peer = self.server.peer(self._anybody())
        await peer.hello()
        await peer.ask(SetProfile(id=0, name=f"Name {self.random.randrange(99)}"))
        peer.hang_up()

    async def turn(self) -> None:
        quiet = self.server.hub.quiet_hours.is_quiet()
        day = 86_400
        target = OPENING if quiet else QUIET
        while target <= self.world.clock.now():
            target = type(target).fromtimestamp(target.timestamp() + day, target.tzinfo)
        await self.world.move_to(target)

    async def hire(self) -> None:
        number = self.random.randrange(10**9)
        new = NewPerson(pid="", kind=self.random.choice(("assistant", "persona")), name=f"Neu {number}")
        email = None if new.kind == "persona" else f"n{number}@x.example"
        await people.add_person(
            self.world.context, people.AddPerson(new=replaced(new, email), at=self.world.now())
        )

    async def bring_customer(self) -> None:
        email = f"k{self.random.randrange(10**9)}@x.example"
        new = NewPerson(pid="", kind="customer", name="Kundin", email=email)
        request = people.AddPerson(new=new, at=self.world.now(), account=self._account())
        await people.add_person(self.world.context, request)


def replaced(new: NewPerson, email: str | None) -> NewPerson:
    return NewPerson(pid=new.pid, kind=new.kind, name=new.name, email=email)


async def until_shown(name: Name, watcher: Watcher, shown: set[str]) -> None:
    """Returns when these are held not to be offline. Raises AssertionError."""
    try:
        await until(watcher, lambda state: state.presence.keys() == shown)
    except TimeoutError:
        assert watcher.state.presence.keys() == shown, name
        raise


async def play(server: InProcess, random: Random, acts: int) -> None:
    watchers: dict[Name, Watcher] = {}
    for name in WATCHING:
        peer = server.peer(name)
        watchers[name] = Watcher(peer, await peer.hello())
    doing = Acts(server, random)
    for _ in range(acts):
        done = [await doing.one() for _ in range(random.randrange(1, 4))]
        try:
            await all_agree(server, watchers)
            there = {*WATCHING, *(name for name, devices in doing.devices.items() if devices)}
            for name, watcher in watchers.items():
                shown = await shown_now(server, name, there)
                await until_shown(name, watcher, shown)
        except AssertionError as error:
            raise AssertionError(f"after {done}: {error}") from error


async def online(server: InProcess, viewer: Name, *others: Name) -> Watcher:
    """A watcher, with these people there."""
    for name in others:
        await server.peer(name).hello()
    peer = server.peer(viewer)
    return Watcher(peer, await peer.hello())


async def until(watcher: Watcher, true: Callable[[ClientState], bool]) -> None:
    """Returns when what is held is so. Raises TimeoutError."""
    async with asyncio.timeout(SECONDS):
        while not true(watcher.state):
            await watcher.peer.another_push_or(1)
            watcher.take()


async def test_a_lead_who_is_brought_in_is_there(tmp_path: Path) -> None:
    async with agency(tmp_path) as server:
        chat, sabine = await server.world.task(), server.world.pid("sabine")
        katrin = await online(server, "katrin", "sabine")
        assert sabine not in katrin.state.presence
        await server.world.bring_in("jana", chat, "sabine")
        await until(katrin, lambda state: state.presence.get(sabine) == "online")
        assert (await online(server, "katrin")).state.presence == katrin.state.presence


async def test_who_opens_a_direct_chat_is_there(tmp_path: Path) -> None:
    async with agency(tmp_path) as server:
        henrik = server.world.pid("henrik")
        katrin = await online(server, "katrin", "henrik")
        await server.world.direct("henrik", "katrin")
        await until(katrin, lambda state: state.presence.get(henrik) == "online")
        assert (await online(server, "katrin")).state.presence == katrin.state.presence


async def test_a_change_in_one_chat_leaves_the_people_of_others_there(tmp_path: Path) -> None:
    async with agency(tmp_path) as server:
        world = server.world
        first, second = await world.task(), await world.task()
        await world.bring_in("jana", first, "ines")
        katrin = await online(server, "katrin", "ines", "nora")
        assert katrin.state.presence[world.pid("ines")] == "online"
        await world.bring_in("jana", second, "nora")
        await until(katrin, lambda state: world.pid("nora") in state.presence)
        assert katrin.state.presence[world.pid("ines")] == "online"


async def test_who_acts_by_office_for_the_first_time_is_there(tmp_path: Path) -> None:
    """A guest: named and seen, though no member."""
    async with agency(tmp_path) as server:
        chat, sabine = await server.world.task(), server.world.pid("sabine")
        katrin = await online(server, "katrin", "sabine")
        await server.world.snapshot("sabine", chat)
        for _ in range(2):
            await server.world.act("sabine", chat, AddItem("Liste"))
        await until(katrin, lambda state: state.presence.get(sabine) == "online")
        assert sabine in katrin.state.people
        fresh = (await online(server, "katrin")).state
        assert (fresh.presence, fresh.people) == (katrin.state.presence, katrin.state.people)
        assert sabine not in (await server.world.snapshot("katrin", chat)).members


async def test_a_hundred_who_join_at_once_cost_a_few_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with agency(tmp_path) as server:
        context = server.world.context
        emails = [f"n{number}@x.example" for number in range(100)]
        for email in emails:
            new = NewPerson(pid="", kind="assistant", name="Neu", email=email)
            await people.add_person(context, people.AddPerson(new=new, at=server.world.now()))
        chat = await server.world.task()
        watching = [await online(server, name) for name in WATCHING]
        asked = 0
        look = server.hub.queries.visible_to

        async def counted(viewers: Collection[Viewer]) -> Mapping[int, VisiblePeople]:
            nonlocal asked
            asked += 1
            return await look(viewers)

        monkeypatch.setattr(server.hub.queries, "visible_to", counted)
        before = asyncio.get_running_loop().time()
        await asyncio.gather(*(account_service.assign(context, email, "aost", "team") for email in emails))
        await all_agree(server, dict(zip(WATCHING, watching, strict=True)))
        took = asyncio.get_running_loop().time() - before
        assert chat in watching[0].state.chats
        assert asked <= 3 + took / GATHER_SECONDS


@pytest.mark.parametrize("seed", range(3))
async def test_held_and_pushes_are_what_is_told_afresh(tmp_path: Path, seed: int) -> None:
    async with agency(tmp_path) as server:
        await play(server, Random(seed), acts=12)


async def test_lost_doorbells_cost_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for presence itself, which several processes repeat."""
    monkeypatch.setattr(rounds, "SWEEP_SECONDS", 0.02)
    random = Random(1)

    def lose(fact: Fact) -> tuple[float, ...]:
        return (0,) if isinstance(fact, PresenceFact) or random.random() < 0.5 else ()

    async with agency(tmp_path, LocalBus(lose)) as server:
        await play(server, Random(7), acts=8)
