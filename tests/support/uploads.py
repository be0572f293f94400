"""Uploads that are there at once, without bytes: for tests of what becomes of them."""

from chat_server.domain.core.ids import new_id
from chat_server.domain.files.file import File
from chat_server.services.files.uploads import BeginRequest, CompleteRequest, begin_upload, complete_upload
from tests.support.world import Name, World

CONTENT = "c" * 64


async def begun(world: World, name: Name, chat: str, called: str = "Angebot.pdf", length: int = 900) -> str:
    """Somebody began an upload; its public id."""
    me, pid = world.viewers[name], new_id("f", world.context.randomness)
    request = BeginRequest(viewer=me, pid=pid, chat=chat, name=called, length=length, at=world.now())
    await world.context.writer.run(me.person, begin_upload, request)
    return pid


async def uploaded(
    world: World, name: Name, chat: str, called: str = "Angebot.pdf", content: str = CONTENT
) -> str:
    """Somebody's upload came, as a PDF; its public id."""
    person, pid = world.viewers[name].person, await begun(world, name, chat, called)
    file = File(pid=pid, name=called, kind="pdf", type="application/pdf", size=900)
    await world.context.writer.run(person, complete_upload, CompleteRequest(person, content, file))
    return pid
