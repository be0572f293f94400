"""A backup is put back while devices hold more than it has: they forget that, whatever has its numbers now."""

import asyncio
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from protocol import LEVEL
from protocol.client.client import Client
from protocol.core import errors
from protocol.hello import Hello, Resume
from tests.support.raw_client import wire
from tests.support.servers.server import administer
from tests.support.timeouts import TIMEOUT
from tests.system.people import circle
from tests.system.servers import nursery
from tests.system.talkers import history

pytestmark = pytest.mark.anyio


def by_command(folder: Path, backup: Path) -> None:
    administer(folder, "restore", str(backup))


def by_hand(folder: Path, backup: Path) -> None:
    shutil.copy(backup, folder / "feierabend.db")


@pytest.mark.parametrize("put_back", [by_command, by_hand])
async def test_who_holds_more_than_the_backup_starts_anew(
    tmp_path: Path, put_back: Callable[[Path, Path], None]
) -> None:
    backup = tmp_path / "backup"
    with nursery(tmp_path / "var") as servers:
        servers.start()
        people = await circle(servers.url)
        async with Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT) as katrin:
            kept = await katrin.send(people.chat, "kept")
            await asyncio.to_thread(administer, tmp_path / "var", "backup", str(backup))
            lost = await katrin.send(people.chat, "lost")
        await asyncio.to_thread(servers.end, signal.SIGTERM)
        await asyncio.to_thread(put_back, tmp_path / "var", backup)
        servers.start()
        again = await circle(servers.url)
        assert again.epoch not in {"", people.epoch}
        async with Client(people.url, token=people.tokens["katrin"], seconds=TIMEOUT) as katrin:
            assert (await katrin.send(people.chat, "another")).seq == lost.seq
        resume = Resume(epoch=people.epoch, chats={people.chat: lost.seq})
        async with wire(people.url, people.tokens["jana"], hello=False) as jana:
            await jana.say(Hello(id=0, level=LEVEL, resume=resume))
            assert await jana.close_code() == errors.NEW_EPOCH
        stored = await history(people.url, people.tokens["jana"], people.chat, kept.seq - 1)
        assert [text for _, text in stored] == ["kept", "another"]
