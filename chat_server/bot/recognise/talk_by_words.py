"""What is said to the bot beside the matter, by its words: little words with the words or signs of one kind of talk, in
any order. Tables of sayings know fixed turns; this knows what nobody has written down.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from chat_server.bot.recognise.function_words import FUNCTION_WORDS
from chat_server.bot.recognise.plain import LONGEST_SAYING, words_apart, words_of
from chat_server.bot.recognise.signs import SIGNS, has_sign, is_any_sign, matches_stem

Talk: TypeAlias = Literal[
    "help", "cancel", "enough", "unsure", "nothing more", "more", "wait", "back again", "wants help", "thanks"
]

_ME, _YOU = "ich wir mich uns", "sie du ihr ihnen dir euch you you're"
_DO = (
    "mach mache machen mach's erledige erledigen kümmere regle regeln übernehme schreib schreibe buch buche such"
    " suche hol hole ruf rufe bestell bestelle schau schaue do handle sort write book call order"
)
_LIKE = (
    "mögen mögt magst meinen meint meinst wollen wollt willst denken denkt denkst finden findet findest like think"
    " prefer want suits works fits"
)
# By kind: words of which a clause must have one of each line. The first kind found counts for the whole text.
_MARKS: tuple[tuple[Talk, tuple[str, ...]], ...] = (
    (
        "help",
        (
            "beschreiben schreiben sagen angeben write say describe put",
            "soll muss sollte should shall",
            "ich i",
        ),
    ),
    ("help", ("details infos angaben information", "need brauchen brauchst braucht wollen want")),
    ("help", ("wo where", "waren were", "wir we")),
    ("help", ("wo where how", "anfangen start begin")),
    ("cancel", ("cancel abbrechen stornieren", "it das es everything alles")),
    ("cancel", (_ME, "brauche brauch brauchen", "das es", "nicht", "mehr")),
    ("cancel", ("don't", "need", "it this that", "anymore longer more")),
    ("cancel", ("drop scrap forget discard", "it this that whole thing everything")),
    ("cancel", (_ME, "selbst selber allein alleine", _DO)),
    ("cancel", ("myself ourselves", _DO)),
    ("cancel", ("vergiss vergesst vergessen forget", "es das it sie this")),
    ("enough", ("loslegen abschicken abgeben losschicken absenden einreichen rausschicken submit",)),
    ("enough", ("go", "for ahead")),
    ("enough", ("fertig done finished",)),
    ("enough", ("send schick schicken", "off ab los raus away")),
    ("enough", ("raus los ab off weg", "damit you so kann jetzt")),
    ("enough", ("keine no", "fragen rückfragen questions", "mehr weiteren more further")),
    ("unsure", ("überlassen überlasse überlass überlass's vertraue vertrauen verlasse verlassen trust",)),
    ("unsure", (_YOU, "profi profis experte experten expertin fachmann fachfrau expert experts pro pros")),
    ("unsure", (_YOU, "entscheide entscheiden entscheidet entscheidest decide choose")),
    ("unsure", ("leave", "you")),
    ("unsure", ("freie free", "hand")),
    ("unsure", ("ich i", "sage sag schicke melde nenne tell", "noch später nachher morgen later")),
    ("unsure", (_YOU, "erfahrung experience")),
    (
        "unsure",
        (
            _YOU,
            "wissen weisst wisst kennen kennt know",
            "müssten müsstet letzten mal schon besser best better ja das that",
        ),
    ),
    ("unsure", (_YOU, "suggest recommend vorschlagen empfehlen schlagen raten")),
    ("unsure", ("kommt", _YOU, "an")),
    (
        "unsure",
        (
            "schwer schwierig hard difficult tricky",
            "einzuschätzen einschätzen beurteilen estimate judge",
        ),
    ),
    ("unsure", ("however as", "need takes braucht nötig needed necessary")),
    ("unsure", ("nötig necessary needed", "mehr als wie more than")),
    ("unsure", ("keinen keine null no", "dunst ahnung schimmer plan idee idea clue")),
    ("unsure", ("ermessen gefühl geschmack judgement judgment discretion gespür",)),
    ("unsure", ("wie was wann whatever however whenever whichever as", _YOU, _LIKE)),
    ("unsure", ("whatever however whenever whichever", _LIKE)),
    ("nothing more", ("nichts nix nothing", "sonst weiter mehr else more besonderes spezielles special")),
    ("nothing more", ("nichts nix nothing", "brauchen brauchst braucht dafür erst vorerst need yet")),
    ("nothing more", ("später later", "mehr more")),
    ("nothing more", ("mehr more", "nicht not")),
    (
        "nothing more",
        ("have haben hast habt", _YOU, "already schon bereits", "alles all everything that das"),
    ),
    ("nothing more", ("war's wars", "schon das dann soweit")),
    ("more", ("sache thing", "noch more")),
    ("more", ("was etwas something", "ergänzen hinzufügen anmerken nachtragen vergessen add mention forgot")),
    ("wait", ("überlege überleg überlegen think", "mal noch nochmal over about")),
    ("wait", ("rest", "morgen später nachher gleich tomorrow later")),
    ("back again", ("wieder zurück back", "bin i'm da hier here again sind we're")),
    ("wait", (_ME + " i", "weg los fort raus out off go leave run pop", "muss müssen have got need gotta")),
    (
        "wants help",
        (
            "hätte habe hab haben have got need brauche",
            "kleinigkeit anliegen bitte auftrag favour favor something",
        ),
    ),
    ("thanks", ("schatz engel spitze klasse toll star angel lifesaver best", _YOU)),
    ("thanks", ("danke dankeschön dank thanks thank merci",)),
    ("thanks", ("lieb nett freundlich kind sweet nice", "ihnen dir euch you sie du")),
    ("help", ("@denial", "@understanding", "@me")),
    ("help", ("@lost", "@me")),
    ("cancel", ("@stopping", "@it")),
    ("cancel", ("@me", "@oneself", "@doing")),
    ("cancel", ("@denial", "@needing", "@it", "@surplus", "@me")),
    ("cancel", ("no", "need", "@surplus")),
    ("cancel", ("@mootness", "@it")),
    ("cancel", ("cancel abbrechen abbruch",)),
    ("cancel", ("i i'm we're", "out")),
    ("cancel", ("@it wir ich", "sag sage sagen sagt blas blasen blase", "ab")),
    ("cancel", ("absagen abgesagt abblasen abgeblasen",)),
    ("cancel", ("kommando", "zurück")),
    ("cancel", ("vom", "tisch")),
    ("cancel", ("call blow", "off")),
    ("cancel", ("kein* niemand*", "@needing", "@surplus", "@me")),
    ("enough", ("ab", "post")),
    ("enough", ("schluss genug enough", "@asking")),
    ("enough", ("nehm* nimm take", "so as", "ist is")),
    ("unsure", ("nehm* take*", "kommt comes")),
    ("unsure", ("search*", "me")),
    ("unsure", ("lust laune gusto belieben", "@you nach")),
    ("wait", ("@me", "mach mache", "mittag* pause feierabend*")),
    ("wait", ("bin back zurück", "minute minuten sekunden gleich minutes")),
    ("unsure", ("drängt eilt eile hetze rush hurry", "@denial")),
    ("enough", ("over", "you")),
    ("cancel", ("sich", "erledigt")),
    ("enough", ("@sending",)),
    ("enough", ("@giving", "@out")),
    ("enough", ("@out", "damit")),
    ("enough", ("@denial", "@asking", "@surplus")),
    ("unsure", ("überlass* vertraue* verlasse* anvertrau* trust", "@you @me")),
    ("unsure", ("@you", "entscheid* bestimm* decide choose")),
    ("unsure", ("@you", "@knowing", "@bound")),
    ("unsure", ("@you", "@suggesting")),
    ("unsure", ("@denial", "@knowing")),
    ("unsure", ("@denial", "@saying", "@ability")),
    ("unsure", ("@me", "@knowing", "@later")),
    ("unsure", ("@me", "@deciding", "@later")),
    ("unsure", ("@me", "@deciding", "@bound")),
    ("unsure", ("@me", "@saying", "@later")),
    ("unsure", ("waiting warte wartet warten", "@later")),
    ("unsure", ("@openness",)),
    ("unsure", ("@indifference",)),
    ("unsure", ("@denial", "@mattering")),
    ("unsure", ("@both alles", "@fitting", "@me")),
    ("nothing more", ("@denial", "@specials")),
    ("nothing more", ("@denial", "fällt einfällt occurs mind", "@me to")),
    ("nothing more", ("that", "be", "all")),
    ("unsure", ("wie was wann wo", "@you", "passt reinpasst gefällt")),
    ("unsure", ("wie however", "@you", "mach machst macht machen", "immer sonst normalerweise halt ja es")),
    ("wait", ("@waiting",)),
    ("wait", ("@interruption", "@me @bound da kurz eben gleich")),
)
_LITTLE = frozenset(
    {
        "ich", "wir", "sie", "du", "ihr", "man", "mir", "mich", "ihnen", "dir", "euch", "uns", "das", "es", "die",
        "der", "den", "dem", "da", "so", "dann", "ja", "nein", "nö", "nee", "doch", "mal", "eben", "halt",
        "einfach", "bitte", "ganz", "gern", "gerne", "auch", "noch", "schon", "jetzt", "nun", "hier", "dazu",
        "davon", "dafür", "damit", "darauf", "und", "oder", "aber", "also", "lieber", "besser", "würde",
        "würden", "möchte", "will", "hätte", "könnte", "kann", "können", "könnt", "soll", "sollte", "bin",
        "ist", "sind", "war", "habe", "hab", "haben", "wird", "mach", "mache", "machen", "macht", "ach", "na",
        "okay", "ok", "wissen", "weisst", "wisst", "was", "wie", "alles", "von", "für", "auf", "in", "mit",
        "zu", "am", "besten", "völlig", "komplett", "sehr", "wirklich", "wohl", "immer", "brauchen", "brauchst",
        "braucht", "mehr", "nicht", "ordnung", "gut", "super", "prima", "guter", "ihrem", "deinem",
        "eurem", "soweit", "kurz", "ihre", "deine", "i", "i'll", "i'd", "i'm", "we", "you", "your", "it",
        "it's", "that", "that's", "this", "the", "a", "of", "for", "on", "just", "really", "please", "then",
        "now", "and", "or", "but", "well", "would", "can", "could", "should", "have", "has", "be",
        "is", "are", "all", "simply", "rather", "better", "instead", "let's", "know", "what", "yes",
        "no", "oh", "hi", "hello", "hallo", "hey", "up", "very", "much", "good", "great", "fine", "right",
        "with", "do", "to", "me", "us", "yeah", "we'll", "we're", "ohne", "frage", "fragen", "aufgabe",
        "task", "any", "folks", "guys", "leute", "lieben", "guten", "kleine", "kleinen", "ein", "eine", "einen",
        "minute", "moment",
        "sec", "second", "tag", "morgen", "erst", "i've", "little", "ask", "bit", "im", "voraus", "vielen",
        "viele", "liebe", "herzliche", "beste", "schöne", "grüsse", "gruss", "advance", "regards", "kind", "best",
        "recht", "weiss", "anfangen", "start", "yep", "yup", "jep", "klar",
        "genau", "ahead", "gar", "eigentlich", "whole",
        "don't", "nah", "that'll", "exactly", "lasse", "lass", "gets", "tausend", "wunderbar", "klasse", "go",
        "my", "mein", "meine", "long",
        "lange", "fällt", "changed", "mind",
        "letzten", "letztes", "vom", "already", "blassen",
        "ehrlich", "gesagt", "honestly", "afraid", "viel", "say", "müssten", "müsstet", "als", "more",
        "sort", "weit", "heute", "sounds", "klingt", "far", "hmm", "hm", "tja", "naja", "puh", "geht",
        "läuft", "nochmal", "not", "thing", "things", "dass", "wenn", "if", "ob", "still", "wäre",
        "there", "überlege", "getan", "über", "today", "gibt", "gibt's", "fürs", "erste", "think", "keine",
    }
)  # fmt: skip


def talk_of(text: str, loosely: bool = False) -> Talk | None:
    """The kind of talk that a text is: words of it, and else only little words; None if it says anything more.
    `loosely`: it may say a little more, where it is no answer anyway.
    """
    text = _SOON.sub("gleich", text) if _BACK.search(text) else text
    words = words_apart(text)
    strange = [word for word in words if not _is_known(word)]
    too_much = 2 * len(strange) > len(words) or any(word[0].isdigit() for word in strange)
    if len(text) > LONGEST_SAYING or not words or too_much or (strange and not loosely):
        return None
    found = next(iter(sorted(_found(text), key=_ORDER.index)), None)
    if not _WITH_DAYS.isdisjoint(words) and not (found in _LATER_KINDS and _says_when(words)):
        return None
    if loosely and strange and found == "wait":
        return None
    return found if "?" not in text or found in _ASKING else None


_BACK = re.compile(r"\b(?:zurück|wieder da|back)\b", re.IGNORECASE)
_SOON = re.compile(
    r"\bin (?:\d{1,2}|[\w']{1,6}) (?:minuten?|min|mins|sekunden?|stunden?|minutes?|seconds?|hours?|tick|bit)\b",
    re.IGNORECASE,
)
"""When somebody is back: "bin in zwei Minuten zurück"."""


def _says_when(words: list[str]) -> bool:
    """Whether a day is the one on which somebody will know: "das weiß ich erst am Montag"."""
    return any(has_sign(word, "putting off") for word in words)


_LATER_KINDS = frozenset(("unsure", "wait"))


def is_little(text: str) -> bool:
    """Whether a text has only little words and signs, whatever they do, and no day: "das wäre mir recht"."""
    words = words_apart(text)
    return all(_is_known(word) for word in words) and (_AS_BEFORE | _WITH_DAYS).isdisjoint(words)


def says_nothing(text: str) -> bool:
    """Whether a text has only words that say nothing about a matter: "gut so weit", "hmm"."""
    words = words_of(text)
    return bool(words) and len(text) <= LONGEST_SAYING and all(word in _NOTHING for word in words)


@lru_cache(maxsize=8192)
def _is_known(word: str) -> bool:
    return word in _NOTHING or word in FUNCTION_WORDS or word in _AS_BEFORE or is_any_sign(word)


_WITH_DAYS = frozenset(SIGNS["day"].split())


_AS_BEFORE = frozenset(("immer", "letzten", "letztes"))
"""Words of an answer that says how: "wie immer"."""
_ASKING = frozenset(("help", "unsure"))


_CLAUSE = re.compile(r"[,.;:!?…–]+|\s-\s|\s+(?:und|aber|and|but)\s+")


def _found(text: str) -> Iterator[Talk]:
    for clause in _CLAUSE.split(text):
        words = frozenset((*words_of(clause), *words_apart(clause)))
        yield from (kind for kind, lines in _MARKS if all(_has_one(words, line) for line in lines))


def _has_one(words: frozenset[str], line: str) -> bool:
    """Whether one of the words stands in a line: as it is, by its stem, or as a sign ("@" and its name)."""
    return any(_is_of(word, one) for one in _parts(line) for word in words)


@lru_cache(maxsize=512)
def _parts(line: str) -> tuple[str, ...]:
    return tuple(line.casefold().split())


def _is_of(word: str, one: str) -> bool:
    return has_sign(word, one[1:]) if one.startswith("@") else matches_stem(word, one)


_ORDER = tuple(dict.fromkeys(kind for kind, _ in _MARKS))
_NOTHING = (
    _LITTLE
    | frozenset(
        one
        for _, lines in _MARKS
        for line in lines
        for one in line.split()
        if one[0] != "@" and one[-1] != "*"
    )
) - _AS_BEFORE
