"""Listens to what is said to a dialog of any script, before it is taken as an answer (SPEC 6).

The rules are tried in the order of the table; each is a pure function, and names itself as the reason.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import or_
from typing import TypeAlias

from chat_server.bot.recognise.commands import command_in, recognise, yes_or_no
from chat_server.bot.recognise.plain import core, says_something
from chat_server.bot.recognise.questions_back import topic_of
from chat_server.bot.recognise.sayings import (
    ENOUGH,
    GREETING,
    NOTHING_MORE,
    ORDERS_TO_BOT,
    THANKS,
    UNSURE,
    WAIT,
    WANTS_HELP,
    WHATEVER,
    matches,
)
from chat_server.domain.bot.heard import Asks, Heard, IsAnswer, IsInput, Judged, Unsure
from chat_server.domain.bot.script import Recognisable
from chat_server.domain.bot.values import SUMMARY, ChangeAnswer, Confirm, QuickReply, Utterance


@dataclass(frozen=True, slots=True)
class Said:
    """A text that was said to a dialog of the script, and what is asked and shown then."""

    script: str
    text: str
    at: Recognisable

    @property
    def core(self) -> str:
        return core(self.text)


Rule: TypeAlias = Callable[[Said], Heard | None]


def judge(said: Said, rules: tuple[tuple[str, Rule], ...]) -> Judged:
    """What the text is by the first rule that knows it; else an answer."""
    for reason, rule in rules:
        heard = rule(said)
        if heard is not None:
            return Judged(heard, reason)
    return Judged(IsAnswer(), "answer")


def _command(said: Said) -> Heard | None:
    """A command, a label, a change; where something is asked back or confirmed, little words around it are left out."""
    shortened = said.at.reason or said.at.step == SUMMARY
    found = (
        recognise(said.script, said.text, said.at)
        or command_in(said.core)
        or (recognise(said.script, said.core, said.at) if shortened else None)
    )
    return None if found is None else IsInput(found, maybe_text=isinstance(found, ChangeAnswer))


def _unsure(said: Said) -> Heard | None:
    if matches(UNSURE, said.core):
        return Unsure(said.at.step)
    declines = not said.at.reason and said.at.step != SUMMARY and yes_or_no(said.core) == "no"
    if declines:  # a step that may stay empty has a button for it, which comes before
        return Unsure(said.at.step)
    at_results = said.at.step == "results" and said.core in _BOTH
    return Unsure(said.at.step, whatever=True) if matches(WHATEVER, said.core) and not at_results else None


_BOTH = frozenset(("beides", "beide", "both"))


def _nothing_more(said: Said) -> Heard | None:
    """ "Mehr ist es nicht" leaves the step empty; in the summary it confirms."""
    if not matches(NOTHING_MORE, said.core):
        return None
    if said.at.step == SUMMARY:
        return IsInput(Confirm())
    declining = _standing_for("no", said.at.options)
    return IsInput(declining.input) if declining else Unsure(said.at.step)


def _standing_for(meaning: str, options: tuple[QuickReply, ...]) -> QuickReply | None:
    return next((option for option in options if option.stands_for == meaning), None)


def _enough(said: Said) -> Heard | None:
    """ "Reicht so, abgeben", also behind a yes: "passt alles, abschicken"."""
    parts = [core(part) for part in re.split(r"[,.;!]+", said.core) if part.strip()]
    sends = [matches(ENOUGH, part) for part in parts]
    agrees = [matches(NOTHING_MORE, part) or yes_or_no(part) == "yes" for part in parts]
    enough = matches(ENOUGH, said.core) or (any(sends) and all(map(or_, sends, agrees)))
    return IsInput(Confirm()) if enough else None


def _courtesy(said: Said) -> Heard | None:
    """A greeting, thanks, a call for help: answered as a person would."""
    for table, reply in (
        (GREETING, "greeting"),
        (THANKS, "thanks"),
        (WANTS_HELP, "wants_help"),
        (WAIT, "wait"),
    ):
        if matches(table, said.core) or matches(table, said.text.casefold().strip(" .!?")):
            return Asks(Utterance(reply))
    return None


def _question(said: Said) -> Heard | None:
    topic = topic_of(said.core)
    return Asks(Utterance(f"question.{topic}")) if topic else None


def _order(said: Said) -> Heard | None:
    return Asks(Utterance("no_orders")) if matches(ORDERS_TO_BOT, said.core) else None


def _signs(said: Said) -> Heard | None:
    """Signs alone say nothing, unless the script reads them (stars)."""
    return None if says_something(said.text) else Asks(Utterance("only_signs"))


BARE_RULES: tuple[tuple[str, Rule], ...] = (
    ("command", _command),
    ("unsure", _unsure),
    ("nothing more", _nothing_more),
    ("enough", _enough),
)
"""What is heard in every dialog."""
COMMON_RULES: tuple[tuple[str, Rule], ...] = (
    *BARE_RULES,
    ("courtesy", _courtesy),
    ("question", _question),
    ("order to the bot", _order),
    ("signs", _signs),
)
"""What is heard besides where people talk to the bot as to a person."""
