"""A text cut up and searched: its tokens, the expressions found, its clauses; and what lies beside a place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from chat_server.bot.understanding.grammar.atoms import Atom, Speech, Token
from chat_server.bot.understanding.grammar.ending import end_of
from chat_server.bot.understanding.grammar.lexicon import Grammar
from chat_server.bot.understanding.grammar.objects import objects, without_marks
from chat_server.bot.understanding.structure import SILENT, Kind, Unit, units

_CLAUSE_ENDS = frozenset(",;.!?()\n:…")
_SENTENCE_ENDS = frozenset(".!?\n")
# Signs that make a number part of something else: a price, a paragraph, an address, a telephone number.
_STUCK_BEFORE = frozenset("#§$€£@\\+*_%")
_STUCK_AFTER = frozenset("%€$£°@\\_*")
# Where a number goes on: "3.2.1", "12-3".
_JOINTS = frozenset(".,:-–/")
_FEW = 20


@dataclass(frozen=True, kw_only=True)
class Scan:
    """One text under one grammar. Token places are indexes into `tokens`; `clause[i]` numbers the clauses, `unit_of[i]`
    is an index into `units`. In silent clauses there are no atoms.
    """

    text: str
    grammar: Grammar
    tokens: list[Token]
    atoms: list[Atom]
    clause: list[int]
    units: tuple[Unit, ...]  # without asides, which lie within another
    unit_of: list[int]
    starting: dict[int, Atom]
    ending: dict[int, Atom]
    led: frozenset[int]  # places behind a mark or a preposition: a bare number there may be a time
    spans: dict[int, tuple[int, int]]  # first token and end of every clause
    objects: dict[int, Atom]  # by clause the word for a deadline or a budget that is what the task is about
    silent: frozenset[int]  # the clauses where nothing is said that could be a value
    timed: frozenset[int]  # places that belong to a day, a time of day or an amount of time
    folds: list[str]  # of every token its spelling as it is compared
    speeches: dict[int, Speech] = field(default_factory=dict)  # by place what `speech_of` found once
    _clause_has: dict[tuple[int, str], bool] = field(default_factory=dict)
    _clauses_having: dict[str, frozenset[int]] = field(default_factory=dict)

    def free(self, first: int, end: int) -> bool:
        """Whether tokens[first:end] stand for themselves and are no part of a longer number or name."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        before, after = self.text[max(0, start - 2) : start], self.text[stop : stop + 2]
        if before and (before[-1].isalnum() or before[-1] in _STUCK_BEFORE) and not _is_factor(before):
            return False
        if len(before) == 2 and before[1] in _JOINTS and before[0].isdigit():
            return False
        if after and (after[0].isalnum() or (after[0] in _STUCK_AFTER and not after[1:].isspace())):
            return False
        return not (
            len(after) == 2
            and ((after[0] in "-–:." and after[1].isalnum()) or (after[0] == "/" and after[1].isdigit()))
        )

    def begins(self, place: int, kind: str) -> bool:
        """Whether an expression of a kind begins at a place."""
        atom = self.starting.get(place)
        return atom is not None and kind in atom.roles

    def words(self, name: str) -> frozenset[str]:
        return self.grammar.word_sets[name]

    @property
    def unread(self) -> str:
        """What stands after the last token of a text that was too long to be read."""
        return self.text[self.tokens[-1].end :].strip() if self.tokens else ""

    def idle(self, place: int) -> bool:
        """Whether a token says nothing of its own: a filling word or a sign."""
        return self.tokens[place].kind == "sign" or self.tokens[place].fold in self.words("filler")

    @property
    def capitals(self) -> bool:
        """Whether nouns are written with a capital here."""
        return self.grammar.nouns_are_capital

    @property
    def short(self) -> bool:
        return len(self.tokens) <= _FEW

    def in_set(self, place: int, name: str) -> bool:
        return 0 <= place < len(self.folds) and self.folds[place] in self.grammar.word_sets[name]

    def some(self, places: Iterable[int], name: str) -> bool:
        """Whether a token at one of the places is in a set."""
        words, folds = self.grammar.word_sets[name], self.folds
        if isinstance(places, range) and places.step == 1:
            return not words.isdisjoint(folds[max(0, places.start) : max(0, places.stop)])
        end = len(folds)
        return not words.isdisjoint([folds[place] for place in places if 0 <= place < end])

    def is_upper(self, place: int) -> bool:
        """Whether a token is written in capitals only."""
        return self.text[self.tokens[place].start : self.tokens[place].end].isupper()

    def span(self, clause: int) -> tuple[int, int]:
        """The first token of a clause and the one after its last."""
        return self.spans.get(clause, (0, 0))

    def clause_has(self, clause: int, name: str) -> bool:
        """Whether a word of a set, or a compound with one ("Zahnarzttermin"), stands in the clause."""
        known = self._clause_has.get((clause, name))
        if known is None:
            first, end = self.span(clause)
            words = {token.fold for token in self.tokens[first:end] if token.kind == "word"}
            known = any(self.grammar.is_one_of(word, name) for word in words)
            self._clause_has[clause, name] = known
        return known

    def has_elsewhere(self, name: str, excluded: int) -> bool:
        """Whether any clause of the text, except one, has a word of the set."""
        having = self._clauses_having.get(name)
        if having is None:
            spoken = self.spans.keys() - self.silent
            having = frozenset(clause for clause in spoken if self.clause_has(clause, name))
            self._clauses_having[name] = having
        return len(having) > (excluded in having)

    def only_word(self, place: int) -> bool:
        """Whether nothing but filling words and signs stand beside a token in a short text."""
        others = (other for other in range(len(self.tokens)) if other != place)
        return self.short and all(self.idle(other) for other in others)

    def begins_sentence(self, clause: int) -> bool:
        """Whether a sentence begins with the clause."""
        first, _ = self.span(clause)
        return first == 0 or ends_sentence(self.tokens[first - 1]) or not self.together(first - 1, first)

    def boundary(self, place: int) -> bool:
        """Whether the text or a clause ends before tokens[place]."""
        if place >= len(self.tokens) or _ends_clause(self.text, self.tokens[place]):
            return True
        return place > 0 and not self.together(place - 1, place)

    def together(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same unit of the message: nothing completes what is said in another."""
        return self.unit_of[one] == self.unit_of[other]

    def kind(self, place: int) -> Kind:
        """The kind of the unit that a token stands in."""
        return self.units[self.unit_of[place]].kind


def _is_factor(before: str) -> bool:
    """ "2x30 Minuten"."""
    return len(before) > 1 and before[0].isdigit() and before[1] in "xX×"


def scan(text: str, grammar: Grammar) -> Scan:
    """Cuts up and searches a cleaned text."""
    parts = tuple(unit for unit in units(text) if unit.kind != "aside") or (Unit("context", 0, len(text)),)
    text = _unwrapped(text, parts)
    tokens = grammar.tokenise(text)
    unit_of = _units_of(parts, tokens)
    keys = grammar.keys(tokens)
    found = grammar.find(tokens, keys, partial(end_of, grammar, tokens, keys, unit_of))
    silent = _silent(parts, unit_of, found)
    spans = _clauses(text, tokens, unit_of, _within_times(grammar, tokens, found))
    spoken = [atom for atom in found if unit_of[atom.first] not in silent]
    clauses = [number for number, (first, end) in spans.items() for _ in range(first, end)]
    taken = objects(tokens, spoken, spans, clauses, grammar.word_sets)
    atoms = _without_marks(spoken, taken, spans)
    return Scan(
        text=text,
        grammar=grammar,
        tokens=tokens,
        atoms=atoms,
        clause=clauses,
        units=parts,
        unit_of=unit_of,
        starting={atom.first: atom for atom in atoms},
        ending={atom.end: atom for atom in atoms},
        led=_led(grammar, tokens, atoms),
        spans=spans,
        objects=taken,
        silent=frozenset(number for number, (first, _) in spans.items() if unit_of[first] in silent),
        folds=[token.fold for token in tokens],
        timed=frozenset(at for a in atoms if not _TIMES.isdisjoint(a.roles) for at in range(a.first, a.end)),
    )


_MOMENTS = frozenset({"date", "clock", "part"})
_TIMES = _MOMENTS | {"duration"}


def _without_marks(
    atoms: Sequence[Atom], taken: Mapping[int, Atom], spans: Mapping[int, tuple[int, int]]
) -> list[Atom]:
    """Without what words for deadlines and budgets mark that a verb takes; "schätzen" is then what is to be done."""
    marks = {atom.first for atom in taken.values()}
    inside = {place for clause in taken for place in range(*spans[clause])}
    kept = (
        without_marks(atom)
        if atom.first in marks or (atom.first in inside and "estimate" in atom.roles)
        else atom
        for atom in atoms
    )
    return [atom for atom in kept if atom.roles]


def _unwrapped(text: str, parts: Sequence[Unit]) -> str:
    """The text with blanks for the ends of lines within a unit: there it was only wrapped."""
    wrapped = [unit for unit in parts if "\n" in text[unit.start : unit.end]]
    for unit in wrapped:
        line = text[unit.start : unit.end].replace("\n", " ")
        text = f"{text[: unit.start]}{line}{text[unit.end :]}"
    return text


def _units_of(parts: Sequence[Unit], tokens: Sequence[Token]) -> list[int]:
    """For every token the number of its unit; what stands between two belongs to the first."""
    starts = [unit.start for unit in parts]
    numbers: list[int] = []
    number = 0
    for token in tokens:
        while number + 1 < len(starts) and starts[number + 1] <= token.start:
            number += 1
        numbers.append(number)
    return numbers


def _silent(parts: Sequence[Unit], unit_of: Sequence[int], atoms: Sequence[Atom]) -> frozenset[int]:
    """The units in which no time is a value: also courtesy that sets no limit ("ein schönes Wochenende")."""
    limited = {unit_of[atom.first] for atom in atoms if _limits(atom)}
    return frozenset(
        number
        for number, unit in enumerate(parts)
        if unit.kind in SILENT or (unit.kind == "courtesy" and number not in limited)
    )


def _limits(atom: Atom) -> bool:
    return atom.meaning("before_time") in ("until", "deadline") or "before_duration" in atom.roles


def _led(grammar: Grammar, tokens: list[Token], atoms: list[Atom]) -> frozenset[int]:
    little = grammar.word_sets["preposition"] | grammar.word_sets["before_amount"]
    marks = (atom.end for atom in atoms if "before_time" in atom.roles or "before_duration" in atom.roles)
    return frozenset(marks).union(place for place, token in enumerate(tokens, 1) if token.fold in little)


def _within_times(grammar: Grammar, tokens: Sequence[Token], atoms: Sequence[Atom]) -> frozenset[int]:
    """The commas within a time: "Freitag, den 4.12., 12 Uhr"; but "Montag, Dienstag" are two."""
    times = [atom for atom in atoms if not _MOMENTS.isdisjoint(atom.roles)]
    return frozenset(
        atom.end
        for atom, after in pairwise(times)
        if tokens[atom.end].fold == ","
        and after.meaning("date") not in ("weekday", "relative_day")
        and not (atom.meaning("clock") and after.meaning("clock"))
        and all(tokens[at].fold in grammar.word_sets["link"] for at in range(atom.end + 1, after.first))
    )


def _clauses(
    text: str, tokens: list[Token], unit_of: Sequence[int], joined: frozenset[int]
) -> dict[int, tuple[int, int]]:
    """The tokens (first, end) of every clause, by its number; `joined` are signs that end none."""
    if not tokens:
        return {}
    inner = (
        place
        for place in range(1, len(tokens))
        if unit_of[place] != unit_of[place - 1]
        or (
            tokens[place - 1].kind == "sign"
            and place - 1 not in joined
            and _ends_clause(text, tokens[place - 1])
        )
    )
    begins = [0, *inner]
    return dict(enumerate(zip(begins, [*begins[1:], len(tokens)], strict=True)))


def _ends_clause(text: str, sign: Token) -> bool:
    """A dash between blanks divides clauses as well."""
    if sign.fold in _CLAUSE_ENDS:
        return True
    dash = sign.fold == "-" and text[max(0, sign.start - 1) : sign.end + 1].startswith(" ")
    return dash and text[sign.end : sign.end + 1] == " "


def ends_sentence(token: Token) -> bool:
    return token.fold in _SENTENCE_ENDS
