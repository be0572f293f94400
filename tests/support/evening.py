"""What staff do in quiet hours."""

from dataclasses import replace

from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.times import to_millis
from chat_server.domain.held import ActKind, HeldAct
from chat_server.jobs.held import HELD_ACTS
from chat_server.jobs.run_due import run_due
from chat_server.services.held import held
from chat_server.services.messages.messages import Placed
from chat_server.storage.held import load_held_of
from tests.support.world import OPENING, Name, World


class Evening:
    """What staff do in quiet hours, in a world whose clock stands in them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._number = 0

    def act(self, name: Name, chat: str, kind: ActKind) -> HeldAct:
        self._number += 1
        viewer, at = self.world.viewers[name], self.world.now()
        return HeldAct(
            id=0, pid=f"h{self._number}", person=viewer.person, chat_pid=chat, act=kind, at=at,
            release_at=to_millis(OPENING), state="waiting", head=0,
        )  # fmt: skip

    async def hold(self, name: Name, act: HeldAct, key: str | None = None) -> Placed:
        world = self.world
        command = world.key(name, key, repr((act.act, act.chat_pid, act.text, act.of, act.title)).encode())
        request = held.HoldRequest(
            world.viewers[name], command, act, world.day.quiet_since(), world.context.calendar
        )
        return await world.context.writer.run(act.person, held.hold_act, request)

    async def write(self, name: Name, chat: str, text: str, key: str | None = None) -> Placed:
        return await self.hold(name, replace(self.act(name, chat, "send"), text=text), key)

    async def insist(self, name: Name, pid: str) -> Placed | None:
        world = self.world
        request = held.ReleaseRequest(
            world.viewers[name].person,
            pid,
            world.now(),
            world.day.quiet_since(),
            insisted=True,
            calendar=world.context.calendar,
        )
        return await world.context.writer.run(request.person, held.release_act, request)

    async def release_due(self) -> int:
        return await run_due(HELD_ACTS, self.world.context)

    async def waiting(self, name: Name) -> list[tuple[str, str]]:
        person = self.world.viewers[name].person
        acts = await self.world.read(lambda connection: load_held_of(connection, person))
        return [(act.act, act.state) for act in acts]

    async def texts(self, chat: str) -> list[str]:
        entries = (await self.world.snapshot("katrin", chat)).page.entries
        return [entry.text for entry in entries if entry.kind is EventKind.MESSAGE]

    async def reword(self, name: Name, pid: str, text: str) -> Placed:
        request = held.RewordRequest(self.world.viewers[name].person, pid, text, to_millis(OPENING))
        return await self.world.context.writer.run(request.person, held.reword_act, request)

    async def agree(self, name: Name, pid: str) -> Placed:
        """As it is, at the opening."""
        world = self.world
        since, release = world.day.quiet_since(), to_millis(OPENING)
        person, calendar = world.viewers[name].person, world.context.calendar
        request = held.AgreeRequest(person, pid, world.now(), since, release, calendar)
        return await world.context.writer.run(person, held.agree_to_act, request)

    async def acts_of(self, name: Name) -> list[HeldAct]:
        person = self.world.viewers[name].person
        return await self.world.read(lambda connection: load_held_of(connection, person))
