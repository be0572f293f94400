"""What opening a task's chat by its link asks of the browser, going from chat to chat, and the sign-in page.

Tasks count in processor time of the page's main thread, as the browser's own trace has it: waiting for a busy machine
does not count. The time until one can write is given without a budget, as it depends on what else runs. Needs a built
client and a Chromium.
"""

from statistics import median

from bench.report import Budget, Report, Table
from tests.browser.measured import opening

LOADS = 5
SLOWER = 4
"""The processor of a cheap phone, beside this one."""

LONGEST_MS = 100
REQUESTS = 14
"""Over HTTP and the socket until one can write: each one more may be one that others wait for."""


def run() -> Report:
    found = opening.measure(LOADS, SLOWER)
    own = found.loads[1]
    budgets = [
        Budget(
            name="longest task, chat by its link",
            figure=median(load.longest for load in own),
            limit=LONGEST_MS,
            unit="CPU ms",
        ),
        Budget(
            name="longest task, from chat to chat", figure=found.switching, limit=LONGEST_MS, unit="CPU ms"
        ),
        Budget(
            name="requests until one can write",
            figure=max(load.requests for load in own),
            limit=REQUESTS,
            unit="",
        ),
        Budget(
            name="layout shift, chat by its link",
            figure=max(load.shifted for load in own),
            limit=0.01,
            unit="",
        ),
        Budget(name="layout shift, sign-in page", figure=found.shifted, limit=0, unit=""),
    ]
    return Report([_table(found)], budgets)


def _table(found: opening.Figures) -> Table:
    rows = [
        _row("by its link", found.loads[1]),
        _row(f"by its link, processor {SLOWER} times slower", found.loads[SLOWER]),
        ("from another chat", "", found.switching, "", ""),
    ]
    columns = ("a task's chat", "usable after ms", "longest task, CPU ms", "all tasks, CPU ms", "requests")
    return Table(f"Medians of {LOADS} loads", columns, rows)


def _row(name: str, loads: list[opening.Load]) -> tuple[str | float, ...]:
    return (
        name,
        median(load.usable for load in loads),
        median(load.longest for load in loads),
        median(load.all_tasks for load in loads),
        median(load.requests for load in loads),
    )
