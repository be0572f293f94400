"""One request works on an upload at a time; of those that come meanwhile none is answered with a fault."""

import asyncio
from unittest.mock import Mock

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.services.files.receiving import Receiving

pytestmark = pytest.mark.anyio


async def test_those_that_come_while_an_older_request_ends_wait_for_it() -> None:
    receiving = Receiving(Mock(), Mock())
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        async with receiving._alone("f"):
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                await may_end.wait()  # what came is still being put on disk

    async def come() -> None:
        async with receiving._alone("f"):
            pass

    hanging = asyncio.create_task(hang())
    await begun.wait()
    coming = []
    for _ in range(5):
        coming.append(asyncio.create_task(come()))
        for _turn in range(3):  # it comes, and the older one is told to end, before the next comes
            await asyncio.sleep(0)
    may_end.set()
    with pytest.raises(Refusal, match="upload_busy"):
        await hanging
    await asyncio.gather(*coming)
