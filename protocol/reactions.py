"""Reactions to messages: an answer that needs no words (SPEC 4). Since level 3."""

from protocol.core.examples import Exchange
from protocol.core.frames import Event, Keyed, Push
from protocol.core.refusals import NO_MESSAGE, refused_if
from protocol.core.samples import KEY, MORNING, TASK
from protocol.core.types import ChatId, Millis, PersonId, Seq, Value, When
from protocol.held import Sent
from protocol.people import KATRIN
from protocol.vocabulary import Reaction


class Reacted(Value, frozen=True, kw_only=True):
    """A reaction to a message, and whose it is."""

    reaction: Reaction
    by: PersonId


class ReactToMessage(Keyed, tag="message.react", frozen=True, kw_only=True):
    """Reacts to a message, or takes one's reaction back. Setting the same again changes nothing."""

    answer = Sent
    refusals = refused_if(not_found=NO_MESSAGE, gone="the message was deleted")
    chat: ChatId
    seq: Seq
    reaction: Reaction
    on: bool = True
    when: When = None


class MessageReacted(Event, tag="message.reacted", frozen=True, kw_only=True):
    """Somebody reacted to the message `of`, or took it back."""

    discloses = "content"
    of: Seq
    reaction: Reaction
    on: bool
    by: PersonId
    at: Millis


EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        ReactToMessage(id=41, key=KEY, chat=TASK, seq=42, reaction="thumbs_up", on=False, when="opening"),
        Sent(seq=47, at=MORNING + 180_000),
    ),
    MessageReacted(chat=TASK, seq=46, of=42, reaction="done", on=True, by=KATRIN.id, at=MORNING + 120_000),
)
