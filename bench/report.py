"""What a measurement gives: tables as they stand in docs/performance.md, and budgets that were kept or missed."""

import json
import platform
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Table:
    """Printed as Markdown."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str | float, ...]]

    def __str__(self) -> str:
        lines = [self.columns, ("---",) * len(self.columns), *self.rows]
        return "\n".join([self.title, "", *(f"| {' | '.join(map(_cell, line))} |" for line in lines)])


@dataclass(frozen=True, kw_only=True)
class Budget:
    """A figure that must not be lower (`at_least`) or not be higher than its limit."""

    name: str
    figure: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def kept(self) -> bool:
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit


@dataclass(frozen=True)
class Report:
    """`disturbed` says which figures are worth little, because other programs had the processor meanwhile."""

    tables: Sequence[Table]
    budgets: Sequence[Budget]
    disturbed: Sequence[str] = ()

    def __str__(self) -> str:
        notes = [f"Disturbed by other programs, measure again: {name}." for name in self.disturbed]
        return "\n\n".join([*map(str, self.tables), *notes])

    def as_json(self) -> str:
        return json.dumps(asdict(self))


def budget_table(budgets: Iterable[Budget]) -> Table:
    rows = [
        (
            budget.name,
            budget.figure,
            f"{'>=' if budget.at_least else '<='} {_cell(budget.limit)} {budget.unit}",
            "kept" if budget.kept else "MISSED",
        )
        for budget in budgets
    ]
    return Table("Budgets", ("what", "figure", "budget", ""), rows)


def machine() -> str:
    """What the figures were measured on."""
    cpus = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    model = cpus[0].partition(": ")[2] if cpus else platform.machine()
    return (
        f"{len(cpus)} x {model}, Linux {platform.release()}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}"
    )


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return value
    digits = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}".replace(",", " ")
