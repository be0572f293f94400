"""Makes a searchable grammar of the tables of one language, and finds the expressions of a text with it.

Forms become a tree of keys; each token knows the keys it can stand for: itself ("=wort") and its tables ("<Tabelle>").
Finding walks the tree and takes the longest form: linear in the text, as no form is longer than a dozen words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product
from typing import Self

from chat_server.bot.understanding.grammar.atoms import Atom, Piece, Roles, Token, Word
from chat_server.bot.understanding.grammar.numerals import Keys, Value, read_number
from chat_server.bot.understanding.grammar.tokens import Kind, dotless, fold, kind_of, pieces, spelling
from chat_server.bot.understanding.grammar.typos import Typos

Rows = Sequence[tuple[str, str]]
Table = Mapping[str, Value]

SHORT_WEEKDAY = "<Wochentag kurz>"
WEEKDAY = "<Wochentag>"
# The sets of words that hang a clause on another.
_HANGING = ("if", "because", "asking", "whether", "relative")
_NOTHING: Keys = {}
_NO_ROLES: Roles = {}
_NO_KEYS: frozenset[str] = frozenset()
# Some 4,000 characters. What a longer text says behind is not read, and what was found in it is asked about.
MAX_TOKENS = 800
_ENDING = 4
_SHORTEST_PART = 2  # "Preise" is no "Reise"
# Pieces of text remembered with what they can stand for; longer ones are no words.
_MAX_KNOWN, _MAX_LENGTH_KNOWN = 16_384, 32
_new = tuple.__new__  # without the checks of `Token()`, which take a quarter of the time of tokenising
_APART = frozenset(",;:\n(-")
_ELEMENT = re.compile(r"\([^()]+\)|\S+")


@dataclass(slots=True)
class _Node:
    next: dict[str, Self] = field(default_factory=dict)
    roles: dict[str, tuple[str, tuple[Value, ...]]] = field(default_factory=dict)  # without values


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What one language brings along; see words_de.py, forms_de.py and marks_de.py for the meaning of each."""

    words: Mapping[str, Table]  # name of the table in angle brackets -> word -> value
    forms: Mapping[str, Rows]  # kind of expression -> rows
    abbreviations: str
    may_be_misspelt: str
    misspelt_as: Mapping[str, str]  # spellings of words too short to be sure -> the word
    never_misspelt: str
    recognised_by: str
    dayparts: Iterable[str]
    word_sets: Mapping[str, str]
    nouns_are_capital: bool


class Grammar:
    """The forms and words of one language, made for finding."""

    def __init__(self, tables: Tables) -> None:
        self.nouns_are_capital = tables.nouns_are_capital
        self.abbreviations = _spellings(tables.abbreviations)
        self.recognised_by = _spellings(tables.recognised_by)
        self.word_sets = {name: _spellings(words) for name, words in tables.word_sets.items()}
        self.hanging = frozenset[str]().union(*(self.word_sets[name] for name in _HANGING))
        whole = self.word_sets["only_whole"]
        self._by_ending = {name: _by_ending(words - whole) for name, words in self.word_sets.items()}
        self.tables = tables.words.keys()
        self._words: dict[str, Keys] = {}
        self._root = _Node()
        for name, table in tables.words.items():
            self._add_table(name, table)
        for kind, rows in tables.forms.items():
            for form, meaning in rows:
                self._add_form(kind, form, meaning)
        self._compounds = self._weekday_compounds(tables.dayparts)
        self._known = lru_cache(maxsize=_MAX_KNOWN)(self._piece)
        self._onward = lru_cache(maxsize=_MAX_KNOWN)(self._going_on)
        self.is_one_of = lru_cache(maxsize=_MAX_KNOWN)(self._is_one_of)  # of a word and the name of a set
        for spellings, meant in tables.misspelt_as.items():
            for word in _spellings(spellings):
                self._words.setdefault(word, self._words[fold(meant)])
        misspelt = [fold(word) for word in tables.may_be_misspelt.split()]
        self._typos = Typos(misspelt, [*_spellings(tables.never_misspelt), *self._words])

    def _add_table(self, name: str, table: Table) -> None:
        for words, value in table.items():
            for word in _spellings(words):
                self._words.setdefault(word, {})[name] = value

    def _add_form(self, kind: str, form: str, meaning: str) -> None:
        for path in _paths(form):
            node = self._root
            for element in path:
                node = node.next.setdefault(self._key(element), _Node())
            node.roles.setdefault(kind, (meaning, ()))

    def _key(self, element: str) -> str:
        if element.startswith("<"):
            return element.replace("_", " ")
        key = f"={fold(element)}"
        for word in _spellings(element):
            self._words.setdefault(word, {})[key] = None
        return key

    def _weekday_compounds(self, dayparts: Iterable[str]) -> dict[str, int]:
        """Freitagabend -> length of its first part; such words are cut into two tokens."""
        weekdays = [word for word, keys in self._words.items() if WEEKDAY in keys]
        return {day + fold(part): len(day) for day in weekdays for part in dayparts}

    @property
    def vocabulary(self) -> frozenset[str]:
        """All words of the tables and forms, and those that tell the language."""
        return self.recognised_by | self._words.keys()

    def _is_one_of(self, word: str, name: str) -> bool:
        """Whether a word is in a set or, as a compound ("Zahnarzttermin"), ends with one that is."""
        if word in self.word_sets[name]:
            return True
        endings = self._by_ending[name].get(word[-_ENDING:]) if len(word) > _ENDING else None
        return endings is not None and any(
            word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_PART for ending in endings
        )

    def tokenise(self, text: str) -> list[Token]:
        """The tokens of a cleaned text, as far as it is read."""
        tokens: list[Token] = []
        stop = -1
        for match in islice(pieces(text), MAX_TOKENS):
            start, end = match.span()
            if start < stop:
                continue
            known = self._known if end - start <= _MAX_LENGTH_KNOWN else self._piece
            word, stops, cut = known(match.group())
            if cut:
                first, second = self._known(word.fold[:cut]).word, self._known(word.fold[cut:]).word
                tokens.append(Token(start, start + cut, *first._replace(capital=word.capital)))
                tokens.append(Token(start + cut, end, *second))
                continue
            if stops and text.startswith(".", end):
                stop = end = end + 1
                word = self._abbreviated(word)
            tokens.append(_new(Token, (start, end) + word))  # noqa: RUF005  unpacking takes longer
        return tokens

    def _abbreviated(self, word: Word) -> Word:
        """What an abbreviation is with its full stop, where only that shows it: "Di vorm.", "komm. Freitag"."""
        known = self._known(f"{word.fold}.").word
        return known._replace(capital=word.capital) if known.keys else word

    def _piece(self, piece: str) -> Piece:
        kind = kind_of(piece)
        folded = spelling(piece, kind)
        if self.nouns_are_capital:
            folded = folded.removesuffix("'s")  # "brauch's"
        keys = self._keys_of(folded, kind)
        stops = kind == "word" and (folded in self.abbreviations or folded.endswith(("str", "nr")))
        starts, roles, onward = self._standing(keys) if keys else (False, _NO_ROLES, _NO_KEYS)
        word = Word(folded, kind, piece[0].isupper(), keys, starts, roles, onward)
        return Piece(word, stops, self._compounds.get(folded, 0))

    def _standing(self, keys: Keys) -> tuple[bool, Roles, frozenset[str]]:
        """`starts`, `alone` and `onward` of a word with these keys."""
        if SHORT_WEEKDAY not in keys and self._root.next.keys().isdisjoint(keys):
            return False, _NO_ROLES, _NO_KEYS
        alone = self.longest([keys], 0)
        return True, alone.roles if alone else _NO_ROLES, self._onward(tuple(keys))

    def _going_on(self, keys: tuple[str, ...]) -> frozenset[str]:
        """The keys that may follow a token with these keys at the beginning of a form."""
        nodes = (node for key in keys if (node := self._root.next.get(key)))
        return frozenset(key for node in nodes for key in node.next)

    def _keys_of(self, folded: str, kind: Kind) -> Keys:
        if kind == "number":
            read = read_number(folded)
            plain = "<Tag.>" in read and not self.nouns_are_capital  # "by 10."
            return {**read, "<Ziffern>": read["<Tag.>"]} if plain else read
        keys = self._words.get(folded)
        if keys is not None:
            return keys
        if kind == "sign":
            return read_number(folded)
        meant = self._typos.meant(folded)
        return self._words.get(meant, _NOTHING) if meant else _NOTHING

    def keys(self, tokens: Sequence[Token]) -> list[Keys]:
        """For every token what it can stand for at its place."""
        found = [token.keys for token in tokens]
        for place, keys in enumerate(found):
            if SHORT_WEEKDAY in keys and self._short_weekday_fits(tokens, found, place):
                found[place] = keys | {WEEKDAY: keys[SHORT_WEEKDAY]}
        return found

    def _short_weekday_fits(self, tokens: Sequence[Token], keys: Sequence[Keys], place: int) -> bool:
        """ "Do 12 Uhr" and "bis do" mean a day, "do" and "so" elsewhere are ordinary words."""
        only_capital = self.word_sets["only_capital"]
        before = tokens[place - 1].fold if place else ""
        skipped = self.word_sets["behind_short_weekday"] if tokens[place].fold not in only_capital else ()
        behind = (token for token in tokens[place + 1 : place + 4] if token.fold not in skipped)
        after = next((token for token in behind if token.fold not in ",("), None)
        led = before in self.word_sets["before_short_weekday"] or (place > 0 and "<Bezug>" in keys[place - 1])
        can_be_small = (led or place == 0) and tokens[place].fold not in only_capital
        if not tokens[place].capital and not can_be_small:
            return False
        dated = after is not None and (after.kind == "number" or "<Tageszeit>" in after.keys)
        apart = (not place or before in _APART) and (
            place + 1 == len(tokens) or tokens[place + 1].kind == "sign"
        )
        return led or dated or apart

    def find(
        self, tokens: Sequence[Token], keys: Sequence[Keys], end_of: Callable[[Atom], int]
    ) -> list[Atom]:
        """The expressions of a text from left to right, none overlapping, each the longest at its place.

        `end_of`: where an expression of several tokens must end if it took too much, else its own end.
        """
        atoms: list[Atom] = []
        done = 0
        for place, (token, here, after) in enumerate(zip(tokens, keys, [*keys, _NOTHING][1:], strict=True)):
            if not token.starts or place < done:
                continue
            if here is token.keys and token.onward.isdisjoint(after):
                atom = Atom(place, place + 1, token.alone) if token.alone else None
            else:
                atom = self._fitting(keys, place, end_of)
            if atom:
                atoms.append(atom)
                done = atom.end
        return atoms

    def _fitting(self, keys: Sequence[Keys], place: int, end_of: Callable[[Atom], int]) -> Atom | None:
        atom = self.longest(keys, place)
        if atom is None or atom.end - atom.first == 1 or (end := end_of(atom)) == atom.end:
            return atom
        return self.longest(keys[:end], place)

    def longest(self, keys: Sequence[Keys], first: int) -> Atom | None:
        """The longest expression that begins at a token."""
        reached: list[tuple[_Node, tuple[Value, ...]]] = [(self._root, ())]
        best: list[tuple[_Node, tuple[Value, ...]]] = []
        place = end = first
        while reached and place < len(keys) and (here := keys[place].items()):
            reached = [
                (following, values if key[0] == "=" else (*values, value))
                for node, values in reached
                if (onward := node.next)
                for key, value in here
                if (following := onward.get(key))
            ]
            place += 1
            for node, _ in reached:
                if node.roles:
                    best, end = reached, place
                    break
        if len(best) == 1 and not best[0][1]:
            return Atom(first, end, best[0][0].roles)
        roles = {
            kind: (meaning, values) for node, values in best for kind, (meaning, _) in node.roles.items()
        }
        return Atom(first, end, roles) if roles else None


def _spellings(words: str) -> frozenset[str]:
    """Every way to spell the words of a line: with "ue" for "ü", and with "u" as well."""
    return frozenset(spelling for word in words.split() for spelling in (fold(word), dotless(word)))


def _by_ending(words: Iterable[str]) -> dict[str, list[str]]:
    """The words long enough to be the end of a compound, by their last letters."""
    found: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _ENDING:
            found.setdefault(word[-_ENDING:], []).append(word)
    return found


def _paths(form: str) -> Iterator[list[str]]:
    """All sequences of elements that a form allows: `;` divides forms, `( )` may be left out, `|` is either."""
    for variant in form.split(";"):
        choices = [_choices(element) for element in _ELEMENT.findall(_protect(variant))]
        for path in product(*choices):
            yield [element for group in path for element in group]


def _protect(form: str) -> str:
    """Keeps the blank in names such as "<Wochentag kurz>" from dividing elements."""
    return re.sub(r"<[^>]*>", lambda match: match[0].replace(" ", "_"), form)


def _choices(element: str) -> list[list[str]]:
    if element.startswith("(") and element.endswith(")") and len(element) > 1:
        return [[], *(words.split() for words in element[1:-1].split("|"))]
    return [[word] for word in element.split("|")]
