"""What a text said to a dialog is. A script listens first; only what is nothing else is taken as the answer."""

from dataclasses import dataclass
from typing import TypeAlias

from chat_server.domain.bot.values import Clarification, Input, ParsedSteps, Utterance


@dataclass(frozen=True, slots=True)
class IsAnswer:
    """An answer to the question, or to another one."""


@dataclass(frozen=True, slots=True)
class IsInput:
    """A command, or a quick reply in words. `maybe_text`: where any text is an answer, it could be one as well."""

    input: Input
    maybe_text: bool = False


@dataclass(frozen=True, slots=True)
class Corrects:
    """Says anew what was said before; nothing of it is text of the task."""

    answers: ParsedSteps


@dataclass(frozen=True, slots=True)
class Unsure:
    """Leaves the answer to a step to the others: "weiß nicht", "egal". `whatever`: of several readings any will do;
    `named`: the step was named, so that an answer given before does not stay.
    """

    step: str
    whatever: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class ProposesDefault:
    """Agrees to a question that has no yes: the default of the step is proposed, where it has one."""

    step: str


@dataclass(frozen=True, slots=True)
class Asks:
    """Asks or says something to the bot that has a reply and changes nothing."""

    reply: Utterance


@dataclass(frozen=True, slots=True)
class AsksBesides:
    """Says something (`rest`), and asks something that has a reply."""

    reply: Utterance
    rest: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """May be one thing or another: asked back at the present step."""

    asked: Clarification


@dataclass(frozen=True, slots=True)
class Divides:
    """Several tasks: `first` is taken now, empty if there is one already; those of `later` are begun one after the
    other, each when the one before it is handed in.
    """

    first: str
    later: tuple[str, ...]


Heard: TypeAlias = (
    IsAnswer | IsInput | Corrects | Unsure | ProposesDefault | Asks | AsksBesides | Doubtful | Divides
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a text is, and the rule that found it."""

    heard: Heard
    reason: str
