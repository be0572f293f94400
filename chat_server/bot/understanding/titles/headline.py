"""Turns the wording of a request into a headline: without an address, and not longer than is read at a glance."""

import re

from chat_server.bot.understanding.titles.infinitive import as_infinitive

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
_PRONOUN_FIRST = re.compile(r"(?i:es|ihn|sie|das|die|diese|diesen|dieses|dies|alle)(?: (?=[a-zäöü])|(?=,))")
_VERB_AND_IT = re.compile(r"([A-Za-z]+) (?:it|them|this|these)\b")


def headline(text: str, matter: str, *, german: bool) -> tuple[str, bool]:
    """The headline of a request, and whether something of it was left out.

    `matter`: what the request is about, if it does not say so itself. `german`: verbs stand last in its headline.
    """
    whole = text.strip().rstrip(".!? ")
    said = as_infinitive(whole) if german else whole
    short = len(said) > _LONG
    if short:
        said = as_infinitive(_shortened(whole)) if german else _shortened(whole)
    if matter and len(matter) + len(said) < MAX_TITLE - 4:
        said = _with_matter(said, matter)
    return _capital(said), short


def _with_matter(said: str, matter: str) -> str:
    """ "Ihn verschieben" as "Termin beim Zahnarzt verschieben", "check it" as "check the contract"."""
    if found := _PRONOUN_FIRST.match(said):
        return f"{matter} {said[found.end() :]}".replace(" ,", ",")
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


def _capital(text: str) -> str:
    """With a capital letter in front, unless the word has one inside ("iPhone")."""
    return text[:1].upper() + text[1:] if text[:2].islower() or text[1:2].isspace() else text
