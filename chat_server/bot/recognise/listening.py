"""Listens to what is said to a dialog of any script, before it is taken as an answer (SPEC 6).

Rules say of which kind a text is, whatever the step; a table of kinds x steps decides what is done with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from chat_server.bot.recognise.agreeing import agrees_freely, yes_or_no
from chat_server.bot.recognise.commands import command_in, recognise
from chat_server.bot.recognise.corrections import corrected
from chat_server.bot.recognise.courtesies import (
    GREETING,
    HOW_ARE_YOU,
    IS_ANYBODY_HERE,
    ORDERS_TO_BOT,
    SOMETHING_MORE,
    THANKS,
    WAIT,
    WANTS_HELP,
)
from chat_server.bot.recognise.plain import core, is_gibberish, plain, says_something
from chat_server.bot.recognise.questions.asking import asks_yes_or_no
from chat_server.bot.recognise.questions.topics import topic_of
from chat_server.bot.recognise.sayings import ENOUGH, NOTHING_MORE, UNSURE, WHATEVER, matches, says
from chat_server.bot.recognise.talk_by_words import Talk, talk_of
from chat_server.bot.recognise.talk_with_reasons import cancels, talk_with_reasons
from chat_server.domain.bot.heard import Asks, Heard, IsAnswer, IsInput, Judged, ProposesDefault, Unsure
from chat_server.domain.bot.progress import MISSED
from chat_server.domain.bot.script import Recognisable
from chat_server.domain.bot.values import (
    SUMMARY,
    Cancel,
    ChangeAnswer,
    Confirm,
    Help,
    Input,
    Pick,
    QuickReply,
    Skip,
    Utterance,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text that was said to a dialog of the script, and what is asked and shown then."""

    script: str
    text: str
    at: Recognisable

    @property
    def core(self) -> str:
        return core(self.text)

    @property
    def talk(self) -> Talk | None:
        """The kind of talk that the text is by its words, with or without reasons for it."""
        return talk_of(self.text) or talk_with_reasons(self.text)

    def says(self, *tables: tuple[str, ...]) -> bool:
        """Whether the text stands in the tables of sayings, with or without its little words."""
        return says(self.core, *tables) or says(plain(self.text).rstrip("?"), *tables)


Rule: TypeAlias = Callable[[Said], Heard | None]
Kinds: TypeAlias = tuple[tuple[str, Rule], ...]
"""The kinds of texts with the rule that knows each, in the order in which they are tried."""
LEAVING = "leaving"
"""The column for texts that are said while the bot asks whether to cancel."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is done with each kind of text in each step. `columns`: the steps and LEAVING; a step that is no column
    is treated as `like`. `rows`: by kind a letter a column, see `_treated`.
    """

    columns: tuple[str, ...]
    like: str
    rows: Mapping[str, str]

    def of(self, kind: str, at: Recognisable) -> str:
        """The letter for a kind of text in the present step."""
        step = at.step if at.step in self.columns else self.like
        column = LEAVING if at.reason == LEAVING else step
        return self.rows[kind].replace(" ", "")[self.columns.index(column)]


def judge(said: Said, kinds: Kinds, decisions: Decisions) -> Judged:
    """What the text is by the first rule that knows it and counts in this step; else an answer."""
    for kind, rule in (*kinds, ("answer", _answer)):
        letter = decisions.of(kind, said.at)
        heard = None if letter == _NOT_HERE else rule(said)
        if heard is not None:
            return Judged(_treated(letter, heard, said), kind)
    return Judged(IsAnswer(), "answer")


_NOT_HERE = "-"


def _treated(letter: str, heard: Heard, said: Said) -> Heard:
    """The text as it is treated by a letter of the table. h: as it was heard; x: the question is explained; o: the
    step is left to us; p: our default is proposed; c: confirmed, unless something is asked back; k: nothing but that
    the dialog goes on.
    """
    step = said.at.step
    treated: dict[str, Heard] = {
        "x": Asks(Utterance(f"{said.script}.{step}.help")),
        "o": Unsure(step),
        "p": ProposesDefault(step),
        "c": heard if said.at.reason else IsInput(Confirm()),
        "k": Asks(Utterance("goes_on")),
    }
    return treated.get(letter, heard)


def _answer(_said: Said) -> Heard:
    return IsAnswer()


def _command(said: Said) -> Heard | None:
    """A command, a label, a change; where something is asked back or confirmed, little words around it are left out."""
    shortened = said.at.reason or said.at.step == SUMMARY
    found = (
        recognise(said.script, said.text, said.at)
        or command_in(said.core)
        or command_in(plain(corrected(said.text)))
        or (recognise(said.script, said.core, said.at) if shortened else None)
    )
    found = found or _BY_WORDS.get(said.talk or "") or (Cancel() if cancels(said.text) else None)
    if (
        isinstance(found, Skip)
        and said.at.reason == MISSED
        and (declining := _standing_for("no", said.at.options))
    ):
        return IsInput(declining.input)
    offered = found in [option.input for option in said.at.options]
    return None if found is None else IsInput(found, isinstance(found, ChangeAnswer) and not offered)


_BY_WORDS: dict[str, Input] = {"cancel": Cancel(), "help": Help()}


def _unsure(said: Said) -> Heard | None:
    by_words = said.talk == "unsure"
    if asks_yes_or_no(said.text) and not by_words:
        return None
    if said.says(UNSURE) or by_words:
        return Unsure(said.at.step)
    at_results = said.at.step == "results" and said.core in _BOTH
    return Unsure(said.at.step, whatever=True) if said.says(WHATEVER, UNSURE) and not at_results else None


_BOTH = frozenset(("beides", "beide", "both"))


def _nothing_more(said: Said) -> Heard | None:
    """ "Mehr ist es nicht" leaves the step empty."""
    if not said.says(NOTHING_MORE) and talk_of(said.text) != "nothing more":
        return None
    declining = _standing_for("no", said.at.options)
    return IsInput(declining.input) if declining else Unsure(said.at.step)


def _alone(meaning: Literal["yes", "no"], said: Said) -> Heard | None:
    """Yes or no to a question that has no such answer; where readings are offered, it chooses none of them."""
    picks = [option for option in said.at.options if isinstance(option.input, Pick)]
    asked_back = said.at.reason not in ("", MISSED) and picks
    freely = meaning == "yes" and said.at.step == SUMMARY and agrees_freely(said.core)
    return IsAnswer() if not asked_back and (freely or yes_or_no(said.core) == meaning) else None


def _standing_for(meaning: str, options: tuple[QuickReply, ...]) -> QuickReply | None:
    return next((option for option in options if option.stands_for == meaning), None)


def _enough(said: Said) -> Heard | None:
    """ "Reicht so, abgeben", also behind a yes: "passt alles, abschicken"."""
    hands_in = said.says(ENOUGH, NOTHING_MORE) or said.talk == "enough"
    return IsInput(Confirm()) if hands_in else None


def loosely(said: Said) -> Heard | None:
    """What a text that is no answer says besides something else: "da muss ich erst meine Chefin fragen"."""
    match talk_of(said.text, loosely=True):
        case "cancel":
            return IsInput(Cancel())
        case "help":
            return IsInput(Help())
        case "enough":
            return IsInput(Confirm())
        case "unsure" | "nothing more":
            return Unsure(said.at.step)
        case talk:
            return Asks(Utterance(_TALK[talk])) if talk in _TALK else None


def _courtesy(said: Said) -> Heard | None:
    """A greeting, thanks, a call for help: answered as a person would."""
    for table, reply in (
        (IS_ANYBODY_HERE, "is_here"),
        (HOW_ARE_YOU, "how_are_you"),
        (GREETING, "greeting"),
        (SOMETHING_MORE, "something_more"),
        (THANKS, "thanks"),
        (WANTS_HELP, "wants_help"),
        (WAIT, "wait"),
    ):
        if said.says(table, GREETING, WAIT):
            return Asks(Utterance(reply))
    by_words = _TALK.get(said.talk or "")
    return Asks(Utterance(by_words)) if by_words else None


_TALK = {
    "more": "something_more",
    "wait": "wait",
    "back again": "back_again",
    "wants help": "wants_help",
    "thanks": "thanks",
}


def _question(said: Said) -> Heard | None:
    topic = topic_of(said.core)
    return Asks(Utterance(f"question.{topic}")) if topic else None


def _order(said: Said) -> Heard | None:
    return Asks(Utterance("no_orders")) if matches(ORDERS_TO_BOT, said.core) else None


def _signs(said: Said) -> Heard | None:
    """Signs alone say nothing, unless the script reads them (stars); neither do keys hit at random."""
    if not says_something(said.text):
        return Asks(Utterance("only_signs"))
    is_number = said.at.step == "title" and said.text.strip().isdigit()
    return Asks(Utterance("gibberish")) if is_number or is_gibberish(said.text) else None


BARE_KINDS: Kinds = (
    ("command", _command),
    ("unsure", _unsure),
    ("nothing more", _nothing_more),
    ("enough", _enough),
    ("yes alone", partial(_alone, "yes")),
    ("no alone", partial(_alone, "no")),
)
"""What is heard in every dialog."""
TALK_KINDS: Kinds = (
    ("courtesy", _courtesy),
    ("question", _question),
    ("order to the bot", _order),
    ("signs", _signs),
)
"""What is heard besides where people talk to the bot as to a person."""
