"""A proxy that nobody told the server about: all its visitors look like one, and one guesser locks out everybody."""

import ipaddress

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

log = structlog.get_logger()


class ProxyNotice:
    """Says once in the log that X-Forwarded-For arrives from an address that FEIERABEND_PROXIES does not name.

    Anybody can send the header: it is only a hint, and the peer's address is logged only if it is no public one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._said = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._said and scope["type"] == "http" and _is_unbelieved(scope):
            self._said = True
            log.warning("X-Forwarded-For is not believed: set FEIERABEND_PROXIES", peer=_private_peer(scope))
        await self._app(scope, receive, send)


def _is_unbelieved(scope: Scope) -> bool:
    """Where the sender is believed, uvicorn has put one of the forwarded addresses into the place of the peer's."""
    forwarded = Headers(scope=scope).get("x-forwarded-for")
    if forwarded is None or scope.get("client") is None:
        return False
    return scope["client"][0] not in {part.strip() for part in forwarded.split(",")}


def _private_peer(scope: Scope) -> str | None:
    try:
        address = ipaddress.ip_address(scope["client"][0])
    except ValueError:
        return None
    return None if address.is_global else str(address)
