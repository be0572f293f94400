"""Hello: the state a connection starts from, what it missed, and from then on everything of its chats."""

from functools import partial

from chat_server.hub.commands.core.call import Answer, Office
from chat_server.hub.connections.channel import channel_of
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import framed_event
from chat_server.outward.account import show_settings
from chat_server.outward.calendar import show_day
from chat_server.outward.chats import show_chat
from chat_server.outward.held import show_held
from chat_server.outward.messages import show_draft
from chat_server.outward.people import show_account, show_people, show_person
from chat_server.outward.rows import show_rows
from chat_server.outward.tasks import acts_of
from chat_server.services.chats.reading import Start, load_start
from protocol import LEVEL
from protocol.core.errors import NEW_EPOCH
from protocol.hello import Hello, Me, Welcome


async def greet(office: Office, connection: ClientConnection, hello: Hello) -> Answer | None:
    """The answer to hello. Closes with 4409 where the client holds another incarnation of the database."""
    if hello.resume is not None and hello.resume.epoch != office.parts.epoch:
        connection.close(NEW_EPOCH)
        return None
    connection.missed = []
    office.hub.visibility.welcome_begun(connection)
    cursors = hello.resume.chats if hello.resume is not None else {}
    load = partial(
        load_start, viewer=connection.viewer, now=office.now(), cursors=cursors, opened=office.opened()
    )
    try:
        start = await office.context.read(load)
        if connection.closing:
            return None
        connection.language = start.profile.language
        office.hub.viewpoints.watch(connection, start.visible)
        welcome = _welcome(office, connection, hello, start)
    except BaseException:
        connection.missed = None
        office.hub.visibility.left(connection)
        raise
    return Answer(welcome, partial(_tell_missed, office, connection, start))


def _welcome(office: Office, connection: ClientConnection, hello: Hello, start: Start) -> Welcome:
    audience, profile = connection.viewer.audience, start.profile
    hours = office.hub.quiet_hours.hours  # those in force for everybody who is told of the next change
    me = Me(
        person=show_person(profile.card, audience),
        email=profile.email or "",
        language=profile.language,
        address=profile.address,
    )
    return Welcome(
        level=min(LEVEL, hello.level),
        version=office.parts.version,
        epoch=office.parts.epoch,
        now=office.now(),
        day=show_day(hours),
        me=me,
        accounts=[show_account(account) for account in start.accounts],
        people=show_people(start.people, audience),
        chats=[show_chat(chat) for chat in start.chats],
        settings=show_settings(start.choices),
        drafts=[show_draft(draft) for draft in start.drafts],
        held=show_rows("held_acts", show_held, start.held),
        presence=office.hub.presence.shown_to(connection.viewpoint, hours.quiet)
        if connection.viewpoint
        else [],
        reset=start.reset,
        acts=list(acts_of(connection.viewer.kind)),
    )


def _tell_missed(office: Office, connection: ClientConnection, start: Start) -> None:
    """The missed events, then whatever happened since the list was read, then everything."""
    for events in start.missed.values():
        for event in events:
            connection.write(framed_event(event, channel_of(connection)))
    for chat in start.chats:
        office.hub.rooms.subscribe(connection, chat.id, chat.pid, chat.head)
    connection.greeted = True
    office.hub.presence.arrived(connection)
    missed, connection.missed = connection.missed or [], None
    for tell in missed:
        tell()
    office.hub.visibility.welcomed(connection)
