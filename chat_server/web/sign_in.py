"""Signing in and out, and who one is: /api/sign-in, /api/sign-out, /api/me."""

from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.outward.people import show_person
from chat_server.services.account.sessions import revoke
from chat_server.services.account.sign_in import Attempt
from chat_server.storage.people.people import Profile, load_profile
from chat_server.web.answers import JsonAnswer
from chat_server.web.bodies import read_json
from chat_server.web.context import COOKIE, Site
from protocol.hello import Me
from protocol.people import Person

STAYS = 30 * 24 * 3_600
"""Seconds that a browser keeps the cookie of somebody who stays signed in (SPEC 1)."""


class SignInBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of /api/sign-in."""

    email: Annotated[str, Meta(max_length=254)]
    password: Annotated[str, Meta(max_length=1_000)]
    stay: bool = False


class Welcomed(msgspec.Struct, frozen=True):
    """The answer of /api/sign-in."""

    person: Person


class SignInRoutes:
    """Routes about one's own session."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        return [
            Route("/api/sign-in", self.sign_in, methods=["POST"]),
            Route("/api/sign-out", self.sign_out, methods=["POST"]),
            Route("/api/me", self.me, methods=["GET"]),
        ]

    async def sign_in(self, request: Request) -> Response:
        """A session for an e-mail and a password; a new cookie replaces the old one."""
        given = await read_json(request, SignInBody)
        address = request.client.host if request.client else "unknown"
        device = request.headers.get("user-agent", "")
        attempt = Attempt(
            email=given.email, password=given.password, address=address, device=device, stay=given.stay
        )
        token, signed_in = await self._site.sign_in(attempt)
        profile = await self._profile(signed_in.viewer)
        answer = JsonAnswer(Welcomed(show_person(profile.card, signed_in.viewer.audience)))
        self._set_cookie(answer, token, STAYS if given.stay else None)
        return answer

    async def sign_out(self, request: Request) -> Response:
        """End the session, if there is one; its connections close within a second."""
        try:
            now = self._site.context.millis()
            await revoke(self._site.context, await self._site.who(request, now), now)
        except Refusal as refusal:
            if refusal.code != "signed_out":
                raise
        answer = Response(status_code=204)
        self._set_cookie(answer, "", max_age=0)
        return answer

    async def me(self, request: Request) -> Response:
        """The person signed in."""
        viewer = (await self._site.who(request)).viewer
        profile = await self._profile(viewer)
        person = show_person(profile.card, viewer.audience)
        return JsonAnswer(
            Me(
                person=person,
                email=profile.email or "",
                language=profile.language,
                address=profile.address,
                salutation=profile.salutation,
            )
        )

    async def _profile(self, viewer: Viewer) -> Profile:
        return await self._site.context.database.read(partial(load_profile, person_id=viewer.person))

    def _set_cookie(self, answer: Response, token: str, max_age: int | None) -> None:
        """`max_age` in seconds; None for a cookie that the browser forgets when it is closed."""
        answer.set_cookie(
            COOKIE, token, max_age, httponly=True, samesite="strict", secure=self._site.secure, path="/"
        )
