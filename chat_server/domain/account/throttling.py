"""How long a sign-in has to wait after failed attempts: pure (issue 2; docs/security.md).

Every attempt counts before its password is looked at, so that attempts made at once cannot slip through.
"""

from dataclasses import dataclass

SECOND = 1_000
FORGOTTEN_AFTER = 24 * 3_600 * SECOND


@dataclass(frozen=True, slots=True)
class Policy:
    """After `free` attempts without success, each further one doubles the wait: from a second up to `most`."""

    free: int
    most: int
    """Milliseconds."""


PAIR = Policy(free=5, most=60 * SECOND)
"""For one e-mail from one address. Counted apart from other addresses: otherwise anybody could learn by wrong
attempts when a person signs in, which resets the count (SPEC 3).
"""

EMAIL = Policy(free=100, most=60 * SECOND)
"""For one e-mail from everywhere. Short, because anybody can make attempts in the name of somebody else: nobody
may be locked out for good.
"""

ADDRESS = Policy(free=30, most=15 * 60 * SECOND)
"""For one address. A whole office may share it."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """The attempts without success that are remembered, and when the last one was (ms)."""

    failures: int
    last_at: int


def decide_wait(attempts: Attempts, policy: Policy, now_ms: int) -> int:
    """Milliseconds until the next attempt is allowed, 0 for now.

    A last attempt in the future means that the clock was moved back: it holds nobody off.
    """
    since = now_ms - attempts.last_at
    if attempts.failures < policy.free or since < 0:
        return 0
    doublings = min(attempts.failures - policy.free, policy.most.bit_length())
    return max(0, min(SECOND << doublings, policy.most) - since)


def after_attempt(attempts: Attempts, now_ms: int) -> Attempts:
    """What to remember after another attempt; a day without any clears the count."""
    forgotten = now_ms - attempts.last_at >= FORGOTTEN_AFTER
    return Attempts(1 if forgotten else attempts.failures + 1, now_ms)
