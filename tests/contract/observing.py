"""People who watch a chat and hold what they were told, and people who do something in it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from protocol import commands
from protocol.client import Client
from protocol.commands import Command
from protocol.pushes import Push
from protocol.replies import Snapshot
from protocol.values import Chat, ChatId, Seq
from tests.contract.conftest import Name, Town
from tests.support.apply import Held, apply, held_after, with_snapshot, with_welcome


class Observer:
    """Somebody who holds a list and an opened chat, and changes them by pushes alone."""

    def __init__(self, client: Client, chat: ChatId) -> None:
        self.client = client
        self.chat = chat
        self.held: Held = held_after(client.welcome)
        self.seen: set[str] = set()
        self.interrupted = False

    async def open(self) -> None:
        command = commands.OpenChat(id=0, chat=self.chat, limit=100)
        self.held = with_snapshot(self.held, await self.client.call(command, Snapshot))

    async def take(self) -> None:
        push = await self.client.push()
        if isinstance(push, Push):
            self.seen.add(str(push.__struct_config__.tag))
            self.held = apply(self.held, push)
        else:
            self.held = with_welcome(self.held, push)

    async def agrees(self, chat: Chat | None, snapshot: Snapshot) -> None:
        """Takes pushes until what is held is what was told afresh; fails when no more come before."""
        try:
            while not self.is_like(chat, snapshot):
                await self.take()
        except TimeoutError:
            assert self.held.chats.get(self.chat) == chat
            assert self.told(self.held.opened[self.chat]) == self.told(snapshot)
            assert self.held.people == {person.id: person for person in snapshot.people}

    def is_like(self, chat: Chat | None, snapshot: Snapshot) -> bool:
        shown = self.held.opened.get(self.chat)
        if shown is None or self.held.chats.get(self.chat) != chat:
            return False
        named = all(self.held.people.get(person.id) == person for person in snapshot.people)
        return named and self.told(shown) == self.told(snapshot)

    def told(self, snapshot: Snapshot) -> dict[str, object]:
        """What has to agree. Others' read marks are not repeated to who was away, one opens the chat again."""
        told: dict[str, object] = {"entries": snapshot.entries, "members": set(snapshot.members)}
        told["head"], told["title"], told["last"] = (
            snapshot.chat.head,
            snapshot.chat.title,
            snapshot.chat.last,
        )
        if not self.interrupted:
            told["reads"] = {mark.person: mark.seq for mark in snapshot.reads}
        return told


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
            listed = {chat.id: chat for chat in fresh.welcome.chats}.get(observer.chat)
            command = commands.OpenChat(id=0, chat=observer.chat, limit=100)
            snapshot = await fresh.call(command, Snapshot)
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
