"""What of a client's state its person sees, as plain data: the same from Python and from TypeScript.

web_client/tests/shown.ts does the same. What has no order is sorted, and a value that says nothing (false, 0, "",
an empty list) is left out, as the wire leaves out defaults. Tasks that are out of date are asked for again.
"""

from collections.abc import Mapping
from typing import cast

import msgspec

from protocol.client_state.state import ClientState, OpenedChat

Shown = dict[str, object]


def shown(state: ClientState) -> Shown:
    tasks = {chat: task for chat, task in state.tasks.items() if chat not in state.stale}
    held = sorted(state.held.values(), key=lambda act: (act.release_at, act.at, act.id))
    parts = {
        "me": state.me,
        "day": state.day,
        "people": state.people,
        "accounts": {name: _account(account) for name, account in state.accounts.items()},
        "chats": state.chats,
        "opened": {chat: _opened(opened) for chat, opened in state.opened.items()},
        "presence": state.presence,
        "settings": state.settings,
        "drafts": state.drafts,
        "held": held,
        "acts": sorted(state.acts),
        "tasks": {chat: _task(task) for chat, task in tasks.items()},
        "dialogs": state.dialogs,
    }
    return cast(Shown, _said(msgspec.to_builtins(parts)))


def known_alike(state: Shown, other: Shown) -> Shown:
    """`state` without the people of whom `other` says nothing: they may be known from before."""
    people, named = cast(Shown, state["people"]), cast(Shown, other["people"])
    return {**state, "people": {pid: person for pid, person in people.items() if pid in named}}


def _account(account: msgspec.Struct) -> Shown:
    told = cast(Shown, msgspec.to_builtins(account))
    return {**told, "tags": sorted(cast(list[str], told.get("tags", [])))}


def _opened(opened: OpenedChat) -> Shown:
    return {
        "entries": opened.entries,
        "more_before": opened.more_before,
        "more_after": opened.more_after,
        "cursor": opened.cursor,
        "members": sorted(opened.members),
        "reads": dict(opened.reads),
    }


def _task(task: msgspec.Struct) -> Shown:
    """Who is named in it is known with all other people."""
    told = cast(Shown, msgspec.to_builtins(task))
    return {name: value for name, value in told.items() if name != "people"}


def _said(value: object) -> object:
    if isinstance(value, Mapping):
        said = {name: _said(part) for name, part in value.items()}
        return {name: part for name, part in sorted(said.items()) if not _is_nothing(part)}
    return [_said(part) for part in value] if isinstance(value, list) else value


def _is_nothing(value: object) -> bool:
    return value is None or value is False or value in (0, "", [], {})
