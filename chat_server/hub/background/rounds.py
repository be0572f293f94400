"""How often each of the hub's loops goes round, and what becomes of a round that fails."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from chat_server import faults
from chat_server.clock import Clock
from chat_server.domain.core.refusal import Refusal
from chat_server.tally import tally

log = structlog.get_logger()

SWEEP_SECONDS = 2.0
SHARED_SWEEP_SECONDS = 1.0
"""Where other processes write: while Redis is away, nothing else tells of a message in a quiet chat."""

SESSIONS_SECONDS = 0.5
LOOK_AT_CLOCK_SECONDS = 0.5
"""Not longer: the machine's clock may be set, or the machine sleep, while the loop's own time goes on."""


@contextmanager
def one_round(clock: Clock, loop: str) -> Iterator[None]:
    """What fails now, as when the store cannot be read, is logged and done again the next time."""
    well = False
    try:
        yield
        well = True
    except Refusal as refusal:
        log.warning("background loop failed", loop=loop, code=refusal.code)
    except Exception as error:  # noqa: BLE001  whatever it is, it is done again
        faults.report(error, f"background loop {loop}")
    finally:
        tally.ran(loop, clock.now().timestamp(), well=well)
