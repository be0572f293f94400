"""When quiet hours end, only presence, read marks and what was meant for customers show of the night (SPEC 3)."""

from typing import Any, cast

import msgpack
import msgspec
import pytest

from protocol import LEVEL
from tests.noninterference.acts import Step
from tests.noninterference.agency import CUSTOMERS
from tests.noninterference.town import Town
from tests.noninterference.worlds import Worlds, schedule_of

NIGHTS = 5
AMBIENT = frozenset({"presence", "presence.all", "read.moved"})
MORNING_MS = 1_772_694_000_000  # Thursday, 5 March 2026, 08:00 in Berlin

Frame = dict[str, Any]


async def withdraw_everything(town: Town) -> None:
    """Nothing that staff held is to happen; they all leave."""
    for name in ("jana", "milan", "nora", "sabine", "henrik", "ines"):
        for held in town.held_by(name):
            await town.connect(name, 0, "msgpack")
            town.say(name, 0, {"t": "hello", "id": 0, "level": LEVEL})
            await town.loop.settle()
            town.say(name, 0, {"t": "held.withdraw", "id": 1, "held": held})
            await town.loop.settle()
        for device in range(2):
            town.hang_up(name, device)
    await town.loop.settle()


async def morning(town: Town) -> None:
    """The day turns; everybody comes again and opens every chat."""
    town.step = 1_000
    start = town.clock.now()
    await town.loop.advance(max(0.0, MORNING_MS / 1000 - start.timestamp()) + 40)
    town.step = 1_001
    for name in CUSTOMERS:
        town.tokens.clear()
        await town.connect(name, 0, "msgpack")
        town.say(name, 0, {"t": "hello", "id": 0, "level": LEVEL})
        await town.loop.settle()
        for number, chat in enumerate(town.agency.shown.values(), 1):
            town.say(name, 0, {"t": "chat.open", "id": number, "chat": chat})
            await town.loop.settle()


def frames(town: Town, since: int) -> list[tuple[str, Frame]]:
    """What customers were told over their sockets from a step on, without ambient things."""
    told = []
    for step, channel, data in town.heard:
        if step >= since and data[:1] in (b"\x82", b"\x81") and " " not in channel:
            frame = decoded(data)
            if frame["t"] not in AMBIENT:
                told.append((channel, without_ambient(frame)))
    return sorted(told, key=lambda pair: pair[0])


def decoded(data: bytes) -> Frame:
    size = data[1]
    payload = data[2 + {126: 2, 127: 8}.get(size, 0) :]
    return cast(Frame, msgpack.unpackb(payload) if data[0] == 0x82 else msgspec.json.decode(payload))


def without_ambient(frame: Frame) -> Frame:
    result = frame.get("result")
    if not isinstance(result, dict):
        return frame
    return {**frame, "result": {k: v for k, v in result.items() if k not in ("presence", "reads")}}


def test_in_the_morning_both_worlds_are_one_where_nothing_was_meant_for_customers(worlds: Worlds) -> None:
    for seed in range(NIGHTS):
        check_morning(worlds, seed)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_many_mornings(worlds: Worlds, part: int) -> None:
    for seed in range(part * 20, (part + 1) * 20):
        check_morning(worlds, seed)


def check_morning(worlds: Worlds, seed: int) -> None:
    nights = [
        worlds.live(lasting(schedule_of(seed)), hidden=hidden, then=(withdraw_everything, morning))
        for hidden in (True, False)
    ]
    assert frames(nights[0], 1_000) == frames(nights[1], 1_000), seed


def lasting(schedule: list[Step]) -> list[Step]:
    """Without acts that last into the day: other names, locked people."""
    changing = ("staff profile.set", "staff profile.set elsewhere", "staff operate", "staff sign")
    return [step for step in schedule if not step.act.startswith(changing)]


def test_held_acts_take_their_place_and_their_time_in_the_morning(worlds: Worlds) -> None:
    released = 0
    for seed in range(NIGHTS):
        town = worlds.live(held_night(seed), hidden=True, then=(morning,))
        for _channel, frame in frames(town, 1_000):
            if frame["t"].startswith(("message.", "member.", "chat.renamed")):
                at = frame["message"]["at"] if frame["t"] == "message.created" else frame["at"]
                assert MORNING_MS <= at < MORNING_MS + 1_000, frame
                released += 1
    assert released > NIGHTS


def held_night(seed: int) -> list[Step]:
    """Staff hold this and that; customers are silent, so that nothing is overtaken."""
    acts = (
        "message.send",
        "message.edit",
        "message.delete",
        "chat.rename",
        "member.add",
        "read.mark",
        "typing",
    )
    return [Step(f"staff {act}", (seed * 97 + n * 31) % 10_000) for n in range(4) for act in acts]
