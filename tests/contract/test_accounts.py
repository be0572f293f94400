"""What is told of accounts."""

import pytest

from tests.contract.conftest import Town

pytestmark = pytest.mark.anyio

OSTERMANN = "Ostermann Lichtplanung"


async def test_staff_alone_are_told_who_is_assigned(town: Town) -> None:
    async with town.client("katrin") as katrin, town.client("jana") as jana:
        assert [account.staff for account in katrin.welcome.accounts] == [[]]
        told = {account.name: set(account.staff) for account in jana.welcome.accounts}
    assert told[OSTERMANN] == {town.people["jana"], town.people["milan"]}
