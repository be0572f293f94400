"""The time one has worked."""

from protocol.core.examples import Exchange
from protocol.core.frames import Command, Push
from protocol.core.refusals import refused_if
from protocol.core.samples import ACCOUNT, MORNING, TASK
from protocol.core.types import AccountId, ChatId, LocalDay, Millis, Value
from protocol.tasks.examples import CARD


class MyWork(Value, frozen=True, kw_only=True):
    """One's own time on a task, in milliseconds."""

    chat: ChatId | None = None
    """Missing, as are `title` and `account`: one may not see the task any more."""
    title: str = ""
    account: AccountId | None = None
    recorded: int
    waiting: int = 0
    """Made by hand, and not released yet; not in `recorded`."""
    since: Millis | None = None
    """One's timer runs since then; not in `recorded`."""


class Worked(Value, frozen=True, kw_only=True):
    """What one has recorded on a day, by when it began."""

    day: LocalDay
    tasks: list[MyWork]
    recorded: int
    """All of it that counts, in milliseconds; a timer that runs adds to it."""


class MyTime(Command, tag="time.mine", frozen=True, kw_only=True):
    """What one has recorded on a day, without `day` today; for staff."""

    answer = Worked
    refusals = refused_if(not_found="a customer asks", bad_request="there is no such day")
    day: LocalDay | None = None


EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        MyTime(id=39, day="2026-11-20"),
        Worked(
            day="2026-11-20",
            tasks=[
                MyWork(
                    chat=TASK,
                    title=CARD.title,
                    account=ACCOUNT,
                    recorded=1_800_500,
                    waiting=600_000,
                    since=MORNING,
                )
            ],
            recorded=1_800_500,
        ),
    ),
)
