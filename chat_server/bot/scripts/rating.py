"""The dialog for a rating: 1 to 5 stars and a comment (SPEC 12)."""

import re
from dataclasses import dataclass

from chat_server.bot.recognise.commands import hearer
from chat_server.domain.bot.script import MOST_TEXT, Scene, Script, Step
from chat_server.domain.bot.values import Asked, Found, Option, Pick, Say, Taken, Value

MOST_STARS = 5
_WORDS = {"ein": 1, "einen": 1, "eins": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4,
          "fünf": 5, "fuenf": 5, "five": 5}  # fmt: skip
_UNIT = r"\s*(?:sterne?n?\b|stars?\b|★|⭐|von\s+5\b|/\s*5\b|out\s+of\s+5\b)"
# A number alone counts if nothing but signs follows: "3 Hotels" and "3,5" are no stars.
_STARS = re.compile(
    rf"\s*(?P<count>-?\d+|{'|'.join(_WORDS)})(?:(?:{_UNIT})+|\s*(?=$|[,.;:!–-](?!\d)))", re.IGNORECASE
)
_SIGNS = re.compile(r"\s*((?:★|⭐️?|\*)+)")


@dataclass(frozen=True, slots=True)
class Rating:
    """What the dialog must know: the title of the task."""

    title: str


@dataclass(frozen=True, slots=True)
class Rate:
    """The rating to be kept."""

    stars: int
    comment: str


def _say_stars(value: Value, _scene: Scene[Rating]) -> Say:
    return Say("rating.stars.one" if value == 1 else "rating.stars.many", {"value": value})


def _take_stars(value: Value, _scene: Scene[Rating]) -> Taken | None:
    return Taken(value) if isinstance(value, int) and 1 <= value <= MOST_STARS else None


def _options(scene: Scene[Rating]) -> tuple[Option, ...]:
    return tuple(Option(Pick(stars), _say_stars(stars, scene)) for stars in range(1, MOST_STARS + 1))


def _read_stars(text: str, scene: Scene[Rating]) -> Found:
    """A number of stars at the beginning; what follows is the comment."""
    stars, end = _count(text)
    if stars is None:
        return {}
    rest = text[end:].strip(" \n,.;:!-–")
    if not 1 <= stars <= MOST_STARS:
        return {"stars": Asked("out_of_range", Say("rating.stars.out_of_range"), text[:end], rest)}
    before = scene.answers.get("comment")
    if rest and (before is None or before.via == "stars"):
        return {"stars": Taken(stars, text[:end].strip()), "comment": Taken(rest)}
    return {"stars": Taken(stars, text[:end].strip(), rest)}


def _only_stars(text: str, scene: Scene[Rating]) -> Found:
    """Stars that nothing else is said with."""
    return _read_stars(text, scene) if _count(text)[1] == len(text) else {}


def _count(text: str) -> tuple[int | None, int]:
    signs, number = _SIGNS.match(text), _STARS.match(text)
    if signs:
        return len(re.findall("[★⭐*]", signs[1])), signs.end()
    if number is None:
        return None, 0
    said = number["count"].casefold()
    return _WORDS[said] if said in _WORDS else int(said[:_DIGITS]), number.end()


_DIGITS = 9


def _read_comment(text: str, _scene: Scene[Rating]) -> Found:
    return {"comment": Taken(text)}


def _take_comment(value: Value, _scene: Scene[Rating]) -> Taken | None:
    said = str(value).strip()
    return Taken(said) if said and len(said) <= MOST_TEXT else None


def _finish(scene: Scene[Rating]) -> tuple[Rate, ...]:
    stars, comment = scene.value("stars"), scene.value("comment")
    said = ("" if comment is None else str(comment), scene.answers["stars"].rest)
    return (Rate(int(stars or 0), "\n".join(part for part in said if part)),)


SCRIPT: Script[Rating, Rate] = Script(
    name="rating",
    version=1,
    steps=(
        Step(
            "stars",
            _read_stars,
            _take_stars,
            _say_stars,
            about=lambda scene: {"title": scene.context.title},
            options=_options,
            picker="stars",
        ),
        Step(
            "comment",
            _read_comment,
            _take_comment,
            lambda value, _scene: Say("plain", {"text": str(value)}),
            free=True,
            optional=True,
        ),
    ),
    collects="comment",
    hear=hearer("rating"),
    elsewhere=_only_stars,
    finish=_finish,
)
