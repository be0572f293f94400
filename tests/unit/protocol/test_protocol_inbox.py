"""The queue of pushes holds no more than it may, and never loses that something is missing."""

import asyncio

import msgspec
import pytest

from protocol.client.inbox import Inbox
from protocol.examples import pushes_by_tag, results_by_tag
from protocol.hello import Welcome
from protocol.presence import TypingShown

pytestmark = pytest.mark.anyio

PUSH = pushes_by_tag()["typing"]


def welcome(reset: list[str]) -> Welcome:
    example = results_by_tag()["hello"]
    assert isinstance(example, Welcome)
    return msgspec.structs.replace(example, reset=reset)


async def test_it_gives_back_in_order() -> None:
    inbox = Inbox(3)
    sent = [TypingShown(chat="c", person=name) for name in "abc"]
    assert all(inbox.offer(push) for push in sent)
    assert [await inbox.take() for _ in sent] == sent


async def test_a_full_one_refuses_pushes_but_never_a_welcome() -> None:
    inbox = Inbox(1)
    assert inbox.offer(PUSH)
    assert not inbox.offer(PUSH)
    for chat in ("b", "a", "b"):
        inbox.begin(welcome([chat]))
        assert not inbox.offer(PUSH)
    assert len(inbox) == 2
    assert await inbox.take() == PUSH
    assert await inbox.take() == welcome(["a", "b"])


async def test_a_taker_waits_for_the_next_one() -> None:
    inbox = Inbox(1)
    taken = asyncio.create_task(inbox.take())
    await asyncio.sleep(0)
    assert not taken.done()
    inbox.offer(PUSH)
    assert await taken == PUSH


async def test_the_end_comes_after_what_is_still_there() -> None:
    inbox = Inbox(1)
    inbox.offer(PUSH)
    inbox.finish(ConnectionError("over"))
    assert await inbox.take() == PUSH
    for _ in range(2):
        with pytest.raises(ConnectionError):
            await inbox.take()
