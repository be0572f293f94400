"""Finds words such as "Frist" and "Budget" that are what is to be done something with, and mark no value.

"Frist im Mietvertrag suchen", "Budget von 3 auf 5 Stunden erhöhen", "move the deadline to Monday": a verb takes them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from chat_server.bot.understanding.grammar.atoms import Atom, Token
from chat_server.bot.understanding.structure.tables import PREPOSITIONS

Span = tuple[int, int]
_TIMES = frozenset({"date", "clock", "part", "duration", "days", "weak_date", "weak_clock", "bare_amount"})
_MARKS = ("before_time", "before_duration", "lead", "estimate")
_NAMED = {"before_time": {"deadline"}, "before_duration": {"budget", "length"}, "lead": {"label"}}
_SIGNS = frozenset(",;.!?()\n:…")
_SHORTEST_VERB = 4
# Where more of them stand in one clause, none is what a verb takes.
_MAX_MARKS = 3


def objects(
    tokens: Sequence[Token],
    atoms: Sequence[Atom],
    spans: Mapping[int, Span],
    clauses: Sequence[int],
    words: Mapping[str, frozenset[str]],
) -> dict[int, Atom]:
    """By clause the deadline or budget word that a verb of the clause takes.

    `spans`: first token and end of every clause, `clauses`: the clause of every token; `words`: the word sets.
    """
    marks = [atom for atom in atoms if _is_noun(tokens, atom)]
    if not marks:
        return {}
    starting = {atom.first: atom for atom in atoms}
    found: dict[int, Atom] = {}
    looked = Counter[int]()
    for mark in marks:
        clause = clauses[mark.first]
        looked[clause] += 1
        if looked[clause] > _MAX_MARKS:
            continue
        inner = _inner(tokens, spans[clause])
        if clause not in found and (
            _before_its_verb(tokens, starting, mark, inner, words)
            or _behind_its_verb(tokens, starting, mark, inner[0], words)
        ):
            found[clause] = mark
    return found


def _inner(tokens: Sequence[Token], span: Span) -> Span:
    """A clause without the sign that ends it."""
    first, end = span
    return (first, end - 1) if end > first and tokens[end - 1].fold in _SIGNS else span


def _is_noun(tokens: Sequence[Token], atom: Atom) -> bool:
    if atom.end - atom.first != 1 or _NAMED.keys().isdisjoint(atom.roles):
        return False
    named = any(atom.meaning(kind) in meanings for kind, meanings in _NAMED.items())
    return named and tokens[atom.first].fold.isalpha()


def _before_its_verb(
    tokens: Sequence[Token],
    starting: Mapping[int, Atom],
    mark: Atom,
    span: Span,
    words: Mapping[str, frozenset[str]],
) -> bool:
    """ "Frist im Vertrag suchen": the clause ends with the verb, and nothing else stands there that it could take."""
    first, end = span
    if end - mark.end < 1 or not _is_verb(tokens[end - 1], words):
        return False
    if tokens[end - 1].fold in words["shifts"]:
        return True  # "im Plan bitte die Deadline auf Freitag verschieben"
    leading = all(_leads(tokens, starting, place, words) for place in range(first, mark.first))
    following = starting.get(mark.end)
    direct = following is not None and not _TIMES.isdisjoint(following.roles)
    return leading and not direct and not _other_noun_behind_time(tokens, starting, mark.end, end)


def _is_verb(token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    verbal = token.kind == "word" and not token.capital and token.fold[-1:] in words["infinitive"]
    known = words["filler"] | words["keeps_to"]
    number = "<Menge>" in token.keys  # "spätestens am Freitag um zehn"
    return verbal and not number and len(token.fold) >= _SHORTEST_VERB and token.fold not in known


def _leads(
    tokens: Sequence[Token], starting: Mapping[int, Atom], place: int, words: Mapping[str, frozenset[str]]
) -> bool:
    """Whether only articles and lead-in stand before the word."""
    lead = next(
        (
            atom
            for at in range(place, max(-1, place - 4), -1)
            if (atom := starting.get(at)) and atom.end > place
        ),
        None,
    )
    return tokens[place].fold in words["determiner"] or (lead is not None and "lead" in lead.roles)


def _other_noun_behind_time(
    tokens: Sequence[Token], starting: Mapping[int, Atom], start: int, end: int
) -> bool:
    """ "Budget von 3 Stunden Hotels suchen": a noun behind the time is what the verb takes."""
    place, timed = start, False
    while place < end:
        atom = starting.get(place)
        if atom is not None and not _TIMES.isdisjoint(atom.roles):
            place, timed = atom.end, True
            continue
        if timed and tokens[place].capital and tokens[place - 1].fold not in PREPOSITIONS:
            return True
        place += 1
    return False


def _behind_its_verb(
    tokens: Sequence[Token],
    starting: Mapping[int, Atom],
    mark: Atom,
    first: int,
    words: Mapping[str, frozenset[str]],
) -> bool:
    """ "Move the deadline to Monday": verb, article, word."""
    while first < mark.first and (lead := starting.get(first)) and "lead" in lead.roles:
        first = lead.end
    if mark.first - first != 2 or tokens[mark.first - 1].fold not in words["determiner"]:
        return False
    verb = tokens[first]
    other = words["preposition"] | words["filler"] | words["determiner"]
    return verb.kind == "word" and verb.fold not in other


def without_marks(atom: Atom) -> Atom:
    """The word without what it marks."""
    return atom._replace(roles={kind: role for kind, role in atom.roles.items() if kind not in _MARKS})
