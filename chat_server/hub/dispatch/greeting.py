"""Hello: the state a connection starts from, what it missed, and from then on everything of its chats."""

from functools import partial

from chat_server.domain.facts import MembershipFact
from chat_server.hub import memberships, own, present
from chat_server.hub.connection import Connection
from chat_server.hub.day import day_in
from chat_server.hub.dispatch.office import Answer, Office
from chat_server.hub.frames import framed_event
from chat_server.hub.present_tasks import acts_of
from chat_server.hub.room import channel_of
from chat_server.services.reading import Start, load_start
from protocol import LEVEL, commands, replies, values
from protocol.errors import NEW_EPOCH


async def greet(office: Office, connection: Connection, hello: commands.Hello) -> Answer | None:
    """The answer to hello. Closes with 4409 where the client holds another incarnation of the database."""
    if hello.resume is not None and hello.resume.epoch != office.parts.epoch:
        connection.close(NEW_EPOCH)
        return None
    connection.missed = []
    office.hub.seen.greeting(connection)
    cursors = hello.resume.chats if hello.resume is not None else {}
    load = partial(
        load_start, viewer=connection.viewer, now=office.now(), cursors=cursors, opened=office.opened()
    )
    try:
        start = await office.context.read(load)
        if connection.closing:
            return None
        connection.language = start.profile.language
        office.hub.presence.watch(connection, start.seen)
        welcome = _welcome(office, connection, hello, start)
    except BaseException:
        connection.missed = None
        office.hub.seen.left(connection)
        raise
    return Answer(welcome, partial(_tell_missed, office, connection, start))


def _welcome(office: Office, connection: Connection, hello: commands.Hello, start: Start) -> replies.Welcome:
    audience, profile = connection.viewer.audience, start.profile
    hours = office.hub.day.hours  # those in force for everybody who is told of the next change
    me = values.Me(
        person=present.person(profile.card, audience),
        email=profile.email or "",
        language=profile.language,
        address=profile.address,
    )
    return replies.Welcome(
        level=min(LEVEL, hello.level),
        version=office.parts.version,
        epoch=office.parts.epoch,
        now=office.now(),
        day=day_in(hours),
        me=me,
        accounts=[present.account(account) for account in start.accounts],
        people=present.people(start.people, audience),
        chats=[present.chat(chat) for chat in start.chats],
        settings=present.settings(start.choices),
        drafts=[present.draft(draft) for draft in start.drafts],
        held=present.readable("held_acts", present.held, start.held),
        presence=office.hub.presence.shown_to(connection.view, hours.quiet) if connection.view else [],
        reset=start.reset,
        acts=list(acts_of(connection.viewer.kind)),
    )


def _tell_missed(office: Office, connection: Connection, start: Start) -> None:
    """The missed events, then whatever happened since the list was read, then everything."""
    for events in start.missed.values():
        for event in events:
            connection.write(framed_event(event, channel_of(connection)))
    for chat in start.chats:
        office.hub.subscribe(connection, chat.id, chat.pid, chat.head)
    connection.greeted = True
    office.hub.presence.arrived(connection)
    missed, connection.missed = connection.missed or [], None
    for fact in missed:
        if isinstance(fact, MembershipFact):
            memberships.change(office.hub, connection, fact)
        else:
            own.tell_missed(office.hub, connection, fact)
    office.hub.seen.greeted(connection)
