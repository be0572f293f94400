"""Files of a dialog: when it is handed in they are a message, else they go with it (SPEC 4, 6)."""

from dataclasses import dataclass

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import from_millis
from chat_server.domain.facts import Fact
from chat_server.services.bot.contexts import Speaker
from chat_server.services.files.places import move_to_chat
from chat_server.services.messages.messages import SendRequest, send_messages
from chat_server.storage.core.done_commands import CommandKey


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesOfDialog:
    """The files of a dialog, by public id, for a chat, by key and public id; what else is as in SendRequest."""

    dialog: str
    chat: int
    chat_pid: str
    quiet_since: int
    of_new_chat: bool


def send_files(speaker: Speaker, place: FilesOfDialog) -> tuple[Fact, ...]:
    """One message with all of them, if there are any. Raises Refusal if one is not complete yet."""
    files, ended = move_to_chat(speaker.connection, place.dialog, place.chat, speaker.at)
    if not files:
        return ()
    request = SendRequest(
        viewer=speaker.viewer,
        key=_key(speaker, place.dialog),
        chat=place.chat_pid,
        text="",
        reply_to=None,
        persona=None,
        at=speaker.at,
        quiet_since=place.quiet_since,
        calendar=speaker.calendar,
        files=files,
        of_new_chat=place.of_new_chat,
    )
    outcome = send_messages(speaker.connection, [request])[0]
    if isinstance(outcome, Refusal):
        raise outcome
    return (*ended, *outcome.facts)


def _key(speaker: Speaker, dialog: str) -> CommandKey:
    """A dialog is handed in once."""
    return CommandKey(
        f"{from_millis(speaker.at):%Y%m%d}-files-{dialog}", speaker.viewer.person, dialog.encode()[:16]
    )
