"""Whole talks with the bot end as the person meant, and nobody is asked for what was said (SPEC 6)."""

import pytest

from tests.unit.bot.talks import FIRST, SECOND, Person, hold, persons

PERSONS = [*persons(FIRST), *persons(SECOND)]


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: str(person["id"]))
def test_a_talk_ends_as_the_person_meant(person: Person) -> None:
    ended = hold(person)
    assert not ended.faults, "\n".join([*ended.told, *ended.faults])


def test_every_talk_has_its_own_name() -> None:
    names = [person["id"] for person in PERSONS]
    assert len(set(names)) == len(names)
