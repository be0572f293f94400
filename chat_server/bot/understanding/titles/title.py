"""What is left of a text when deadline and budget are taken out: a title and the rest; nothing gets lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure import Kind
from chat_server.bot.understanding.structure.tables import AFTER_TIME, EMPTY, FORWARDED, OUGHT
from chat_server.bot.understanding.titles.completeness import (
    acts,
    asks_for,
    commands,
    is_complete,
    names_a_task,
)
from chat_server.bot.understanding.titles.courtesy import said
from chat_server.bot.understanding.titles.edges import without_empty_brackets, without_loose_ends
from chat_server.bot.understanding.titles.headline import MAX_TITLE, headline
from chat_server.bot.understanding.titles.matter import matter_of, plain_matter_of
from chat_server.bot.understanding.titles.wording import worded

_LOOSE_ENDS = " ,;:-\n"
# Words that may be missing in a title without making it partial.
_LITTLE = EMPTY | AFTER_TIME
_NO_SPACE_BEFORE = frozenset(",.;:!?)")
# What is part of the task; the other kinds are left out.
_SAID: frozenset[Kind] = frozenset(
    {"request", "reason", "context", "item", "subject", "quoted subject", "quoted", "forwarded"}
)
# Where a title is looked for, one after the other.
_SOURCES: tuple[frozenset[Kind], ...] = (
    frozenset({"subject", "request"}),
    frozenset({"quoted subject"}),
    frozenset({"context", "reason"}),
    frozenset({"item"}),
    frozenset({"quoted", "forwarded"}),
)


_FEW_WORDS = 2
_DENYING = frozenset({"nicht", "not", "don't", "kein", "keine"})
_STATING: frozenset[Kind] = frozenset({"context", "request", "reason"})


@dataclass(frozen=True, slots=True)
class Split:
    """`left_out`: courtesy and filling words that are neither in the title nor in the rest."""

    title: str
    rest: str
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    """A title, the numbers of the units it is taken from, its tokens, and what it is about if it does not say so."""

    units: tuple[int, ...]
    places: tuple[int, ...]
    text: str
    matter: str = ""


def split(scan: Scan, claimed: list[bool], titled: bool) -> Split:
    """Title and rest of the tokens that are not claimed; without `titled` everything is rest."""
    kept = [not taken for taken in claimed]
    _drop_filling_clauses(scan, claimed, kept)
    units = {
        number: places
        for number, places in _by_unit(scan, kept).items()
        if not titled or (scan.units[number].kind in _SAID and _says_anything(scan, places))
    }
    found = _title(scan, units) if titled else _Title((), (), "")
    title, shortened = headline(found.text, found.matter)
    for number in found.units:
        if not shortened and not _cut(scan, units[number], found.places):
            del units[number]
    rest = (_text(scan, without_empty_brackets(scan, places)).strip(_LOOSE_ENDS) for places in units.values())
    return Split(
        title, " ".join(filter(None, rest)), _left_out(scan, claimed, [found.places, *units.values()])
    )


def _drop_filling_clauses(scan: Scan, claimed: Sequence[bool], kept: list[bool]) -> None:
    """ "Bitte bis Montag erledigen": what only accompanied the deadline goes with it."""
    for clause in {clause for clause, claim in zip(scan.clause, claimed, strict=True) if claim}:
        left = [place for place in range(*scan.span(clause)) if not claimed[place]]
        if all(scan.idle(place) for place in left):
            for place in left:
                kept[place] = scan.tokens[place].fold in "()"


def _by_unit(scan: Scan, kept: Sequence[bool]) -> dict[int, list[int]]:
    """The tokens that are kept, by the number of their unit."""
    found: dict[int, list[int]] = {}
    for place, (number, keep) in enumerate(zip(scan.unit_of, kept, strict=True)):
        if keep:
            found.setdefault(number, []).append(place)
    return found


# A title has a hundred characters: of a sentence no more words are looked at.
_MAX_WORDED = 100


def _title(scan: Scan, units: dict[int, list[int]]) -> _Title:
    """The first complete request, else the first unit that names the task at all; "" if none does."""
    wordings: dict[int, list[int]] = {}
    for number, places in units.items():
        wording = _worded(scan, number, places[:_MAX_WORDED])
        if names_a_task(scan, sorted(set(wording).intersection(places))):
            wordings[number] = wording
            if _is_complete(scan, number, places, wording):
                return _of(scan, number, wording)
    return _incomplete(scan, units, wordings)


def _incomplete(scan: Scan, units: dict[int, list[int]], wordings: dict[int, list[int]]) -> _Title:
    """A list without a complete request, else what names the task best, with what it is about."""
    items = [number for number in wordings if scan.units[number].kind == "item"]
    if len(items) > 1:
        return _of_items(scan, items, wordings)
    if not wordings:
        return _Title((), (), "")
    number = min(
        wordings,
        key=lambda number: (_rank(scan, number), _says_little(scan, units[number], wordings[number])),
    )
    return _of(scan, number, wordings[number], _matter(scan, units, number))


def _of(scan: Scan, number: int, wording: list[int], matter: str = "") -> _Title:
    return _Title((number,), tuple(wording), _text(scan, wording).strip(_LOOSE_ENDS), matter)


def _matter(scan: Scan, units: dict[int, list[int]], request: int) -> str:
    """What a request is about that has a verb but no object: named by the sentence before it."""
    if scan.units[request].kind != "request" or not acts(scan, units[request]):
        return ""
    before = [number for number in units if number < request and scan.units[number].kind in _STATING]
    for find in (matter_of, plain_matter_of):
        for number in reversed(before):
            if found := find(scan, units[number]):
                return _text(scan, found)
    return ""


def _rank(scan: Scan, number: int) -> int:
    return next(rank for rank, kinds in enumerate(_SOURCES) if scan.units[number].kind in kinds)


def _says_little(scan: Scan, places: list[int], wording: list[int]) -> int:
    """0 for a request that names its matter, 1 for words about it, 2 for an exclamation: "Helau", "Wie geht's"."""
    said = [scan.tokens[place] for place in wording]
    words = sum(token.kind != "sign" and token.fold not in EMPTY for token in said)
    if words < _FEW_WORDS or said[0].fold in _DENYING:
        return 2
    return 0 if commands(scan, places) or (acts(scan, places) and not _ought(scan, places)) else 1


def _is_complete(scan: Scan, number: int, places: list[int], wording: list[int]) -> bool:
    kind = scan.units[number].kind
    if kind == "request" and _ought(scan, places) and not asks_for(scan, places):
        return False
    return kind == "subject" or (kind == "request" and is_complete(scan, places, wording))


def _ought(scan: Scan, places: list[int]) -> bool:
    """ "Freitag muss alles im Ordner liegen" says what ought to be."""
    return any(scan.tokens[place].fold in OUGHT for place in places)


def _of_items(scan: Scan, items: Sequence[int], wordings: dict[int, list[int]]) -> _Title:
    """A list without a request: its items, as many as a title holds."""
    used: list[int] = []
    texts: list[str] = []
    for number in items:
        text = _text(scan, wordings[number]).strip(_LOOSE_ENDS)
        if used and len(", ".join([*texts, text])) > MAX_TITLE:
            break
        used.append(number)
        texts.append(text)
    return _Title(
        tuple(used), tuple(place for number in used for place in wordings[number]), ", ".join(texts)
    )


def _says_anything(scan: Scan, places: list[int]) -> bool:
    """Whether more than signs, lead-in and thanks is left."""
    return any(scan.tokens[place].kind != "sign" for place in said(scan, places))


def _worded(scan: Scan, number: int, places: list[int]) -> list[int]:
    kind = scan.units[number].kind
    if kind in ("subject", "quoted subject"):
        return without_loose_ends(scan, _without_prefixes(scan, places))
    if kind == "item":
        return worded(scan, _without_bullet(scan, places))
    if kind in ("context", "reason"):  # a statement is no sentence any more without its times
        places = list(range(places[0], places[-1] + 1))
    return worded(scan, places)


def _without_bullet(scan: Scan, places: list[int]) -> list[int]:
    """ "1. Beamer leihen", "- Klavier", "[ ] Post"."""
    start = 0
    while start < len(places) and (
        scan.tokens[places[start]].kind == "sign" or (not start and scan.tokens[places[0]].kind == "number")
    ):
        start += 1
    return places[start:]


def _without_prefixes(scan: Scan, places: list[int]) -> list[int]:
    """ "WG: AW: Umzug"."""
    start = 0
    while start < len(places) and scan.tokens[places[start]].fold in FORWARDED | {":"}:
        start += 1
    return places[start:]


def _cut(scan: Scan, whole: Sequence[int], title: Sequence[int]) -> bool:
    """Whether a title leaves out words that say something."""
    left = set(whole) - set(title)
    leads = {
        place
        for atom in scan.atoms
        if atom.roles.keys() & {"lead", "closing"}
        for place in range(atom.first, atom.end)
    }
    return any(
        scan.tokens[place].kind != "sign" and not scan.idle(place) and scan.tokens[place].fold not in _LITTLE
        for place in left - leads
    )


def _left_out(scan: Scan, claimed: Sequence[bool], used: Sequence[Sequence[int]]) -> tuple[str, ...]:
    found = {place for places in used for place in places}
    return tuple(
        scan.text[token.start : token.end]
        for place, token in enumerate(scan.tokens)
        if place not in found and not claimed[place] and token.kind != "sign"
    )


def _text(scan: Scan, places: list[int]) -> str:
    """The tokens as they were written; a single blank where something was taken out between them."""
    if places and places[-1] - places[0] == len(places) - 1:
        return scan.text[scan.tokens[places[0]].start : scan.tokens[places[-1]].end].strip()
    pieces: list[str] = []
    for number, place in enumerate(places):
        token = scan.tokens[place]
        if number:
            before = places[number - 1]
            gap = scan.text[scan.tokens[before].end : token.start] if place == before + 1 else " "
            pieces.append("" if place != before + 1 and token.fold in _NO_SPACE_BEFORE else gap)
        pieces.append(scan.text[token.start : token.end])
    return "".join(pieces).strip()
