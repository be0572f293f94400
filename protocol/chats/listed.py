"""What the list of chats shows of an entry that is no message."""

import msgspec

from protocol.chats.notice import Notice
from protocol.core import limits
from protocol.tasks.notices import TaskNotice

KEPT = ("text", "was", "count", "person")
"""What of the data of a task's notice is told in words."""


def notice_in_list(entry: Notice | TaskNotice) -> Notice | TaskNotice:
    """The entry as `notice` of Chat has it: without tags and data, but for KEPT, shortened."""
    if isinstance(entry, Notice):
        return entry
    data = {name: _short(value) for name, value in entry.data.items() if name in KEPT}
    return msgspec.structs.replace(entry, tags=[], data=data, concerns=False)


def _short(value: str | int | bool) -> str | int | bool:
    return value[: limits.EXCERPT] if isinstance(value, str) else value
