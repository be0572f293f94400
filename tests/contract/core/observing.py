"""People who watch a chat and hold what they were told, and people who do something in it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from protocol.chats.chat import Chat
from protocol.chats.log import Entry, OpenChat, Snapshot
from protocol.client.client import Client
from protocol.client_state.apply import apply
from protocol.client_state.state import ClientState, state_of, with_snapshot, with_welcome
from protocol.core.frames import Command, Push
from protocol.core.types import ChatId, Cursor, PersonId, Seq
from tests.contract.conftest import Name, Town


class Observer:
    """Somebody who knows a list and an opened chat, and changes them by pushes alone."""

    def __init__(self, client: Client, chat: ChatId) -> None:
        self.client = client
        self.chat = chat
        self.state: ClientState = state_of(client.welcome)
        self.seen: set[str] = set()
        self.interrupted = False

    async def open(self) -> None:
        command = OpenChat(id=0, chat=self.chat, limit=100)
        self.state = with_snapshot(self.state, await self.client.call(command, Snapshot))

    async def take(self) -> None:
        push = await self.client.push()
        if isinstance(push, Push):
            self.seen.add(str(push.__struct_config__.tag))
            self.state = apply(self.state, push)
        else:
            self.state = with_welcome(self.state, push)

    async def agrees(self, chat: Chat | None, snapshot: Snapshot) -> None:
        """Takes pushes until what is known is what was told afresh; fails when no more come before."""
        try:
            while not self.is_like(chat, snapshot):
                await self.take()
        except TimeoutError:
            assert self.state.chats.get(self.chat) == chat
            assert self.opened() == self.told(snapshot)
            assert self.state.people == {person.id: person for person in snapshot.people}

    def is_like(self, chat: Chat | None, snapshot: Snapshot) -> bool:
        if self.chat not in self.state.opened or self.state.chats.get(self.chat) != chat:
            return False
        named = all(self.state.people.get(person.id) == person for person in snapshot.people)
        return named and self.opened() == self.told(snapshot)

    def opened(self) -> dict[str, object]:
        """What has to agree with `told`."""
        opened = self.state.opened[self.chat]
        return self._compared(opened.entries, opened.cursor, opened.members, opened.reads)

    def told(self, snapshot: Snapshot) -> dict[str, object]:
        reads = {mark.person: mark.seq for mark in snapshot.reads}
        return self._compared(snapshot.entries, snapshot.chat.head, snapshot.members, reads)

    def _compared(
        self, entries: list[Entry], head: Cursor, members: list[PersonId], reads: Mapping[PersonId, Cursor]
    ) -> dict[str, object]:
        """Others' read marks are not repeated to who was away, one opens the chat again."""
        marks = {} if self.interrupted else reads
        return {"entries": entries, "head": head, "members": set(members), "reads": marks}


@asynccontextmanager
async def watching(town: Town, chat: ChatId, *names: Name) -> AsyncIterator[dict[Name, Observer]]:
    async with AsyncExitStack() as stack:
        observers: dict[Name, Observer] = {}
        for number, name in enumerate(names):
            client = town.client(name, "json" if number % 2 else "msgpack")
            observers[name] = Observer(await stack.enter_async_context(client), chat)
            await observers[name].take()  # the Welcome
            await observers[name].open()
        yield observers


async def all_agree(town: Town, observers: dict[Name, Observer]) -> None:
    for name, observer in observers.items():
        async with town.client(name) as fresh:
            command = OpenChat(id=0, chat=observer.chat, limit=100)
            snapshot = await fresh.call(command, Snapshot)
            looked_into = snapshot.chat if snapshot.chat.looking_in else None
            listed = {chat.id: chat for chat in fresh.welcome.chats}.get(observer.chat, looked_into)
        await observer.agrees(listed, snapshot)


class Actors:
    """Everybody in a task or group, to do something in it."""

    def __init__(self, town: Town, chat: ChatId, clients: dict[Name, Client]) -> None:
        self.town = town
        self.chat = chat
        self.clients = clients

    async def say(self, name: Name, text: str, reply_to: Seq | None = None) -> Seq:
        return (await self.clients[name].send(self.chat, text, reply_to=reply_to)).seq

    async def do(self, name: Name, command: Command) -> None:
        await self.clients[name].call(command, command.answer)

    def key(self) -> str:
        return next(iter(self.clients.values())).key()


@asynccontextmanager
async def acting(town: Town, chat: ChatId, *names: Name) -> AsyncIterator[Actors]:
    async with AsyncExitStack() as stack:
        clients: dict[Name, Client] = {
            name: await stack.enter_async_context(town.client(name)) for name in names
        }
        yield Actors(town, chat, clients)
