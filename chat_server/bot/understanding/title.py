"""What is left of a text when deadline and budget are taken out: a title and the rest; nothing gets lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence

MAX_TITLE = 100
_MAX_WORDS_OF_NAME = 4
_MAX_WORDS_OF_THANKS = 10
_MAX_WORDS_OF_COURTESY = 15
# Signs and little words that have nothing to join any more at the edge of a title.
_LOOSE = frozenset({",", ";", ":", "-", "und", "and", "sowie", "aber", "/", "(", ")", "=", "&", "+", "–"})
_LOOSE_ENDS = " ,;:-\n"
_JOINING = frozenset(",;)")
_NO_SPACE_BEFORE = frozenset(",.;:!?)")


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
    sentences = list(_sentences(scan, kept))
    if titled:
        sentences = _without_courtesy(scan, sentences, kept)
    said = [text for sentence in sentences if (text := _text(scan, sentence).strip(_LOOSE_ENDS))]
    left_out = tuple(
        scan.text[token.start : token.end]
        for token, keep, claim in zip(scan.tokens, kept, claimed, strict=True)
        if not keep and not claim and token.kind != "sign"
    )
    if not titled or not said:
        return Split("", " ".join(said), left_out)
    title, over = _shortened(_capital(said[0].rstrip(".!? ")))
    return Split(title, " ".join([*([over] if over else []), *said[1:]]), left_out)


def _drop_filling_clauses(scan: Scan, claimed: Sequence[bool], kept: list[bool]) -> None:
    """ "Bitte bis Montag erledigen": what only accompanied the deadline goes with it."""
    for clause in {clause for clause, claim in zip(scan.clause, claimed, strict=True) if claim}:
        left = [place for place in range(*scan.span(clause)) if not claimed[place]]
        if all(scan.idle(place) for place in left):
            for place in left:
                kept[place] = scan.tokens[place].fold in "()"


def _sentences(scan: Scan, kept: Sequence[bool]) -> Iterator[list[int]]:
    first = 0
    for place, token in enumerate(scan.tokens, 1):
        if token.kind == "sign" and ends_sentence(token):
            yield [at for at in range(first, place) if kept[at]]
            first = place
    yield [at for at in range(first, len(scan.tokens)) if kept[at]]


def _without_courtesy(scan: Scan, sentences: list[list[int]], kept: list[bool]) -> list[list[int]]:
    """The first sentence that says something, trimmed for a title, and the others as they are if they say anything."""
    found: list[list[int]] = []
    for places in sentences:
        if found and len(places) > _MAX_WORDS_OF_COURTESY:
            found.append(places)
            continue
        trimmed = _trimmed(scan, places)
        if not found or not trimmed:
            for place in set(places) - set(trimmed):
                kept[place] = False
        if trimmed:
            found.append(places if found else trimmed)
    return found


def _trimmed(scan: Scan, places: list[int]) -> list[int]:
    """A sentence without greeting, lead-in, thanks and loose ends."""
    start = _after_courtesy(scan, places)
    end = _before_thanks(scan, places, start)
    while start < end and scan.tokens[places[start]].fold in _LOOSE - {"("}:
        start += 1
    while end > start and scan.tokens[places[end - 1]].fold in _LOOSE - {")"}:
        end -= 1
    return _without_empty_brackets(scan, places[start:end])


def _after_courtesy(scan: Scan, places: list[int]) -> int:
    """How many tokens of greeting and lead-in a sentence begins with ("Hallo Anna, könntest du bitte ...")."""
    start = 0
    while start < len(places):
        atom = scan.starting.get(places[start])
        meaning = atom.meaning("lead") if atom else None
        if (
            atom
            and meaning
            and places[start : start + atom.end - atom.first] == list(range(atom.first, atom.end))
        ):
            start += atom.end - atom.first
            start = _after_name(scan, places, start) if meaning == "greeting" else start
            start += (
                meaning == "need" and start < len(places) and scan.tokens[places[start]].fold in _ARTICLES
            )
        elif scan.tokens[places[start]].fold in {",", ":", "!"} and start:
            start += 1
        else:
            break
    said = any(scan.tokens[place].kind != "sign" for place in places[start:])
    return len(places) if start and not said else start


_ARTICLES = frozenset({"ein", "eine", "einen", "a", "an"})


def _after_name(scan: Scan, places: list[int], start: int) -> int:
    """Past the name in "Hallo Frau Weber,": a few words that end with a sign, the sentence or the line."""
    for number in range(start, min(start + _MAX_WORDS_OF_NAME, len(places))):
        if scan.tokens[places[number]].kind == "sign":
            return number
        if not scan.tokens[places[number]].capital:
            return start
    return len(places) if len(places) <= start + _MAX_WORDS_OF_NAME else start


def _before_thanks(scan: Scan, places: list[int], start: int) -> int:
    """Where thanks and regards begin that end a sentence, with the name of who signs."""
    for number in range(max(start, len(places) - _MAX_WORDS_OF_THANKS), len(places)):
        atom = scan.starting.get(places[number])
        if (
            atom
            and "closing" in atom.roles
            and len(places) - number <= atom.end - atom.first + _MAX_WORDS_OF_NAME
        ):
            names = places[number + atom.end - atom.first :]
            if all(scan.tokens[p].kind == "sign" or scan.tokens[p].capital for p in names):
                return number
    return len(places)


def _without_empty_brackets(scan: Scan, places: list[int]) -> list[int]:
    if not any(scan.tokens[place].fold in _JOINING for place in places):
        return places
    kept: list[int] = []
    for place in places:
        fold = scan.tokens[place].fold
        if fold == ")" and kept and scan.tokens[kept[-1]].fold == "(":
            kept.pop()
        elif not (fold in ",;" and (not kept or scan.tokens[kept[-1]].fold in ",;")):
            kept.append(place)
    return kept


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
