"""What a command that writes to a chat is answered: where its event stands."""

from sqlalchemy import Connection

from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.held import HeldAct, SettledAct
from chat_server.storage.core.done_commands import DoneCommand
from chat_server.storage.held.held import load_held_or_settled


@hot_dataclass(frozen=True, slots=True)
class Placed:
    """Where an event stands in its chat, and when it happened (ms); or that it is held, with `seq` 0."""

    seq: int
    at: int
    held: HeldAct | None = None


def placed_before(connection: Connection, done: DoneCommand) -> Placed:
    """The result of a command carried out before; a held one may have taken its place since."""
    if done.held is None:
        return Placed(done.seq, done.at)
    act = load_held_or_settled(connection, done.held)
    if isinstance(act, SettledAct):
        return Placed(act.seq or 0, act.at)
    mine = act.handed_on is None  # what was handed on is told to whoever decides about it
    return Placed(0, act.at, act if mine else None)
