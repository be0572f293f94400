"""The words that wire and rules share, each list in one place: tags, reactions, kinds of files, a task's statuses and
codes.

Pure, so that the rules may import it (docs/decisions/0006); patterns, TypeScript, documents and tests follow from it.
"""

from typing import Final, Literal, get_args

UserTag = Literal[
    "important", "urgent", "question", "agreement", "instruction", "interim", "result", "access"
]  # fmt: skip
"""Tags that everybody may put on messages (SPEC 5)."""

USER_TAGS: Final[tuple[UserTag, ...]] = get_args(UserTag)

Reaction = Literal["thumbs_up", "done"]
"""What one may answer a message with instead of words (SPEC 4)."""

REACTIONS: Final[tuple[Reaction, ...]] = get_args(Reaction)

FileKind = Literal["picture", "pdf", "audio", "other"]
"""What a file is shown as, by its first bytes and never by its name (SPEC 4)."""

FILE_KINDS: Final[tuple[FileKind, ...]] = get_args(FileKind)

SystemTag = Literal[
    "created", "accepted", "started", "interim", "handed_over", "returned", "done", "deadline_change",
    "budget_change", "approval", "delegation", "rating", "automatic",
]  # fmt: skip
"""Tags that the server alone sets (SPEC 5)."""

SYSTEM_TAGS: Final[tuple[SystemTag, ...]] = get_args(SystemTag)

TaskStatus = Literal["review", "accepted", "in_progress", "handed_over", "done", "deleted"]
"""Where a task stands (SPEC 7)."""

TASK_STATUSES: Final[tuple[TaskStatus, ...]] = get_args(TaskStatus)

Turn = Literal["customer", "assistant", "lead", "specialist", "nobody"]
"""Whose turn a task is: who takes its next step (SPEC 7)."""

TaskCode = Literal[
    "saved", "edited", "deleted", "area_set", "accepted", "forwarded", "released", "delegated", "assigned",
    "taken_back", "started", "interim_wanted", "interim", "handed_over", "done", "done_by_silence", "returned",
    "proposed", "area_card", "agreed", "refused", "countered", "withdrawn", "expired", "noted", "objected",
    "approval_asked", "approval_granted", "approval_refused", "approval_marked", "claimed", "claim_granted",
    "claim_refused", "rated", "rating_ask", "rating_alert", "item_added", "item_ticked", "item_unticked",
    "item_edited", "item_moved", "item_removed",
    "budget_released", "timer_started", "timer_stopped", "timer_midnight", "timer_left", "record_waiting",
    "record_released", "record_refused", "worked_80", "worked_100",
]  # fmt: skip
"""What happened to a task, in a notice of its chat or to staff only; protocol/tasks/notices.py says what each means."""

TASK_CODES: Final[tuple[TaskCode, ...]] = get_args(TaskCode)
