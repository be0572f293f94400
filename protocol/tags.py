"""Tags on messages (SPEC 5)."""

from protocol.core.examples import Exchange
from protocol.core.frames import Event, Keyed, Push
from protocol.core.refusals import NO_MESSAGE, refused_if
from protocol.core.samples import KEY, MORNING, TASK
from protocol.core.types import ChatId, Millis, PersonId, Seq, TagName, Value, When
from protocol.held import Sent
from protocol.people import KATRIN


class Tagged(Value, frozen=True, kw_only=True):
    """A tag on a message, and who put it there."""

    tag: TagName
    by: PersonId


class TagMessage(Keyed, tag="message.tag", frozen=True, kw_only=True):
    """Puts a tag on a message, or takes it off. What is so already changes nothing."""

    answer = Sent
    refusals = refused_if(
        not_found=f"{NO_MESSAGE}; an own tag in a chat that belongs to no account",
        gone="the message was deleted",
        too_many="the message has 8 tags, or the account 200 of its own",
    )
    chat: ChatId
    seq: Seq
    tag: TagName
    on: bool = True
    when: When = None


class MessageTagged(Event, tag="message.tagged", frozen=True, kw_only=True):
    """Somebody put a tag on the message `of`, or took it off."""

    discloses = "content"
    of: Seq
    tag: TagName
    on: bool
    by: PersonId
    at: Millis


EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        TagMessage(id=31, key=KEY, chat=TASK, seq=42, tag="important", on=False, when="opening"),
        Sent(seq=43, at=MORNING),
    ),
    MessageTagged(chat=TASK, seq=45, of=42, tag="important", on=True, by=KATRIN.id, at=MORNING + 120_000),
)
