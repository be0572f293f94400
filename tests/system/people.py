"""Two of the demo's accounts' people, signed in, and a new chat of theirs."""

import asyncio
from dataclasses import dataclass

from protocol.chats.chat import Created, CreateTaskChat
from protocol.client.client import Client
from protocol.client.sign_in import sign_in
from tests.support.timeouts import TIMEOUT

EMAILS = {
    "katrin": "k.ostermann@ostermann-licht.example",
    "tobias": "t.reuter@ostermann-licht.example",
    "jana": "jana@lindenhof.example",
    "milan": "milan@lindenhof.example",
}
PASSWORD = "feierabend"
ACCOUNT = "Ostermann Lichtplanung"


@dataclass(frozen=True, kw_only=True)
class Circle:
    """A task chat with everybody of EMAILS, at number `head`, in the database `epoch`."""

    url: str
    tokens: dict[str, str]
    chat: str
    head: int
    epoch: str


async def circle(url: str) -> Circle:
    """Waits for the server, signs everybody in and lets Katrin begin a task."""
    tokens = {name: await signed_in(url, email) for name, email in EMAILS.items()}
    async with Client(url, token=tokens["katrin"], seconds=TIMEOUT) as katrin:
        account = next(one.id for one in katrin.welcome.accounts if one.name == ACCOUNT)
        command = CreateTaskChat(id=0, key=katrin.key(), account=account, title="Durability")
        chat = (await katrin.call(command, Created)).chat
        return Circle(url=url, tokens=tokens, chat=chat.id, head=chat.head, epoch=katrin.welcome.epoch)


async def signed_in(url: str, email: str) -> str:
    """The token of a new session; waits for the server."""
    async with asyncio.timeout(TIMEOUT):
        while True:
            try:
                return await sign_in(url, email, PASSWORD, TIMEOUT)
            except OSError:
                await asyncio.sleep(0.05)
