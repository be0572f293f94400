"""What all acts on tasks have in common."""

from protocol.core.types import Value


class TaskActBase(Value, tag_field="t", frozen=True, kw_only=True):
    """Something that somebody does to a task."""
