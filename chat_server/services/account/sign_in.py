"""Signing in with e-mail and password (docs/security.md).

An attempt is counted before the password is looked at and taken back when it succeeds, in the database: so
the throttle holds for attempts at once, after a restart, and for several processes.
"""

import ipaddress
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from chat_server.domain.account.throttling import ADDRESS, EMAIL, PAIR, after_attempt, decide_wait
from chat_server.domain.audit import AuditAct, AuditEntry, network_of
from chat_server.domain.core.refusal import Refusal
from chat_server.services.account.passwords import Passwords
from chat_server.services.account.sessions import Lifetimes, SignedIn, new_session, open_session
from chat_server.services.core.context import NOBODY, Context
from chat_server.storage import audit
from chat_server.storage.account import throttle
from chat_server.storage.account.sessions import NewSession
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.people import find_credentials
from chat_server.tally import tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Somebody wants in. `address` is the peer's IP address, `device` what they came with."""

    email: str
    password: str
    address: str
    device: str
    stay: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _CountedAttempts:
    """The subjects under which an attempt counts, and when it was made (ms)."""

    pair: bytes
    email: bytes
    address: bytes
    at: int
    name: str
    """The e-mail as it was given; it is written nowhere."""
    source: str
    """Where it came from, as the audit log says it."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """The use case with what it needs."""

    context: Context
    passwords: Passwords
    lifetimes: Lifetimes

    async def __call__(self, attempt: Attempt) -> tuple[str, SignedIn]:
        """The new session's token, and who it belongs to.

        Raises Refusal `wrong_credentials` (whatever is wrong, and for locked people), `throttled` or `busy`.
        """
        try:
            opened = await self._let_in(attempt)
        except Refusal as refusal:
            tally.sign_ins[refusal.code] += 1
            raise
        tally.sign_ins["ok"] += 1
        return opened

    async def _let_in(self, attempt: Attempt) -> tuple[str, SignedIn]:
        context = self.context
        email, address = normalised_email(attempt.email), network(attempt.address)
        counted = _CountedAttempts(
            pair=throttle.subject("pair", f"{address} {email}"),
            email=throttle.subject("email", email),
            address=throttle.subject("address", address),
            at=context.millis(),
            name=email,
            source=network_of(attempt.address),
        )
        wait = await context.writer.run(NOBODY, _count, counted)
        if wait > 0:
            raise Refusal("throttled", retry_after=wait)
        person = await self._check(email, attempt.password, counted)
        lifetime = self.lifetimes.stay if attempt.stay else self.lifetimes.browser
        token, new = new_session(context, person, attempt.device, counted.at, lifetime)
        return token, await context.writer.run(person, _complete, (counted, email, new))

    async def _check(self, email: str, password: str, counted: _CountedAttempts) -> int:
        found = await self.context.database.read(partial(find_credentials, email=email))
        try:
            right = await self.passwords.matches(found.password if found else None, password)
        except Refusal:
            await self.context.writer.run(NOBODY, _uncount, counted)
            raise
        if not right or found is None or found.locked:
            await self.context.writer.run(NOBODY, _fail, (counted, right))
            raise Refusal("wrong_credentials")
        return found.person


def normalised_email(email: str) -> str:
    """E-mail addresses are kept and compared in lower case. PostgreSQL takes no NUL, and no address has one."""
    return email.strip().lower().replace("\0", "\ufffd")


def network(address: str) -> str:
    """What one attacker has: an IPv4 address, or a /64 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def _count_attempt(connection: Connection, attempt: _CountedAttempts) -> Success[int]:
    """Count it, unless it must wait: for how long (ms)."""
    known = throttle.load_attempts(connection, [attempt.pair, attempt.email, attempt.address])
    wait = max(
        decide_wait(known[attempt.pair], PAIR, attempt.at),
        decide_wait(known[attempt.email], EMAIL, attempt.at),
        decide_wait(known[attempt.address], ADDRESS, attempt.at),
    )
    if wait > 0:
        _note(connection, attempt, "sign-in throttled")
        return Success(wait)
    counted = {subject: after_attempt(attempts, attempt.at) for subject, attempts in known.items()}
    throttle.save_attempts(connection, counted)
    return Success(0)


def _note_failure(connection: Connection, failed: tuple[_CountedAttempts, bool]) -> Success[None]:
    attempt, right = failed
    _note(connection, attempt, "sign-in failed", "locked" if right else "")
    return Success(None)


def _note(connection: Connection, attempt: _CountedAttempts, act: AuditAct, detail: str = "") -> None:
    """Of somebody known by their key, of an e-mail that is nobody's by a short hash."""
    known = find_credentials(connection, attempt.name)
    on = known.person if known is not None else None
    words = detail if known is not None else f"nobody's e-mail {attempt.email.hex()[:8]}"
    audit.note(connection, AuditEntry(at=attempt.at, act=act, on=on, detail=words, source=attempt.source))


def _uncount_attempt(connection: Connection, attempt: _CountedAttempts) -> Success[None]:
    throttle.take_back(connection, attempt.pair, attempt.email, attempt.address)
    return Success(None)


def _complete_attempt(
    connection: Connection, request: tuple[_CountedAttempts, str, NewSession]
) -> Success[SignedIn]:
    attempt, email, new = request
    credentials = find_credentials(connection, email)
    if credentials is None or credentials.locked:
        raise Refusal("wrong_credentials")
    throttle.take_back(connection, attempt.email, attempt.address)
    throttle.clear_attempts(connection, attempt.pair)
    return Success(open_session(connection, new))


_count = one_by_one(_count_attempt)
_fail = one_by_one(_note_failure)
_uncount = one_by_one(_uncount_attempt)
_complete = one_by_one(_complete_attempt)
