"""The numbers of bus messages: whatever a receiver misses of an origin, its next message tells."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from chat_server.domain.facts import SessionEnded
from chat_server.gateways.bus.facts_codec import decode_fact
from chat_server.gateways.bus.redis_messages import (
    MAX_ORIGINS,
    MESSAGE_BYTES,
    HeardBefore,
    Outgoing,
    RedisMessage,
    decode_message,
)
from tests.gateways.samples import message_event, number_of


def read(data: bytes) -> RedisMessage:
    message = decode_message(data)
    assert message is not None
    return message


def numbers_in(message: RedisMessage) -> list[int]:
    facts = [decode_fact(encoded) for encoded in message.facts]
    return [number_of(fact) for fact in facts if fact is not None]


STEPS = st.lists(st.sampled_from(["add", "add too big", "send", "send in vain", "lose in Redis", "give up"]))


@given(STEPS)
def test_a_receiver_hears_a_fact_or_sees_a_gap_after_it(steps: list[str]) -> None:
    outgoing, heard = Outgoing("a", limit=1000), HeardBefore()
    added: list[int] = []
    accounted_for: set[int] = set()

    def receive(data: bytes) -> None:
        message = read(data)
        if heard.is_gap(message):
            accounted_for.update(added)
        accounted_for.update(numbers_in(message))

    for step in steps:
        if step.startswith("add"):
            added.append(len(added))
            outgoing.add(message_event(added[-1], "x" * 2000 if step == "add too big" else ""))
        elif step == "give up":
            outgoing.lose()
        else:
            data = outgoing.take()
            if step == "send":
                receive(data)
    while outgoing:
        receive(outgoing.take())
    receive(outgoing.take())
    assert accounted_for == set(added)


@given(st.lists(st.booleans()))
def test_nothing_lost_is_no_gap(sends: list[bool]) -> None:
    outgoing, heard = Outgoing("a"), HeardBefore()
    for has_facts in sends:
        if has_facts:
            outgoing.add(SessionEnded(1))
        assert not heard.is_gap(read(outgoing.take()))


def test_a_message_that_was_sent_although_the_answer_was_lost_is_no_gap() -> None:
    outgoing, heard = Outgoing("a"), HeardBefore()
    outgoing.add(SessionEnded(1))
    heard.is_gap(read(outgoing.take()))
    assert not heard.is_gap(read(outgoing.take()))


def test_an_origin_that_has_told_something_before_or_starts_anew_is_a_gap() -> None:
    heard = HeardBefore()
    assert heard.is_gap(RedisMessage("a", 3, []))
    assert heard.is_gap(RedisMessage("a", 0, []))
    assert not heard.is_gap(RedisMessage("b", 0, []))


def test_what_waits_is_bounded() -> None:
    outgoing = Outgoing("a", limit=10_000)
    for number in range(1000):
        outgoing.add(message_event(number, "x" * 100))
    assert 9_000 < outgoing.bytes <= 10_000
    while outgoing:
        outgoing.take()
    assert outgoing.bytes == 0


def test_much_goes_out_in_order_in_several_messages_of_bounded_size() -> None:
    outgoing = Outgoing("a")
    for number in range(1000):
        outgoing.add(message_event(number, "x" * 1000))
    heard: list[int] = []
    while outgoing:
        data = outgoing.take()
        assert len(data) < MESSAGE_BYTES + 100
        heard += numbers_in(read(data))
    assert heard == list(range(1000))


def test_a_fact_bigger_than_a_message_goes_alone() -> None:
    outgoing = Outgoing("a")
    for text in ("", "x" * MESSAGE_BYTES, ""):
        outgoing.add(message_event(1, text))
    assert [len(read(outgoing.take()).facts) for _ in range(4)] == [1, 1, 1, 0]


@pytest.mark.parametrize("fact", [SessionEnded(2**70), message_event(1, "\ud800")])
def test_a_fact_that_cannot_be_encoded_is_a_gap_and_no_exception(fact: SessionEnded) -> None:
    outgoing, heard = Outgoing("a"), HeardBefore()
    with capture_logs() as logs:
        outgoing.add(fact)
    assert [entry["event"] for entry in logs] == ["fact cannot be encoded"]
    assert heard.is_gap(read(outgoing.take()))


def test_the_remembered_origins_are_bounded_and_the_latest_stay() -> None:
    heard = HeardBefore()
    heard.is_gap(RedisMessage("busy", 1, []))
    for number in range(MAX_ORIGINS * 2):
        heard.is_gap(RedisMessage(f"o{number}", 1, []))
        assert not heard.is_gap(RedisMessage("busy", 1, []))
    assert heard.is_gap(RedisMessage("o1", 1, []))


@given(st.binary())
def test_any_bytes_are_no_message(data: bytes) -> None:
    assert decode_message(data) is None


@pytest.mark.parametrize(
    "data",
    [["a", -1, []], ["a" * 65, 1, []], ["a", 1], ["a", 1, None], ["a", "1", []], [None, 1, []], {}, 2**63],
)
def test_what_is_no_message(data: object) -> None:
    assert decode_message(msgspec.msgpack.encode(data)) is None


def test_further_elements_are_ignored() -> None:
    assert decode_message(msgspec.msgpack.encode(["a", 1, [], "newer"])) == RedisMessage("a", 1, [])
