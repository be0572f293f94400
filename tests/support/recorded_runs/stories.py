"""The stories that recorded runs tell: everything that a push says, and what a network does to pushes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, cast

from protocol.chats.chat import Chat, Created, CreateDirect, CreateGroup, RenameChat
from protocol.chats.log import Snapshot
from protocol.chats.members import AddMember, RemoveMember
from protocol.chats.read_marks import MarkUnread
from protocol.core import limits
from protocol.core.frames import Command
from protocol.held import ChangeHeld, ReleaseHeld, Sent, WithdrawHeld
from protocol.messages import Delete, Edit, Send
from protocol.tags import TagMessage
from protocol.tasks.acts import SetArea
from protocol.tasks.commands import ActOnTask
from tests.subjects import tags
from tests.support.recorded_runs import push_cases as cases
from tests.support.recorded_runs.follower import Follower, Line, events_last, twice, without_the_first_event
from tests.support.recorded_runs.push_cases import Hours, Play
from tests.support.world import OPENING, Name

Tell = Callable[[Play, Follower], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class Story:
    about: str
    viewer: Name
    hours: Hours
    tell: Tell
    line: Line = iter
    around: int | None = None
    limit: int = 100
    """The part of the chat that is opened."""
    hears: frozenset[str] = frozenset()
    """Pushes that must come."""


async def hold_everything(p: Play, _follower: Follower) -> None:
    """One act of each kind that is held, on another device."""
    mine = Send(id=0, key="", chat=p.chat, text="Sofort", when="now")
    seq = cast(Sent, await p.mine.ask(mine)).seq
    for command in (
        Send(id=0, key="", chat=p.chat, text="Guten Morgen", reply_to=p.customer_s),
        Edit(id=0, key="", chat=p.chat, seq=seq, text="Nicht mehr sofort"),
        Delete(id=0, key="", chat=p.chat, seq=seq),
        TagMessage(id=0, key="", chat=p.chat, seq=p.customer_s, tag="important"),
        TagMessage(id=0, key="", chat=p.chat, seq=p.customer_s, tag="important", on=False),
        RenameChat(id=0, key="", chat=p.chat, title="Morgen früh"),
        AddMember(id=0, key="", chat=p.chat, person=p.pid("henrik")),
        RemoveMember(id=0, key="", chat=p.chat, person=p.pid("nora")),
        ActOnTask(id=0, key="", chat=p.chat, act=SetArea(area="marketing")),
    ):
        await held(p, command)


async def held(p: Play, command: Command) -> str:
    """The id of the act, which is held."""
    sent = cast(Sent, await p.mine.ask(command))
    assert sent.held is not None, command
    return sent.held.id


async def release_everything(p: Play, follower: Follower) -> None:
    await hold_everything(p, follower)
    follower.take()
    await p.server.world.move_to(OPENING)


async def change_and_release_one(p: Play, _follower: Follower) -> None:
    """One gets other words and is let happen now, one stays, one is withdrawn."""
    first, _second, third = [
        await held(p, Send(id=0, key="", chat=p.chat, text=text)) for text in ("Eins", "Zwei", "Drei")
    ]
    await p.mine.ask(ChangeHeld(id=0, key="", held=first, text="Eins!"))
    await p.mine.ask(ReleaseHeld(id=0, key="", held=first))
    await p.mine.ask(WithdrawHeld(id=0, held=third))


async def overtake(p: Play, _follower: Follower) -> None:
    """The customer writes while a message is held: at the opening it waits for its author."""
    await held(p, Send(id=0, key="", chat=p.chat, text="Ich frage nach"))
    await p.tobias.ask(Send(id=0, key="", chat=p.chat, text="Hat sich erledigt"))
    await p.server.world.move_to(OPENING)


async def everything(p: Play) -> None:
    await cases.speak(p)
    await everything_of_others(p)


async def everything_of_others(p: Play) -> None:
    for act in (cases.edit, cases.agree_on_terms, tags.tag, cases.rename, cases.take_out):
        await act(p)


async def away(p: Play, follower: Follower) -> None:
    """Everything happens while the device has no connection."""
    follower.hang_up()
    await everything(p)
    await follower.connect()


async def away_for_long(p: Play, follower: Follower) -> None:
    """Too much to be replayed: the chat is opened again."""
    follower.hang_up()
    for number in range(limits.RESUME_EVENTS + 1):
        await p.server.world.send("tobias", p.chat, f"{number}")
    await follower.connect()
    await follower.open(p.chat, limit=5)


async def resume_after_a_gap(p: Play, follower: Follower) -> None:
    await everything(p)
    follower.take()
    follower.hang_up()
    follower.line = iter
    await follower.connect()


async def look_into_again(p: Play, follower: Follower) -> None:
    """A chat one is no member of is not replayed."""
    follower.hang_up()
    await everything_of_others(p)
    await follower.connect()
    await follower.open(p.chat)


async def open_again(p: Play, follower: Follower) -> None:
    """A snapshot that comes after some pushes and before others."""
    await cases.speak(p)
    await follower.open(p.chat)
    await cases.edit(p)


async def from_nothing(p: Play, follower: Follower) -> None:
    """The whole log is replayed to who has nothing of a chat."""
    await everything(p)
    follower.take()
    known = follower.state.opened[p.chat]
    follower.hang_up()
    listed = follower.state.chats[p.chat]
    chat = Chat(id=p.chat, kind="task", title="", head=0, created_at=listed.created_at)
    follower.suppose(
        Snapshot(
            chat=chat,
            entries=[],
            more_before=False,
            more_after=False,
            members=known.members,
            reads=[],
            people=[],
        )
    )
    await follower.connect()


async def come_and_go(p: Play, follower: Follower) -> None:
    """A group one is brought into, reads, is taken out of, and brought into again."""
    made = await p.jana.ask(CreateGroup(id=0, key="", title="Wir"))
    group, me = cast(Created, made).chat.id, p.pid("milan")
    bring = AddMember(id=0, key="", chat=group, person=me)
    say = Send(id=0, key="", chat=group, text="Hallo")
    before: tuple[Command, ...] = (bring, say)
    for command in before:
        await p.jana.ask(command)
    await follower.open(group)
    for command in (say, RemoveMember(id=0, key="", chat=group, person=me), bring, say):
        await p.jana.ask(command)
    await follower.open(group)
    await p.jana.ask(say)


async def begin_a_direct_chat(p: Play, follower: Follower) -> None:
    made = await p.jana.ask(CreateDirect(id=0, key="", person=p.pid("milan")))
    chat = cast(Created, made).chat.id
    await p.jana.ask(Send(id=0, key="", chat=chat, text="Moin"))
    await follower.open(chat)
    await p.mine.ask(Send(id=0, key="", chat=chat, text="Guten Morgen"))


async def read_and_unread(p: Play, _follower: Follower) -> None:
    """The own mark goes on and back, while others write and delete."""
    await cases.speak(p)
    await p.mine.ask(MarkUnread(id=0, chat=p.chat, seq=p.customer_s))
    await p.tobias.ask(Send(id=0, key="", chat=p.chat, text="noch etwas"))
    await cases.delete(p)


async def write_as_the_persona(p: Play, _follower: Follower) -> None:
    henrik = p.server.peer("henrik")
    await henrik.hello()
    await cases.bring_in(p)
    persona = p.pid("persona")
    await henrik.ask(Send(id=0, key="", chat=p.chat, text="Guten Tag", as_persona=persona))


async def release_by_jana(p: Play, _follower: Follower) -> None:
    """Held by Jana, who is a member as Milan is."""
    await hold_everything(replace(p, mine=p.jana), _follower)
    await p.server.world.move_to(OPENING)


async def read_by_all(p: Play, _follower: Follower) -> None:
    """Everybody writes and reads."""
    await cases.speak(p)
    await cases.read_others(p)
    await cases.read_myself(p)


async def write_beyond_ascii(p: Play, _follower: Follower) -> None:
    """What takes two units of UTF-16, more than a preview holds; and tags whose order is German."""
    seq = cast(Sent, await p.tobias.ask(Send(id=0, key="", chat=p.chat, text="👋🏽" * 100))).seq
    for tag in ("#Zürich", "#Äpfel", "#apfel"):
        await p.jana.ask(TagMessage(id=0, key="", chat=p.chat, seq=seq, tag=tag))
    await p.tobias.ask(Edit(id=0, key="", chat=p.chat, seq=seq, text="👩‍👩‍👧" * 90))


def _of(act: cases.Act) -> Tell:
    async def tell(p: Play, _follower: Follower) -> None:
        await act(p)

    return tell


def _pushes() -> dict[str, Story]:
    """One for a customer and one for staff of each act that brings a push about."""
    stories: dict[str, Story] = {}
    for tag, (act, told) in cases.CASES.items():
        for viewer, hours in _VIEWERS:
            name, hears = f"{act.__name__}-{viewer}", frozenset({tag})
            if (viewer, hours) not in told:
                continue
            if name in stories and stories[name].hours == hours:
                stories[name] = replace(stories[name], hears=stories[name].hears | hears)
            elif name not in stories:
                about = f"{act.__name__.replace('_', ' ')}, by {hours}, as {viewer} hears of it"
                stories[name] = Story(about=about, viewer=viewer, hours=hours, tell=_of(act), hears=hears)
    return stories


_VIEWERS: Final[tuple[tuple[Name, Hours], ...]] = (
    ("katrin", "day"),
    ("milan", "night"),
    ("milan", "day"),
    ("katrin", "night"),
)


def _by_staff(about: str, tell: Tell) -> Story:
    return Story(about=about, viewer="milan", hours="day", tell=tell)


def _by_night(about: str, tell: Tell) -> Story:
    return Story(about=about, viewer="milan", hours="night", tell=tell)


def _as_customer(about: str, tell: Tell, hours: Hours = "day") -> Story:
    return Story(about=about, viewer="katrin", hours=hours, tell=tell)


STORIES: Final[dict[str, Story]] = {
    **_pushes(),
    "held": _by_night("one act of each kind is held", hold_everything),
    "held-released": _by_night("one act of each kind is held and happens at the opening", release_everything),
    "held-released-customer": _as_customer("what was held happens at the opening", release_by_jana, "night"),
    "held-changed": _by_night(
        "held messages get other words, happen at once, are withdrawn", change_and_release_one
    ),
    "held-overtaken": _by_night("a held message that the customer overtook waits for its author", overtake),
    "away": _by_staff("what happened without a connection is replayed", away),
    "away-customer": _as_customer("what happened without a connection is replayed", away),
    "away-for-long": replace(
        _as_customer("too much happened to be replayed: the chat is opened again", away_for_long), limit=5
    ),
    "from-nothing": _by_staff("the whole log is replayed to who has nothing of it", from_nothing),
    "gap": replace(
        _by_staff("an event is lost: the next one shows it, and a resume brings both", resume_after_a_gap),
        line=without_the_first_event,
    ),
    "twice": replace(_by_staff("every event comes twice, and once more later", _of(everything)), line=twice),
    "events-last": replace(
        _as_customer("what has no number overtakes the events", read_by_all), line=events_last
    ),
    "opened-again": _as_customer("a chat is opened again while things happen", open_again),
    "opened-in-the-middle": replace(
        _by_staff("a chat is opened around an old message: new ones are not held", _of(everything)),
        around=1,
        limit=2,
    ),
    "looked-into": replace(
        _by_staff("a lead looks into a chat without being a member", _of(everything_of_others)),
        viewer="sabine",
    ),
    "looked-into-away": replace(
        _by_staff("a chat that was looked into is opened again", look_into_again), viewer="sabine"
    ),
    "group": _by_staff("a group comes, goes, and comes again", come_and_go),
    "direct": _by_staff("a colleague begins a direct chat", begin_a_direct_chat),
    "read-and-unread": _by_staff("the own mark goes on and back", read_and_unread),
    "persona": _by_staff("management writes as the persona", write_as_the_persona),
    "persona-customer": _as_customer("management writes as the persona", write_as_the_persona),
    "umlauts": _as_customer("texts and tags beyond ASCII", write_beyond_ascii),
}
