"""What staff do in quiet hours."""

from collections.abc import Sequence

from chat_server.domain.core.events import EventKind
from chat_server.domain.core.times import to_millis
from chat_server.domain.held import ActToHold, HeldAct, HoldableAct
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.domain.subjects import name_of
from chat_server.jobs.held import HELD_ACTS
from chat_server.jobs.run_due import run_due
from chat_server.services.core.placed import Placed
from chat_server.services.held import hold, release, waiting
from chat_server.storage.held.held import load_held_of
from tests.support.world import OPENING, Name, World


class Evening:
    """What staff do in quiet hours, in a world whose clock stands in them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._number = 0

    async def hold(
        self, name: Name, chat: str, act: HoldableAct, key: str | None = None, *, uploads: Sequence[str] = ()
    ) -> Placed:
        """Somebody's act, which waits until the opening."""
        self._number += 1
        world, me = self.world, self.world.viewers[name]
        request = hold.HoldRequest(
            viewer=me,
            key=world.key(name, key, repr((chat, act)).encode()),
            new=ActToHold(
                pid=f"h{self._number}", person=me.person, chat_pid=chat, act=act, at=world.now(),
                release_at=to_millis(OPENING),
            ),
            quiet_since=world.day.time().hours.quiet_since,
            calendar=world.context.calendar,
            uploads=tuple(uploads),
        )  # fmt: skip
        return await world.context.writer.run(me.person, hold.hold_act, request)

    async def write(self, name: Name, chat: str, text: str, key: str | None = None) -> Placed:
        return await self.hold(name, chat, HeldSend(text), key)

    async def insist(self, name: Name, pid: str) -> Placed | None:
        world = self.world
        request = release.ReleaseRequest(
            person=world.viewers[name].person,
            held=pid,
            at=world.now(),
            quiet_since=world.day.time().hours.quiet_since,
            insisted=True,
            calendar=world.context.calendar,
        )
        return await world.context.writer.run(request.person, release.release_act, request)

    async def release_due(self) -> int:
        return await run_due(HELD_ACTS, self.world.context)

    async def waiting(self, name: Name) -> list[tuple[str, str]]:
        person = self.world.viewers[name].person
        acts = await self.world.read(lambda connection: load_held_of(connection, person))
        return [(name_of(act.act), act.state) for act in acts]

    async def texts(self, chat: str) -> list[str]:
        entries = (await self.world.snapshot("katrin", chat)).page.entries
        return [entry.text for entry in entries if entry.kind is EventKind.MESSAGE]

    async def reword(self, name: Name, pid: str, text: str) -> Placed:
        request = waiting.RewordRequest(self.world.viewers[name].person, pid, text, to_millis(OPENING))
        return await self.world.context.writer.run(request.person, waiting.reword_act, request)

    async def agree(self, name: Name, pid: str) -> Placed:
        """As it is, at the opening."""
        world = self.world
        request = waiting.AgreeRequest(
            person=world.viewers[name].person,
            held=pid,
            at=world.now(),
            quiet_since=world.day.time().hours.quiet_since,
            release=to_millis(OPENING),
            calendar=world.context.calendar,
        )
        return await world.context.writer.run(request.person, waiting.agree_to_act, request)

    async def acts_of(self, name: Name) -> list[HeldAct]:
        person = self.world.viewers[name].person
        return await self.world.read(lambda connection: load_held_of(connection, person))
