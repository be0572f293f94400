"""What one sees before signing in: /api/door; and the demo's clock: /api/demo/clock."""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chat_server.domain.core.calendar_answers import UnclearMoment, parse_moment
from chat_server.domain.core.refusal import Refusal
from chat_server.outward.calendar import show_day
from chat_server.web.answers import JsonAnswer, language
from chat_server.web.bodies import read_json
from chat_server.web.context import DemoLogin, Site
from protocol.calendar import Day


class Door(msgspec.Struct, frozen=True):
    """The answer of /api/door: the same for everybody who looks at the same moment."""

    agency: str
    day: Day
    now: int
    demo: tuple[DemoLogin, ...]
    """Empty outside the demo."""


class ClockMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of /api/demo/clock: an ISO 8601 moment, the agency's local time unless it has an offset."""

    now: Annotated[str, Meta(max_length=40)]


class Moved(msgspec.Struct, frozen=True):
    """The answer of /api/demo/clock."""

    now: int


class DoorRoutes:
    """Routes for everybody."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        routes = [Route("/api/door", self.door, methods=["GET"])]
        if self._site.demo is not None:
            routes.append(Route("/api/demo/clock", self.move_clock, methods=["POST"]))
        return routes

    async def door(self, _request: Request) -> Response:
        demo = self._site.demo
        time = self._site.hub.quiet_hours.time()
        logins = demo.logins if demo is not None else ()
        return JsonAnswer(Door(self._site.agency, show_day(time.hours), time.now_ms, logins))

    async def move_clock(self, request: Request) -> Response:
        """Let it be another moment for everybody (demo only)."""
        given = await read_json(request, ClockMove)
        move = self._site.demo.move_clock if self._site.demo is not None else None
        if move is None:
            raise Refusal("not_allowed", "with several workers the clock cannot be moved")
        try:
            move(parse_moment(given.now, self._site.context.calendar, language(request)))
        except UnclearMoment as error:
            raise Refusal("bad_request", str(error), "now") from None
        return JsonAnswer(Moved(self._site.context.millis()))
