"""What the events of messages say."""

from chat_server.domain.core.events import Content, EventKind, logged_as
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.files.file import File
from protocol.vocabulary import Turn


@logged_as(EventKind.MESSAGE)
@hot_dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage(Content):
    text: str
    reply_to: int | None = None
    writer: str | None = None
    """Who wrote it, where the event's `actor` is a persona; for staff only."""
    deleted: bool = False
    """It has been deleted since; its text is not told again."""
    turn: Turn | None = None
    """Whose turn the chat's task is since, where that may have changed; told later, as it stands then."""
    files: tuple[File, ...] = ()
    """Those it still has."""


@logged_as(EventKind.EDITED)
@hot_dataclass(frozen=True, slots=True)
class NewWording(Content):
    """`message` is its number; `version` is how many edits there have been with this one."""

    message: int
    text: str
    version: int


@logged_as(EventKind.DELETED)
@hot_dataclass(frozen=True, slots=True)
class DeletedMessage(Content):
    """`message` is its number. The event's `actor` is its author; `writer` as in NewMessage."""

    message: int
    writer: str | None = None
