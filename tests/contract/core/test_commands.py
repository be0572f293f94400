"""Every command does what docs/protocol.md says, in both encodings."""

import pytest

from protocol import LEVEL
from protocol.chats.chat import (
    ChatAdded,
    ChatRemoved,
    ChatRenamed,
    Created,
    CreateDirect,
    CreateGroup,
    CreateTaskChat,
    RenameChat,
)
from protocol.chats.log import CloseChat, History, OpenChat, Page, Snapshot
from protocol.chats.members import AddMember, MemberJoined, MemberLeft, RemoveMember
from protocol.chats.notice import Notice
from protocol.chats.read_marks import MarkRead, ReadMoved, ReadOwn
from protocol.client.client import Refused
from protocol.codec import Encoding
from protocol.core.frames import Done
from protocol.held import Sent
from protocol.messages import (
    Delete,
    Edit,
    GetMessages,
    GetVersions,
    Message,
    MessageCreated,
    MessageDeleted,
    MessageEdited,
    Messages,
    Send,
    Versions,
)
from protocol.presence import Typing, TypingShown
from tests.contract.conftest import Town
from tests.support.next_push import push_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("encoding", ["msgpack", "json"])]


async def test_hello_tells_who_one_is_and_what_there_is(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("katrin", encoding) as client:
        welcome = client.welcome
    assert welcome.level == LEVEL
    assert welcome.me.person.name == "Katrin Ostermann"
    assert (welcome.me.person.kind, welcome.me.person.role) == ("customer", "owner")
    assert [account.name for account in welcome.accounts] == ["Ostermann Lichtplanung"]
    assert not welcome.day.quiet
    assert welcome.now < welcome.day.until
    listed = next(found for found in welcome.chats if found.id == chat)
    assert (listed.kind, listed.account) == ("task", town.accounts["Ostermann Lichtplanung"])
    assert {person.id for person in welcome.people} >= {town.people["jana"], town.people["tobias"]}


async def test_customers_learn_nothing_of_other_customers_and_of_offices(
    town: Town, encoding: Encoding
) -> None:
    async with town.client("paul", encoding) as client:
        people = {person.id: person for person in client.welcome.people}
    assert not people.keys() & {town.people["katrin"], town.people["tobias"]}
    assert people[town.people["jana"]].role is None


async def test_a_chat_is_opened_at_its_end_or_around_a_number(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("jana", encoding) as client:
        seqs = [(await client.send(chat, f"{number}")).seq for number in range(8)]
        newest = await client.call(OpenChat(id=0, chat=chat, limit=3), Snapshot)
        middle = await client.call(OpenChat(id=0, chat=chat, limit=3, around=seqs[3]), Snapshot)
    assert [entry.seq for entry in newest.entries] == seqs[-3:]
    assert (newest.more_before, newest.more_after) == (True, False)
    assert seqs[3] in [entry.seq for entry in middle.entries]
    assert len(middle.entries) == 3
    assert (middle.more_before, middle.more_after) == (True, True)
    members = {town.people[name] for name in ("katrin", "tobias", "jana", "milan")}
    assert members == set(newest.members)
    assert members <= {person.id for person in newest.people}


async def test_history_goes_both_ways_without_a_hole(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("jana", encoding) as client:
        seqs = [1, 2] + [(await client.send(chat, f"{number}")).seq for number in range(9)]
        back: list[int] = []
        before = seqs[-1] + 1
        while before > 1:
            page = await client.call(History(id=0, chat=chat, before=before, limit=4), Page)
            back = [entry.seq for entry in page.entries] + back
            assert page.more_before == (back[0] > 1)
            before = back[0]
        forth: list[int] = []
        more = True
        while more:
            after = forth[-1] if forth else 0
            page = await client.call(History(id=0, chat=chat, after=after, limit=4), Page)
            forth += [entry.seq for entry in page.entries]
            more = page.more_after
    assert back == forth == seqs


async def test_two_people_have_one_direct_chat(town: Town, encoding: Encoding) -> None:
    async with town.client("jana", encoding) as jana, town.client("katrin", encoding) as katrin:
        mine = await jana.call(direct(jana.key(), town.people["katrin"]), Created)
        yours = await katrin.call(direct(katrin.key(), town.people["jana"]), Created)
    assert mine.chat.id == yours.chat.id
    assert (mine.chat.kind, mine.chat.peer, mine.chat.title) == ("direct", town.people["katrin"], "")
    assert yours.chat.peer == town.people["jana"]


def direct(key: str, person: str) -> CreateDirect:
    return CreateDirect(id=0, key=key, person=person)


async def test_a_new_chat_appears_in_the_list_of_its_members(town: Town, encoding: Encoding) -> None:
    async with town.client("jana", encoding) as jana, town.client("milan", encoding) as milan:
        command = CreateGroup(id=0, key=jana.key(), title="Team Süd", members=[town.people["milan"]])
        chat = (await jana.call(command, Created)).chat
        added = await push_of(milan, ChatAdded, chat.id)
        await push_of(jana, ChatAdded, chat.id)
        assert (added.chat.title, added.chat.staff_only, added.chat.head) == ("Team Süd", True, 1)
        sent = await jana.send(chat.id, "Willkommen")
        assert (await push_of(milan, MessageCreated, chat.id)).seq == sent.seq == 2


async def test_a_task_is_created_by_a_customer_and_by_an_assistant(town: Town, encoding: Encoding) -> None:
    for creator in ("katrin", "jana"):
        async with town.client("tobias", encoding) as tobias, town.client(creator, encoding) as client:
            command = CreateTaskChat(
                id=0, key=client.key(), account=town.accounts["Ostermann Lichtplanung"], title="Hotels"
            )
            chat = (await client.call(command, Created)).chat
            assert (chat.kind, chat.title, chat.staff_only) == ("task", "Hotels", False)
            assert (await push_of(tobias, ChatAdded, chat.id)).chat.id == chat.id


async def test_renaming_is_told(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("katrin", encoding) as katrin, town.client("jana", encoding) as jana:
        rename = RenameChat(id=0, key=katrin.key(), chat=chat, title="Hotels in Köln")
        sent = await katrin.call(rename, Sent)
        push = await push_of(jana, ChatRenamed, chat)
        assert (push.seq, push.title, push.actor) == (sent.seq, "Hotels in Köln", town.people["katrin"])
        snapshot = await jana.open(chat)
    assert snapshot.chat.title == "Hotels in Köln"
    last = snapshot.entries[-1]
    assert isinstance(last, Notice)
    assert (last.kind, last.title) == ("renamed", "Hotels in Köln")


async def test_people_come_and_go(town: Town, encoding: Encoding) -> None:
    chat = await town.group("jana")
    async with town.client("jana", encoding) as jana, town.client("sabine", encoding) as sabine:
        add = AddMember(id=0, key=jana.key(), chat=chat, person=town.people["sabine"])
        joined = await jana.call(add, Sent)
        assert (await push_of(jana, MemberJoined, chat)).seq == joined.seq
        assert (await push_of(sabine, ChatAdded, chat)).chat.head >= joined.seq
        page = await sabine.call(History(id=0, chat=chat, after=0), Page)
        assert page.entries[0].seq == 1  # whoever joins reads from the first event on
        leave = RemoveMember(id=0, key=sabine.key(), chat=chat, person=town.people["sabine"])
        left = await sabine.call(leave, Sent)
        push = await push_of(jana, MemberLeft, chat)
        assert (push.seq, push.person) == (left.seq, town.people["sabine"])
        assert (await push_of(sabine, ChatRemoved, chat)).chat == chat


async def test_a_message_reaches_every_device_of_every_member(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with (
        town.client("katrin", encoding) as katrin,
        town.client("katrin", "json") as phone,
        town.client("jana", "msgpack") as jana,
    ):
        question = await katrin.send(chat, "Wann?")
        answer = await jana.send(chat, "Bis *Freitag* 👋", reply_to=question.seq)
        for client in (katrin, phone, jana):
            first = await push_of(client, MessageCreated, chat)
            second = await push_of(client, MessageCreated, chat)
            assert (first.seq, first.message.text) == (question.seq, "Wann?")
            assert second.message == Message(
                seq=answer.seq,
                author=town.people["jana"],
                at=answer.at,
                text="Bis *Freitag* 👋",
                reply_to=question.seq,
            )


async def test_a_message_is_edited_and_its_wordings_stay(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("katrin", encoding) as katrin, town.client("jana", encoding) as jana:
        of = (await katrin.send(chat, "Montag")).seq
        for edited, text in ((1, "Dienstag"), (2, "Mittwoch")):
            edit = Edit(id=0, key=katrin.key(), chat=chat, seq=of, text=text)
            seq = (await katrin.call(edit, Sent)).seq
            push = await push_of(jana, MessageEdited, chat)
            assert (push.seq, push.of, push.text, push.edited) == (seq, of, text, edited)
        versions = await jana.call(GetVersions(id=0, chat=chat, seq=of), Versions)
        assert [version.text for version in versions.versions] == ["Montag", "Dienstag", "Mittwoch"]
        found = await jana.call(GetMessages(id=0, chat=chat, seqs=[of, 10_000]), Messages)
    assert [(message.text, message.edited) for message in found.messages] == [("Mittwoch", 2)]
    assert town.people["katrin"] in {person.id for person in found.people}


async def test_a_deleted_message_leaves_only_its_place(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("katrin", encoding) as katrin, town.client("jana", encoding) as jana:
        of = (await katrin.send(chat, "geheim")).seq
        edit = Edit(id=0, key=katrin.key(), chat=chat, seq=of, text="noch geheim")
        await katrin.call(edit, Sent)
        gone = await katrin.call(Delete(id=0, key=katrin.key(), chat=chat, seq=of), Sent)
        push = await push_of(jana, MessageDeleted, chat)
        assert (push.seq, push.of) == (gone.seq, of)
        snapshot = await jana.open(chat)
        entry = next(entry for entry in snapshot.entries if entry.seq == of)
        assert isinstance(entry, Message)
        assert (entry.text, entry.deleted) == ("", True)
        assert snapshot.chat.last is not None
        assert (snapshot.chat.last.excerpt, snapshot.chat.last.deleted) == ("", True)
        for read in (
            History(id=0, chat=chat, after=0),
            GetMessages(id=0, chat=chat, seqs=[of]),
            GetVersions(id=0, chat=chat, seq=of),
        ):
            try:
                told = repr(await jana.call(read, read.answer))
            except Refused as refused:
                told = refused.code
            assert "geheim" not in told


async def test_read_marks_move_forward_and_are_told(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with (
        town.client("jana", encoding) as jana,
        town.client("katrin", encoding) as katrin,
        town.client("katrin", encoding) as phone,
    ):
        seqs = [(await jana.send(chat, f"{number}")).seq for number in range(3)]
        await katrin.call(MarkRead(id=0, chat=chat, seq=seqs[1]), Done)
        own = await push_of(phone, ReadOwn, chat)
        assert (own.seq, own.unread) == (seqs[1], 1)
        moved = await push_of(jana, ReadMoved, chat)
        assert (moved.person, moved.seq) == (town.people["katrin"], seqs[1])
        await katrin.call(MarkRead(id=0, chat=chat, seq=seqs[0]), Done)  # never back
        await katrin.call(MarkRead(id=0, chat=chat, seq=2**53 - 1), Done)  # never beyond the end
        own = await push_of(phone, ReadOwn, chat)
        assert (own.seq, own.unread) == (seqs[2], 0)
    async with town.client("katrin", encoding) as again:
        listed = next(found for found in again.welcome.chats if found.id == chat)
    assert (listed.read, listed.unread) == (seqs[2], 0)


async def test_typing_is_shown_to_others_only(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("katrin", encoding) as katrin, town.client("jana", encoding) as jana:
        await katrin.call(Typing(id=0, chat=chat), Done)
        assert (await push_of(jana, TypingShown, chat)).person == town.people["katrin"]
        await jana.call(Typing(id=0, chat=chat), Done)
        assert (await push_of(katrin, TypingShown, chat)).person == town.people["jana"]


async def test_management_looks_in_hears_and_stops_hearing(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with town.client("henrik", encoding) as henrik, town.client("jana", encoding) as jana:
        assert chat not in {found.id for found in henrik.welcome.chats}
        snapshot = await henrik.open(chat)
        assert snapshot.chat.looking_in
        assert town.people["henrik"] not in snapshot.members
        sent = await jana.send(chat, "eins")
        assert (await push_of(henrik, MessageCreated, chat)).seq == sent.seq
        await henrik.call(CloseChat(id=0, chat=chat), Done)
        await jana.send(chat, "zwei")
        again = await henrik.open(chat)
        assert again.chat.head == sent.seq + 1
        await jana.send(chat, "drei")
        assert (await push_of(henrik, MessageCreated, chat)).message.text == "drei"


async def test_management_writes_as_a_persona_and_staff_see_who(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with (
        town.client("henrik", encoding) as henrik,
        town.client("jana", encoding) as jana,
        town.client("katrin", encoding) as katrin,
    ):
        persona = next(person for person in henrik.welcome.people if person.kind == "persona")
        add = AddMember(id=0, key=jana.key(), chat=chat, person=town.people["henrik"])
        await jana.call(add, Sent)
        await push_of(henrik, ChatAdded, chat)
        send = Send(id=0, key=henrik.key(), chat=chat, text="Guten Tag", as_persona=persona.id)
        await henrik.call(send, Sent)
        staff = (await push_of(jana, MessageCreated, chat)).message
        customer = (await push_of(katrin, MessageCreated, chat)).message
    assert (staff.author, staff.written_by) == (persona.id, town.people["henrik"])
    assert (customer.author, customer.written_by) == (persona.id, None)
