"""What goes wrong unexpectedly in a route: one line of the log with a name, and an answer that says the name."""

from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from chat_server import faults
from chat_server.web.answers import problem
from chat_server.web.protection import scans


class BrokenOff(Exception):
    """An answer that has begun cannot go on; why is in the log already.

    The connection ends before the length that was promised, so that whoever asked asks for the rest.
    """


_ENDED = (ClientDisconnect, WebSocketDisconnect, BrokenOff)


class FaultsAnswered:
    """Inside of everything else: Starlette would answer, too, but raise again for uvicorn to log with contents."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            try:
                await send(message)
            except OSError as error:
                if message["type"] == "websocket.send":
                    raise  # Starlette knows what it means
                raise _hung_up(scope) from error

        try:
            await self._app(scope, receive, noting)
        except _ENDED as ended:
            scans.count("broken off" if isinstance(ended, BrokenOff) else "hung up")
        except Exception as error:
            if scope["type"] not in ("http", "websocket"):
                raise
            fault = faults.internal(error, f"route {scope['path']}" if _is_ours(scope) else "route")
            if not begun:
                await _answer(scope, receive, send, problem(HTTPConnection(scope), fault))


def _hung_up(scope: Scope) -> Exception:
    """What uvicorn says by an OSError, which would be taken for a failure of the database."""
    return WebSocketDisconnect(1006) if scope["type"] == "websocket" else ClientDisconnect()


def _is_ours(scope: Scope) -> bool:
    """Whether a route has taken the request: what else people ask for does not get into the log."""
    return "endpoint" in scope and not scope.get("path_params")


async def _answer(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).send_denial_response(answer)
    else:
        await answer(scope, receive, send)
