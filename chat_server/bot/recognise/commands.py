"""Recognises commands ("zurück"), quick replies in words, and changes ("ändere ...") in free text.

German and English are both recognised always. A text that is not exactly a command is an answer.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from chat_server.bot.recognise.agreeing import PRAISE, agrees_freely, yes_or_no
from chat_server.bot.recognise.plain import matches_folded, plain, words_of
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.texts import CATALOGUE, Voice, wording
from chat_server.domain.bot.script import Recognisable
from chat_server.domain.bot.values import (
    Back,
    Cancel,
    ChangeAnswer,
    Help,
    Input,
    Keep,
    Pick,
    QuickReply,
    Skip,
    TextInput,
    Utterance,
)

_COMMANDS: tuple[tuple[Input, str], ...] = (
    (
        Back(),
        (
            r"(?:(?:noch ?mal|bitte|geh|gehe|gehen sie|go) )*(?:(?:eine|einen|ein) )?(?:frage |schritt )?(?:zurück"
            r"|zurueck|back)|(?:zur )?(?:vorherigen?|letzten?) frage(?: noch ?mal| bitte)?|previous(?: question)?"
            r"|one (?:step )?back"
        ),
    ),
    (
        Help(),
        (
            r"hilfe|help|was (?:brauchen|brauchst|braucht|wollen|willst|fehlt) (?:sie|du|ihr|denn|noch)(?: (?:denn"
            r"|noch|von mir|alles|wissen))*|\?+|hä+h?|huh|wozu|warum|wieso|wie bitte|was (?:meinen sie|meinst du"
            r"|meint ihr)(?: .{0,15})?|was (?:wollt|braucht|möchtet|möchten|wollen) (?:ihr|sie)(?: .{0,20})?"
            r"|(?:bitte )?(?:noch ?mal )?(?:die |ihre |deine )?frage(?: bitte)?(?: noch ?mal)?(?: bitte)?|(?:wie"
            r"|was) (?:war|ist) (?:noch ?mal )?die"
            r" frage(?: noch ?mal)?|(?:bitte )?wiederholen(?: sie)?(?: .{0,15})?|(?:please )?repeat(?: .{0,15})?"
            r"|come again|wie (?:meinen sie"
            r"|meinst du) das|was (?:meinen sie|meinst du)(?: damit)?|was (?:heißt|bedeutet) das"
            r"|(?:das )?versteh(?:e)? ich nicht|ich versteh(?:e)? (?:das|die frage)? ?nicht|kapier ich nicht"
            r"|was soll ich (?:da |hier |denn )?(?:schreiben|sagen|antworten|eingeben)|(?:wozu|warum) (?:fragen"
            r"|brauchen|wollen|fragst|brauchst) (?:sie|du|ihr) das(?: wissen)?|zum beispiel|what else"
            r"|what (?:else )?do you (?:need|want)(?: to know| from me| then)?|what do you mean"
            r"|i don't (?:understand|get it)|what does (?:that|this) mean|what should i (?:write|say|answer)"
            r"|why(?: do you ask)?|for example"
        ),
    ),
    (
        Cancel(),
        (
            r"(?:bitte )?(?:abbrechen|abbruch|cancel|verwerfen|discard|stopp?|aufhören|löschen|quit|exit|brich ab"
            r"|weg damit"
            r"|(?:das |es )?(?:kann|darf|soll) (?:alles )?(?:weg|gelöscht werden))"
            r"(?: bitte| das| alles| it)*|(?:(?:ach )?lassen wir(?: das| es)|(?:ach )?(?:lass"
            r"|lassen sie|lasst)(?: es| das| mal| gut sein)+|vergiss es|vergessen sie(?: es| das)"
            r"|hat sich(?: schon)? erledigt|forget (?:it|about it)|never ?mind|scrap (?:it"
            r"|that))(?:[,.!–-]? .{0,40})?|doch nicht|ich (?:will|möchte|mag) (?:das )?nicht mehr"
            r"|(?:das )?brauche ich (?:doch )?nicht(?: mehr)?|(?:ich |wir |das |es )*mache?n? (?:ich |wir |das"
            r" |es )*(?:doch |lieber |dann |jetzt |mal |einfach )*(?:selbst|selber|allein|alleine)"
            r"|i(?:'ll| will)? do it myself|(?:noch ?mal )?(?:ganz )?von vorne?(?: anfangen)?"
            r"|neu anfangen|start (?:over|again)"
        ),
    ),
    (
        Skip(),
        (
            r"(?:diese frage |das )?(?:überspringen|ueberspringen|skip|auslassen|überspring|weglassen"
            r"|leave (?:it|that|this) out|lass(?:t|en sie)? (?:es|das) (?:einfach )?(?:weg|aus))"
            r"(?: das| it| this| bitte)*"
        ),
    ),
    (
        Keep(),
        r"so lassen|nicht ändern|lass(?:en sie)? (?:es )?so|(?:leave|keep) (?:it )?(?:as it is)|keep(?: it)?",
    ),
)
_ONWARD = frozenset(("weiter", "weitermachen", "weiter geht's", "continue", "next", "go on"))
# Questions to which a text that begins with yes or no is the answer, whatever follows.
_BY_FIRST_WORD = frozenset(("leaving", "two_tasks", "second_task"))
# For these questions asked back, words that stand for the first and for the second reading.
_POSITION_WORDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "which_weekday": (
        frozenset(("diesen", "dieser", "diese", "this")),
        frozenset(("nächsten", "nächster", "nächste", "naechsten", "next")),
    ),
    "non_working": (frozenset[str](), frozenset(("trotzdem", "anyway", "insist"))),
    "over": (frozenset(("trotzdem", "anyway")), frozenset[str]()),
    "unit": (
        frozenset(("stunden", "stunde", "std", "h", "hours", "hour")),
        frozenset(("minuten", "minute", "min", "minutes")),
    ),
}
_FIRST = frozenset(("ersten", "erste", "erster", "first", "ersteren", "ersterer"))
_SECOND = frozenset(("zweiten", "zweite", "zweiter", "second", "letzteren", "letzterer"))
_ARTICLES = frozenset(
    {
        "der", "die", "das", "den", "dem", "am", "the", "one", "lieber", "natürlich", "klar", "bitte", "ich",
        "meine", "meinte", "na", "doch", "eher", "dann", "of", "course", "please", "i", "mean", "meant",
    }
)  # fmt: skip
_EDGES = " \t\n.!,;:…"


def recognise(script: str, text: str, recognisable: Recognisable) -> Input | None:
    """The command, quick reply or change that a text is; None: it is an answer."""
    said = plain(text)
    if not said or len(said) > _MAX_LENGTH:
        return None
    return (
        _by_position(said, recognisable)
        or _option(said, recognisable)
        or command_in(said)
        or change_in(script, text, recognisable.steps)
    )


_MAX_LENGTH = 300


def command_in(said: str) -> Input | None:
    asked = said.rstrip("?").strip() or said
    return next((given for given, words in _COMMANDS if matches_folded(words, asked)), None)


def _option(said: str, recognisable: Recognisable) -> Input | None:
    """The quick reply that the text names by its label, or by yes, no or "weiter"."""
    by_label = [
        option for option in recognisable.options if said in (*_labels(option.label), _text_of(option))
    ]
    if len(by_label) == 1:
        return by_label[0].input
    agrees = yes_or_no(said, first_word=recognisable.reason in _BY_FIRST_WORD)
    agrees = agrees or ("yes" if agrees_freely(said) else None)
    if agrees == "yes" and recognisable.reason == "leaving" and not _throws_away(said):
        return None
    if agrees is not None:
        meant = [option.input for option in recognisable.options if option.stands_for == agrees]
        return meant[0] if meant else Keep() if recognisable.reason and agrees == "no" else None
    if said in _ONWARD:
        onward = [option.input for option in recognisable.options if isinstance(option.input, Keep | Skip)]
        return onward[0] if onward else None
    return None


def _throws_away(said: str) -> bool:
    """Whether a yes to throwing everything away is nothing but that: "ja, abschicken" is none."""
    first, _, behind = said.partition(" ")
    behind = behind.strip(_EDGES) if yes_or_no(first.strip(_EDGES)) == "yes" else said
    clear = yes_or_no(said) == "yes" and words_of(said)[0] not in PRAISE
    urges = (
        0 < len(behind.split()) <= _FEW
        and first.strip(_EDGES) not in PRAISE
        and not any(has_sign(w, sign) for w in words_of(behind) for sign in _STAYING)
    )
    return clear or (behind != said and (urges or isinstance(command_in(behind), Cancel)))


_FEW = 4
_STAYING = ("denial", "turning", "sending", "out", "approval", "asking", "waiting")
"""What a yes to throwing everything away does not say: "ja, abschicken", "ja, moment"."""


def _text_of(option: QuickReply) -> str | None:
    """The text that a quick reply proposes, as a person may say it again: a new title."""
    to = option.input.to if isinstance(option.input, ChangeAnswer) else None
    return plain(to.text) if isinstance(to, TextInput) else None


def _labels(label: Utterance) -> Iterable[str]:
    """The label in every language, if it has no parameters: readings of values are for the understanding."""
    text = CATALOGUE.get(label.key)
    if text is None or label.params:
        return ()
    return {plain(wording(text, voice)) for voice in _VOICES}


_VOICES = (Voice("de", "du"), Voice("de", "sie"), Voice("en"))


def _by_position(said: str, recognisable: Recognisable) -> Input | None:
    """The reading that "den zweiten" or "nächsten" picks of several."""
    said_words = re.findall(r"\w+", said)
    words = set(said_words) - _ARTICLES
    picks = [option for option in recognisable.options if isinstance(option.input, Pick)]
    if not recognisable.reason or len(picks) < 2:
        return None
    if (place := _by_order(said_words)) is not None:
        return picks[place].input
    if len(words) != 1:
        return None
    first, second = _POSITION_WORDS.get(recognisable.reason, (frozenset[str](), frozenset[str]()))
    found = [
        option.input
        for option, meant in zip(picks, (first | _FIRST, second | _SECOND), strict=False)
        if words <= meant
    ]
    return found[0] if len(found) == 1 else None


def _by_order(words: list[str]) -> int | None:
    """The place of the reading that is said to be the earlier or the later one: "whichever is later", "der spätere"."""
    early, late = (not those.isdisjoint(words) for those in (_EARLIER_ONE, _LATER_ONE))
    rest = [word for word in words if word not in _EARLIER_ONE | _LATER_ONE]
    says_when = not _COMPARED.isdisjoint(words) and _ONE_OF_THEM.isdisjoint(words)
    if early == late or says_when or not is_little(" ".join(rest)):
        return None
    return 0 if early else -1


_ONE_OF_THEM = frozenset(("whichever", "which", "one", "the", "der", "den", "das", "welcher"))
_COMPARED = frozenset(("later", "earlier", "sooner", "longer", "shorter"))
_EARLIER_ONE = frozenset(
    (
        "earlier", "sooner", "earliest", "frühere", "früheren", "früherer", "shorter", "kürzere", "kleinere",
        "smaller", "less",
    )
)  # fmt: skip
_LATER_ONE = frozenset(
    (
        "later", "latest", "spätere", "späteren", "späterer", "letztere", "longer", "längere", "größere", "bigger",
        "larger",
    )
)  # fmt: skip


def change_in(
    script: str, text: str, steps: tuple[str, ...], said_to_be: bool = False
) -> ChangeAnswer | None:
    """The change that the text asks for: "Ändere den Termin auf Montag", "change the budget to 3 hours".

    `said_to_be`: also what an answer is said to be, "der Termin ist Montag", which may be text elsewhere.
    """
    for pattern in _changes(script, steps)[: None if said_to_be else -1]:
        found = pattern.fullmatch(" ".join(text.split()))
        if found:
            to = (found.groupdict().get("to") or "").strip(_EDGES)
            step = steps_by_name(script, steps)[found["name"].casefold()]
            return ChangeAnswer(step, TextInput(to) if to else None)
    return None


@lru_cache(maxsize=64)
def steps_by_name(script: str, steps: tuple[str, ...]) -> dict[str, str]:
    """The steps by their names in every language; of two steps with the same name the first has it."""
    named: dict[str, str] = {}
    for step in steps:
        for names in CATALOGUE[f"{script}.{step}.names"]:
            for name in names.split("|"):
                named.setdefault(name, step)
    return named


@lru_cache(maxsize=64)
def _changes(script: str, steps: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, steps_by_name(script, steps)), key=len, reverse=True))
    name = rf"(?:(?:den|die|das|der|meinen?|mein|unseren?|the|my|our|als|neuer?|neues|as|new)\s+)?(?P<name>{names})"
    name += r"(?:\s+(?:bitte|doch|lieber|jetzt|noch|please|better))*"
    to = r"(?:\s*:\s*|\s+(?:auf|in|zu|nach|to|as)\s+)(?P<to>.+?)"
    polite = (
        r"(?:(?:bitte|please|doch|lieber|noch|mal|gerne?|can you|kannst du|können sie|kann ich|darf ich|ich (?:will"
        r"|möchte|muss"
        r"|würde)|can i|i(?:'d)? (?:want|need|like) to|let me)\s+)*"
    )
    verb = (
        r"(?:ändere?|ändern|aendere|korrigiere?n?|setze?n?|verschiebe?n?|verlege?n?|change|set|move|correct)"
    )
    after = r"(?:\s+(?:ändern|setzen|verschieben|verlegen|korrigieren|aendern|umbenennen|changed?))"
    shapes = (
        rf"{polite}{verb}\s+(?:sie\s+)?{polite}{name}(?:{to})?{after}?[.!?]?",
        rf"{polite}{name}(?:{to})?{after}[.!?]?",
        rf"{polite}{name}{after}{to}[.!?]?",
        rf"{polite}(?:geh(?:e|en sie)?\s+)?(?:noch ?mal\s+)?(?:zurück|back)\s+(?:zum|zur|zu|to)\s+{name}[.!?]?",
        (
            rf"{name}(?:\s*:\s*|\s+(?:ist|wäre|soll(?:te)?|müsste|muss|is|should|must|heißt)(?:\s+(?:doch|jetzt|lieber|heißen|sein"
            rf"|lauten|be|read|aber|now))*\s*:?\s+)(?P<to>.+?)(?:\s+(?:heißen|sein|lauten))?[.!]?"
        ),
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)
