"""Whoever comes at once is let in a few in a turn of the loop, in the order of coming."""

import asyncio

import pytest

from chat_server.web.protection.line import WaitingLine

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("people", [1, 3, 4, 100])
async def test_so_many_in_a_turn_in_their_order(people: int) -> None:
    line, turn, let_in = WaitingLine(a_turn=3), 0, list[tuple[int, int]]()
    for number in range(people):
        line.enter(lambda number=number: let_in.append((turn, number)))  # type: ignore[misc]
    assert let_in == []
    while len(let_in) < people:
        turn += 1
        await asyncio.sleep(0)
    assert [number for _, number in let_in] == list(range(people))
    assert [sum(one == number for one, _ in let_in) for number in range(1, turn + 1)] == [
        min(3, people - first) for first in range(0, people, 3)
    ]


async def test_the_line_begins_again_when_it_was_empty() -> None:
    line, let_in = WaitingLine(), list[int]()
    for number in range(3):
        line.enter(lambda number=number: let_in.append(number))  # type: ignore[misc]
        await asyncio.sleep(0)
        assert let_in == list(range(number + 1))
        await asyncio.sleep(0)
