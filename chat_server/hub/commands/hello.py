"""Hello: the state a connection starts from, what it missed, and from then on everything of its chats."""

from functools import partial

from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.hub.commands.core.replies import AndThen, ConnectionOver
from chat_server.hub.connections.channel import channel_of
from chat_server.hub.connections.frames import framed_stored_event
from chat_server.outward.account import show_settings
from chat_server.outward.calendar import show_day
from chat_server.outward.chats import show_chat
from chat_server.outward.core.rows import show_rows
from chat_server.outward.held import show_held
from chat_server.outward.messages import show_draft
from chat_server.outward.people import show_account, show_people, show_person
from chat_server.outward.tasks import acts_of
from chat_server.services.welcome import WelcomeState, load_welcome
from protocol import LEVEL
from protocol.core.errors import NEW_EPOCH
from protocol.hello import Hello, Me, Welcome


@handles(Hello)
async def hello(call: Call, command: Hello) -> AndThen[Welcome]:
    """Stands in line behind others who arrive.

    Closes with 4409 where the client holds another incarnation of the database.
    """
    connection, visibility = call.connection, call.hub.visibility
    if command.resume is not None and command.resume.epoch != call.server.epoch:
        connection.close(NEW_EPOCH)
        raise ConnectionOver
    connection.missed = []
    cursors = command.resume.chats if command.resume is not None else {}
    try:
        must_wait = call.hub.arrivals.locked()
        async with call.hub.arrivals:
            if connection.closing:
                raise ConnectionOver
            call = call.begun_now() if must_wait else call
            visibility.welcome_begun(connection)
            start = await call.read(
                partial(load_welcome, viewer=call.viewer, now=call.now, cursors=cursors, opened=call.opened)
            )
            if connection.closing:
                raise ConnectionOver
            connection.language = start.profile.language
            call.hub.viewpoints.watch(connection, start.visible)
            welcome = _welcome(call, command, start)
    except BaseException:
        connection.missed = None
        visibility.left(connection)
        raise
    return AndThen(welcome, partial(_tell_missed, call, start))


def _welcome(call: Call, command: Hello, start: WelcomeState) -> Welcome:
    audience, profile = call.viewer.audience, start.profile
    viewpoint = call.connection.viewpoint
    hours = call.hub.quiet_hours.hours  # those in force for everybody who is told of the next change
    me = Me(
        person=show_person(profile.card, audience),
        email=profile.email or "",
        language=profile.language,
        address=profile.address,
        salutation=profile.salutation,
    )
    return Welcome(
        level=min(LEVEL, command.level),
        version=call.server.version,
        epoch=call.server.epoch,
        now=call.now,
        day=show_day(hours),
        me=me,
        accounts=[show_account(account) for account in start.accounts],
        people=show_people(start.people, audience),
        chats=[show_chat(chat) for chat in start.chats],
        settings=show_settings(start.choices),
        drafts=[show_draft(draft) for draft in start.drafts],
        held=show_rows("held_acts", show_held, start.held, name=lambda act: act.pid),
        presence=call.hub.presence.shown_to(viewpoint, hours.quiet) if viewpoint else [],
        reset=start.reset,
        acts=list(acts_of(call.viewer.kind)),
    )


def _tell_missed(call: Call, start: WelcomeState) -> None:
    """The missed events, then whatever happened since the list was read, then everything."""
    connection, hub = call.connection, call.hub
    for events in start.missed.values():
        for event in events:
            connection.write(framed_stored_event(event, channel_of(connection)))
    for chat in start.chats:
        hub.rooms.subscribe(connection, chat.id, chat.pid, chat.head)
    connection.greeted = True
    hub.presence.arrived(connection)
    missed, connection.missed = connection.missed or [], None
    for tell in missed:
        tell()
    hub.visibility.welcomed(connection)
