"""What nobody needs any more is removed; what somebody needs stays. On both databases."""

import os
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.files.file import UploadEnd, UploadPlace
from chat_server.domain.files.room import FileRoom
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.gateways.file_store.arrivals import ArrivalsFolder
from chat_server.gateways.file_store.folder import FolderStore
from chat_server.gateways.file_store.s3 import BucketStore
from chat_server.services.files.ports import FileStore
from chat_server.services.files.receiving import FileEdges
from chat_server.services.files.room import load_room
from chat_server.services.files.tidying import collect_orphans, remove_unsent
from chat_server.services.files.uploads import MOST_UPLOADS, BeginRequest, Quota, begin_upload
from chat_server.storage.files.taken import bytes_of_all
from tests.gateways.test_file_store import address
from tests.subjects.files import begun, uploaded
from tests.support.held_acts import Evening
from tests.support.servers.s3_server import BucketServer
from tests.support.stored_dialogs import start
from tests.support.world import QUIET, Name, World

pytestmark = pytest.mark.anyio

HOUR = 3_600
SENT, UNSENT, NOBODYS = ("a" * 64, "b" * 64, "d" * 64)


def edges_on(store: FileStore, tmp_path: Path) -> FileEdges:
    return FileEdges(
        store=store,
        arrivals=ArrivalsFolder(tmp_path / "arriving"),
        inspector=Mock(),
        scanner=None,
        largest=10**8,
        quota=Quota(),
    )


@pytest.fixture
def edges(tmp_path: Path) -> FileEdges:
    return edges_on(FolderStore(tmp_path / "kept"), tmp_path)


def grow_old(folder: Path) -> None:
    for path in folder.rglob("[!.]*"):
        os.utime(path, (0, 0))


async def test_unsent_uploads_go_after_a_day_and_held_ones_stay(
    world: World, edges: FileEdges, tmp_path: Path
) -> None:
    chat = await world.task()
    old = await begun(world, "katrin", chat)
    await world.move_to(QUIET)
    held = await uploaded(world, "jana", chat)
    await Evening(world).hold("jana", chat, HeldSend("morgen"), uploads=[held])
    await world.clock.advance(20 * HOUR)
    new = await begun(world, "katrin", chat)
    for pid in (old, new, "fnobody"):
        await edges.arrivals.create(pid)
    await world.clock.advance(5 * HOUR)
    grow_old(tmp_path / "arriving")
    before = len(world.facts)
    assert await remove_unsent(world.context, edges) == 1
    assert world.facts[before:] == [UploadEnd(world.viewers["katrin"].person, UploadPlace("chat", chat), old)]
    assert await edges.arrivals.names(age=-60) == [new]
    await world.clock.advance(72 * HOUR)
    assert await remove_unsent(world.context, edges) == 1
    assert await Evening(world).waiting("jana") == [("send", "waiting")]


async def test_bytes_that_nothing_names_are_collected(world: World, edges: FileEdges, tmp_path: Path) -> None:
    chat, source = await world.task(), tmp_path / "source"
    source.write_bytes(b"x")
    seqs = [
        (
            await world.send(
                "katrin", chat, "da", files=[await uploaded(world, "katrin", chat, content=SENT)]
            )
        ).seq
        for _ in range(2)
    ]
    await uploaded(world, "katrin", chat, content=UNSENT)
    for content in (SENT, UNSENT, NOBODYS):
        for name in (content, f"{content}.small"):
            await edges.store.put(name, source)
    assert await collect_orphans(world.context, edges) == 0  # nothing is old enough
    grow_old(tmp_path / "kept")
    assert await collect_orphans(world.context, edges) == 2
    await world.change("katrin", chat, seqs[0], None)
    assert await collect_orphans(world.context, edges) == 0  # the other message still has it
    await world.change("katrin", chat, seqs[1], None)
    assert await collect_orphans(world.context, edges) == 2
    assert sorted(await edges.store.names(age=-60)) == [UNSENT, f"{UNSENT}.small"]


async def test_in_a_bucket_as_well(world: World, bucket_server: BucketServer, tmp_path: Path) -> None:
    chat, source = await world.task(), tmp_path / "source"
    source.write_bytes(b"x")
    edges = edges_on(BucketStore(address(bucket_server.url)), tmp_path)
    await uploaded(world, "katrin", chat, content=UNSENT)
    for content in (UNSENT, NOBODYS):
        await edges.store.put(content, source)
    assert await collect_orphans(world.context, edges) == 0
    bucket_server.grow_old()
    bucket_server.leave()
    with pytest.raises(Refusal):
        await collect_orphans(world.context, edges)
    bucket_server.come_back()
    assert await collect_orphans(world.context, edges) == 1
    assert await edges.store.names(age=-60) == [UNSENT]


async def begin(world: World, name: Name, place: str | UploadPlace, length: int, quota: Quota) -> str:
    me = world.viewers[name]
    pid = f"f{world.new_key()}"
    chosen = UploadPlace("chat", place) if isinstance(place, str) else place
    request = BeginRequest(
        viewer=me, pid=pid, place=chosen, name="a", length=length, at=world.now(), quota=quota
    )
    try:
        await world.context.writer.run(me.person, begin_upload, request)
    except Refusal as refusal:
        return refusal.code
    return ""


async def test_an_account_has_so_much_room_and_customers_learn_nothing_of_staff(world: World) -> None:
    chat, quota = await world.task(), Quota(account=1_000)
    assert await begin(world, "jana", chat, 600, quota) == ""
    assert await begin(world, "milan", chat, 600, quota) == "file_quota"
    assert await begin(world, "katrin", chat, 600, quota) == ""
    assert await begin(world, "tobias", chat, 600, quota) == "file_quota"
    group = await world.group("jana", "milan")
    assert await begin(world, "jana", group, 10**9, quota) == ""


async def test_what_is_taken_down_counts_for_its_customer_and_nobody_else(world: World) -> None:
    """Whose it will be is not known of a task that staff take down, until it is handed in."""
    chat, quota = await world.task(), Quota(account=1_000)
    places = {
        name: UploadPlace("dialog", (await start(world, name)).pid) for name in ("katrin", "jana", "paul")
    }
    assert await begin(world, "katrin", places["katrin"], 600, quota) == ""
    assert await begin(world, "katrin", places["katrin"], 600, quota) == "file_quota"
    assert await begin(world, "tobias", chat, 600, quota) == "file_quota"
    assert await begin(world, "jana", places["jana"], 600, quota) == ""
    assert await begin(world, "paul", places["paul"], 600, quota) == ""
    room = await world.read(partial(load_room, viewer=world.viewers["henrik"], quota=quota))
    assert sorted((one.size, one.account_pid is None) for one in room.taken) == [
        (600, False), (600, False), (600, True),
    ]  # fmt: skip


async def test_management_sees_what_counts(world: World) -> None:
    """Sent or not, of each account as much as its limit counts, and of chats without one."""
    chat, group = await world.task(), await world.group("jana", "milan")
    await world.send("katrin", chat, "da", files=[await uploaded(world, "katrin", chat)])
    assert await begin(world, "jana", chat, 600, Quota()) == ""
    assert await begin(world, "jana", group, 50, Quota()) == ""
    seen = partial(load_room, quota=Quota(10_000, 20_000))
    room = await world.read(lambda connection: seen(connection, world.viewers["henrik"]))
    assert [(one.size, one.files) for one in room.taken] == [(1_500, 2), (50, 1)]
    assert [one.account_pid is None for one in room.taken] == [False, True]
    assert (room.account_limit, room.limit) == (10_000, 20_000)
    total = await world.read(bytes_of_all)
    assert total == sum(one.size for one in room.taken)
    for name in ("katrin", "jana", "sabine"):
        viewer = world.viewers[name]
        assert await world.read(partial(seen, viewer=viewer)) == FileRoom((), 0, 0)


async def test_the_installation_has_so_much_room_for_staff(world: World) -> None:
    chat, quota = await world.task(), Quota(installation=1_000)
    assert await begin(world, "jana", chat, 600, quota) == ""
    assert await begin(world, "nora", await world.group("nora"), 600, quota) == "file_quota"
    assert await begin(world, "katrin", chat, 600, quota) == ""


async def test_nobody_has_more_than_so_many_unsent_uploads(world: World) -> None:
    chat = await world.task()
    for _ in range(MOST_UPLOADS):
        await begun(world, "katrin", chat)
    assert await begin(world, "katrin", chat, 1, Quota()) == "too_many"
    assert await begin(world, "tobias", chat, 1, Quota()) == ""
