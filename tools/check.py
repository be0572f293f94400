"""`make test`: set up, then every check, all of them even after a failure; the slowest tests; one line that sums up.

A check without tests of its own, a linter say, counts as one test. Those that need a processor and nothing else run
beside the server tests, which often wait; what they print comes when they are done. Standard library only: it starts on
a bare Python.
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
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from tools.set_up import CLIENT, ROOT, environment

TIMEOUT = 1_500  # seconds for one check, on a machine that has other work, too
REPORT = "REPORT"  # stands for the file in which a test runner reports each test
SLOWEST = 20


@dataclass(frozen=True)
class Check:
    """A command; with REPORT among its arguments it counts as many tests as it reports."""

    name: str
    command: str
    folder: Path = ROOT


@dataclass(frozen=True)
class Test:
    """One test of a report: "passed", "failed" or "skipped", after how many seconds."""

    name: str
    seconds: float
    verdict: str


@dataclass(frozen=True)
class Outcome:
    """What a check came to: how many passed, failed and were skipped, after how many seconds."""

    name: str
    seconds: float
    counts: Counter[str]
    tests: Sequence[Test] = ()


PREPARE = [
    Check("set-up", f"{shlex.quote(sys.executable)} -m tools.set_up dev"),
    Check("services", "python -m tools.services"),
]
BESIDE = [
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
]
TESTS = [
    Check(
        "server tests", f"pytest -q -n 2 --dist worksteal -m 'not browser and not soak' --junitxml={REPORT}"
    ),
    # A process of its own: playwright leaves an event loop running.
    Check("browser tests", f"pytest -q -n 2 --dist worksteal -m 'browser and not soak' --junitxml={REPORT}"),
]


@dataclass(kw_only=True)
class Lane:
    """Checks, one after the other. `quiet`: what each prints is kept until it is done; `needed`: a failure ends it."""

    checks: Sequence[Check]
    folder: Path
    quiet: bool = False
    needed: bool = False
    running: subprocess.Popen[bytes] | None = None
    stopped: bool = False
    _lock: Lock = field(default_factory=Lock)

    def perform(self) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for check in self.checks:
            if not self.stopped:
                outcomes.append(self.check(check))
                self.stopped |= self.needed and outcomes[-1].counts["failed"] > 0
        return outcomes

    def check(self, check: Check) -> Outcome:
        """Run one check, showing what it prints, and count."""
        report = self.folder / f"{check.name}.xml"
        title = f"\n=== {check.name}: {check.command}"
        if not self.quiet:
            print(title, flush=True)
        start = time.monotonic()
        with (self.folder / f"{check.name}.out").open("w+b") as printed:
            command = check.command.replace(REPORT, shlex.quote(str(report)))
            exit_code = self.execute(command, check.folder, printed.fileno() if self.quiet else None)
            printed.seek(0)
            told = printed.read().decode(errors="replace")
        seconds = time.monotonic() - start
        tests = list(tests_in(report))
        counts = judge(exit_code, count(tests) if REPORT in check.command else None)
        before = f"{title}\n{told}" if self.quiet else ""
        # At once: what runs beside prints for itself, and would come between.
        with _printing:
            print(f"{before}=== {check.name}: {seconds:.1f} s, {tally(counts)}", flush=True)
        return Outcome(check.name, seconds, counts, tests)

    def execute(self, command: str, folder: Path, output: int | None = None) -> int:
        """The command's exit code; what still runs after TIMEOUT, or when we are interrupted, is ended."""
        with self._lock:
            if self.stopped:
                return -1
            self.running = process = subprocess.Popen(
                shlex.split(command),
                cwd=folder,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                process_group=0,
            )
        try:
            return process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            print(f"Not done after {TIMEOUT} s.", flush=True)
            return -1
        finally:
            end(process)

    def stop(self) -> None:
        """Nothing more is begun, and what runs is ended."""
        with self._lock:
            self.stopped = True
            if self.running is not None:
                end(self.running)


_printing = Lock()


def judge(exit_code: int, reported: Counter[str] | None) -> Counter[str]:
    """What to count: a test runner that fails without a failed test, or reports none, has failed itself."""
    if reported is None:
        return Counter(failed=1) if exit_code else Counter(passed=1)
    if reported["failed"] or (reported and not exit_code):
        return reported
    print(f"Exit code {exit_code}, {reported.total()} tests reported.")
    return reported + Counter(failed=1)


def end(process: subprocess.Popen[bytes]) -> None:
    """First as Ctrl-C does, so that test servers are stopped; then whatever is left of its group for good."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(30)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def tests_in(report: Path) -> Iterable[Test]:
    """The tests in a JUnit report; none if there is none."""
    for case in ET.parse(report).iter("testcase") if report.exists() else ():
        name = f"{case.get('classname', '')}::{case.get('name', '')}".removeprefix("::")
        yield Test(name, float(case.get("time", 0)), verdict(case))


def count(tests: Iterable[Test]) -> Counter[str]:
    return Counter(test.verdict for test in tests)


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
    # Also where it was begun in the background, with SIGINT ignored: what it begins shall end at once when told to.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        outcomes = Lane(checks=PREPARE, folder=folder, needed=True).perform()
        if not any(outcome.counts["failed"] for outcome in outcomes):
            outcomes += side_by_side(
                Lane(checks=TESTS, folder=folder), Lane(checks=BESIDE, folder=folder, quiet=True)
            )
    return summarise(outcomes, time.monotonic() - start)


def side_by_side(lane: Lane, beside: Lane) -> list[Outcome]:
    with ThreadPoolExecutor(1) as pool:
        others: Future[list[Outcome]] = pool.submit(beside.perform)
        try:
            here = lane.perform()
            return [*others.result(), *here]
        except KeyboardInterrupt:
            beside.stop()
            raise


def summarise(outcomes: Sequence[Outcome], seconds: float) -> int:
    tests = [test for outcome in outcomes for test in outcome.tests]
    print(f"\n=== the {SLOWEST} slowest tests")
    for test in sorted(tests, key=lambda test: -test.seconds)[:SLOWEST]:
        print(f"{test.seconds:7.1f} s  {test.name}")
    print(f"\n=== all: {seconds:.1f} s")
    for outcome in outcomes:
        print(f"{outcome.seconds:7.1f} s  {outcome.name}: {tally(outcome.counts)}")
    total = sum((outcome.counts for outcome in outcomes), Counter[str]())
    print(tally(total), flush=True)
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
