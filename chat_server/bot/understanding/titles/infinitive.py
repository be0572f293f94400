"""Turns what is asked of the reader into an infinitive: "Stellen Sie die Fotos zusammen", "such mir ein Hotel"."""

import re

from chat_server.bot.understanding.grammar.tokens import fold
from chat_server.bot.understanding.language import titles_de
from chat_server.bot.understanding.structure.tables import NO_REQUEST

_BESIDE = r"(?:,? (?:mir|uns|bitte|doch|sich|dafür|dann|einfach|gern|gerne|mal|kurz|am besten|gleich)\b)*"
_BESIDE_FIRST = re.compile(_BESIDE)
_TO_YOU = re.compile(
    rf"(?P<verb>[^\W\d_]{{3,}})(?P<reader>n (?:Sie|S['’])|st du|t ihr)(?= |,|$){_BESIDE}(?P<what>.*)",
    re.DOTALL,
)
_ORDER = re.compile(rf"(?P<verb>[^\W\d_]{{3,}})(?= ){_BESIDE}(?P<what> .*)", re.DOTALL)
# Where a second request begins: "... und rufen Sie", ", dann schreib".
_NEXT = re.compile(r"(,? und(?: dann)? |, dann |, |; )(?=[a-zäöüß]{3,}\b)")
_READER = re.compile(r"[a-zäöüß]{3,}(?:n (?:Sie|S['’])|st du|t ihr)\b")
# "... und reichen es ein": behind a request with "Sie", the next may go without.
_WITHOUT_READER = re.compile(
    r"(?P<verb>[a-zäöüß]{3,})n(?P<what> (?:mir|mich|uns|sich|den|die|das|dem|ein\w*|alle\w*|unser\w*|mein\w*|es|ihn|"
    r"sie|ihm|ihnen|dann|bitte|dort|auch|jede\w*)\b.*)",
    re.DOTALL,
)
_IT = re.compile(r"\b([a-zäöüß]{2,})['’]s\b")
_PARTICLES = (
    "ab an auf aus bei durch ein heraus herunter hin hoch los mit nach raus um vor weg weiter zu zurück "
    "zusammen fertig "
    "fertig frei fest bereit herein rein runter her hinzu hinein gegenüber rüber rum bekannt vorbei voran"
)
_IS_PARTICLE = frozenset(_PARTICLES.split())
_PARTICLE = rf"(?:{'|'.join(_IS_PARTICLE)})"
# A bracket within the clause of a verb: "den Mieter (0171 5550123) an".
_ASIDE_BEFORE_PARTICLE = re.compile(rf"( \([^()]*\))( {_PARTICLE})(?=$|[,;:]| [-–—] )")
# What goes on behind the clause of the verb.
_GOES_ON = re.compile(
    r"(?:, (?:das|die|der|den|dem|ob|dass|wie|was|wann|welche\w*|wo|wer|damit|weil|inkl\.|zzgl\.|und zwar)\b"
    r"|, (?=[^,]*\b(?:ich|wir|ist|sind|muss|müssen|wird|hat|haben|kann)\b)"
    rf"|(?<= )(?P<particle>{_PARTICLE})(?=, | \(|:|;| und (?:ob|wie|was|wann|wer|wo)\b)"
    r"|(?<= )(?P<apart>raus|heraus|zusammen|rein)(?= (?:die|der|das|den|welche|mit|und) )"
    r"| \([^()]*\)(?=$|[,;:])| \([^)]*$| [-–—] |:|;).*",
    re.DOTALL,
)
# "..., die ich diktiert habe, in das Formular": the clause of the verb goes on behind the clause within it.
_WITHIN = re.compile(r", (?:die|der|das|den|dem) [^,]*, (?=(?:in|ins|im|an|auf|bei|zu|zum|zur|nach) )")
_CHANGED = {
    "gibst": "geben", "nimmst": "nehmen", "liest": "lesen", "siehst": "sehen", "hilfst": "helfen",
    "sprichst": "sprechen", "triffst": "treffen", "trägst": "tragen", "lädst": "laden", "wirfst": "werfen",
    "hältst": "halten", "lässt": "lassen", "schlägst": "schlagen", "fährst": "fahren", "misst": "messen",
}  # fmt: skip
# "Drei Interviews zu transkribieren", "die Stunden auszuwerten".
_TO_DO = re.compile(r"^(?:[Uu]m )?(.*[^,]) zu (?!gestern|morgen)([a-zäöüß]+n)$", re.DOTALL)
_INNER_TO = re.compile(rf"\b({_PARTICLE}|be|nach)zu([a-zäöüß]{{3,}}n)\b(?=$|,| und | oder )")
# What is done with any result: "... und Bescheid geben".
_HANDED_OVER = re.compile(
    r",? und (?:dann )?(?:kurz )?(?:Bescheid (?:geben|sagen)|sagen|melden|sie|es|zurückmelden)(?:, .*)?$"
)
_COULD = re.compile(r" (?:könnten|könntest|könntet|würden|würdest|würdet|hätten|hättest|hättet)$")
_SECOND_VERB = re.compile(r"\bSie\b|\b(?:du|ihr)\b")
_AND_WORD = re.compile(r" und ([a-zäöüß]+)((?<!n) (?:es|sie|ihn|das|mir|uns)\b)?")
_ENDS_IN_VERB = re.compile(r" (?:und|oder) [a-zäöüß]+n$")
_ORDERS = frozenset(map(fold, titles_de.BEFEHL.split()))
_ORDERS_OR_NOUNS = frozenset(map(fold, titles_de.BEFEHL_ODER_NOMEN.split()))
_IRREGULAR = {fold(order): verb for order, verb in titles_de.BEFEHL_UNREGELMAESSIG.items()}
_YOURSELF = frozenset({"dich", "dir", "euch", "sich"})
_TAKES = frozenset(
    """
    mir uns mal doch bitte den die das ein eine einen alle alles unsere unseren meine meinen
    """.split()  # noqa: SIM905  a list of words
)


def as_infinitive(text: str) -> str:
    """ "Stellen Sie die Fotos zusammen" as "die Fotos zusammenstellen"; what asks for nothing stays as it is."""
    said = _INNER_TO.sub(r"\1\2", text) if " um " not in text else text
    said = _IT.sub(r"\1 es", said) if " " in said else said
    parts = _parts(said)
    made = [_of_one(part, first=not number) for number, part in enumerate(parts[::2])]
    if any(one is None for one in made):
        return _TO_DO.sub(r"\1 \2", _COULD.sub("", said))
    signs = [*parts[1::2], ""]
    said = "".join(f"{one}{sign}" for one, sign in zip(made, signs, strict=True))
    return _HANDED_OVER.sub("", said)


def _parts(text: str) -> list[str]:
    """The requests of a text, and between them what joins them."""
    parts, start = [], 0
    for found in _NEXT.finditer(text):
        behind = text[found.end() :]
        formal = " Sie" in text[: found.start()] and _WITHOUT_READER.fullmatch(behind)
        if found.start() > start and (formal or _asks(behind)):
            parts += [text[start : found.start()], found[1].replace(", und", " und")]
            start = found.end()
    return [*parts, text[start:]]


def _asks(text: str) -> bool:
    return _READER.match(text) is not None or (" " in text and is_order(text))


def is_order(text: str) -> bool:
    """ "Prüf die Liste", "plan die Reise"; not "Plan der Reise", "Sag mal, ..."."""
    word = text.split(" ", 1)[0]
    plain = fold(word)
    behind = text[len(word) + 1 :].split(" ", 1)[0]
    if plain in _ORDERS_OR_NOUNS:
        return behind in _TAKES
    return plain in _ORDERS and behind not in _YOURSELF and not behind.endswith((",", ":"))


def _of_one(text: str, *, first: bool) -> str | None:
    """One request as an infinitive; None if it is none, or if more is asked in it."""
    formal = None if first else _WITHOUT_READER.fullmatch(text)
    if formal is not None:
        return _put_last(f"{formal['verb']}n", _BESIDE_FIRST.sub("", formal["what"]).strip())
    found = _TO_YOU.fullmatch(text)
    if found is not None:
        asked = f"{found['verb']}{found['reader'].split()[0]}".casefold()
        verb = _infinitive_of(found["verb"].lower(), found["reader"])
        known = asked not in NO_REQUEST
    else:
        found = _ORDER.fullmatch(text)
        known = found is not None and is_order(text)
        verb = _of_order(found["verb"].lower()) if found else ""
    if found is None or not known or _asks_more(found["what"]):
        return None
    return _put_last(verb, found["what"].strip())


def _asks_more(what: str) -> bool:
    """ "... und frag, ob": a second verb that was not parted from the first."""
    second = any(word[2] or fold(word[1]) in _ORDERS for word in _AND_WORD.finditer(what))
    return second or any(verb.search(what) for verb in (_SECOND_VERB, _ENDS_IN_VERB))


def _put_last(verb: str, what: str) -> str:
    """ "prüfen" and "die Liste, ob alles stimmt" as "die Liste prüfen, ob alles stimmt"."""
    what = _ASIDE_BEFORE_PARTICLE.sub(r"\2\1", what)
    within = _WITHIN.search(what)
    behind = _GOES_ON.search(what, within.end() if within else 0)
    main, rest = (what[: behind.start()], behind[0]) if behind else (what, "")
    particle = (behind["particle"] or behind["apart"] or "") if behind else ""
    main, rest = f"{main}{particle}", rest[len(particle) :]
    main, aside = (main, "") if within else _without_aside(main)
    words = main.split()
    if words and words[-1] in _IS_PARTICLE:
        verb = words.pop() + verb
    return f"{' '.join([*words, verb])}{aside}{rest}"


def _without_aside(main: str) -> tuple[str, str]:
    """ "Einen Wanderweg, höchstens drei Stunden": what stands behind a comma apart, unless it is a list."""
    comma = main.find(", ")
    behind = main[comma:].split()
    if comma < 0 or behind[-1] in _IS_PARTICLE or any(word in ("und", "oder", "sowie") for word in behind):
        return main, ""
    return main[:comma], main[comma:]


def _infinitive_of(stem: str, reader: str) -> str:
    """ "Schreib" + "st du" is "schreiben"; a verb that changes its vowel is known by name."""
    if reader.startswith("n"):
        return f"{stem}n"
    known = _CHANGED.get(f"{stem}st")
    if known:
        return known
    stem = stem.removesuffix("e") if stem.endswith(("te", "de", "ne")) else stem
    return _with_ending(stem)


def _of_order(order: str) -> str:
    """ "Prüf", "prüfe" and "prüft" are "prüfen"."""
    known = _IRREGULAR.get(fold(order))
    if known:
        return known
    singular = order.removesuffix("t")
    stem = (
        singular
        if {fold(singular), fold(singular.removesuffix("e"))} & (_ORDERS | _ORDERS_OR_NOUNS)
        else order
    )
    if stem.endswith("le") and stem[-3:-2] in "bcdfgkmnprstz":
        return f"{stem[:-2]}eln"  # "sammle"
    return _with_ending(stem.removesuffix("e"))


def _with_ending(stem: str) -> str:
    return f"{stem}{'n' if stem.endswith(('el', 'er')) and not stem.endswith('ier') else 'en'}"
