"""What this process has counted and measured since its start, for the metrics (docs/operating.md).

Counting costs an addition; whoever asks for the metrics pays for reading.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

LIMITS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
"""Seconds up to which durations are counted apart."""

WINDOW = 60.0
"""Seconds for which the longest lag of the event loop is remembered, up to twice as long."""


@dataclass(slots=True)
class Durations:
    """How many took how long (seconds), by the first limit that they do not exceed."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(LIMITS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        place = next((place for place, limit in enumerate(LIMITS) if seconds <= limit), len(LIMITS))
        self.counts[place] += 1
        self.total += seconds


@dataclass(slots=True)
class Lag:
    """By how much the event loop came too late, at the longest, of late."""

    longest: float = 0.0
    before: float = 0.0
    since: float = 0.0

    async def sleep(self, seconds: float) -> None:
        """As asyncio.sleep, and notice when it took longer."""
        loop = asyncio.get_running_loop()
        due = loop.time() + seconds
        await asyncio.sleep(seconds)
        now = loop.time()
        if now - self.since > WINDOW:
            self.before, self.longest, self.since = self.longest, 0.0, now
        self.longest = max(self.longest, now - due)

    @property
    def of_late(self) -> float:
        return max(self.longest, self.before)


@dataclass(slots=True)
class Runs:
    """Of a watch or job: when it last ended, and last ended well (seconds since 1970), and how often it failed."""

    last: float = 0.0
    last_good: float = 0.0
    failures: int = 0

    def ended(self, at: float, *, well: bool) -> None:
        self.last = at
        if well:
            self.last_good = at
        else:
            self.failures += 1


@dataclass(slots=True)
class Rows:
    """Of a job: its due rows that were done, failed, or tried once more after a failure."""

    done: int = 0
    failed: int = 0
    retried: int = 0
    lateness: float = 0.0
    """Seconds after its moment at which the last row was done."""

    def succeed(self, lateness: float) -> None:
        self.done += 1
        self.lateness = lateness


@dataclass(slots=True, kw_only=True)
class Tally:
    """All of it."""

    refusals: Counter[str] = field(default_factory=Counter)
    """Commands and requests by the code they were refused with."""
    closes: Counter[int] = field(default_factory=Counter)
    """Ended connections by close code."""
    sign_ins: Counter[str] = field(default_factory=Counter)
    """Attempts to sign in by what became of them."""
    gaps_filled: int = 0
    """Times that events which the doorbell had not told of were read from the store."""
    commits: Durations = field(default_factory=Durations)
    lag: Lag = field(default_factory=Lag)
    runs: dict[str, Runs] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)
    """Due rows by job."""

    def ran(self, name: str, at: float, *, well: bool) -> None:
        """A watch or job ended at `at` (seconds since 1970)."""
        self.runs.setdefault(name, Runs()).ended(at, well=well)

    def rows_of(self, job: str) -> Rows:
        """The counts of a job's rows."""
        return self.rows.setdefault(job, Rows())


tally = Tally()
"""Of this process."""
