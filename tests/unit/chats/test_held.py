"""When an act of staff is held, and what becomes of it: every cell of both tables."""

from dataclasses import replace
from itertools import product
from typing import Literal

import pytest

from chat_server.domain.core.people import STAFF, PersonKind, Viewer
from chat_server.domain.held import HeldAct, When, decide_hold, decide_release
from chat_server.domain.messages.held_acts import HeldSend

State = Literal["waiting", "review"]
OPENING = 1_000
ACT = HeldAct(
    id=1,
    pid="h1",
    person=1,
    chat_pid="c1",
    act=HeldSend("Guten Morgen"),
    at=10,
    release_at=OPENING,
    head=5,
)
KINDS: tuple[PersonKind, ...] = ("customer", "assistant", "lead", "specialist", "management")
WHENS: tuple[When | None, ...] = (None, "opening", "now")


@pytest.mark.parametrize(("kind", "quiet", "when"), list(product(KINDS, (True, False), WHENS)))
def test_only_staff_wait_only_in_quiet_hours_and_not_if_they_insist(
    kind: PersonKind, quiet: bool, when: When | None
) -> None:
    expected = kind in STAFF and quiet and when != "now"
    assert decide_hold(Viewer(person=1, pid="p1", kind=kind), quiet, when) is expected


@pytest.mark.parametrize(
    ("state", "now", "last_of_customer", "insisted", "verdict"),
    [
        ("waiting", OPENING - 1, 0, False, "wait"),
        ("waiting", OPENING - 1, 9, False, "wait"),
        ("waiting", OPENING, 0, False, "release"),
        ("waiting", OPENING, 5, False, "release"),
        ("waiting", OPENING, 6, False, "review"),
        ("waiting", OPENING + 86_400_000, 5, False, "release"),
        ("review", OPENING, 0, False, "wait"),
        ("review", OPENING, 6, False, "wait"),
        ("waiting", OPENING - 1, 6, True, "release"),
        ("review", OPENING, 6, True, "release"),
    ],
)
def test_what_becomes_of_it(
    state: State, now: int, last_of_customer: int, insisted: bool, verdict: str
) -> None:
    assert decide_release(replace(ACT, state=state), now, last_of_customer, insisted) == verdict
