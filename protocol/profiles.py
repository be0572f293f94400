"""A person's own name."""

from protocol.core.examples import Exchange
from protocol.core.frames import Command, Done, Push
from protocol.core.types import Name
from protocol.people import JANA, Person


class SetProfile(Command, tag="profile.set", frozen=True, kw_only=True):
    """The person's own name, as others read it."""

    answer = Done
    name: Name


class PersonChanged(Push, tag="person.changed", frozen=True, kw_only=True):
    """Somebody has another name. In quiet hours customers learn it of staff when these end."""

    discloses = "ambient"
    person: Person


EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(SetProfile(id=30, name="Jana Lindner"), Done()),
    PersonChanged(person=JANA),
)
