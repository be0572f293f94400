"""What the events of a chat itself say."""

from dataclasses import dataclass

from chat_server.domain.core.events import Content, EventKind, logged_as
from chat_server.domain.core.people import PersonCard


@logged_as(EventKind.CREATED)
@dataclass(frozen=True, slots=True)
class NewChat(Content):
    pass


@logged_as(EventKind.JOINED)
@dataclass(frozen=True, slots=True)
class NewMember(Content):
    person: PersonCard


@logged_as(EventKind.LEFT)
@dataclass(frozen=True, slots=True)
class FormerMember(Content):
    person: PersonCard


@logged_as(EventKind.RENAMED)
@dataclass(frozen=True, slots=True)
class NewTitle(Content):
    title: str
