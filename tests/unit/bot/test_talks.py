"""Whole talks with the bot end as the person meant, and nobody is asked for what was said (SPEC 6)."""

import pytest

from tests.unit.bot.talks import Person, hold, persons

PERSONS = persons()

NOT_YET: frozenset[str] = frozenset(
    {
        "friday-after-all",
        "three-hours-after-all",
        "both-corrected",
        "summary-three-hours",
        "summary-fits-so",
        "summary-of-course",
        "summary-title-wrong",
        "summary-two-at-once",
        "wrong-day-at-budget",
        "not-by-mail-after-all",
        "no-deadline-after-all",
        "what-does-an-hour-cost",
        "who-are-you",
        "what-happens-next",
        "how-much-at-summary",
        "can-you-do-that",
        "how-long-does-it-take",
        "knows-nothing",
        "you-say",
        "both-please",
        "later",
        "gives-up",
        "stops-then-stays",
        "hello-first",
        "i-need-help",
        "two-tasks",
        "pasted-mail",
        "list-with-times",
        "en-no-wrong",
        "en-price",
        "en-you-decide",
        "en-summary-fix",
        "en-hello",
        "en-enough",
        "en-quit",
        "en-who",
        "en-second-task",
        "en-mail",
        "en-orders-to-bot",
    }
)
"""Talks that fail today. One that passes must leave this table."""


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: str(person["id"]))
def test_a_talk_ends_as_the_person_meant(person: Person) -> None:
    ended = hold(person)
    assert (person["id"] in NOT_YET) == bool(ended.faults), "\n".join(
        [*ended.told, *(ended.faults or ("it passes: take it out of NOT_YET",))]
    )


def test_the_table_names_only_talks_and_every_talk_once() -> None:
    names = [person["id"] for person in PERSONS]
    assert len(set(names)) == len(names)
    assert set(names) >= NOT_YET
