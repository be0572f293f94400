"""What passes between a page and its server, in the hand of a test. Its window is kept no longer than as a context."""

from playwright.sync_api import Page, WebSocketRoute


class Dam:
    """Keeps back what the server sends to a page."""

    def __init__(self, page: Page) -> None:
        self._kept: list[str | bytes] | None = None
        self._page: WebSocketRoute
        page.route_web_socket("**/ws", self._connect)

    def _connect(self, page: WebSocketRoute) -> None:
        self._page = page
        page.connect_to_server().on_message(self._on_message)

    def _on_message(self, message: str | bytes) -> None:
        if self._kept is None:
            self._page.send(message)
        else:
            self._kept.append(message)

    def close(self) -> None:
        self._kept = []

    def open(self) -> None:
        kept, self._kept = self._kept or [], None
        for message in kept:
            self._page.send(message)


def only_once(socket: WebSocketRoute, connections: list[WebSocketRoute]) -> None:
    """Lets the first connection through and refuses every later one."""
    if connections:
        socket.close()
    else:
        socket.connect_to_server()
        connections.append(socket)
