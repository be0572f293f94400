"""Whole talks with the bot end as the person meant, and nobody is asked for what was said (SPEC 6)."""

import pytest

from tests.unit.bot.talks import FIRST, SECOND, Person, hold, persons

PERSONS = [*persons(FIRST), *persons(SECOND)]

NOT_YET: frozenset[str] = frozenset(
    {
        "plumber-thursday",
        "three-changes-in-summary",
        "tax-notice-not-return",
        "the-date-is-wrong",
        "rather-three-hours",
        "results-then-deadline-fix",
        "change-it-later",
        "how-much-is-left",
        "cannot-say-yet",
        "you-decide-both",
        "must-run",
        "how-are-you",
        "good-morning-smile",
        "rest-later-hand-in",
        "en-scrap-that-tuesday",
        "en-back-tomorrow",
        "en-thats-it-go",
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
