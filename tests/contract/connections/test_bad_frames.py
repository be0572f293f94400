"""Malformed, oversized, unknown and untimely commands get their documented answer, and the connection its due."""

from typing import cast

import msgpack
import msgspec
import pytest

from protocol import LEVEL
from protocol.chats.log import OpenChat
from protocol.codec import Encoding
from protocol.core import errors, limits
from protocol.messages import Send
from protocol.presence import Typing
from tests.contract.conftest import Town
from tests.support.raw_client import SUBPROTOCOLS, Frame, wire

pytestmark = pytest.mark.anyio

ENCODINGS = pytest.mark.parametrize("encoding", ["msgpack", "json"])
HELLO = {"t": "hello", "id": 0, "level": LEVEL}


@ENCODINGS
async def test_before_hello_everything_else_is_refused(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
        reply = await katrin.ask(OpenChat(id=1, chat=chat))
        assert reply["code"] == "hello_first"
        typing = await katrin.ask(Typing(id=2, chat=chat))
        assert typing["code"] == "hello_first"
        await katrin.hello()
        assert (await katrin.ask(OpenChat(id=3, chat=chat)))["t"] == "ok"


@ENCODINGS
async def test_a_command_right_behind_hello_waits_or_is_refused(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
        await katrin.say(HELLO)
        await katrin.say(OpenChat(id=1, chat=chat))
        reply = await katrin.reply(1)
        assert reply["t"] == "ok" or reply["code"] == "hello_first"


@ENCODINGS
@pytest.mark.parametrize("level", [1, 2, 2**31, 2**63])
async def test_any_level_is_welcome_and_the_lower_one_is_spoken(
    town: Town, encoding: Encoding, level: int
) -> None:
    async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
        reply = await katrin.ask({"t": "hello", "id": 0, "level": level})
        assert reply["t"] == "ok"
        assert cast(Frame, reply["result"])["level"] == min(level, LEVEL)


@ENCODINGS
@pytest.mark.parametrize("level", [0, -1, -(2**63)])
async def test_there_is_no_level_below_the_first(town: Town, encoding: Encoding, level: int) -> None:
    async with wire(town.url, town.tokens["katrin"], encoding, hello=False) as katrin:
        reply = await katrin.ask({"t": "hello", "id": 0, "level": level})
        assert (reply["t"], reply["code"], reply["field"]) == ("error", "bad_request", "level")
        assert (await katrin.ask({"t": "hello", "id": 0, "level": 1}))["t"] == "ok"


@ENCODINGS
async def test_after_an_answered_error_the_connection_goes_on(town: Town, encoding: Encoding) -> None:
    bad: list[tuple[Frame, str]] = [
        ({"t": "nope", "id": 1}, "unknown_command"),
        ({"t": 7, "id": 2}, "unknown_command"),
        ({"id": 3}, "unknown_command"),
        ({"t": "message.created", "id": 4}, "unknown_command"),
        ({"t": "message.send", "id": 5}, "bad_request"),
        ({"t": "chat.open", "id": 6, "chat": 7}, "bad_request"),
        ({"t": "chat.open", "id": 7, "chat": ""}, "bad_request"),
        ({"t": "chat.open", "id": 8, "chat": "c", "limit": limits.PAGE + 1}, "bad_request"),
        (
            {"t": "chat.open", "id": 9, "chat": "c", "limit": 10**30 if encoding == "json" else 0},
            "bad_request",
        ),
        ({"t": "chat.open", "id": 10, "chat": {"a": ["b"]}}, "bad_request"),
    ]
    chat = await town.task()
    async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
        for frame, code in bad:
            data = msgspec.json.encode(frame) if encoding == "json" else msgpack.packb(frame)
            await katrin.say_bytes(data)
            reply = await katrin.reply(frame["id"])
            assert (reply["t"], reply["code"]) == ("error", code)
        assert (await katrin.ask(OpenChat(id=99, chat=chat)))["t"] == "ok"


@ENCODINGS
async def test_a_bad_field_is_named(town: Town, encoding: Encoding) -> None:
    async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
        reply = await katrin.ask({"t": "message.send", "id": 1, "key": "k", "chat": "c", "text": "t"})
        assert (reply["code"], reply["field"]) == ("bad_request", "key")


@ENCODINGS
@pytest.mark.parametrize("text", ["\0", "a\0b", "\0" * 100])
async def test_a_text_with_a_null_character_is_refused(town: Town, encoding: Encoding, text: str) -> None:
    """PostgreSQL cannot keep it, and one such text must not spoil the commit of others."""
    chat = await town.task()
    key = f"20261123-{chat}"
    async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
        for frame in (
            {"t": "message.send", "id": 1, "key": key, "chat": chat, "text": text},
            {"t": "message.send", "id": 2, "key": key, "chat": "c" + text[:9], "text": "t"},
            {"t": "chat.rename", "id": 3, "key": key, "chat": chat, "title": text},
            {"t": "chat.create_direct", "id": 4, "key": key, "person": text[:9]},
        ):
            reply = await katrin.ask(frame)
            assert reply.get("code") == "bad_request", frame


CLOSING: dict[str, tuple[bytes, bytes]] = {
    "nothing": (b"", b""),
    "no map": (b"\x93\x01\x02\x03", b"[1,2,3]"),
    "a bare word": (b"\xa5hello", b"hello"),
    "half a frame": (b"\x82\xa1t\xa5hel", b'{"t":"hel'),
    "two frames in one": (b"\x80\x80", b"{}{}"),
    "not UTF-8 inside": (b"\x81\xa1t\xa1\xff", rb'{"t":"\ud800"}'),
    "too deep": (b"\x81\xa1a" * 9 + b"\x80", b'{"a":' * 9 + b"1" + b"}" * 9),
    "very deep": (b"\x91" * 60_000, b"[" * 60_000),
    "too many elements": (b"\x81\xa1a\xdc\x08\x01" + b"\x00" * 2049, b'{"a":[' + b"0," * 2048 + b"0]}"),
    "a lying length": (b"\xdd\xff\xff\xff\xff", b'{"a":"' + b"\\"),
    "no id": (b"\x81\xa1t\xa4nope", b'{"t":"nope"}'),
    "an id that is none": (b"\x82\xa1t\xa4nope\xa2id\xff", b'{"t":"nope","id":-1}'),
    "a text as id": (b"\x82\xa1t\xa4nope\xa2id\xa1a", b'{"t":"nope","id":"a"}'),
    "an array as id": (b"\x82\xa1t\xa4nope\xa2id\x90", b'{"t":"nope","id":[]}'),
}


@ENCODINGS
@pytest.mark.parametrize("greeted", [True, False])
@pytest.mark.parametrize("name", CLOSING)
async def test_what_cannot_be_answered_closes_with_4400(
    town: Town, encoding: Encoding, greeted: bool, name: str
) -> None:
    data = CLOSING[name][encoding == "json"]
    async with wire(town.url, town.tokens["katrin"], encoding, hello=greeted) as katrin:
        await katrin.say_bytes(data)
        assert await katrin.close_code() == errors.BAD_FRAME


@ENCODINGS
async def test_a_frame_of_64_kib_is_taken_and_one_more_byte_closes_with_1009(
    town: Town, encoding: Encoding
) -> None:
    def of_size(size: int) -> bytes:
        for padding in range(size - 100, size):
            frame = {"t": "nope", "id": 7, "padding": "x" * padding}
            data = msgspec.json.encode(frame) if encoding == "json" else msgpack.packb(frame)
            if len(data) == size:
                return data
        raise AssertionError

    async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
        await katrin.say_bytes(of_size(limits.COMMAND_BYTES))
        assert (await katrin.reply(7))["code"] == "unknown_command"
        await katrin.say_bytes(of_size(limits.COMMAND_BYTES + 1))
        assert await katrin.close_code() == errors.TOO_BIG


@ENCODINGS
async def test_the_longest_message_is_8000_characters_whatever_these_are(
    town: Town, encoding: Encoding
) -> None:
    chat = await town.task()
    async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
        for number, sign in enumerate("xä漢👋"):
            key = f"20261123-{chat}-{number}"
            frame = Send(id=number, key=key, chat=chat, text=sign * limits.TEXT)
            assert (await katrin.ask(frame))["t"] == "ok"
            longer = {
                "t": "message.send",
                "id": 100,
                "key": key,
                "chat": chat,
                "text": sign * (limits.TEXT + 1),
            }
            assert (await katrin.ask(longer))["code"] == "bad_request"


@ENCODINGS
async def test_frames_of_the_other_encoding_close_with_4400(town: Town, encoding: Encoding) -> None:
    async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
        await katrin.socket.send(b"{}", text=encoding != "json")
        assert await katrin.close_code() == errors.BAD_FRAME


@ENCODINGS
async def test_one_id_may_be_used_twice(town: Town, encoding: Encoding) -> None:
    chat = await town.task()
    async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
        for _ in range(2):
            await katrin.say(OpenChat(id=5, chat=chat))
        assert [(await katrin.reply(5))["t"] for _ in range(2)] == ["ok", "ok"]


async def test_the_server_answers_with_the_subprotocol_it_speaks(town: Town) -> None:
    for encoding, subprotocol in SUBPROTOCOLS.items():
        async with wire(town.url, town.tokens["katrin"], encoding) as katrin:
            assert katrin.socket.subprotocol == subprotocol
