"""What brings each push about: small stories with three other people, played on a server in the test's process."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal, cast, get_args

from sqlalchemy import Connection, insert

from chat_server.services.people import accounts as account_service
from chat_server.storage.chats.chats import find_chat
from chat_server.storage.chats.tables import task_people
from protocol.account import SetSettings, Settings
from protocol.bot.commands import SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogCancel, DialogInput, DialogText
from protocol.chats.chat import CreateTaskChat, PinChat, RenameChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.chats.read_marks import MarkRead
from protocol.held import WithdrawHeld
from protocol.messages import Delete, Edit, Send, SetDraft
from protocol.presence import Typing
from protocol.profiles import SetProfile
from protocol.tags import TagMessage
from protocol.tasks.acts import (
    AcceptTask,
    Agree,
    AnswerReview,
    EditTask,
    SetArea,
    StartTimer,
    StopTimer,
    TaskAct,
)
from protocol.tasks.checklist_acts import AddItem
from protocol.tasks.commands import ActOnTask
from protocol.tasks.task import Question
from protocol.tasks.terms import Deadline
from tests.support.servers.in_process import InProcess, Peer
from tests.support.subject_cases import EVERYBODY, Viewer, all_cases
from tests.support.world import OPENING, QUIET, Name

Hours = Literal["day", "night"]


@dataclass(kw_only=True)
class Play:
    """Who does what: `mine` is a second device of the viewer, `tobias` and `jana` are the others of the chat."""

    server: InProcess
    chat: str
    viewer: Name
    mine: Peer
    tobias: Peer
    jana: Peer
    customer_s: int
    staff_s: int
    """Messages of Tobias and of Jana."""

    def pid(self, name: Name) -> str:
        return self.server.world.pid(name)


Act = Callable[[Play], Awaitable[object]]


async def speak(p: Play) -> None:
    await p.tobias.ask(Send(id=0, key="", chat=p.chat, text="eins"))
    await p.jana.ask(Send(id=0, key="", chat=p.chat, text="zwei", reply_to=p.customer_s, when="now"))
    await p.mine.ask(Send(id=0, key="", chat=p.chat, text="drei", when="now"))


async def edit(p: Play) -> None:
    await p.tobias.ask(Edit(id=0, key="", chat=p.chat, seq=p.customer_s, text="anders"))
    await p.jana.ask(Edit(id=0, key="", chat=p.chat, seq=p.staff_s, text="neu" * 99, when="now"))


async def delete(p: Play) -> None:
    await p.tobias.ask(Delete(id=0, key="", chat=p.chat, seq=p.customer_s))
    await p.jana.ask(Delete(id=0, key="", chat=p.chat, seq=p.staff_s, when="now"))


async def act(peer: Peer, chat: str, what: TaskAct) -> None:
    await peer.ask(ActOnTask(id=0, key="", chat=chat, act=what, when="now"))


async def agree_on_terms(p: Play) -> None:
    """Edited, an area with a factor and its card, agreed to: in review, by both."""
    deadline = Deadline(at=p.server.world.now() + 5 * 86_400_000)
    await act(p.tobias, p.chat, EditTask(deadline=deadline, budget=120))
    await act(p.jana, p.chat, SetArea(area="marketing"))
    await act(p.tobias, p.chat, Agree(number=1))
    await act(p.jana, p.chat, AddItem(text="Preise"))


async def work(p: Play) -> None:
    """Accepted, a timer, and what staff alone know of the task."""
    await agree_on_terms(p)
    for question in get_args(Question):
        await act(p.jana, p.chat, AnswerReview(question=question, yes=True))
    await act(p.jana, p.chat, AcceptTask())
    await act(p.jana, p.chat, StartTimer())
    await p.server.world.clock.advance(60)
    await act(p.jana, p.chat, StopTimer())


async def review(p: Play) -> None:
    await act(p.jana, p.chat, AnswerReview(question="understood", yes=False))


async def rename(p: Play) -> None:
    await p.tobias.ask(RenameChat(id=0, key="", chat=p.chat, title="Neu"))


async def bring_in(p: Play) -> None:
    who = p.pid("henrik")
    await p.jana.ask(AddMember(id=0, key="", chat=p.chat, person=who, when="now"))


async def take_out(p: Play) -> None:
    await bring_in(p)
    who = p.pid("henrik")
    await p.jana.ask(RemoveMember(id=0, key="", chat=p.chat, person=who, when="now"))


async def new_task(p: Play) -> None:
    await p.tobias.ask(CreateTaskChat(id=0, key="", account="aost", title="Noch eine"))


async def unassign(p: Play) -> None:
    await p.server.world.clock.advance(1)
    await account_service.unassign(p.server.world.context, p.pid("milan"), "aost")


async def read_myself(p: Play) -> None:
    await p.mine.ask(MarkRead(id=0, chat=p.chat, seq=p.staff_s))


async def read_others(p: Play) -> None:
    await p.jana.ask(MarkRead(id=0, chat=p.chat, seq=p.staff_s + 1))
    await p.tobias.ask(MarkRead(id=0, chat=p.chat, seq=p.staff_s))


async def read_as_staff(p: Play) -> None:
    await p.jana.ask(MarkRead(id=0, chat=p.chat, seq=p.staff_s + 1))


async def type_something(p: Play) -> None:
    for peer in (p.jana, p.tobias):
        await peer.ask(Typing(id=0, chat=p.chat))


async def type_as_staff(p: Play) -> None:
    await p.jana.ask(Typing(id=0, chat=p.chat))


async def leave(p: Play) -> None:
    p.tobias.hang_up()
    p.jana.hang_up()


async def leave_as_staff(p: Play) -> None:
    p.jana.hang_up()


async def turn_the_day(p: Play) -> None:
    await p.jana.ask(MarkRead(id=0, chat=p.chat, seq=p.staff_s + 1))
    await p.server.settle()  # the acknowledgement comes before the news
    await p.server.world.move_to(OPENING if p.server.hub.quiet_hours.is_quiet() else QUIET)


async def hold(p: Play) -> None:
    await p.mine.ask(Send(id=0, key="", chat=p.chat, text="morgen"))


async def withdraw(p: Play) -> None:
    await hold(p)
    (act,) = (await p.server.peer("milan").hello()).held
    await p.mine.ask(WithdrawHeld(id=0, held=act.id))


async def choose(p: Play) -> None:
    await p.mine.ask(SetSettings(id=0, settings=Settings(theme="dark", send_key="ctrl_enter")))


async def begin(p: Play) -> None:
    await p.mine.ask(SetDraft(id=0, chat=p.chat, text="Ich wollte", reply_to=p.staff_s))


async def pin(p: Play) -> None:
    await p.mine.ask(PinChat(id=0, chat=p.chat, pinned=True))


async def stay_as_an_expert(p: Play) -> None:
    """Milan is assigned no more, and in the task as an expert only."""
    world, now = p.server.world, p.server.world.now()

    def bring_in(connection: Connection) -> None:
        chat, milan = find_chat(connection, p.chat), world.viewers["milan"].person
        row = {"chat_id": chat, "person_id": milan, "role": "expert", "from_at": now}
        connection.execute(insert(task_people).values(row))

    await world.context.database.write(bring_in)
    await unassign(p)


async def talk_to_the_bot(p: Play) -> None:
    """One dialog goes on, another one is cancelled."""
    begun = StartDialog(id=0, key="", script="new_task", text="Drei Hotels in Köln vergleichen")
    talks: list[list[DialogInput]] = [[DialogText(text="Mit Frühstück")], [DialogCancel(), DialogCancel()]]
    for inputs in talks:
        dialog = cast(DialogView, await p.mine.ask(begun))
        for number, given in enumerate(inputs, dialog.number):
            await p.mine.ask(SayToDialog(id=0, key="", dialog=dialog.id, number=number, input=given))


async def take_another_name(p: Play) -> None:
    """The viewer talks to the bot meanwhile, which shows who may be chosen."""
    begun = StartDialog(id=0, key="", script="new_task", text="Drei Hotels in Köln vergleichen")
    await p.mine.ask(begun)
    for peer, name in ((p.tobias, "Tobias R."), (p.jana, "Jana L.")):
        await peer.ask(SetProfile(id=0, name=name))


async def assign(p: Play) -> None:
    """Somebody new, and a word of the account's own."""
    await p.server.world.clock.advance(1)
    await account_service.assign(p.server.world.context, p.pid("sabine"), "aost", "team")
    put_on = TagMessage(id=0, key="", chat=p.chat, seq=p.staff_s, tag="#Messe", when="now")
    await p.tobias.ask(put_on)


ALL = EVERYBODY
STAFF: frozenset[Viewer] = frozenset({("milan", "day"), ("milan", "night")})

CASES: dict[str, tuple[Act, frozenset[Viewer]]] = {
    "message.created": (speak, ALL),
    "message.edited": (edit, ALL),
    "message.deleted": (delete, ALL),
    "task.changed": (agree_on_terms, ALL),
    "task.told": (work, STAFF),
    "chat.created": (new_task, frozenset()),
    "member.joined": (bring_in, ALL),
    "member.left": (take_out, ALL),
    "chat.renamed": (rename, ALL),
    "chat.added": (new_task, ALL),
    "chat.removed": (unassign, STAFF),
    "read.own": (read_myself, ALL),
    "read.moved": (read_others, ALL),
    "typing": (type_something, ALL),
    "presence": (leave, ALL),
    "presence.all": (turn_the_day, ALL),
    "held.changed": (hold, frozenset({("milan", "night")})),
    "held.gone": (withdraw, frozenset({("milan", "night")})),
    "settings.changed": (choose, ALL),
    "draft.changed": (begin, ALL),
    "chat.pinned": (pin, ALL),
    "chat.acts": (stay_as_an_expert, STAFF),
    "dialog.changed": (talk_to_the_bot, ALL),
    "person.changed": (take_another_name, ALL),
    "people.added": (assign, ALL - STAFF),
    "account.changed": (assign, ALL),
    "account.removed": (unassign, STAFF),
    "day.changed": (turn_the_day, ALL),
    **{tag: told for cases in all_cases() for tag, told in cases.pushes.items()},
}
"""What brings a push about, and to which viewer it is told when. `chat.created` is told by a resume alone."""

HIDDEN: dict[str, Act] = {
    "read.moved": read_as_staff,
    "typing": type_as_staff,
    "presence": leave_as_staff,
    "task.told": review,
}
"""What staff do in quiet hours of which a customer hears nothing at all."""


async def stage(server: InProcess, viewer: Name, hours: Hours) -> Play:
    """A task with a past, in which the viewer, Tobias and Jana are connected and hear what follows."""
    world = server.world
    chat = await world.task()
    await world.bring_in("jana", chat, "nora")
    if hours == "night":
        await world.move_to(QUIET)
    customer_s = (await world.send("tobias", chat, "vorher")).seq
    staff_s = (await world.send("jana", chat, "auch vorher")).seq
    await world.send("nora", chat, "und noch etwas")
    mine, tobias, jana = server.peer(viewer), server.peer("tobias"), server.peer("jana")
    for peer in (tobias, jana, mine):
        await peer.hello()
    return Play(
        server=server,
        chat=chat,
        viewer=viewer,
        mine=mine,
        tobias=tobias,
        jana=jana,
        customer_s=customer_s,
        staff_s=staff_s,
    )
