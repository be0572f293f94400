"""A line of a chat that nobody wrote."""

from typing import Literal

from protocol.core.types import Millis, PersonId, Seq, Value

NoticeKind = Literal["created", "joined", "left", "renamed"]


class Notice(Value, tag_field="t", tag="notice", frozen=True, kw_only=True):
    """A line of the chat that nobody wrote: somebody joined, the title changed."""

    seq: Seq
    kind: NoticeKind
    actor: PersonId
    at: Millis
    person: PersonId | None = None
    """Who joined or left."""
    title: str | None = None
    """The new title."""
