"""Files of chats and accounts, and one's own uploads."""

from functools import partial

from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.files import show_dialog_uploads, show_file_list, show_room, show_uploads
from chat_server.services.chats.queries import note_look
from chat_server.services.files.queries import (
    FilePage,
    Wanted,
    load_own_uploads,
    load_own_uploads_of_dialog,
    load_page_of_account,
    load_page_of_chat,
)
from chat_server.services.files.room import load_room
from protocol.files import (
    DialogUploads,
    FileList,
    FileRoom,
    GetFileRoom,
    ListDialogUploads,
    ListFiles,
    ListFilesOfAccount,
    ListUploads,
    Uploads,
)


@handles(ListUploads)
async def list_uploads(call: Call, command: ListUploads) -> Uploads:
    load = partial(load_own_uploads, viewer=call.viewer, chat=command.chat, now=call.now)
    return show_uploads(await call.read(load))


@handles(ListDialogUploads)
async def list_uploads_of_dialog(call: Call, command: ListDialogUploads) -> DialogUploads:
    load = partial(load_own_uploads_of_dialog, viewer=call.viewer, dialog=command.dialog)
    return show_dialog_uploads(await call.read(load))


@handles(ListFiles)
async def list_files(call: Call, command: ListFiles) -> FileList:
    wanted = Wanted(command.kind, command.before)
    return _show(call, await call.read_chat(command.chat, partial(load_page_of_chat, wanted=wanted)))


@handles(ListFilesOfAccount)
async def list_files_of_account(call: Call, command: ListFilesOfAccount) -> FileList:
    """Looking into chats by role is noted for each of them."""
    wanted = Wanted(command.kind, command.before)
    load = partial(
        load_page_of_account, viewer=call.viewer, account=command.account, now=call.now, wanted=wanted
    )
    page = await call.read(load)
    for chat in sorted(page.looked_into):
        await call.write(note_look, (call.now, call.viewer.person, chat))
    return _show(call, page)


@handles(GetFileRoom)
async def get_room(call: Call, _command: GetFileRoom) -> FileRoom:
    return show_room(await call.read(partial(load_room, viewer=call.viewer, quota=call.server.quota)))


def _show(call: Call, page: FilePage) -> FileList:
    return show_file_list(page.files, page.more, page.people, call.viewer.audience)
