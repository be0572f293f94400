"""What breaks when: a schedule made from a seed, the same every time."""

from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

Kind = Literal["kills", "redis", "postgres", "partitions"]
Service = Literal["redis", "postgres"]
Ending = Literal["stop", "kill", "freeze"]
Far = Literal["redis", "postgres", "clients"]
Way = Literal["reset", "mute", "deaf", "held", "late"]

HOSTS = 2


@dataclass(frozen=True)
class Kill:
    """A server process dies by SIGKILL, and starts again."""

    host: int


@dataclass(frozen=True)
class Outage:
    """A service ends, or stands still, for all servers."""

    service: Service
    how: Ending


@dataclass(frozen=True)
class Cut:
    """What one server and its database, its Redis or its clients say to each other is lost or late."""

    host: int
    far: Far
    way: Way


@dataclass(frozen=True, kw_only=True)
class Step:
    """After `calm` seconds of talk something breaks, for `lasts` seconds.

    With a `guest`, somebody who is at the server `guest` leaves while it is broken.
    """

    fault: Kill | Outage | Cut
    calm: float
    lasts: float
    guest: int | None


def schedule(kind: Kind, count: int, seed: int, longest: float) -> list[Step]:
    """`count` steps, none of which lasts longer than `longest` seconds."""
    return [_step(kind, Random(f"{seed} {kind} {number}"), longest) for number in range(count)]


def _step(kind: Kind, random: Random, longest: float) -> Step:
    fault = _fault(kind, random)
    leaves = kind in ("redis", "partitions")
    return Step(
        fault=fault,
        calm=random.uniform(0.1, 1.5),
        lasts=_seconds(kind, random, longest),
        guest=_guest(fault, random) if leaves else None,
    )


def _fault(kind: Kind, random: Random) -> Kill | Outage | Cut:
    match kind:
        case "kills":
            return Kill(random.randrange(HOSTS))
        case "redis":
            return Outage("redis", random.choice(get_args(Ending)))
        case "postgres":
            return Outage("postgres", random.choice(get_args(Ending)))
        case "partitions":
            return Cut(random.randrange(HOSTS), random.choice(get_args(Far)), random.choice(get_args(Way)))


def _seconds(kind: Kind, random: Random, longest: float) -> float:
    """A Redis that is away for long matters; a process and a database are back as soon as they can be."""
    match kind:
        case "redis":
            return longest
        case "kills" | "postgres":
            return random.uniform(0, min(1.0, longest))
        case "partitions":
            return random.uniform(0.2, longest)


def _guest(fault: Kill | Outage | Cut, random: Random) -> int:
    """At the server that is cut off, if one is."""
    return fault.host if isinstance(fault, Cut) else random.randrange(HOSTS)
