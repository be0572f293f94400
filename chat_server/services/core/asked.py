"""Who asks for something."""

from dataclasses import dataclass

from chat_server.domain.core.people import Viewer
from chat_server.storage.core.done_commands import CommandKey


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, under which key, when (ms). `discreet`: nothing that customers would see may happen now."""

    viewer: Viewer
    key: CommandKey
    at: int
    discreet: bool = False
