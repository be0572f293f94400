"""The dialog for a rating: 1 to 5 stars and a comment (SPEC 12)."""

import re
from dataclasses import dataclass

from chat_server.bot.recognise.listening import BARE_KINDS, LEAVING, Decisions, Said, judge
from chat_server.domain.bot.heard import Judged
from chat_server.domain.bot.script import MAX_TEXT, Recognisable, Script, Situation, Step
from chat_server.domain.bot.values import (
    AnswerValue,
    Clarification,
    ParsedAnswer,
    ParsedSteps,
    Pick,
    QuickReply,
    Utterance,
)

MAX_STARS = 5
_WORDS = {"ein": 1, "einen": 1, "eins": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4,
          "fünf": 5, "fuenf": 5, "five": 5}  # fmt: skip
_UNIT = r"\s*(?:sterne?n?\b|stars?\b|★|⭐|von\s+5\b|/\s*5\b|out\s+of\s+5\b)"
# A number alone counts if nothing but signs follows: "3 Hotels" and "3,5" are no stars.
_STARS = re.compile(
    rf"\s*(?P<count>-?\d+|{'|'.join(_WORDS)})(?:(?:{_UNIT})+|\s*(?=$|[,.;:!–-](?!\d)))", re.IGNORECASE
)
_SIGNS = re.compile(r"\s*((?:★|⭐️?|\*)+)")


@dataclass(frozen=True, slots=True)
class RatingContext:
    """What the dialog must know: the title of the task."""

    title: str


@dataclass(frozen=True, slots=True)
class SaveRating:
    """The rating to be saved."""

    stars: int
    comment: str


def _describe_stars(value: AnswerValue, _situation: Situation[RatingContext]) -> Utterance:
    return Utterance("rating.stars.one" if value == 1 else "rating.stars.many", {"value": value})


def _accept_stars(value: AnswerValue, _situation: Situation[RatingContext]) -> ParsedAnswer | None:
    return ParsedAnswer(value) if isinstance(value, int) and 1 <= value <= MAX_STARS else None


def _options(situation: Situation[RatingContext]) -> tuple[QuickReply, ...]:
    return tuple(
        QuickReply(Pick(stars), _describe_stars(stars, situation)) for stars in range(1, MAX_STARS + 1)
    )


def _read_stars(text: str, situation: Situation[RatingContext]) -> ParsedSteps:
    """Parses a number of stars at the beginning; what follows is the comment."""
    stars, end = _count(text)
    if stars is None:
        return {}
    rest = text[end:].strip(" \n,.;:!-–")
    if not 1 <= stars <= MAX_STARS:
        return {
            "stars": Clarification(
                reason="out_of_range",
                question=Utterance("rating.stars.out_of_range"),
                words=text[:end],
                rest=rest,
            )
        }
    before = situation.answers.get("comment")
    if rest and (before is None or before.via == "stars"):
        return {"stars": ParsedAnswer(stars, text[:end].strip()), "comment": ParsedAnswer(rest)}
    return {"stars": ParsedAnswer(stars, text[:end].strip(), rest)}


def _only_stars(text: str, situation: Situation[RatingContext]) -> ParsedSteps:
    """Parses a text that says nothing but a number of stars."""
    return _read_stars(text, situation) if _count(text)[1] == len(text) else {}


def _count(text: str) -> tuple[int | None, int]:
    signs, number = _SIGNS.match(text), _STARS.match(text)
    if signs:
        return len(re.findall("[★⭐*]", signs[1])), signs.end()
    if number is None:
        return None, 0
    said = number["count"].casefold()
    return _WORDS[said] if said in _WORDS else int(said[:_DIGITS]), number.end()


_DIGITS = 9


def _read_comment(text: str, _situation: Situation[RatingContext]) -> ParsedSteps:
    return {"comment": ParsedAnswer(text)}


def _accept_comment(value: AnswerValue, _situation: Situation[RatingContext]) -> ParsedAnswer | None:
    said = str(value).strip()
    return ParsedAnswer(said) if said and len(said) <= MAX_TEXT else None


def _finish(situation: Situation[RatingContext]) -> tuple[SaveRating, ...]:
    stars, comment = situation.value("stars"), situation.value("comment")
    said = ("" if comment is None else str(comment), situation.answers["stars"].rest)
    return (SaveRating(int(stars or 0), "\n".join(part for part in said if part)),)


def _listen(text: str, _situation: Situation[RatingContext], at: Recognisable) -> Judged:
    """Thanks and questions are comments here, and signs may be stars."""
    return judge(Said("rating", text, at), BARE_KINDS, _DECISIONS)


_DECISIONS = Decisions(
    columns=("stars", "comment", "summary", LEAVING),
    like="comment",
    rows={
        #                stars comment summary leaving
        "command":      "h     h       h       h",
        "unsure":       "h     h       h       k",
        "nothing more": "h     h       c       k",
        "enough":       "h     h       h       h",
        "yes alone":    "x     h       x       k",
        "no alone":     "x     h       x       k",
        "answer":       "h     h       h       k",
    },
)  # fmt: skip
"""What is done with each kind of text in each step: see new_task/listening/decisions.py."""


SCRIPT: Script[RatingContext, SaveRating] = Script(
    name="rating",
    version=1,
    steps=(
        Step(
            name="stars",
            parse_text=_read_stars,
            accept_value=_accept_stars,
            describe=_describe_stars,
            question_params=lambda situation: {"title": situation.context.title},
            options=_options,
            picker="stars",
        ),
        Step(
            name="comment",
            parse_text=_read_comment,
            accept_value=_accept_comment,
            describe=lambda value, _situation: Utterance("plain", {"text": str(value)}),
            takes_any_text=True,
            optional=True,
        ),
    ),
    notes_step="comment",
    listen=_listen,
    parse_other_steps=_only_stars,
    finish=_finish,
)
