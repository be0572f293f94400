"""Who is there, and who is typing (SPEC 3)."""

from typing import Literal

from protocol.core.examples import Exchange
from protocol.core.frames import Command, Done, Push
from protocol.core.refusals import NOT_IN_IT, refused_if
from protocol.core.samples import HENRIK, TASK
from protocol.core.types import ChatId, PersonId, Value
from protocol.people import KATRIN

Status = Literal["online", "away", "offline"]


class PersonStatus(Value, frozen=True, kw_only=True):
    """Whether somebody is there, as the receiver may know it."""

    person: PersonId
    status: Status


class Active(Command, tag="presence.active", frozen=True, kw_only=True):
    """The person is using this device. Send at most once a minute while that is so.

    A device that sends neither this nor anything that changes something for 5 minutes counts as idle.
    """

    answer = Done


class Typing(Command, tag="typing", frozen=True, kw_only=True):
    """I am typing. Send at most every 3 seconds while it lasts."""

    answer = Done
    refusals = refused_if(not_found=NOT_IN_IT)
    chat: ChatId


class TypingShown(Push, tag="typing", frozen=True, kw_only=True):
    """Somebody is typing; show it for 5 seconds."""

    discloses = "ambient"
    chat: ChatId
    person: PersonId


class PresenceChanged(Push, tag="presence", frozen=True, kw_only=True):
    """Somebody came, went, or is away."""

    discloses = "ambient"
    person: PersonId
    status: Status


class PresenceAll(Push, tag="presence.all", frozen=True, kw_only=True):
    """Who is there now; everybody not named is offline. Replaces all that was known."""

    discloses = "ambient"
    presence: list[PersonStatus]


THERE = [PersonStatus(person=KATRIN.id, status="online"), PersonStatus(person=HENRIK, status="away")]

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(Typing(id=17, chat=TASK), Done()),
    Exchange(Active(id=18), Done()),
    TypingShown(chat=TASK, person=KATRIN.id),
    PresenceChanged(person=KATRIN.id, status="away"),
    PresenceAll(presence=THERE),
)
