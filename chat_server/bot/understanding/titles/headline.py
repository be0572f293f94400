"""Turns the wording of a request into a headline: without an address, and not longer than is read at a glance."""

import re

from chat_server.bot.understanding.structure.tables import NO_REQUEST

MAX_TITLE = 100
_LONG = 85
_SHORT, _ENOUGH = 10, 30
_ASIDE = re.compile(r"\s*\([^()]*\)")
_HEADING_ENDS = re.compile(r"[:;](?= )| [-–—] ")
_COMMA = re.compile(r",(?= )")
# ", Tagesordnung und Stimmkarten", ", den 4.12.": no clause begins there.
_LISTS = re.compile(r", (?:\d|[A-ZÄÖÜ][^\s,]*(?:, | und | oder | sowie )[A-ZÄÖÜ]|den \d)")
# The verb that ends what is to be done, where nothing divides what follows.
_VERB = re.compile(
    r"\b\w*(?:suchen|finden|rufen|tippen|schicken|senden|machen|stellen|sorgen|buchen|prüfen|schreiben|holen|fragen"
    r"|kaufen|ieren|rechnen|gleichen|tragen|legen|lesen|nehmen|geben|bringen|setzen|ändern|drucken|bessern)\b"
    r"(?! (?:und|oder)\b)"
)
_INFINITIVE = re.compile(r"(?:^|\s)[a-zäöüß]{3,}n$")
_TO_YOU = re.compile(
    r"(?P<verb>[^\W\d_]{3,})(?P<reader>n (?:Sie|S['’])|st du|t ihr)(?= |,)"
    r"(?:,? (?:mir|uns|bitte|doch|sich|dafür|dann|einfach|gern|gerne|mal|kurz)\b)*(?P<what>.*)"
)
# What goes on behind the clause of the verb.
_GOES_ON = re.compile(
    r"(?:, (?:das|die|der|den|dem|ob|dass|wie|was|wann|welche\w*|wo|wer|damit|weil|inkl\.|zzgl\.|und zwar)\b"
    r"|, (?=[^,]*\b(?:ich|wir|ist|sind|muss|müssen|wird|hat|haben|kann)\b)"
    r"|(?<= ab), |(?<= an), |(?<= aus), |(?<= ein), |(?<= raus), |(?<= zusammen), "
    r"| \(| [-–—] |:|;).*",
    re.DOTALL,
)
_PARTICLES = frozenset(
    """
    ab an auf aus bei durch ein heraus herunter hin hoch los mit nach raus um vor weg weiter zu zurück zusammen fertig
    frei fest bereit herein rein runter her hinzu
    """.split()  # noqa: SIM905  a list of words
)
_CHANGED = {
    "gibst": "geben", "nimmst": "nehmen", "liest": "lesen", "siehst": "sehen", "hilfst": "helfen",
    "sprichst": "sprechen", "triffst": "treffen", "trägst": "tragen", "lädst": "laden", "wirfst": "werfen",
    "hältst": "halten", "lässt": "lassen", "schlägst": "schlagen", "fährst": "fahren", "misst": "messen",
}  # fmt: skip
# "Drei Interviews zu transkribieren".
_TO_DO = re.compile(r"^(?:[Uu]m )?(.*[^,]) zu (?!gestern|morgen)([a-zäöüß]+n)$", re.DOTALL)
_COULD = re.compile(r" (?:könnten|könntest|könntet|würden|würdest|würdet|hätten|hättest|hättet)$")
_PRONOUN_FIRST = re.compile(
    r"(?:es|ihn|sie|das|die|diese|diesen|dieses|dies|alle) (?=[a-zäöü])", re.IGNORECASE
)
_VERB_AND_IT = re.compile(r"([A-Za-z]+) (?:it|them|this|these)\b")
_SECOND_VERB = re.compile(r"\bSie\b|\b(?:du|ihr)\b| (?:und|oder) [a-zäöüß]+n\b")


def headline(text: str, matter: str) -> tuple[str, bool]:
    """The headline of a request, and whether something of it was left out.

    `matter`: what the request is about, if it does not say so itself.
    """
    whole = text.strip().rstrip(".!? ")
    short = _shortened(whole)
    said = _TO_DO.sub(r"\1 \2", _COULD.sub("", _as_infinitive(short)))
    if matter and len(matter) + len(said) < MAX_TITLE - 4:
        said = _with_matter(said, matter)
    return _capital(said), short != whole


def _with_matter(said: str, matter: str) -> str:
    """ "Ihn verschieben" as "Termin beim Zahnarzt verschieben", "check it" as "check the contract"."""
    if found := _PRONOUN_FIRST.match(said):
        return f"{matter} {said[found.end() :]}"
    if found := _VERB_AND_IT.match(said):
        named = matter if matter[0].isdigit() else f"the {matter}"
        return f"{found[1]} {named}{said[found.end() :]}"
    return f"{matter}: {said}"


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
    commas = [
        match.start()
        for match in _COMMA.finditer(text, _SHORT, MAX_TITLE)
        if not _LISTS.match(text, match.start())
    ]
    verbs = (comma for comma in commas if " " in text[:comma] and _INFINITIVE.search(text, 0, comma))
    enough = (comma for comma in commas if comma >= _ENOUGH)
    dictated = _VERB.search(text, _SHORT, MAX_TITLE) if text[1:].islower() else None
    if dictated:
        return dictated.end()
    return next(headings, None) or next(verbs, None) or next(enough, len(text))


def _as_infinitive(text: str) -> str:
    """ "Stellen Sie die Fotos zusammen" as "die Fotos zusammenstellen"; unless more than one thing is asked for."""
    found = _TO_YOU.fullmatch(text)
    if found is None or _SECOND_VERB.search(found["what"]) or _asks_about(found):
        return text
    verb, what = _infinitive_of(found["verb"].lower(), found["reader"]), found["what"].strip()
    behind = _GOES_ON.search(what)
    main, rest = (what[: behind.start()], behind[0]) if behind else (what, "")
    if not main:
        return f"{verb}{rest}"
    words = main.split()
    if words[-1] in _PARTICLES:
        verb = words.pop() + verb
    return f"{' '.join([*words, verb])}{rest}"


def _asks_about(found: re.Match[str]) -> bool:
    """ "Solltest du", "haben Sie"."""
    return f"{found['verb']}{found['reader'].split()[0]}".casefold() in NO_REQUEST


def _infinitive_of(stem: str, reader: str) -> str:
    """ "Schreib" + "st du" is "schreiben"; a verb that changes its vowel is known by name."""
    if reader.startswith("n"):
        return f"{stem}n"
    known = _CHANGED.get(f"{stem}st")
    if known:
        return known
    stem = stem.removesuffix("e") if stem.endswith(("te", "de")) else stem
    return f"{stem}{'n' if stem.endswith(('el', 'er')) else 'en'}"


def _capital(text: str) -> str:
    """With a capital letter in front, unless the word has one inside ("iPhone")."""
    return text[:1].upper() + text[1:] if text[:2].islower() or text[1:2].isspace() else text
