"""A demo server in a process of its own, and its people signed in."""

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pytest

from protocol.chats.chat import Created, CreateGroup, CreateTaskChat
from protocol.client.client import Client
from protocol.client.sign_in import sign_in_now
from protocol.codec import Encoding
from protocol.core.types import AccountId, ChatId, PersonId
from tests.support.servers.server import ServerProcess, running_server
from tests.support.timeouts import TIMEOUT

Name = Literal["katrin", "tobias", "paul", "jana", "milan", "sabine", "henrik"]

EMAILS: dict[Name, str] = {
    "katrin": "k.ostermann@ostermann-licht.example",
    "tobias": "t.reuter@ostermann-licht.example",
    "paul": "paul@wieland-fahrraeder.example",
    "jana": "jana@lindenhof.example",
    "milan": "milan@lindenhof.example",
    "sabine": "sabine@lindenhof.example",
    "henrik": "henrik@lindenhof.example",
}
PASSWORD = "feierabend"

_titles = itertools.count(1)


class Tokens(dict[Name, str]):
    """A session of everybody who is asked for: signing in costs a moment, so nobody does it in vain."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def __missing__(self, name: Name) -> str:
        self[name] = token = sign_in_now(self._url, EMAILS[name], PASSWORD, TIMEOUT)
        return token


@dataclass(frozen=True)
class Town:
    """The demo's people: Katrin and Tobias are customers of one account, Paul of another; the rest are staff.

    Jana is assigned to both accounts, Milan to Katrin's; Sabine leads them, Henrik is management.
    """

    server: ServerProcess
    tokens: Tokens
    people: dict[Name, PersonId]
    accounts: dict[str, AccountId]

    @property
    def url(self) -> str:
        return self.server.url

    def client(self, name: Name, encoding: Encoding = "msgpack") -> Client:
        return Client(self.url, token=self.tokens[name], encoding=encoding, seconds=TIMEOUT)

    async def task(self, creator: Name = "katrin", account: str = "Ostermann Lichtplanung") -> ChatId:
        """A new task chat; of Ostermann's, Katrin, Tobias, Jana and Milan are members."""
        async with self.client(creator) as client:
            command = CreateTaskChat(
                id=0, key=client.key(), account=self.accounts[account], title=f"Task {next(_titles)}"
            )
            return (await client.call(command, Created)).chat.id

    async def group(self, creator: Name = "jana", *others: Name) -> ChatId:
        """A new group of staff."""
        async with self.client(creator) as client:
            members = [self.people[name] for name in others]
            command = CreateGroup(id=0, key=client.key(), title=f"Group {next(_titles)}", members=members)
            return (await client.call(command, Created)).chat.id


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """Lets everybody send as many commands as they like; test_limits.py has a stricter one."""
    generous = {"commands_per_second": "1000000", "commands_at_once": "1000000"}
    with running_server(tmp_path_factory.mktemp("server"), settings=generous) as running:
        yield running
        assert running.process.poll() is None, running.log()


@pytest.fixture(scope="session")
def town(server: ServerProcess) -> Town:
    return asyncio.run(settle(server))


async def settle(server: ServerProcess) -> Town:
    """Who is there, as management sees it."""
    tokens = Tokens(server.url)
    async with Client(server.url, token=tokens["henrik"], seconds=TIMEOUT) as henrik:
        everybody = {person.name.split()[0].lower(): person.id for person in henrik.welcome.people}
        accounts = {account.name: account.id for account in henrik.welcome.accounts}
    people = {name: everybody[name] for name in EMAILS}
    return Town(server, tokens, people, accounts)
