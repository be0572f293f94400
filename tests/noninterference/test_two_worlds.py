"""Nothing that staff do unseen in quiet hours changes a byte of what customers receive (SPEC 3)."""

import inspect

import pytest
from hypothesis import HealthCheck, given
from starlette.routing import Route, WebSocketRoute

from chat_server.services.people import accounts, people, teams
from protocol.subjects import COMMANDS
from tests.noninterference import acts, commands
from tests.noninterference.acts import Step
from tests.noninterference.worlds import (
    HIDDEN,
    NIGHTS,
    OPEN,
    VARIANTS,
    Difference,
    Worlds,
    by_channel,
    schedule_of,
    schedules,
)
from tests.support.examples import examples

SEARCHED = 125
"""Nights that hypothesis makes up, ten times as many when one searches."""


def test_customers_cannot_tell_what_staff_do(worlds: Worlds) -> None:
    """In nights that show every planted leak: see test_leaks."""
    for night in NIGHTS:
        worlds.check(night)


@pytest.mark.soak
@examples(SEARCHED, *HealthCheck)
@given(schedules)
def test_customers_cannot_tell_whatever_staff_do(worlds: Worlds, schedule: list[Step]) -> None:
    worlds.check(schedule)


def test_every_command_and_route_is_tried_by_customers_and_unseen_by_staff(worlds: Worlds) -> None:
    assert set(commands.SAY) == set(COMMANDS)
    for tag in COMMANDS:
        assert f"customer {tag}" in OPEN
        assert {f"staff {tag}", f"staff {tag} elsewhere"} & set(HIDDEN)
    town = worlds.live([], hidden=False)
    routes = town.starlette.routes
    assert all(isinstance(route, Route | WebSocketRoute) for route in routes)
    served = {(method, r.path) for r in routes if isinstance(r, Route) for method in r.methods or ()}
    assert {(method, path) for method, path in served if method != "HEAD"} == set(acts.ROUTES)
    assert {path for paths in acts.ROUTES.values() for path in paths} <= {
        *acts.GET_PATHS,
        "/api/sign-in",
        "/api/sign-out",
        acts.UPLOADS,
    }
    assert {r.path for r in routes if isinstance(r, WebSocketRoute)} == {"/ws"}


def test_every_use_of_the_command_line_is_tried_or_seen_on_purpose() -> None:
    uses = {
        name
        for module in (accounts, people, teams)
        for name, use in vars(module).items()
        if inspect.iscoroutinefunction(use) and not name.startswith("_")
    }
    assert uses == acts.OPERATED


@pytest.mark.parametrize("tag", COMMANDS)
def test_hidden_acts_really_happen(worlds: Worlds, tag: str) -> None:
    """An act that is always refused proves nothing."""
    acts = [act for act in (f"staff {tag}", f"staff {tag} elsewhere") if act in HIDDEN]
    asked = ((act, number * 31) for number in (SUCCEEDS.get(tag, 0), *range(200)) for act in acts)
    assert any(succeeds(worlds, act, number) for act, number in asked)


SUCCEEDS = {
    "chat.create_task": 5, "chat.rename": 27, "held.release": 19, "member.add": 5, "member.remove": 104,
    "message.delete": 90, "message.edit": 90, "message.tag": 13, "task.act": 13,
}  # fmt: skip
"""Where chance seldom makes an act possible: the number at which it does, tried first."""


def succeeds(worlds: Worlds, act: str, number: int) -> bool:
    """Whether it does for who has just said this and that, some of which waits."""
    said_before = [Step("staff message.send", number + 90 * more) for more in range(4)]  # by the same person
    said_before += [Step("staff dialog.start", number + 90 * more) for more in range(3)]
    town = worlds.live([*said_before, Step(act, number)], hidden=True)
    return any(b"\xa1t\xa2ok" in data or b'"t":"ok"' in data for said, data in town.answers if said == act)


def test_absent_and_forbidden_sound_the_same(worlds: Worlds) -> None:
    """Whatever a customer asks of an internal chat, or of a person unknown to them."""
    agency = worlds.agency
    forbidden = {
        "chat": agency.hidden["group"],
        "person": agency.people["lena"],
        "held": "hnone",
        "device": "sjana0",
    }
    absent = {"chat": "cnone", "person": "pnone", "held": "hnone2", "device": "snone"}
    for tag in COMMANDS:
        assert _answer(worlds, tag, forbidden) == _answer(worlds, tag, absent), tag


def _answer(worlds: Worlds, tag: str, names: dict[str, str]) -> dict[str, list[tuple[int, bytes]]]:
    """What Katrin is told, in her chat unless the command is about a chat alone."""
    original = commands.SAY[tag]

    def said(draw: commands.Draw) -> commands.Said:
        fields = original(draw)
        own = {"chat": worlds.agency.shown["task"]} if "person" in fields and "chat" in fields else {}
        return {name: own.get(name, names.get(name, value)) for name, value in fields.items()}

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(commands.SAY, tag, said)
        town = worlds.live([Step(f"customer {tag}", 18 * number) for number in range(8)], hidden=False)
    return by_channel(town.heard)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(100))
def test_a_hundred_thousand_nights(worlds: Worlds, part: int) -> None:
    """A thousand pairs of worlds a part."""
    nights = 1_000 // VARIANTS
    for seed in range(1_000_000 + part * nights, 1_000_000 + (part + 1) * nights):
        try:
            worlds.check(schedule_of(seed))
        except Difference as difference:
            pytest.fail(f"seed {seed}: {difference}")
