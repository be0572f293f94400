"""What a run of faults came to, and whether that is good enough."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.system.faults.schedule import Cut, Kill, Outage, Step

GHOST_SECONDS = 35.0
"""After it left, and all is whole again, nobody may be shown as there for longer."""

REDIS_SECONDS = 2.0
"""How soon after Redis is back everything passes between the servers as usual."""


@dataclass(kw_only=True)
class Figures:
    """Seconds are counted from the moment at which what was broken is whole again."""

    done: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    connections: int = 0
    recovered: dict[str, list[float]] = field(default_factory=dict)
    """By what was broken: until messages and typing passed in both directions."""
    gone: list[float] = field(default_factory=list)
    """Until all knew that somebody had left meanwhile."""
    wrong: Counter[str] = field(default_factory=Counter)

    def recovered_from(self, step: Step, seconds: float) -> None:
        name = name_of(step)
        self.done[name] += 1
        self.recovered.setdefault(name.split()[0], []).append(seconds)


def name_of(step: Step) -> str:
    match step.fault:
        case Kill():
            return "kill"
        case Outage(service, how):
            return f"{service} {how}"
        case Cut(_, far, way):
            return f"partition {far} {way}"


def faults(figures: Figures) -> Counter[str]:
    """How often something was lost, doubled, reordered, missing or too late; nothing is well."""
    found = Counter(figures.wrong)
    found["ghost"] += sum(seconds > GHOST_SECONDS for seconds in figures.gone)
    found["late"] += sum(seconds > REDIS_SECONDS for seconds in figures.recovered.get("redis", []))
    return +found


def report(figures: Figures) -> str:
    done = ", ".join(f"{count} x {name}" for name, count in sorted(figures.done.items()))
    lines = [
        done,
        f"{figures.acknowledged} messages acknowledged, {figures.connections} connections of receivers",
        *(f"recovered from {name}: {_spread(seconds)}" for name, seconds in figures.recovered.items()),
        *([f"gone after {_spread(figures.gone)}"] if figures.gone else []),
        f"lost, double, out of order, gap, different, ghost, late: {dict(faults(figures)) or 0}",
    ]
    return "\n".join(lines)


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"median {ordered[len(ordered) // 2]:.2f} s, longest {ordered[-1]:.2f} s"
