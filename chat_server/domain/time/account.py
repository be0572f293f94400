"""A customer's time account, as sums over packages and tasks (SPEC 8). Minutes."""

from collections.abc import Iterable
from dataclasses import dataclass

from chat_server.domain.tasks.budget import charged, reserved
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.task import Task

PACKAGES: tuple[int, ...] = (5, 10, 25, 50, 100, 300)
"""Hours that can be booked."""

_LOW_BALANCE, _LOW_AVAILABLE = 2 * 60, 1 * 60


@dataclass(frozen=True, slots=True)
class Package:
    """Hours a customer booked; they count once management has confirmed them."""

    hours: int
    booked_at: int
    confirmed_at: int | None = None


@dataclass(frozen=True, slots=True)
class TimeAccount:
    """`booked` = `worked` + `reserved` + `available`."""

    booked: int
    worked: int
    reserved: int

    @property
    def balance(self) -> int:
        return self.booked - self.worked

    @property
    def available(self) -> int:
        """Below zero when more is planned than was booked."""
        return self.balance - self.reserved

    @property
    def is_low(self) -> bool:
        """Under 2 h, and under 1 h of it available."""
        return self.balance < _LOW_BALANCE and self.available < _LOW_AVAILABLE


def time_account(packages: Iterable[Package], tasks: Iterable[Task]) -> TimeAccount:
    """The sums over a customer's confirmed packages and all of their tasks."""
    booked = sum(package.hours * 60 for package in packages if package.confirmed_at is not None)
    sums = [(charged(task), reserved(task)) for task in tasks]
    return TimeAccount(booked, sum(worked for worked, _ in sums), sum(kept for _, kept in sums))


def book(hours: int, now: int) -> Package:
    """A package of so many hours, not confirmed yet. Raises Refusal for a size that is not sold."""
    if hours not in PACKAGES:
        raise refuse("task.bad_minutes", "hours")
    return Package(hours, now)


def became_low(before: TimeAccount, after: TimeAccount) -> bool:
    """Whether the customer has to be told: once each time the account becomes low."""
    return after.is_low and not before.is_low


def shortfall(account: TimeAccount, budget: int) -> int:
    """Minutes that the account lacks for a task of this budget that is not saved yet."""
    return max(0, budget - account.available)


def remaining_budget(tasks: Iterable[Task]) -> int:
    """The minutes reserved in all tasks of an assistant ("Restbudget")."""
    return sum(reserved(task) for task in tasks)
