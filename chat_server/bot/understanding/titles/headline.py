"""Turns the wording of a request into a headline: without an address, and not longer than is read at a glance."""

import re

MAX_TITLE = 100
_LONG = 85
_SHORT, _ENOUGH = 10, 30
_ASIDE = re.compile(r"\s*\([^()]*\)")
_HEADING_ENDS = re.compile(r"[:;](?= )| [-–—] ")
_COMMA = re.compile(r",(?= )")
_INFINITIVE = re.compile(r"(?:^|\s)[a-zäöüß]{3,}n$")
_TO_YOU = re.compile(
    r"(?P<verb>[^\W\d_]+n) Sie(?= |,)(?: (?:mir|uns|bitte|doch|sich|dafür|dann|einfach|gern|gerne))*(?P<what>.*)"
)
# What goes on behind the clause of the verb.
_GOES_ON = re.compile(
    r"(?:, (?:das|die|der|den|dem|ob|dass|wie|was|wann|welche\w*|wo|wer|damit|weil|inkl\.|zzgl\.|und zwar)\b"
    r"| \(| [-–—] |:|;).*",
    re.DOTALL,
)
_PARTICLES = frozenset(
    """
    ab an auf aus bei durch ein heraus herunter hin hoch los mit nach raus um vor weg weiter zu zurück zusammen fertig
    frei fest bereit herein rein runter her hinzu
    """.split()  # noqa: SIM905  a list of words
)
_SECOND_VERB = re.compile(r"\bSie\b| (?:und|oder) [a-zäöüß]+n\b")


def headline(text: str, matter: str) -> tuple[str, bool]:
    """The headline of a request, and whether something of it was left out.

    `matter`: what the request is about, if it does not say so itself.
    """
    whole = text.strip().rstrip(".!? ")
    short = _shortened(whole)
    said = _as_infinitive(short)
    if matter and len(matter) + len(said) < MAX_TITLE - 1:
        said = f"{matter}: {said}"
    return _capital(said), short != whole


def _shortened(text: str) -> str:
    """Without what stands in brackets and without the clauses behind, as far as the text is long."""
    if len(text) > _LONG:
        text = _ASIDE.sub("", text)
    if len(text) > _LONG and not _lists_infinitives(text):
        text = text[: _cut_at(text)]
    if len(text) <= MAX_TITLE:
        return text.rstrip(" ,;:.-–")
    cut = text.rfind(" ", 0, MAX_TITLE)
    return text[: cut if cut > MAX_TITLE // 2 else MAX_TITLE - 1].rstrip(" ,;:-–") + "…"


def _lists_infinitives(text: str) -> bool:
    """ "Auszug bestellen, Ausweis anfragen, Grundriss zeichnen lassen"."""
    return len(text) <= MAX_TITLE and all(_INFINITIVE.search(part) for part in text.split(", "))


def _cut_at(text: str) -> int:
    """Where a long text has said what it is about: at a colon or a dash, behind a verb, or at a comma."""
    headings = (match.start() for match in _HEADING_ENDS.finditer(text, _SHORT, MAX_TITLE))
    commas = [match.start() for match in _COMMA.finditer(text, _SHORT, MAX_TITLE)]
    verbs = (comma for comma in commas if " " in text[:comma] and _INFINITIVE.search(text, 0, comma))
    enough = (comma for comma in commas if comma >= _ENOUGH)
    return next(headings, None) or next(verbs, None) or next(enough, len(text))


def _as_infinitive(text: str) -> str:
    """ "Stellen Sie die Fotos zusammen" as "die Fotos zusammenstellen"; unless more than one thing is asked for."""
    found = _TO_YOU.fullmatch(text)
    if found is None or _SECOND_VERB.search(found["what"]):
        return text
    verb, what = found["verb"].lower(), found["what"].strip()
    behind = _GOES_ON.search(what)
    main, rest = (what[: behind.start()], behind[0]) if behind else (what, "")
    if not main:
        return f"{verb}{rest}"
    words = main.split()
    if words[-1] in _PARTICLES:
        verb = words.pop() + verb
    return f"{' '.join([*words, verb])}{rest}"


def _capital(text: str) -> str:
    """With a capital letter in front, unless the word has one inside ("iPhone")."""
    return text[:1].upper() + text[1:] if text[:2].islower() or text[1:2].isspace() else text
