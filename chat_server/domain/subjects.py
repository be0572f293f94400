"""What all subjects declare: contents of events by number, acts that can be held by name.

Importing this imports every module of the rules. Storage and bus read by these tables what they kept or sent.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import walk_packages
from typing import Final

from chat_server import domain
from chat_server.domain.core import events, held_acts
from chat_server.domain.core.events import Content
from chat_server.domain.held import HoldableAct
from chat_server.domain.tasks.act_names import ACTS_BY_NAME as TASK_ACTS

for _module in walk_packages(domain.__path__, f"{domain.__name__}."):
    import_module(_module.name)

CONTENTS: Final[Mapping[int, type[Content]]] = events.CONTENTS

ACTS: Final[Mapping[str, type[HoldableAct]]] = {
    **held_acts.CHAT_ACTS,
    **{f"task.{name}": kind for name, kind in TASK_ACTS.items()},
}
"""The names are stored: never change one."""

_NAMES: Final = {kind: name for name, kind in ACTS.items()}


def name_of(act: HoldableAct) -> str:
    """What an act is stored as. Raises KeyError for one that cannot be held."""
    return _NAMES[type(act)]
