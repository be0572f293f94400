"""What the routes need, and who sends a request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from starlette.requests import HTTPConnection

from chat_server.domain.core.refusal import Refusal
from chat_server.hub.hub import Hub
from chat_server.services.account.sessions import SignedIn, authenticate
from chat_server.services.account.sign_in import SignIn
from chat_server.services.core.context import Context
from chat_server.services.files.receiving import Receiving
from chat_server.web.protection.guard import bearer

COOKIE = "feierabend_session"


class DemoLogin(msgspec.Struct, frozen=True):
    """Somebody whom visitors of the demo may sign in as."""

    name: str
    email: str
    password: str
    role: str


@dataclass(frozen=True, slots=True)
class Demo:
    """What only the demo has. `move_clock` is None where several processes have a clock each."""

    logins: tuple[DemoLogin, ...]
    move_clock: Callable[[datetime], None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The parts of one server process that routes use."""

    context: Context
    hub: Hub
    sign_in: SignIn
    agency: str
    secure: bool
    """Whether cookies are for TLS only."""
    is_local: bool
    """Whether everybody who comes is on this machine."""
    metrics_token: str
    client: Path
    """Folder of the built client."""
    files: Receiving
    demo: Demo | None = None

    async def who(self, connection: HTTPConnection, now: int | None = None) -> SignedIn:
        """Who sends this, by a tool's token or else by the session's cookie. Raises Refusal `signed_out`.

        `now` (ms) where the request knows it; else the clock is read.
        """
        token = bearer(connection.headers)
        if token is None:
            token = connection.cookies.get(COOKIE, "")
        now = self.context.millis() if now is None else now
        signed_in = await authenticate(self.context, token, now) if token else None
        if signed_in is None:
            raise Refusal("signed_out")
        return signed_in
