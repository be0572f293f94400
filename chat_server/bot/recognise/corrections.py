"""Takes the words away with which people correct themselves: "nein falsch, Freitag!" leaves "Freitag"."""

import re

_LEADS = (
    r"by the way|one thing|eins noch|noch (?:was|eins)|natürlich|eigentlich|of course|(?:nehmen|machen|setzen)"
    r" (?:wir|sie)|nimm"
    r"|let's (?:do|take|go with|make it)|i'm afraid|ich fürchte|leider"
    r"|oh|ah|hm+|äh+m?|puh|tja|naja|na ja|well"
    r"|(?:ich |wir |es )?(?:bleibe?n?|bleibt|belasse?n?|lasse?n?)(?: (?:wir|sie|ich|es|doch|lieber"
    r"|dann))* bei(?:m)?"
    r"|(?:could|can|may|would) (?:we|you|i)(?: (?:please|make|change|move|set|do|say|that|it|this|to))*|(?:können"
    r"|könnten|kann|könnte|würden) (?:wir|sie|man|ich)(?: (?:bitte|das|es|lieber|doch|daraus|draus|sagen))*|fast"
    r"|almost|nearly"
    r"|(?:let's )?(?:stick|stay|keep) (?:with|to|it at)|(?:it's|it is|it was|this is|that's) (?:actually )?"
    r"(?:supposed|meant) to be|(?:it|that) (?:should|has to|must) be|my (?:mistake|bad|fault)|mein fehler|nee|ne"
    r"|how about|what about|wie wäre(?: es)? mit|wie wär's mit|wie wäre|vielleicht|maybe"
    r"|(?:[\w']+ ){0,3}(?:except(?: for)?|bis auf|außer) (?:the |den |die |das |dem |der )?\w+|(?:ja|jo|yes|yeah|ok"
    r"|okay|gut|super|passt|stimmt|fine|good)(?: (?:fast|soweit|so|schon|alles|almost))*"
    r"|es (?:geht|ging) um|erst|gemeint sind|ne|nur|only|(?:scrap|forget|strike) that|(?:vergiss|streich|lass) das"
    r"|(?:vergessen|streichen|lassen) sie das|nein|nee|nö"
    r"|nicht doch|falsch|das ist falsch|das war falsch|ganz falsch|stimmt (?:so )?nicht"
    r"|das stimmt (?:so )?nicht|moment(?: mal)?|halt|stopp|stop|warte(?:n sie)?(?: mal)?|quatsch|unsinn"
    r"|ach so|achso|übrigens|ach|ach nee|ach nein|oh nein|sorry|pardon|entschuldigung|korrektur|korrigiere"
    r"|verzeihung|mist|hoppla|huch|ups"
    r"|upps|oje|ich meinte|ich meine|meinte|gemeint (?:war|ist)|ich wollte sagen|ich habe mich (?:vertan"
    r"|verschrieben|geirrt)|vertippt|verschrieben|vertan|doch (?:eher|lieber|besser|erst|schon|nur|auch)"
    r"|doch|lieber|besser|eher|sondern|vielmehr|genauer(?: gesagt)?|also|und|aber|bitte"
    r"|mach(?:en sie)? (?:daraus|draus|lieber|bitte)|nimm lieber|sagen wir|ändern? (?:auf|in)|jetzt|dann"
    r"|es (?:soll|ist|sind|sollen)(?: doch)?|das (?:sind|ist) (?:doch )?|no|nope|wrong|that's wrong"
    r"|that is wrong|not right|wait|hold on|hang on|stop|oops|actually|i meant|i mean|make (?:it|that)"
    r"|rather|instead|correction|let's say|better|please|and|but|sorry"
)
_LEAD = re.compile(rf"^(?:{_LEADS})(?:[\s,.:;!–…-]+|$)", re.IGNORECASE)
_MEANT = re.compile(
    (
        r"^(?:(?:scrap|forget|strike) that|(?:vergiss|streich|lass) das|(?:vergessen|streichen|lassen) sie das|nein"
        r"|nee|nö"
        r"|falsch|das ist falsch|das war falsch|ganz falsch|stimmt (?:so )?nicht|das stimmt"
        r"|moment|halt|stopp?|warte|quatsch|unsinn|ach|oh nein|sorry|pardon|entschuldigung|korrektur"
        r"|verzeihung|mist|hoppla|huch|upp?s|oje|ich mein|meinte|gemeint|ich wollte sagen|ich habe mich|vertippt"
        r"|my (?:mistake|bad|fault)|mein fehler"
        r"|(?:ich |wir |es )?(?:bleibe?n?|bleibt|belasse?n?)\b.{1,20}?\bbei"
        r"|let's (?:stick|stay)|it's supposed"
        r"|verschrieben|vertan|doch|lieber|besser|eher|sondern|mach(?:en sie)? (?:daraus|draus)|nimm lieber"
        r"|no\b|nope|wrong|that's wrong|that is wrong|not right|wait|hold on|hang on|stop|oops|actually|i mean"
        r"|make (?:it|that)|rather|instead|correction|let's say)"
    ),
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    (
        r"[\s,;(]+(?:und )?(?:nicht(?: mehr| erst| schon)?|statt|anstatt|anstelle(?: von)?|not|instead of"
        r"|rather than)(?: (?:am|den|der|die|das|bis|um|on|the|by))?(?: [\w.:äöüß]+){1,2}[).!]*$"
    ),
    re.IGNORECASE,
)
_AFTER = re.compile(
    (
        r"[\s,;]+(?:bitte|übrigens|please|after all|instead|stattdessen|meinte ich|meine ich|i mean(?:t)?|sorry|doch"
        r"|natürlich"
        r"|of course|reich(?:t|en)(?: auch)?|genüg(?:t|en)"
        r"|(?:wäre|ist|geht|klappt|passt|is|are|works|suits)(?: (?:mir|uns|me|us|for me|es|das|even|viel|much))*"
        r"(?: (?:besser|lieber|better|auch|okay|ok|gut|fine|enough|too|richtig|korrekt|gemeint"
        r"|right|correct))*|would do|ginge|würde gehen|wärs|wär es|wäre es|nehmen|machen|ändern)[.!]*$"
    ),
    re.IGNORECASE,
)


_NOT_THAT_FIRST = re.compile(
    (
        r"^(?:nicht(?: mehr| erst| schon)?|kein(?:e[nr]?)?|statt|anstatt|anstelle(?: von)?|not|instead of"
        r"|rather than)(?: (?:am|den|dem|der|die|das|bis|um|auf|zum|on|the|by|at|until))*(?: [\w.:äöüß]+){1,2}"
        r"(?:\s*[,;–-]\s*(?:sondern|but)?|\s+(?:sondern|but|lieber|besser|doch|rather|bitte|please))\s*(?=\w)"
    ),
    re.IGNORECASE,
)
_DOES_NOT_DO = re.compile(
    (
        r"^[^,.;!?]{1,40}?\b(?:(?:klappt|geht|passt|reicht|stimmt|schaff\w*|haut|funktioniert)(?: [\wäöüß]+){0,3}?"
        r" nicht(?: mehr| so| ganz| hin)?"
        r"|(?:ist|wird|wäre|sind|waren?|is|was|would be) (?:(?!nicht\b|not\b)[\wäöüß]+ ){0,3}?"
        r"(?:falsch|verkehrt|zu \w+|too \w+|wrong|knapp|früh|spät|viel|wenig|lang|kurz|early|late|much|little|tight)"
        r"|(?:doesn't|does not|won't|will not|don't) (?:work|fit|do)(?: out| for (?:me|us))?)"
        r"\s*[,.;:!–-]+\s*(?=\w)"
    ),
    re.IGNORECASE,
)


def is_correction(text: str) -> bool:
    """Whether the text is said as a correction: it begins like one, or says what it is not or what does not do."""
    said = text.replace("’", "'").strip(" \t\n.,!…-–")
    shapes = (_MEANT, _NOT_THAT_FIRST, _NOT_THAT, _OUT_OF_IT)
    return any(shape.search(said) for shape in shapes) or any(
        _DOES_NOT_DO.search(said[place.end() :]) for place in _CLAUSE_BEGINS.finditer(said)
    )


_CLAUSE_BEGINS = re.compile(r"^|[,;:–]\s+")


def does_not_do(clause: str) -> bool:
    """Whether a clause says what does not do: "Montag ist zu früh"."""
    return _DOES_NOT_DO.search(f"{clause.rstrip(' ,.;:!–-')}, x") is not None


_TAKES_BACK = re.compile(
    r"^(?:sorry|entschuldigung|pardon|verzeihung|falsch|quatsch|ich meinte|moment|halt|stopp?|vertippt|verschrieben"
    r"|korrektur|oops|upp?s"
    r"|wrong|wait|i meant|no,? wrong|nein,? falsch)\b|\b(?:meinte ich|meine ich|i meant)\W*$",
    re.IGNORECASE,
)


def takes_back(text: str) -> bool:
    """Whether the text clearly takes something back: "Sorry, Friseur meinte ich"."""
    return _TAKES_BACK.search(_NOT_THAT.sub("", text).strip()) is not None


def replaced(text: str, title: str) -> str | None:
    """The title with the word in place of which another was meant: "Bescheid meinte ich, nicht Erklärung"."""
    tail = _NOT_THAT.search(text) or _NOT_THAT_FIRST.search(_LEAD.sub("", text))
    wrong = (
        re.sub(rf"^(?:{_DENIALS})\s+|\s*[,;–-]$", "", tail[0].strip(" ,;(.!)"), flags=re.IGNORECASE)
        if tail
        else ""
    )
    better = corrected(text)
    if not wrong or not better or better.casefold() == text.strip().casefold():
        return None
    found = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", title, re.IGNORECASE)
    return f"{title[: found.start()]}{better}{title[found.end() :]}" if found else None


_DENIALS = r"und nicht|nicht(?: mehr)?|anstatt|statt|anstelle(?: von)?|not|instead of|rather than"


def corrected(text: str) -> str:
    """The text without the words that correct, and without what it is not ("KW 50, nicht 49")."""
    said = _OUT_OF_IT.sub(r"\1\2", text.replace("’", "'").strip())
    while (shorter := _trimmed(_without_lead(said))) != said:
        said = shorter
    said = _NOT_THAT.sub("", said)
    while (shorter := _AFTER.sub("", said)) != said:
        said = shorter
    return said.strip(" \t\n,!:;…–-")


_OUT_OF_IT = re.compile(
    r"^(?:(?:ach|und|also|dann|ja|nein|halt|moment|ok|okay|bitte|doch|lieber)[\s,]+)*"
    r"mach(?:t|en sie)? (?:bitte |doch |lieber )*(.+?) (?:draus|daraus)\b(.*)$",
    re.IGNORECASE,
)


def _without_lead(said: str) -> str:
    for shape in (_NOT_THAT_FIRST, _DOES_NOT_DO, _LEAD):
        shorter = shape.sub("", said)
        if shorter != said:
            return shorter
    return said


def _trimmed(said: str) -> str:
    """The text without signs around it; the dot of "den 14." stays."""
    return re.sub(r"^\.+|(?<!\d)\.+$", "", said.strip(_EDGES)).strip(_EDGES)


_EDGES = " \t\n,!:;…–-"
