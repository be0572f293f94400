"""Acts that change nothing that customers see: in quiet hours they are not held (SPEC 3)."""

from chat_server.domain.tasks.acts import (
    Act,
    AnswerReview,
    RecordTime,
    ReleaseRecord,
    Save,
    StartTimer,
    StartTimerUnseen,
    StopTimer,
    WriteMessage,
)
from chat_server.domain.tasks.task import TaskStatus

UNSEEN_BY_CUSTOMERS: frozenset[type[Act]] = frozenset(
    {WriteMessage, AnswerReview, StartTimerUnseen, StopTimer, RecordTime, ReleaseRecord}
)
"""Acts that change nothing that customers see at any stage; see `is_unseen_by_customers`."""


def is_unseen_by_customers(act: Act, status: TaskStatus) -> bool:
    """Whether an act on a task at this stage changes nothing that customers see.

    Of a draft, others see only that it is saved; a timer starts a task only when it was accepted.
    """
    if status == "draft":
        return not isinstance(act, Save)
    if isinstance(act, StartTimer):
        return status != "accepted"
    return type(act) in UNSEEN_BY_CUSTOMERS
