"""When something that failed is tried again: soon at first, then ever more seldom."""

FIRST_WAIT = 30_000
"""Milliseconds after the first failure."""

LONGEST_WAIT = 3_600_000
"""Milliseconds at most between two tries."""


def wait_after(tries: int) -> int:
    """Milliseconds until the next try after so many failed ones in a row: twice as long after each."""
    doublings = min(tries - 1, 32)  # more change nothing and make huge numbers
    return min(FIRST_WAIT << doublings, LONGEST_WAIT)


def next_try(tries: int, most: int | None, at: int) -> int | None:
    """When (ms) a row is tried again that failed at `at` for the `tries`th time.

    None after `most` tries: it is given up. Without `most` it never is.
    """
    return None if most is not None and tries >= most else at + wait_after(tries)
