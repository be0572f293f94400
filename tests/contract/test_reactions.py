"""Reactions to messages: live for all, whose they are, taken back, refused, and held in quiet hours as tags are."""

from pathlib import Path

import pytest

from protocol.chats.members import AddMember, RemoveMember
from protocol.client.client import Client, Refused
from protocol.core.types import ChatId, Seq
from protocol.held import Held, ReleaseHeld, Sent
from protocol.messages import Delete, GetMessages, Messages
from protocol.reactions import MessageReacted, ReactToMessage
from protocol.vocabulary import REACTIONS, Reaction
from tests.contract.conftest import Town
from tests.support.clock import ManualClock
from tests.support.database import with_tables
from tests.support.every_command import Scene, go_to_bed, set_scene
from tests.support.next_push import push_of
from tests.support.servers.in_process import in_process

pytestmark = pytest.mark.anyio


async def react(client: Client, chat: ChatId, seq: Seq, reaction: Reaction, on: bool = True) -> Sent:
    command = ReactToMessage(id=0, key=client.key(), chat=chat, seq=seq, reaction=reaction, on=on)
    return await client.call(command, Sent)


async def reactions_to(client: Client, chat: ChatId, seq: Seq) -> list[tuple[str, str]]:
    found = await client.call(GetMessages(id=0, chat=chat, seqs=[seq]), Messages)
    return [(one.reaction, one.by) for one in found.messages[0].reactions]


async def test_everybody_sees_at_once_who_reacted_and_how(town: Town) -> None:
    chat, people = await town.task(), town.people
    async with town.client("katrin") as katrin, town.client("jana", "json") as jana:
        seq = (await katrin.send(chat, "Die Tickets sind da")).seq
        await react(jana, chat, seq, "thumbs_up")
        heard = await push_of(katrin, MessageReacted, chat)
        assert (heard.of, heard.reaction, heard.on, heard.by) == (seq, "thumbs_up", True, people["jana"])
        await react(katrin, chat, seq, "thumbs_up")
        await react(jana, chat, seq, "done")
        await react(jana, chat, seq, "thumbs_up", on=False)
        assert await reactions_to(katrin, chat, seq) == [
            ("thumbs_up", people["katrin"]),
            ("done", people["jana"]),
        ]


async def test_who_reacted_and_left_is_still_named(town: Town) -> None:
    chat, henrik = await town.task(), town.people["henrik"]
    async with town.client("jana") as jana, town.client("henrik") as guest:
        seq = (await jana.send(chat, "Passt das so?")).seq
        await jana.call(AddMember(id=0, key=jana.key(), chat=chat, person=henrik), Sent)
        await react(guest, chat, seq, "done")
        await jana.call(RemoveMember(id=0, key=jana.key(), chat=chat, person=henrik), Sent)
        found = await jana.call(GetMessages(id=0, chat=chat, seqs=[seq]), Messages)
        assert henrik in {person.id for person in found.people}


async def test_setting_the_same_again_changes_nothing(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        seq = (await katrin.send(chat, "Bitte")).seq
        placed = await react(jana, chat, seq, "done")
        assert (await react(jana, chat, seq, "done")).seq == placed.seq
        assert (await react(jana, chat, seq, "thumbs_up", on=False)).seq == placed.seq
        assert (await react(katrin, chat, seq, "done", on=False)).seq == placed.seq
        assert await reactions_to(katrin, chat, seq) == [("done", town.people["jana"])]


@pytest.mark.parametrize("reaction", REACTIONS)
async def test_nobody_reacts_to_what_is_not_there(town: Town, reaction: Reaction) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin, town.client("milan") as milan:
        seq = (await katrin.send(chat, "Doch nicht")).seq
        await katrin.call(Delete(id=0, key=katrin.key(), chat=chat, seq=seq), Sent)
        with pytest.raises(Refused, match="gone"):
            await react(katrin, chat, seq, reaction)
        with pytest.raises(Refused, match="not_found"):
            await react(katrin, chat, seq + 99, reaction)
        with pytest.raises(Refused, match="not_found"):
            await react(milan, "cnone", seq, reaction)


async def test_in_quiet_hours_a_reaction_of_staff_waits(tmp_path: Path) -> None:
    async with with_tables(tmp_path) as database, in_process(database, ManualClock()) as server:
        scene, katrin = await set_scene(server), server.peer("katrin")
        await katrin.hello()
        await go_to_bed(scene)
        held = await hold_reaction(scene)
        assert (held.act, held.of, held.reaction) == ("react", scene.hers, "thumbs_up")
        release = ReleaseHeld(id=0, key="", held=held.id)
        placed = await scene.jana.ask(release)
        while not any(isinstance(push, MessageReacted) for push in katrin.pushes):
            await katrin.another_push()
        told = [push for push in katrin.pushes if isinstance(push, MessageReacted)]
        assert [(push.of, push.by, push.on) for push in told] == [
            (scene.hers, server.world.pid("jana"), True)
        ]
        assert isinstance(placed, Sent)
        assert placed.seq == told[0].seq


async def hold_reaction(scene: Scene) -> Held:
    command = ReactToMessage(id=0, key="", chat=scene.task, seq=scene.hers, reaction="thumbs_up")
    sent = await scene.jana.ask(command)
    assert isinstance(sent, Sent)
    assert sent.held is not None
    return sent.held
