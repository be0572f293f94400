"""Whether the time of an answer tells who is there: a customer asks at night; nobody, 2 or 50 of staff are connected.

From the bytes of the command to those of its answer, in one process without a network. Each command takes turns
between three servers, so that what else the machine does falls on all alike. A difference counts in sigma, the
standard error of the difference of the means without the slowest tenth.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from math import sqrt
from pathlib import Path
from statistics import mean, pvariance
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.report import Report, Table
from chat_server.storage.all_tables import metadata
from chat_server.storage.core.database import open_database
from protocol.chats.chat import PinChat, RenameChat
from protocol.chats.log import History
from protocol.chats.read_marks import MarkRead
from protocol.core.frames import Command, Ok
from protocol.messages import Send, SetDraft
from protocol.presence import Active, Typing
from protocol.tags import TagMessage
from protocol.tasks.commands import GetTask, ListTasks
from tests.support.clock import ManualClock
from tests.support.every_command import Scene, set_scene
from tests.support.servers.in_process import in_process
from tests.support.world import QUIET

COLLEAGUES = (0, 2, 50)
TIMES = 400
PAUSE = 0.002
"""Seconds after each answer: what it set off is over by the next command."""

ASKED: dict[str, Callable[[Scene, int], Command]] = {
    "typing": lambda s, _n: Typing(id=0, chat=s.task),
    "presence.active": lambda _s, _n: Active(id=0),
    "message.send": lambda s, n: Send(id=0, key="", chat=s.task, text=f"Nachricht {n}"),
    "read.mark": lambda s, n: MarkRead(id=0, chat=s.task, seq=n + 1),
    "draft.set": lambda s, n: SetDraft(id=0, chat=s.task, text=f"Entwurf {n}"),
    "chat.pin": lambda s, n: PinChat(id=0, chat=s.task, pinned=n % 2 == 0),
    "message.tag": lambda s, n: TagMessage(
        id=0, key="", chat=s.task, seq=s.hers, tag="result", on=n % 2 == 0
    ),
    "chat.rename": lambda s, n: RenameChat(id=0, key="", chat=s.task, title=f"Titel {n}"),
    "chat.history": lambda s, _n: History(id=0, chat=s.task, after=0, limit=20),
    "task.get": lambda s, _n: GetTask(id=0, chat=s.task),
    "task.list": lambda _s, _n: ListTasks(id=0),
}
"""Commands that can be given again and again."""


def run() -> Report:
    with TemporaryDirectory(prefix="feierabend-bench-") as folder:
        times = asyncio.run(measure(Path(folder)))
    rows: list[tuple[str | float, ...]] = []
    for tag, found in times.items():
        usual = [_usual(found[count]) * 1e6 for count in COLLEAGUES]
        rows.append((tag, *usual, *(_sigma(found, count) for count in COLLEAGUES[1:])))
    columns = (
        "command",
        *(f"{count} there, us" for count in COLLEAGUES),
        "2 against 0, sigma",
        "50 against 0, sigma",
    )
    return Report([Table(f"Time of an answer to a customer at night, of {TIMES} each", columns, rows)], [])


async def measure(folder: Path) -> dict[str, dict[int, list[float]]]:
    async with AsyncExitStack() as stack:
        scenes = {count: await _scene(stack, folder / f"{count}.db", count) for count in COLLEAGUES}
        return {tag: await _turns(scenes, make) for tag, make in ASKED.items()}


async def _scene(stack: AsyncExitStack, path: Path, colleagues: int) -> Scene:
    database = open_database(f"sqlite:///{path}")
    stack.push_async_callback(database.close)
    await database.write(metadata.create_all)
    server = await stack.enter_async_context(in_process(database, ManualClock()))
    scene = await set_scene(server)
    await server.world.move_to(QUIET)
    scene.jana.hang_up()
    for _ in range(colleagues):
        await server.peer("milan").hello()
    return scene


async def _turns(scenes: dict[int, Scene], make: Callable[[Scene, int], Command]) -> dict[int, list[float]]:
    times: dict[int, list[float]] = {count: [] for count in scenes}
    for number in range(TIMES):
        for count in sorted(scenes, key=lambda count, n=number: (count * 7 + n) % 3):  # type: ignore[misc]
            times[count].append(await _ask(scenes[count], make(scenes[count], number)))
            await asyncio.sleep(PAUSE)
    return times


async def _ask(scene: Scene, command: Command) -> float:
    written: list[float] = []
    connection, peer = scene.katrin.connection, scene.katrin
    write, pushes = connection.write, len(peer.pushes)

    def noting(data: bytes) -> None:
        write(data)
        if not written and len(peer.pushes) == pushes:
            written.append(perf_counter())

    connection.write = noting
    began = perf_counter()
    answer = await peer.answer(command)
    connection.write = write
    if not isinstance(answer, Ok):
        raise TypeError(answer)
    return written[0] - began


def _kept(times: list[float]) -> list[float]:
    return sorted(times)[: len(times) * 9 // 10]


def _usual(times: list[float]) -> float:
    return mean(_kept(times))


def _sigma(found: dict[int, list[float]], count: int) -> float:
    kept, nobody = _kept(found[count]), _kept(found[0])
    error = sqrt(pvariance(kept) / len(kept) + pvariance(nobody) / len(nobody))
    return (mean(kept) - mean(nobody)) / error
