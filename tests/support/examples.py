"""How many examples a property is tried with: few and the same each time, or many new ones when one searches.

`--hypothesis-profile=search` searches, and prints what repeats a failure: docs/testing.md.
"""

from hypothesis import HealthCheck, settings

SAME, SEARCH = "same", "search"
_USUAL = 100

# How long an example takes says nothing on a machine that has other work, too.
_MACHINE = settings(database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(SAME, _MACHINE, max_examples=_USUAL, derandomize=True)
settings.register_profile(SEARCH, _MACHINE, max_examples=10 * _USUAL, derandomize=False, print_blob=True)


def examples(count: int, *unchecked: HealthCheck) -> settings:
    """So many examples, ten times as many when one searches. `unchecked`: what of the test's health is known."""
    suppressed = [*settings().suppress_health_check, *unchecked]
    return settings(max_examples=count * settings().max_examples // _USUAL, suppress_health_check=suppressed)
