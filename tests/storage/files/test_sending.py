"""Files of messages: sent with them, held with them, deleted with them; on both databases."""

from functools import partial

import pytest

from chat_server.domain.chats.chat import Entry
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.domain.files.file import File, Files, Upload, UploadEnd, UploadPlace
from chat_server.domain.held import HeldAct
from chat_server.domain.messages.contents import NewMessage
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.services.chats.queries import read_chat
from chat_server.services.files import opening
from chat_server.services.files.queries import (
    Wanted,
    load_own_uploads,
    load_page_of_account,
    load_page_of_chat,
)
from chat_server.services.held.waiting import WithdrawRequest, withdraw_act
from chat_server.services.people import accounts as account_service
from chat_server.storage.chats.chats import find_chat, load_list
from chat_server.storage.chats.events import load_events
from tests.subjects.files import CONTENT, begun, uploaded
from tests.support.held_acts import Evening
from tests.support.world import OPENING, QUIET, Name, World

pytestmark = pytest.mark.anyio


async def uploads_of(world: World, name: Name, chat: str) -> list[str]:
    load = partial(load_own_uploads, viewer=world.viewers[name], chat=chat, now=world.now())
    return [upload.name for upload in await world.read(load)]


def named(entry: Entry) -> list[str]:
    return [file.name for carried in entry.carried if isinstance(carried, Files) for file in carried.files]


async def shown(world: World, name: Name, chat: str) -> list[list[str]]:
    """The names of the files of each message that has any."""
    entries = (await world.snapshot(name, chat)).page.entries
    return [found for entry in entries if (found := named(entry))]


async def told(world: World, chat: str) -> list[tuple[File, ...]]:
    """The files of each message, as somebody is told who was away."""
    key = await world.read(lambda connection: find_chat(connection, chat))
    events = await world.read(lambda connection: load_events(connection, key or 0, chat, 0, 100))
    return [event.content.files for event in events if isinstance(event.content, NewMessage)]


async def listed(world: World, name: Name, chat: str, kind: str | None = None) -> list[str]:
    load = partial(load_page_of_chat, wanted=Wanted(kind, None))
    page = await read_chat(world.context, world.viewers[name], chat, world.now(), load)
    return [one.file.name for one in page.files]


async def test_a_message_has_its_files_in_its_authors_order_live_and_read_again(world: World) -> None:
    chat = await world.task()
    pids = [await uploaded(world, "katrin", chat, name) for name in ("b.pdf", "a.pdf", "c.pdf")]
    await world.send("katrin", chat, "", files=pids)
    assert await shown(world, "jana", chat) == [["b.pdf", "a.pdf", "c.pdf"]]
    (live,) = [
        fact.content.files
        for fact in world.facts
        if isinstance(fact, Event) and isinstance(fact.content, NewMessage) and fact.content.files
    ]
    assert [live] == [files for files in await told(world, chat) if files]
    assert [file.pid for file in live] == pids
    assert await listed(world, "jana", chat) == ["c.pdf", "a.pdf", "b.pdf"]


async def test_what_is_sent_is_an_upload_no_more_and_only_its_owners_devices_hear_of_it(world: World) -> None:
    chat = await world.task()
    pid, person = await uploaded(world, "jana", chat), world.viewers["jana"].person
    assert await uploads_of(world, "jana", chat) == ["Angebot.pdf"]
    assert await uploads_of(world, "katrin", chat) == []
    assert {fact.person for fact in world.facts if isinstance(fact, Upload)} == {person}
    await world.send("jana", chat, "bitte", files=[pid])
    assert await uploads_of(world, "jana", chat) == []
    assert world.facts[-1] == UploadEnd(person, UploadPlace("chat", chat), pid)


async def test_an_archive_has_the_newest_of_a_chat_and_all_of_one_message(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files came after that message."""
    monkeypatch.setattr(opening, "MOST_TOGETHER", 2)
    chat, seqs = await world.task(), []
    for names in (("a.pdf", "b.pdf", "c.pdf"), ("d.pdf",), ("e.pdf",)):
        pids = [await uploaded(world, "katrin", chat, name) for name in names]
        seqs.append((await world.send("katrin", chat, "", files=pids)).seq)

    async def packed(message: int | None) -> list[str]:
        load = partial(opening.open_files_of_chat, message=message)
        found = await read_chat(world.context, world.viewers["jana"], chat, world.now(), load)
        assert {one.content for one in found} == {CONTENT}
        return [one.file.name for one in found]

    assert await packed(None) == ["d.pdf", "e.pdf"]
    assert await packed(seqs[0]) == ["a.pdf", "b.pdf", "c.pdf"]
    with pytest.raises(Refusal, match="not_found"):
        await packed(seqs[-1] + 1)


async def test_without_words_the_list_shows_what_was_sent(world: World) -> None:
    chat = await world.task()
    await world.send("katrin", chat, "", files=[await uploaded(world, "katrin", chat)])

    async def last() -> tuple[str, list[str]]:
        mine = await world.read(lambda connection: load_list(connection, world.viewers["jana"].person))
        (found,) = [one.last for one in mine if one.pid == chat]
        assert found is not None
        return found.text, [file.name for file in found.files]

    assert await last() == ("", ["Angebot.pdf"])
    seq = (await world.send("katrin", chat, "und das", files=[await uploaded(world, "katrin", chat)])).seq
    assert await last() == ("und das", [])
    await world.change("katrin", chat, seq, None)
    assert await last() == ("", [])


async def test_the_same_key_gives_the_first_result_and_takes_nothing_twice(world: World) -> None:
    chat = await world.task()
    pid, key = await uploaded(world, "katrin", chat), world.new_key()
    first = await world.send("katrin", chat, "da", key, files=[pid])
    assert await world.send("katrin", chat, "da", key, files=[pid]) == first
    assert await shown(world, "jana", chat) == [["Angebot.pdf"]]


async def refused(world: World, name: Name, chat: str, *pids: str) -> tuple[str, str | None]:
    before = (await world.snapshot("katrin", chat)).chat.head
    with pytest.raises(Refusal) as caught:
        await world.send(name, chat, "bitte", files=pids)
    assert (await world.snapshot("katrin", chat)).chat.head == before
    return caught.value.code, caught.value.field


async def test_only_ones_own_complete_uploads_of_the_chat_can_be_sent_and_each_once(world: World) -> None:
    chat, other = await world.task(), await world.task()
    mine = await uploaded(world, "katrin", chat)
    tries: list[tuple[Name, str]] = [
        ("jana", mine),
        ("katrin", await uploaded(world, "katrin", other)),
        ("tobias", await begun(world, "tobias", chat)),
        ("milan", "fnone"),
    ]
    for name, pid in tries:
        assert await refused(world, name, chat, pid) == ("not_found", "files")
    assert await refused(world, "katrin", chat, mine, mine) == ("not_found", "files")
    both = [world.send_request("katrin", chat, text, files=[mine]) for text in ("eins", "zwei")]
    first, second = await world.send_all(both)
    assert (isinstance(first, Refusal), second) == (False, Refusal("not_found", NO_FILE, "files"))


NO_FILE = "a file is not there, not complete, or was sent already"


async def test_a_message_has_words_or_files(world: World) -> None:
    chat = await world.task()
    with pytest.raises(Refusal, match="bad_request"):
        await world.send("katrin", chat, "")


async def test_the_same_name_in_a_task_is_another_version_and_elsewhere_is_not(world: World) -> None:
    task, group = await world.task(), await world.group("jana", "milan")
    for chat, expected in ((task, [1, 2, 1, 3, 4]), (group, [1] * 5)):
        names = ("Plan.pdf", "PLAN.pdf", "Foto.pdf", "plan.pdf", "Plan.PDF")
        for called in names[:3]:
            await world.send("jana", chat, "neu", files=[await uploaded(world, "jana", chat, called)])
        pair = [await uploaded(world, "jana", chat, called) for called in names[3:]]
        await world.send("jana", chat, "zwei auf einmal", files=pair)
        assert [file.version for files in await told(world, chat) for file in files] == expected


async def test_a_deleted_message_has_no_files(world: World) -> None:
    chat = await world.task()
    seq = (await world.send("katrin", chat, "da", files=[await uploaded(world, "katrin", chat)])).seq
    await world.change("katrin", chat, seq, "hier")
    assert await shown(world, "jana", chat) == [["Angebot.pdf"]]
    await world.change("katrin", chat, seq, None)
    assert await shown(world, "jana", chat) == []
    assert [files for files in await told(world, chat) if files] == []
    assert await listed(world, "jana", chat) == []


async def held(world: World, chat: str) -> tuple[Evening, HeldAct, list[str]]:
    """Two files of Jana's wait with a message."""
    await world.move_to(QUIET)
    evening = Evening(world)
    pids = [await uploaded(world, "jana", chat, name) for name in ("b.pdf", "a.pdf")]
    placed = await evening.hold("jana", chat, HeldSend("bis morgen"), uploads=pids)
    assert placed.held is not None
    return evening, placed.held, pids


async def test_a_held_message_shows_its_files_to_its_author_alone_and_sends_them_at_the_opening(
    world: World,
) -> None:
    chat = await world.task()
    before = len(world.facts)
    evening, act, pids = await held(world, chat)
    assert isinstance(act.act, HeldSend)
    assert [file.pid for file in act.act.files] == pids
    person = world.viewers["jana"].person
    assert {getattr(fact, "person", None) for fact in world.facts[before:]} == {person}
    assert await uploads_of(world, "jana", chat) == []
    assert await listed(world, "jana", chat) == []
    assert await refused(world, "jana", chat, pids[0]) == ("not_found", "files")
    await world.move_to(OPENING)
    await evening.release_due()
    assert await shown(world, "katrin", chat) == [["b.pdf", "a.pdf"]]
    assert await listed(world, "katrin", chat, "pdf") == ["a.pdf", "b.pdf"]
    assert await listed(world, "katrin", chat, "picture") == []


async def test_holding_again_under_the_same_key_changes_nothing(world: World) -> None:
    chat = await world.task()
    await world.move_to(QUIET)
    evening, pid, key = Evening(world), await uploaded(world, "jana", chat), world.new_key()
    first = await evening.hold("jana", chat, HeldSend("bis morgen"), key, uploads=[pid])
    assert await evening.hold("jana", chat, HeldSend("bis morgen"), key, uploads=[pid]) == first
    assert await evening.waiting("jana") == [("send", "waiting")]


async def test_what_could_not_be_sent_is_not_held(world: World) -> None:
    chat = await world.task()
    await world.move_to(QUIET)
    others = await uploaded(world, "milan", chat)
    for uploads in ([others], ["fnone"], [await begun(world, "jana", chat)]):
        with pytest.raises(Refusal, match="not_found"):
            await Evening(world).hold("jana", chat, HeldSend("da"), uploads=uploads)
    assert await Evening(world).waiting("jana") == []


async def test_the_files_of_a_withdrawn_message_are_uploads_again(world: World) -> None:
    chat = await world.task()
    _evening, act, pids = await held(world, chat)
    person = world.viewers["jana"].person
    await world.context.writer.run(person, withdraw_act, WithdrawRequest(person, act.pid, world.now()))
    assert [fact.pid for fact in world.facts[-2:] if isinstance(fact, Upload)] == pids
    assert await uploads_of(world, "jana", chat) == ["b.pdf", "a.pdf"]


async def test_the_lead_sends_the_files_of_whoever_left(world: World) -> None:
    chat = await world.task()
    evening, act, _pids = await held(world, chat)
    await account_service.unassign(world.context, world.pid("jana"), "aost")
    await evening.insist("sabine", act.pid)
    assert await shown(world, "katrin", chat) == [["b.pdf", "a.pdf"]]


async def test_of_an_account_one_lists_the_files_of_the_chats_one_may_read(world: World) -> None:
    """Nora is in one task only; Paul has another account; looking in by office is to be noted."""
    first, second = await world.task(), await world.task()
    await world.bring_in("jana", second, "nora")
    for chat, called in ((first, "eins.pdf"), (second, "zwei.pdf")):
        await world.send("katrin", chat, "da", files=[await uploaded(world, "katrin", chat, called)])

    async def page(name: Name, before: str | None = None) -> tuple[list[str], int]:
        found = await world.read(
            partial(
                load_page_of_account,
                viewer=world.viewers[name],
                account="aost",
                now=world.now(),
                wanted=Wanted(None, before),
            )
        )
        return [one.file.name for one in found.files], len(found.looked_into)

    assert await page("katrin") == (["zwei.pdf", "eins.pdf"], 0)
    assert await page("nora") == (["zwei.pdf"], 0)
    assert await page("sabine") == (["zwei.pdf", "eins.pdf"], 2)
    with pytest.raises(Refusal, match="not_found"):
        await page("paul")
    with pytest.raises(Refusal, match="not_found"):
        await page("katrin", "fnone")
