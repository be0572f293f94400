"""Reminders of unfinished dialogs after a day, and their removal after two weeks (SPEC 6)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from chat_server.bot.render import DialogRef, render_removed
from chat_server.domain.bot.retention import after_reminder, decide_due
from chat_server.domain.bot.values import DialogState, Utterance
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import from_millis
from chat_server.domain.facts import DialogFact
from chat_server.services.bot.contexts import Speaker
from chat_server.services.bot.dialogs import render_stored
from chat_server.services.bot.showing import REMOVE_AFTER_MS, due_at
from chat_server.services.files.places import remove_of_dialog
from chat_server.storage.bot.dialogs import (
    StoredDialog,
    delete_dialog,
    load_dialog,
    lock_dialog,
    put_off,
    save_dialog,
)
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.people.people import load_viewer


@dataclass(frozen=True, slots=True)
class DueDialogRequest:
    dialog: str
    at: int
    calendar: Calendar


def _let_pass(connection: Connection, request: DueDialogRequest) -> Success[None]:
    """Does what is due for a dialog by now; nothing if another process or its owner was faster."""
    row = lock_dialog(connection, request.dialog)
    if row is None or row.due_at > request.at:
        return Success(None)
    if row.state is None:
        return _wait_or_go(connection, row, row.changed_at + REMOVE_AFTER_MS, request.at)
    viewer = load_viewer(connection, row.person)
    speaker = Speaker(connection, viewer, request.at, request.calendar)
    match decide_due(row.state, from_millis(request.at)):
        case "remind":
            return _remind(speaker, row, after_reminder(row.state))
        case "remove":
            return _remove(speaker, row, row.state)
        case None:
            return _wait_or_go(connection, row, due_at(row.state), request.at)


let_pass = one_by_one(_let_pass)
"""Handler for DueRequest."""


def _wait_or_go(connection: Connection, row: StoredDialog, until: int, at: int) -> Success[None]:
    """Removes a dialog that is closed or cannot be read, without telling anybody, once its time is over."""
    if until > at:
        put_off(connection, row.id, until)
    else:
        delete_dialog(connection, row.id)
        return Success(None, remove_of_dialog(connection, row.pid))
    return Success(None)


def _remind(speaker: Speaker, row: StoredDialog, state: DialogState) -> Success[None]:
    save_dialog(speaker.connection, row.id, state, due_at(state))
    now = load_dialog(speaker.connection, row.id)
    shown = None if now is None else render_stored(speaker, now)
    return Success(None, () if shown is None else (DialogFact(row.person, shown),))


def _remove(speaker: Speaker, row: StoredDialog, state: DialogState) -> Success[None]:
    delete_dialog(speaker.connection, row.id)
    gone = remove_of_dialog(speaker.connection, row.pid)
    place = DialogRef(row.pid, row.chat_pid, Utterance("plain", {"text": ""}))
    return Success(None, (*gone, DialogFact(row.person, render_removed(state, place, speaker.recipient()))))
