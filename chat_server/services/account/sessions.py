"""Sessions: who a token belongs to, and ending them."""

import hashlib
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.domain.audit import COMMAND_LINE, AuditEntry
from chat_server.domain.core.ids import Randomness, new_id
from chat_server.domain.core.people import Viewer
from chat_server.domain.facts import SessionEnded
from chat_server.services.core.context import Context
from chat_server.storage import audit
from chat_server.storage.account import sessions as store
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.people import load_viewer

DAY = 24 * 3_600 * 1_000


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody with a live session; `expires_at` in milliseconds."""

    session_id: int
    viewer: Viewer
    expires_at: int


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a session lasts on the server, in milliseconds."""

    stay: int = 30 * DAY
    """Where somebody wants to stay signed in (SPEC 1)."""
    browser: int = DAY // 2
    """Where the browser forgets it when it is closed."""


def new_token(randomness: Randomness) -> str:
    """256 random bits, for a cookie, a header or a command line."""
    return randomness(32).hex()


def token_hash(token: str) -> bytes:
    """What is stored of a token: enough to recognise it, useless for signing in."""
    return hashlib.sha256(token.encode()).digest()


async def authenticate(context: Context, token: str, now: int) -> SignedIn | None:
    """Who this token belongs to at `now` (ms); None if it is unknown, revoked or expired, or its person is locked."""
    return await context.database.read(partial(_find, token=token_hash(token), now_ms=now))


def _find(connection: Connection, token: bytes, now_ms: int) -> SignedIn | None:
    live = store.find_session(connection, token, now_ms)
    if live is None:
        return None
    return SignedIn(live.id, load_viewer(connection, live.person), live.expires_at)


async def create_session(context: Context, person: int, device: str, lifetime: int) -> tuple[str, SignedIn]:
    """A session without a password, for tools: its token, and who it belongs to. Raises Refusal."""
    token, new = new_session(context, person, device, context.millis(), lifetime)
    return token, await context.writer.run(person, _create, new)


def new_session(
    context: Context, person: int, device: str, now: int, lifetime: int
) -> tuple[str, store.NewSession]:
    """A token, and the session to be created for it at `now`; `lifetime` in milliseconds, too."""
    token = new_token(context.randomness)
    pid = new_id("s", context.randomness)
    return token, store.NewSession(
        pid=pid,
        token=token_hash(token),
        person=person,
        device=device[:120],
        created_at=now,
        expires_at=now + lifetime,
    )


def open_session(connection: Connection, new: store.NewSession) -> SignedIn:
    """Create a session in the caller's transaction. Raises Refusal `not_found` if there is no such person."""
    viewer = load_viewer(connection, new.person)
    return SignedIn(store.create_session(connection, new), viewer, new.expires_at)


def _create_session(connection: Connection, new: store.NewSession) -> Success[SignedIn]:
    days = round((new.expires_at - new.created_at) / DAY)
    noted = AuditEntry(
        at=new.created_at, act="token made", on=new.person, detail=f"{days} days", source=COMMAND_LINE
    )
    opened = open_session(connection, new)
    audit.note(connection, noted)
    return Success(opened)


_create = one_by_one(_create_session)


@dataclass(frozen=True, slots=True)
class SessionsToEnd:
    """End one session, or all of a person, at `at` (ms)."""

    at: int
    session: int | None = None
    person: int | None = None
    excluded: int | None = None
    """The session of that person that goes on."""


def end_sessions(connection: Connection, ending: SessionsToEnd) -> tuple[SessionEnded, ...]:
    """Revoke in the caller's transaction; the facts tell every hub to close their connections."""
    ended: list[int] = []
    if ending.session is not None and store.revoke_session(connection, ending.session, ending.at):
        ended.append(ending.session)
    if ending.person is not None:
        ended.extend(store.revoke_sessions_of(connection, ending.person, ending.at, ending.excluded))
    return tuple(SessionEnded(session) for session in ended)


async def revoke(context: Context, signed_in: SignedIn, at: int) -> None:
    """End a session at `at` (ms); its connections close within a second on every server process. Raises Refusal."""
    ending = SessionsToEnd(at, session=signed_in.session_id)
    await context.writer.run(signed_in.viewer.person, _end, ending)


def _end_sessions(connection: Connection, ending: SessionsToEnd) -> Success[None]:
    return Success(None, end_sessions(connection, ending))


_end = one_by_one(_end_sessions)
