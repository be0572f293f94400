"""A script of a dialog as data: its steps with their stored names, and what each may look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, TypeAlias, TypeVar

from chat_server.domain.bot.values import Answer, Asked, Found, Input, Option, Say, Taken, Value

C = TypeVar("C")
E = TypeVar("E")

Asks: TypeAlias = Literal["ask", "offer", "no"]
"""Whether a step is asked, only shown in the summary where it can be changed, or does not exist here."""
Picker: TypeAlias = Literal["date_time", "duration", "stars"]
MOST_TEXT = 8000
"""Characters of one text (SPEC 4), and of what is collected in one answer."""


@dataclass(frozen=True, slots=True)
class Scene(Generic[C]):
    """What a step may look at. `context`: what the service knows; `asked`: the question to which this is the reply."""

    context: C
    now: datetime
    answers: Mapping[str, Answer] = field(default_factory=dict)
    asked: Asked | None = None

    def value(self, step: str) -> Value | None:
        """What a step was answered with; None if it was not, or left empty."""
        answer = self.answers.get(step)
        return None if answer is None else answer.value


@dataclass(frozen=True, slots=True)
class Caution:
    """What should be known about an answer, with better ones; `link` names a place of the client ("book_hours")."""

    say: Say
    options: tuple[Option, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Step(Generic[C]):
    """One thing that is asked for. Its name is stored; texts are in the catalogue under script and name.

    `read`: what a text says; `take`: what a picked value means, None if it cannot be an answer; `say`: how a value is
    said; `usual`: the answer that holds without asking. `free`: the answer is the text itself.
    """

    name: str
    read: Callable[[str, Scene[C]], Found]
    take: Callable[[Value, Scene[C]], Taken | Asked | None]
    say: Callable[[Value, Scene[C]], Say]
    about: Callable[[Scene[C]], Mapping[str, Value | Say]] = lambda _scene: {}
    """What is put into its question and example."""
    options: Callable[[Scene[C]], tuple[Option, ...]] = lambda _scene: ()
    asks: Callable[[Scene[C]], Asks] = lambda _scene: "ask"
    usual: Callable[[Scene[C]], Value | None] = lambda _scene: None
    holds: Callable[[Value, Scene[C]], bool] | None = None
    """Whether an answer is still possible; without it, whether it could be picked."""
    warn: Callable[[Value, Scene[C]], tuple[Caution, ...]] = lambda _value, _scene: ()
    optional: bool = False
    free: bool = False
    picker: Picker | None = None

    def still_holds(self, value: Value, scene: Scene[C]) -> bool:
        return self.take(value, scene) is not None if self.holds is None else self.holds(value, scene)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the words of a person can refer to besides answering: the steps, and the options that are shown."""

    steps: tuple[str, ...]
    options: tuple[Option, ...]
    reason: str
    """Of the question asked back, empty for a plain one."""


@dataclass(frozen=True, slots=True)
class Script(Generic[C, E]):
    """A dialog. `version` is raised when steps come or go.

    `hear`: the command or option that a text is, None if it is an answer; `elsewhere`: what a text says that does not
    answer the step; `collects`: the step that takes up whatever else is said; `finish`: what is to be done in the end;
    `fits`: whether what would come of the answers is short enough.
    """

    name: str
    version: int
    steps: tuple[Step[C], ...]
    collects: str
    hear: Callable[[str, Hearing], Input | None]
    elsewhere: Callable[[str, Scene[C]], Found]
    finish: Callable[[Scene[C]], tuple[E, ...]]
    fits: Callable[[Scene[C]], bool] = lambda _scene: True

    def step(self, name: str) -> Step[C] | None:
        return next((step for step in self.steps if step.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.name for step in self.steps)
