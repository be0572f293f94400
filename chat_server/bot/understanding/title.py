"""What is left of a text when deadline and budget are taken out: a title and the rest; nothing gets lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure import Kind
from chat_server.bot.understanding.structure.tables import AFTER_TIME, EMPTY, FORWARDED
from chat_server.bot.understanding.wording import names_a_task, without_loose_ends, worded

MAX_TITLE = 100
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
)


@dataclass(frozen=True, slots=True)
class Split:
    """`left_out`: courtesy and filling words that are neither in the title nor in the rest."""

    title: str
    rest: str
    left_out: tuple[str, ...]


def split(scan: Scan, claimed: list[bool], titled: bool) -> Split:
    """Title and rest of the tokens that are not claimed; without `titled` everything is rest."""
    kept = [not taken for taken in claimed]
    _drop_filling_clauses(scan, claimed, kept)
    said = {
        number: places
        for number, places in _by_unit(scan, kept).items()
        if not titled or (scan.units[number].kind in _SAID and _says_anything(scan, number, places))
    }
    source, places = _title(scan, said) if titled else (-1, [])
    title, over = _shortened(_capital(_text(scan, places).strip(_LOOSE_ENDS).rstrip(".!? ")))
    if places and not over and not _cut(scan, said[source], places):
        del said[source]
    rest = (_text(scan, places).strip(_LOOSE_ENDS) for places in said.values())
    return Split(title, " ".join(filter(None, rest)), _left_out(scan, claimed, [places, *said.values()]))


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


def _title(scan: Scan, said: dict[int, list[int]]) -> tuple[int, list[int]]:
    """The unit that the title is taken from, and its tokens; none if nothing names the task."""
    for kinds in _SOURCES:
        for number, places in said.items():
            if scan.units[number].kind in kinds:
                wording = _worded(scan, number, places)
                if names_a_task(scan, [place for place in wording if place in places]):
                    return number, wording
    return -1, []


def _says_anything(scan: Scan, number: int, places: list[int]) -> bool:
    """Whether more than signs, lead-in and thanks is left."""
    return any(scan.tokens[place].kind != "sign" for place in _worded(scan, number, places))


def _worded(scan: Scan, number: int, places: list[int]) -> list[int]:
    kind = scan.units[number].kind
    if kind in ("subject", "quoted subject"):
        return without_loose_ends(scan, _without_prefixes(scan, places))
    if kind in ("context", "reason"):  # a statement is no sentence any more without its times
        places = list(range(places[0], places[-1] + 1))
    return worded(scan, places)


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


def _capital(text: str) -> str:
    """With a capital letter in front, unless the word has one inside ("iPhone")."""
    return text[:1].upper() + text[1:] if text[:2].islower() or text[1:2].isspace() else text


def _shortened(text: str) -> tuple[str, str]:
    """A title of bearable length; if it had to be cut, the whole text as the second value."""
    if len(text) <= MAX_TITLE:
        return text, ""
    cut = text.rfind(" ", 0, MAX_TITLE)
    return text[: cut if cut > MAX_TITLE // 2 else MAX_TITLE - 1].rstrip(" ,;:-") + "…", text
