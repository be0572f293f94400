"""All routes of the server, with what holds for each of them."""

from typing import cast

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, ExceptionHandler, Lifespan

from chat_server.domain.core.refusal import Refusal
from chat_server.storage.core.database import FAILURES
from chat_server.web.answers import problem
from chat_server.web.before_sign_in import DoorRoutes
from chat_server.web.context import Site
from chat_server.web.fault_answers import FaultsAnswered
from chat_server.web.files.downloads import FileRoutes
from chat_server.web.files.uploads import UploadRoutes
from chat_server.web.health import HealthRoutes
from chat_server.web.protection.forwarded import ProxyNotice
from chat_server.web.protection.guard import OriginCheck, SecurityHeaders
from chat_server.web.sign_in import SignInRoutes
from chat_server.web.socket import SocketRoutes
from chat_server.web.static_client import ClientRoutes

log = structlog.get_logger()


def application(site: Site, origins: frozenset[str], lifespan: Lifespan[Starlette]) -> ASGIApp:
    """The ASGI application."""
    app = Starlette(
        routes=[
            *SignInRoutes(site).routes(),
            *DoorRoutes(site).routes(),
            *HealthRoutes(site).routes(),
            *SocketRoutes(site).routes(),
            *UploadRoutes(site).routes(),
            *FileRoutes(site).routes(),
            *ClientRoutes(site.client).routes(),
        ],
        exception_handlers={
            Refusal: cast(ExceptionHandler, refused),
            HTTPException: cast(ExceptionHandler, no_route),
            **dict.fromkeys(FAILURES, store_failed),
        },
        middleware=[Middleware(FaultsAnswered)],
        lifespan=lifespan,
    )
    return ProxyNotice(SecurityHeaders(OriginCheck(app, origins=origins), secure=site.secure))


def refused(request: Request, error: Refusal) -> Response:
    return problem(request, error)


def no_route(request: Request, error: HTTPException) -> Response:
    """No such path, or not with this method."""
    if error.status_code == 404:
        return problem(request, Refusal("not_found"))
    answer = problem(request, Refusal("bad_request", error.detail), error.status_code)
    answer.headers.update(error.headers or {})
    return answer


def store_failed(request: Request, error: Exception) -> Response:
    log.error("database failed", error=type(error).__name__)
    return problem(request, Refusal("unavailable"))
