"""/ws: who is it, which encoding; then the hub takes the connection over."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from chat_server.domain.core.refusal import Refusal
from chat_server.hub.connections.takeover import hand_over
from chat_server.web.answers import problem
from chat_server.web.context import Site
from protocol import SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from protocol.codec import Encoding

ENCODINGS: dict[str, Encoding] = {SUBPROTOCOL_MSGPACK: "msgpack", SUBPROTOCOL_JSON: "json"}
OFFER = f"offer the subprotocol {SUBPROTOCOL_MSGPACK} or {SUBPROTOCOL_JSON}"


class SocketRoutes:
    """The one socket. Its Origin was checked by `guard.OriginCheck`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[BaseRoute]:
        return [WebSocketRoute("/ws", self.connect), Route("/ws", self.no_upgrade, methods=["GET"])]

    async def connect(self, websocket: WebSocket) -> None:
        try:
            async with self._site.hub.arrivals:
                signed_in = await self._site.who(websocket)
            subprotocol = chosen(websocket)
        except Refusal as refusal:
            await websocket.send_denial_response(problem(websocket, refusal))
            return
        await websocket.accept(subprotocol)
        hand_over(websocket.scope, self._site.hub, signed_in, ENCODINGS[subprotocol])

    async def no_upgrade(self, request: Request) -> Response:
        answer = problem(request, Refusal("bad_request", "this is a WebSocket; " + OFFER), 426)
        answer.headers["upgrade"] = "websocket"
        return answer


def chosen(websocket: WebSocket) -> str:
    """The first subprotocol offered that we speak. Raises Refusal `bad_request`."""
    offered: list[str] = websocket.scope["subprotocols"]
    for subprotocol in offered:
        if subprotocol in ENCODINGS:
            return subprotocol
    raise Refusal("bad_request", OFFER)
