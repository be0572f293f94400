"""Measures what must not get slower and compares it with its budget: `python -m bench [NAME...] [--json]`.

Each measurement compares within one run: with the limit of the machine, with a baseline, or with a budget. Ends
with status 1 if a budget was missed. Other measurements run by themselves: bench.bus, bench.calendar_minutes,
bench.crowds.storm, bench.messages, bench.storage.layout, bench.understanding.
"""

import argparse
import sys
from collections.abc import Callable

from bench import answers, fanout, groups, hello, overview, page
from bench.report import Budget, Report, budget_table, machine

MEASUREMENTS: dict[str, Callable[[], Report]] = {
    "answers": answers.run,
    "fanout": fanout.run,
    "groups": groups.run,
    "hello": hello.run,
    "overview": overview.run,
    "page": page.run,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS) + "; all by default")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each measurement, too")
    given = parser.parse_args()
    if unknown := set(given.names) - MEASUREMENTS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return _run(given.names or list(MEASUREMENTS), as_json=given.json)


def _run(names: list[str], *, as_json: bool) -> int:
    print(machine(), flush=True)
    budgets: list[Budget] = []
    for name in names:
        report = MEASUREMENTS[name]()
        budgets += report.budgets
        print(f"\n{report}", flush=True)
        if as_json:
            print(report.as_json(), flush=True)
    print(f"\n{budget_table(budgets)}")
    return 0 if all(budget.kept for budget in budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
