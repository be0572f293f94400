"""The input and output of every task rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.tasks.areas import AREAS, Area
from chat_server.domain.tasks.notices import TaskNotice
from chat_server.domain.tasks.status import Actor
from chat_server.domain.tasks.task import Task


@dataclass(frozen=True, slots=True)
class AgencyRules:
    """Settings of an agency on which tasks depend."""

    areas: Mapping[str, Area]
    done_after_days: int | None = None
    """Days of silence after which a handed-over result counts as done; None: never (SPEC 7)."""


DEFAULT_RULES = AgencyRules(AREAS)


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Who acts, when (UTC milliseconds), and under which rules."""

    actor: Actor
    now: int
    calendar: Calendar
    rules: AgencyRules = DEFAULT_RULES


@dataclass(frozen=True, slots=True)
class Decision:
    """The task after the act, and the notices of it, in order."""

    task: Task
    notices: tuple[TaskNotice, ...] = ()


def decision(task: Task, *notices: TaskNotice) -> Decision:
    return Decision(task, notices)


@singledispatch
def apply_act(act: object, _task: Task, _context: RuleContext) -> Decision:
    """Applies the rule for one kind of act; whether the act is allowed at this stage is decided before. Raises
    Refusal.
    """
    raise TypeError(f"no rule for {type(act).__name__}")
