"""Tags on messages."""

from functools import partial

from chat_server.domain.tags import HeldTag, HeldUntag
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.held_acts import hold, sent
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.tags import show_tag_counts, show_tagged
from chat_server.services import tags
from chat_server.services.chats import queries as chat_queries
from protocol.chats.log import CountTags, FindTagged, Found, TagCounts
from protocol.held import Sent
from protocol.tags import TagMessage


@handles(TagMessage)
async def tag_message(call: Call, command: TagMessage) -> Sent:
    if call.holds(command.when):
        return await hold(
            call, command, command.chat, (HeldTag if command.on else HeldUntag)(command.seq, command.tag)
        )
    request = tags.TagRequest(
        viewer=call.viewer,
        key=call.key(command),
        chat=command.chat,
        seq=command.seq,
        tag=command.tag,
        on=command.on,
        at=call.now,
    )
    return sent(await call.write(tags.tag_message, request))


@handles(FindTagged)
async def find_tagged(call: Call, command: FindTagged) -> Found:
    load = partial(chat_queries.load_tagged, tag=command.tag, before=command.before, limit=command.limit)
    found, people = await call.read_chat(command.chat, load)
    return show_tagged(found, people, call.viewer.audience)


@handles(CountTags)
async def count_tags(call: Call, command: CountTags) -> TagCounts:
    return show_tag_counts(await call.read_chat(command.chat, chat_queries.load_tag_counts))
