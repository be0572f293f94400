"""What is told of accounts."""

import pytest

from tests.contract.conftest import Town

pytestmark = pytest.mark.anyio

OSTERMANN = "Ostermann Lichtplanung"


async def test_all_who_know_an_account_are_told_who_is_assigned(town: Town) -> None:
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        told = [
            {account.name: set(account.staff) for account in one.welcome.accounts} for one in (katrin, jana)
        ]
    assert told[0] == {OSTERMANN: {town.people["jana"], town.people["milan"]}}
    assert told[1][OSTERMANN] == told[0][OSTERMANN]
