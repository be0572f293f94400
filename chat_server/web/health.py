"""For those who run the server: /healthz, /readyz, /metrics.

Figures about connections would tell a customer who is there (SPEC 3, no side channel), so /metrics is for
operators: see docs/security.md.
"""

import hmac

import msgspec
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chat_server.domain.core.refusal import Refusal
from chat_server.services.metrics import try_to_write
from chat_server.storage.core.database import is_reachable
from chat_server.web.answers import JsonAnswer, problem
from chat_server.web.context import COOKIE, Site
from chat_server.web.metrics import exposition
from chat_server.web.protection.guard import bearer

FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class Health(msgspec.Struct, frozen=True):
    """The body of both answers."""

    status: str


class HealthRoutes:
    """Routes for operators."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self.alive, methods=["GET"]),
            Route("/readyz", self.ready, methods=["GET"]),
            Route("/metrics", self.metrics, methods=["GET"]),
        ]

    async def alive(self, _request: Request) -> Response:
        """The process answers."""
        return JsonAnswer(Health("ok"))

    async def ready(self, request: Request) -> Response:
        """The process can work: the database answers and takes what is written.

        `degraded` while there is no bus: what other processes tell comes within seconds instead of at once.
        """
        context = self._site.context
        if not await is_reachable(context.database):
            return problem(request, Refusal("unavailable"))
        if (refusal := await self._refusal()) is not None:
            return problem(request, refusal)
        return JsonAnswer(Health("ok" if self._site.hub.bus.is_up else "degraded"))

    async def _refusal(self) -> Refusal | None:
        """Why nothing can be written, by the last commit; only after one that failed it is tried again."""
        if self._site.context.writer.trouble is None:
            return None
        try:
            await try_to_write(self._site.context)
        except Refusal as refusal:
            return refusal
        return None

    async def metrics(self, request: Request) -> Response:
        if not await self._may_measure(request):
            raise Refusal("not_found")
        body = await exposition(self._site.context, self._site.hub)
        return Response(body, media_type=CONTENT_TYPE_LATEST)

    async def _may_measure(self, request: Request) -> bool:
        """With the operators' token, or as management; without either, from this machine if nobody else comes."""
        token = bearer(request.headers)
        wanted = self._site.metrics_token
        if wanted and token is not None and hmac.compare_digest(wanted.encode(), token.encode()):
            return True
        if token is not None or COOKIE in request.cookies:
            return (await self._site.who(request)).viewer.kind == "management"
        direct = not any(name in request.headers for name in FORWARDED)
        return not wanted and self._site.is_local and direct and _is_loopback(request)


def _is_loopback(request: Request) -> bool:
    return request.client is not None and request.client.host in {"127.0.0.1", "::1"}
