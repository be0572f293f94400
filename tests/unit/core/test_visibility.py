"""Every cell of the one door out (SPEC 3), and read marks across quiet intervals."""

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chat_server
from chat_server.domain.core.people import Audience
from chat_server.domain.core.visibility import Disclosure, decide_visible, shown_read_mark
from protocol.core.frames import Disclosure as DeclaredDisclosure
from protocol.subjects import PUSHES

DISCLOSURES: tuple[Disclosure, ...] = get_args(Disclosure)

VISIBLE = """
          staff>staff  staff>customer  customer>staff  customer>customer
content   always       always          always          always
ambient   always       by-day          always          always
staff     always       never           always          never
own       always       always          always          always
public    always       always          always          always
"""
"""Of whom > to whom."""


def cells() -> list[tuple[str, str, str, str]]:
    head, *rows = [line.split() for line in VISIBLE.strip().splitlines()]
    return [
        (row[0], *column.split(">"), cell)  # type: ignore[misc]
        for row in rows
        for column, cell in zip(head, row[1:], strict=True)
    ]


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize(("discloses", "subject", "viewer", "when"), cells())
def test_what_reaches_whom(
    discloses: Disclosure, subject: Audience, viewer: Audience, when: str, quiet: bool
) -> None:
    visible = {"always": True, "never": False, "by-day": not quiet}[when]
    assert decide_visible(discloses, subject, viewer, quiet) is visible


def test_every_disclosure_has_its_row() -> None:
    assert {cell[0] for cell in cells()} == set(DISCLOSURES) == set(get_args(DeclaredDisclosure))


def test_every_push_declares_one_of_them() -> None:
    assert {push.discloses for push in PUSHES.values()} <= set(DISCLOSURES)


SAYS_AMBIENT_THINGS = {
    "hub/background/quiet_hours.py": "tells at the turn what presence shows, and read marks at the opening",
    "hub/delivery/chats.py": "tells read marks by tell_ambient, which asks decide_visible for each audience",
    "hub/delivery/messages.py": "tells of typing by tell_ambient",
    "hub/delivery/people.py": "asks decide_visible of names",
    "hub/presence/presence.py": "asks shown_status",
    "hub/presence/visibility.py": "tells what presence shows to who sees other people than before",
}
"""The only modules that make an ambient push, and how each asks before."""


def test_only_who_asks_the_door_makes_ambient_pushes() -> None:
    ambient = {type_.__name__ for type_ in PUSHES.values() if type_.discloses == "ambient"}
    server = Path(chat_server.__file__).parent
    making = {
        str(file.relative_to(server))
        for file in server.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ambient
    }
    assert making == set(SAYS_AMBIENT_THINGS)


SHOWN = """
moved_at  quiet_since  shown
   5         -          seq      outside quiet hours everything
  50         -          seq
  39        40          seq      moved before they began
  40        40          before   at their first moment
  41        40          before
  90        40          before
"""


@pytest.mark.parametrize("line", SHOWN.strip().splitlines()[1:])
def test_how_far_a_customer_sees_that_a_colleague_has_read(line: str) -> None:
    moved_at, quiet_since, shown = line.split()[:3]
    mark = shown_read_mark(9, 4, int(moved_at), None if quiet_since == "-" else int(quiet_since))
    assert mark == {"seq": 9, "before": 4}[shown]


@dataclass
class Mark:
    """The row of a read mark, moved by the rule of storage/chats/log.py in plain words."""

    seq: int = 0
    moved_at: int = -1
    before: int = 0

    def move(self, seq: int, now: int, quiet_since: int | None) -> None:
        if seq <= self.seq:
            return
        if quiet_since is not None and self.moved_at < quiet_since:
            self.before = self.seq
        self.seq, self.moved_at = seq, now


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 20)), max_size=12))
def test_within_a_quiet_interval_the_shown_mark_stands_still(moves: list[tuple[int, int]]) -> None:
    """Quiet from 10 to 20 (and on from 25): what is shown is the mark as it stood when it began."""
    mark, at_beginning = Mark(), {10: 0, 25: 0}
    for now, seq in sorted(moves):
        quiet_since = 10 if 10 <= now < 20 else 25 if now >= 25 else None
        if now < 10:
            at_beginning[10] = max(at_beginning[10], seq)
        if now < 25:
            at_beginning[25] = max(at_beginning[25], seq)
        mark.move(seq, now, quiet_since)
        shown = shown_read_mark(mark.seq, mark.before, mark.moved_at, quiet_since)
        assert shown == (mark.seq if quiet_since is None else at_beginning[quiet_since])
