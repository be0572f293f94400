"""`make test`: set up, then every check in turn, all of them even after a failure, and one line that sums up.

A check without tests of its own, a linter say, counts as one test. Standard library only: it starts on a bare
Python.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tools.set_up import CLIENT, ROOT, environment

PATIENCE = 1_500  # seconds for one check, on a machine that has other work, too
REPORT = "REPORT"  # stands for the file in which a test runner reports each test


@dataclass(frozen=True)
class Check:
    """A command; with REPORT among its arguments it counts as many tests as it reports."""

    name: str
    command: str
    folder: Path = ROOT


@dataclass(frozen=True)
class Outcome:
    """What a check came to: how many passed, failed and were skipped, after how many seconds."""

    name: str
    seconds: float
    counts: Counter[str]


PREPARE = [
    Check("set-up", f"{shlex.quote(sys.executable)} -m tools.set_up dev"),
    Check("services", "python -m tools.services"),
]
CHECKS = [
    Check("ruff", "ruff check"),
    Check("format", "ruff format --check"),
    Check("mypy", "mypy"),
    Check("layers", "lint-imports"),
    Check("dependencies", "deptry ."),
    Check("locks in step", "python -m tools.lock --check"),
    Check("generated files", "python -m protocol.generate --check"),
    Check("client lint", "npm run --silent lint", CLIENT),
    Check(
        "client tests", f"npm test -- --reporter=default --reporter=junit --outputFile.junit={REPORT}", CLIENT
    ),
    Check(
        "server tests", f"pytest -q -n 2 --dist loadfile -m 'not browser and not soak' --junitxml={REPORT}"
    ),
    # A process of its own: playwright leaves an event loop running.
    Check("browser tests", f"pytest -q -n 2 --dist worksteal -m 'browser and not soak' --junitxml={REPORT}"),
]


def perform(check: Check, report: Path) -> Outcome:
    """Run one check, showing what it prints, and count."""
    print(f"\n=== {check.name}: {check.command}", flush=True)
    start = time.monotonic()
    exit_code = execute(check.command.replace(REPORT, str(report)), check.folder)
    seconds = time.monotonic() - start
    counts = judge(exit_code, count(report) if REPORT in check.command else None)
    print(f"=== {check.name}: {seconds:.1f} s, {tally(counts)}", flush=True)
    return Outcome(check.name, seconds, counts)


def judge(exit_code: int, reported: Counter[str] | None) -> Counter[str]:
    """What to count: a test runner that fails without a failed test, or reports none, has failed itself."""
    if reported is None:
        return Counter(failed=1) if exit_code else Counter(passed=1)
    if reported["failed"] or (reported and not exit_code):
        return reported
    print(f"Exit code {exit_code}, {reported.total()} tests reported.")
    return reported + Counter(failed=1)


def execute(command: str, folder: Path) -> int:
    """The command's exit code; what still runs after PATIENCE, or when we are interrupted, is ended."""
    process = subprocess.Popen(
        shlex.split(command), cwd=folder, env=environment(), stdin=subprocess.DEVNULL, process_group=0
    )
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"Not done after {PATIENCE} s.", flush=True)
        return -1
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """First as Ctrl-C does, so that test servers are stopped; then whatever is left of its group for good."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(30)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def count(report: Path) -> Counter[str]:
    """The tests in a JUnit report; nothing if there is none."""
    if not report.exists():
        return Counter()
    return Counter(verdict(case) for case in ET.parse(report).iter("testcase"))


def verdict(case: ET.Element) -> str:
    marks = {child.tag for child in case}
    if marks & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in marks else "passed"


def tally(counts: Counter[str]) -> str:
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    return f"{counts['passed']} passed, {counts['failed']} failed{skipped}"


def main() -> int:
    """Perform everything; the last line printed sums up. Returns the exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder:
        outcomes: list[Outcome] = []
        for number, check in enumerate(PREPARE + CHECKS):
            outcomes.append(perform(check, Path(folder, f"{number}.xml")))
            if check in PREPARE and outcomes[-1].counts["failed"]:
                break
    return summarise(outcomes)


def summarise(outcomes: list[Outcome]) -> int:
    print(f"\n=== all: {sum(outcome.seconds for outcome in outcomes):.1f} s")
    for outcome in outcomes:
        print(f"{outcome.seconds:7.1f} s  {outcome.name}: {tally(outcome.counts)}")
    total = sum((outcome.counts for outcome in outcomes), Counter[str]())
    print(tally(total), flush=True)
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
