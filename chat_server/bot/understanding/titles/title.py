"""What is left of a text when deadline and budget are taken out: a title and the rest; nothing gets lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure import Kind
from chat_server.bot.understanding.structure.tables import AFTER_TIME, EMPTY, FORWARDED
from chat_server.bot.understanding.titles.choice import ENOUGH, Candidate, is_thin, points
from chat_server.bot.understanding.titles.completeness import names_a_task
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
    title, shortened = headline(found.text, found.matter, german=scan.capitals)
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
_FEW_WORDS = 2
_LONGEST_GREETING = 4
# So many points has a request that lacks little: one that is not clearly better stays behind it.
_GOOD = 8


def _title(scan: Scan, units: dict[int, list[int]]) -> _Title:
    """What the unit says that names the task best; "" if none does."""
    best: Candidate | None = None
    others: list[tuple[int, Candidate]] = []
    most, first, last = 0, min(units, default=0), max(units, default=0)
    for number, places in units.items():
        wording = _worded(scan, number, places[:_MAX_WORDED])
        own = sorted(set(wording).intersection(places))
        if _only_greets(scan, places) or not names_a_task(scan, own):
            continue
        one = Candidate(scan, number, places, wording, last=number == last and number > first)
        worth = points(one)
        others.append((worth, one))
        if best is None or worth > most + (most >= _GOOD):
            best, most = one, worth
        if most >= ENOUGH:
            break
    if best is None:
        return _Title((), (), "")
    if best.kind == "item":
        return _of_items(scan, units)
    matter = _matter(scan, units, best) if is_thin(best) else ""
    if is_thin(best) and not matter and not best.named and len(best.content) < _FEW_WORDS:
        best = max(((worth, -one.number, one) for worth, one in others if one.named), default=(0, 0, best))[2]
    return _of(scan, best.number, list(best.wording), matter)


def _only_greets(scan: Scan, places: Sequence[int]) -> bool:
    """ "Hallo Kai," in a mail that is quoted, "Guten Tag zusammen"."""
    words = [place for place in places if scan.tokens[place].kind == "word"]
    atom = scan.starting.get(words[0]) if words else None
    greeted = atom is not None and atom.meaning("lead") == "greeting"
    return greeted and len(words) <= _LONGEST_GREETING


def _of(scan: Scan, number: int, wording: list[int], matter: str = "") -> _Title:
    return _Title((number,), tuple(wording), _text(scan, wording).strip(_LOOSE_ENDS), matter)


def _matter(scan: Scan, units: dict[int, list[int]], request: Candidate) -> str:
    """What a request is about that has a verb but no object: named before it, in its sentence or in another."""
    own = [place for place in request.places if place < min(request.wording)]
    said = [
        own,
        *(units[n] for n in reversed(units) if n < request.number and scan.units[n].kind in _STATING),
    ]
    for find in (matter_of, plain_matter_of):
        for places in said:
            if places and (found := find(scan, places)):
                return _text(scan, found)
    nouns = any(scan.tokens[place].capital for place in request.wording[1:])
    named = nouns if scan.capitals else "this" not in request.said
    subjects = (n for n in units if scan.units[n].kind == "quoted subject" and not named)
    return next((_subject(scan, n, units[n]) for n in subjects), "")


def _subject(scan: Scan, number: int, places: list[int]) -> str:
    """The subject of a mail that a request points into: "bitte beantworten" with "Betreff: Anfrage Lesung" below."""
    return _text(scan, _worded(scan, number, places[:_MAX_WORDED])).strip(_LOOSE_ENDS)


def _of_items(scan: Scan, units: dict[int, list[int]]) -> _Title:
    """A list without a request: its items, as many as a title holds."""
    used: list[int] = []
    texts: list[str] = []
    items = [number for number in units if scan.units[number].kind == "item"]
    wordings = {number: _worded(scan, number, units[number][:_MAX_WORDED]) for number in items}
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
