"""Reactions to messages, as the tests for all subjects try them."""

from typing import TYPE_CHECKING

import msgspec

from chat_server.domain.reactions import HeldReact, HeldUnreact, NewReaction, RemovedReaction
from protocol.messages import Delete
from protocol.reactions import ReactToMessage
from protocol.vocabulary import REACTIONS
from tests.support.subject_cases import EVERYBODY, Cases

if TYPE_CHECKING:
    from tests.contract.core.observing import Actors
    from tests.noninterference.commands import Draw, Said
    from tests.support.recorded_runs.push_cases import Play


async def react(p: "Play") -> None:
    """By both, again, taken back, and to what is then deleted."""
    for peer, seq, on in (
        (p.tobias, p.staff_s, True),
        (p.jana, p.staff_s, True),
        (p.tobias, p.staff_s, True),
        (p.tobias, p.staff_s, False),
        (p.jana, p.customer_s, True),
    ):
        reaction = ReactToMessage(id=0, key="", chat=p.chat, seq=seq, reaction="thumbs_up", on=on, when="now")
        await peer.ask(reaction)
    await p.tobias.ask(Delete(id=0, key="", chat=p.chat, seq=p.customer_s))


async def react_and_delete(actors: "Actors") -> None:
    seq = await actors.say("katrin", "Gut so?")
    asked = ReactToMessage(id=0, key=actors.key(), chat=actors.chat, seq=seq, reaction="done")
    await actors.do("jana", asked)
    await actors.do("katrin", msgspec.structs.replace(asked, key=actors.key(), reaction="thumbs_up"))
    await actors.do("jana", msgspec.structs.replace(asked, key=actors.key(), on=False))
    await actors.do("katrin", Delete(id=0, key=actors.key(), chat=actors.chat, seq=seq))


def guess(draw: "Draw") -> "Said":
    return {
        "key": draw.key(),
        "chat": draw.chat(),
        "seq": draw.seq(),
        "reaction": draw.random.choice(REACTIONS),
        "on": draw.random.random() < 0.7,
        **draw.when(),
    }


CASES = Cases(
    commands={
        ReactToMessage: lambda s: ReactToMessage(id=0, key="", chat=s.task, seq=s.hers, reaction="done"),
    },
    refused=[
        ("jana", "not_found", lambda s: ReactToMessage(id=1, key=s.key, chat=s.task, seq=1, reaction="done")),
        (
            "jana",
            "gone",
            lambda s: ReactToMessage(id=1, key=s.key, chat=s.task, seq=s.deleted, reaction="done"),
        ),
    ],
    guessed={"message.react": guess},
    pushes={"message.reacted": (react, EVERYBODY)},
    agreed=[(react_and_delete, {"message.reacted", "message.deleted"})],
    held=[(HeldReact(3, "thumbs_up"), NewReaction), (HeldUnreact(3, "thumbs_up"), RemovedReaction)],
)
