"""What is said to the bot beside the matter, by its words: a text of little words with the words of one kind of talk,
in any order. Tables of sayings know fixed turns; this knows what nobody has written down.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from chat_server.bot.recognise.plain import LONGEST_SAYING, words_of

Talk: TypeAlias = Literal[
    "help", "cancel", "enough", "unsure", "nothing more", "more", "wait", "back again", "wants help", "thanks"
]

_ME, _YOU = "ich wir mich uns", "sie du ihr ihnen dir euch you you're"
_DO = (
    "mach mache machen mach's erledige erledigen kümmere regle regeln übernehme schreib schreibe buch buche such suche"
    " hol hole ruf rufe bestell bestelle schau schaue do handle sort write book call order"
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
_SETS = tuple((kind, tuple(frozenset(line.split()) for line in lines)) for kind, lines in _MARKS)
_KNOWN = _LITTLE | frozenset(word for _, lines in _SETS for line in lines for word in line)
_CLAUSE = re.compile(r"[,.;:!?…–]+|\s-\s|\s+(?:und|aber|and|but)\s+")


def talk_of(text: str) -> Talk | None:
    """The kind of talk that a text is: words of it, and else only little words; None if it says anything more."""
    words = words_of(text)
    if len(text) > LONGEST_SAYING or not words or not all(word in _KNOWN for word in words):
        return None
    found = next(iter(sorted(_found(text), key=_ORDER.index)), None)
    return found if "?" not in text or found in _ASKING else None


def says_nothing(text: str) -> bool:
    """Whether a text has only words that say nothing about a matter: "gut so weit", "hmm"."""
    words = words_of(text)
    return bool(words) and len(text) <= LONGEST_SAYING and all(word in _KNOWN - _AS_BEFORE for word in words)


_AS_BEFORE = frozenset(("immer", "letzten", "letztes"))
"""Words of an answer that says how: "wie immer"."""
_ASKING = frozenset(("help", "unsure"))


def _found(text: str) -> Iterator[Talk]:
    for clause in _CLAUSE.split(text):
        words = frozenset(words_of(clause))
        yield from (kind for kind, lines in _SETS if all(not words.isdisjoint(line) for line in lines))


_ORDER = tuple(dict.fromkeys(kind for kind, _ in _MARKS))
