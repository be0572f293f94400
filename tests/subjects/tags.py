"""Tags on messages, as the tests for all subjects try them."""

from typing import TYPE_CHECKING

import msgspec

from chat_server.domain.tags import HeldTag, HeldUntag, NewTag, RemovedTag
from protocol.messages import Delete
from protocol.tags import TagMessage
from tests.support.subject_cases import EVERYBODY, Cases

if TYPE_CHECKING:
    from tests.contract.core.observing import Actors
    from tests.noninterference.commands import Draw, Said
    from tests.support.recorded_runs.push_cases import Play


async def tag(p: "Play") -> None:
    """Put on by both, again, taken off, and on what is then deleted."""
    staff, customer = p.staff_s, p.customer_s
    for peer, seq, name, on in (
        (p.tobias, staff, "question", True),
        (p.jana, staff, "#Messe", True),
        (p.jana, staff, "important", True),
        (p.tobias, staff, "question", True),
        (p.tobias, staff, "important", False),
        (p.tobias, staff, "access", False),
        (p.tobias, customer, "result", True),
    ):
        await peer.ask(TagMessage(id=0, key="", chat=p.chat, seq=seq, tag=name, on=on, when="now"))
    await p.tobias.ask(Delete(id=0, key="", chat=p.chat, seq=customer))


async def tag_by_two(actors: "Actors") -> None:
    seq = await actors.say("katrin", "Bitte merken")
    asked = TagMessage(id=0, key=actors.key(), chat=actors.chat, seq=seq, tag="important")
    await actors.do("jana", asked)
    await actors.do("katrin", msgspec.structs.replace(asked, key=actors.key(), tag="#Messe"))
    await actors.do("katrin", msgspec.structs.replace(asked, key=actors.key(), on=False))


async def tag_and_delete(actors: "Actors") -> None:
    seq = await actors.say("katrin", "Doch nicht")
    command = TagMessage(id=0, key=actors.key(), chat=actors.chat, seq=seq, tag="result")
    await actors.do("jana", command)
    await actors.do("katrin", Delete(id=0, key=actors.key(), chat=actors.chat, seq=seq))


def guess(draw: "Draw") -> "Said":
    return {
        "key": draw.key(),
        "chat": draw.chat(),
        "seq": draw.seq(),
        "tag": draw.tag(),
        "on": draw.random.random() < 0.7,
        **draw.when(),
    }


CASES = Cases(
    commands={
        TagMessage: lambda s: TagMessage(id=0, key="", chat=s.task, seq=s.hers, tag="result"),
    },
    refused=[
        (
            "jana",
            "not_found",
            lambda s: TagMessage(id=1, key=s.key, chat=s.task, seq=1, tag="important"),
        ),
        (
            "jana",
            "gone",
            lambda s: TagMessage(id=1, key=s.key, chat=s.task, seq=s.deleted, tag="important"),
        ),
        (
            "jana",
            "too_many",
            lambda s: TagMessage(id=1, key=s.key, chat=s.task, seq=s.full, tag="important"),
        ),
    ],
    guessed={"message.tag": guess},
    pushes={"message.tagged": (tag, EVERYBODY)},
    agreed=[
        (tag_by_two, {"message.tagged"}),
        (tag_and_delete, {"message.tagged", "message.deleted"}),
    ],
    held=[(HeldTag(3, "question"), NewTag), (HeldUntag(5, "question"), RemovedTag)],
)
