"""What the tests for all subjects need of each, which says it in one file of tests/subjects."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Literal

from chat_server.domain.core.events import Content
from chat_server.domain.held import HoldableAct
from protocol.core.frames import Command
from tests import subjects

if TYPE_CHECKING:  # these collect the cases
    from tests.contract.conftest import Name
    from tests.contract.core.observing import Actors
    from tests.contract.core.test_refusals import Scene as RefusalScene
    from tests.noninterference.commands import Draw, Said
    from tests.support.every_command import Scene
    from tests.support.recorded_runs.push_cases import Play

Viewer = tuple[Literal["katrin", "milan"], Literal["day", "night"]]
EVERYBODY: frozenset[Viewer] = frozenset(
    {("katrin", "day"), ("katrin", "night"), ("milan", "day"), ("milan", "night")}
)


@dataclass(frozen=True, kw_only=True)
class Cases:
    """A part that a subject has no need of is empty."""

    commands: "Mapping[type[Command], Callable[[Scene], Command]]" = field(default_factory=dict)
    """Each command as somebody may give it by day; it is carried out."""
    refused: "Sequence[tuple[Name, str, Callable[[RefusalScene], Command]]]" = ()
    """Who is refused what with which code."""
    guessed: "Mapping[str, Callable[[Draw], Said]]" = field(default_factory=dict)
    """Fields of each command, by its tag, as people who try this and that choose them."""
    pushes: "Mapping[str, tuple[Callable[[Play], Awaitable[object]], frozenset[Viewer]]]" = field(
        default_factory=dict
    )
    """What brings a push about, by its tag, and who is told of it when; its runs are recorded."""
    agreed: "Sequence[tuple[Callable[[Actors], Awaitable[object]], set[str]]]" = ()
    """What is done in a chat, and tags of pushes that tell of it: afterwards all devices know the same."""
    held: Sequence[tuple[HoldableAct, type[Content]]] = ()
    """Acts that can be held, one after the other, and the event that each becomes.

    Messages 3 to 5 of the chat are the author's; 5 is tagged as a question.
    """


@cache
def all_cases() -> Sequence[Cases]:
    """Those of all subjects, by their names."""
    names = sorted(found.name for found in iter_modules(subjects.__path__))
    return [import_module(f"{subjects.__name__}.{name}").CASES for name in names]
