"""What a text is cut into: words as a grammar knows them, tokens at their places, expressions of several tokens."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from chat_server.bot.understanding.grammar.numerals import Keys, Value
from chat_server.bot.understanding.grammar.tokens import Kind

Roles = Mapping[str, tuple[str, tuple[Value, ...]]]


class Word(NamedTuple):
    """What a grammar knows of a piece of text, wherever it stands.

    `keys`: what it can stand for; `starts`: an expression can begin with it; `alone`: the roles of the expression it
    is by itself; `onward`: the keys one of which the next token must have to make the expression longer.
    """

    fold: str
    kind: Kind
    capital: bool
    keys: Keys
    starts: bool
    alone: Roles
    onward: frozenset[str]


class Piece(NamedTuple):
    """A word to be put at its place.

    `stop`: an abbreviation, its full stop belongs to it; `cut`: where to cut it in two ("Freitagabend": 7).
    """

    word: Word
    stop: bool
    cut: int


class Token(NamedTuple):
    """One piece of the text: `text[start:end]`; the rest as in `Word`, in the same order."""

    start: int
    end: int
    fold: str
    kind: Kind
    capital: bool
    keys: Keys
    starts: bool
    alone: Roles
    onward: frozenset[str]


class Atom(NamedTuple):
    """An expression found: tokens[first:end], and for each kind of expression it can be: meaning and values."""

    first: int
    end: int
    roles: Roles

    def meaning(self, kind: str) -> str | None:
        """What the expression means if it is of this kind, else None."""
        role = self.roles.get(kind)
        return role[0] if role else None


# Who speaks of whom in a clause, see heads/speech.py.
Speech: TypeAlias = Literal[
    "request",  # "kannst du", "bitte ...", "... vorbereiten"
    "wish",  # "ich brauche", "wir hätten gern"
    "due",  # "muss raus", "soll fertig sein", "mir reicht es"
    "own",  # "ich bin weg", "ich muss abgeben": what the writer does
    "wants",  # "mein Chef will", "sie wollten"
    "others",  # "die Firma liefert", "die Praxis hat offen"
    "question",  # "wurde das erledigt?"
    "condition",  # "weil", "sobald", "damit"
    "relative",  # "einen Schreiner, der ... liefern kann"
    "nothing",
]
