"""Idempotency: a command with a key is carried out once, however often it is sent (DESIGN "Decisions taken")."""

import hashlib
from datetime import date, timedelta

from sqlalchemy import Connection

from chat_server.domain.core.refusal import Refusal
from chat_server.storage.core.done_commands import CommandKey as CommandKey
from chat_server.storage.core.done_commands import DoneCommand, load_done

KEY_DAYS = 14
KEY_DAYS_AHEAD = 2


def command_key(person: int, key: str, body: bytes, today: date) -> CommandKey:
    """The place of a key. Raises Refusal `key_expired` for one whose day is too old or too far ahead.

    An expired key is refused, because whether it was carried out is no longer known.
    """
    day = key[:8]
    try:
        made = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError as error:
        raise Refusal("bad_request", "the key does not begin with a date", field="key") from error
    if not today - timedelta(days=KEY_DAYS) <= made <= today + timedelta(days=KEY_DAYS_AHEAD):
        raise Refusal("key_expired", field="key")
    return CommandKey(key, person, hashlib.blake2b(body, digest_size=16).digest())


def replay(connection: Connection, key: CommandKey) -> DoneCommand | None:
    """The first result of this command, if there is one. Raises Refusal `key_reused` for another body."""
    return same_body(key, load_done(connection, [key]).get(key.place))


def same_body(key: CommandKey, done: DoneCommand | None) -> DoneCommand | None:
    """`done`, if it answers the same command. Raises Refusal `key_reused` if not."""
    if done is not None and done.body != key.body:
        raise Refusal("key_reused", field="key")
    return done
