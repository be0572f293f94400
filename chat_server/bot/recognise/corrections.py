"""Takes the words away with which people correct themselves: "nein falsch, Freitag!" leaves "Freitag"."""

import re

_LEADS = (
    r"nein|nee|nö|nicht doch|falsch|das ist falsch|das war falsch|ganz falsch|stimmt (?:so )?nicht"
    r"|das stimmt (?:so )?nicht|moment(?: mal)?|halt|stopp|stop|warte(?:n sie)?(?: mal)?|quatsch|unsinn"
    r"|ach|ach nee|ach nein|oh nein|sorry|pardon|entschuldigung|korrektur|korrigiere|verzeihung|mist|ups"
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
        r"^(?:nein|nee|nö|falsch|das ist falsch|das war falsch|ganz falsch|stimmt (?:so )?nicht|das stimmt"
        r"|moment|halt|stopp?|warte|quatsch|unsinn|ach|oh nein|sorry|pardon|entschuldigung|korrektur"
        r"|verzeihung|mist|upp?s|oje|ich mein|meinte|gemeint|ich wollte sagen|ich habe mich|vertippt"
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
        r"[\s,;]+(?:bitte|please|instead|stattdessen|meinte ich|meine ich|i meant|sorry|doch|natürlich"
        r"|of course|wäre (?:es |das )?besser|geht auch|reicht(?: auch)?)[.!]*$"
    ),
    re.IGNORECASE,
)


def begins_as_correction(text: str) -> bool:
    """Whether the text begins like a correction of something said before."""
    return _MEANT.match(text.replace("’", "'").strip(" \t\n.,!…-–")) is not None


_TAKES_BACK = re.compile(
    r"^(?:sorry|falsch|quatsch|ich meinte|moment|halt|stopp?|vertippt|verschrieben|korrektur|oops|upp?s"
    r"|wrong|wait|i meant|no,? wrong|nein,? falsch)\b|\b(?:meinte ich|meine ich|i meant)\W*$",
    re.IGNORECASE,
)


def takes_back(text: str) -> bool:
    """Whether the text clearly takes something back: "Sorry, Friseur meinte ich"."""
    return _TAKES_BACK.search(text.strip()) is not None


def corrected(text: str) -> str:
    """The text without the words that correct, and without what it is not ("KW 50, nicht 49")."""
    said = text.replace("’", "'").strip()
    while (shorter := _LEAD.sub("", said).strip(" \t\n,.!:;…–-")) != said:
        said = shorter
    said = _NOT_THAT.sub("", said)
    while (shorter := _AFTER.sub("", said)) != said:
        said = shorter
    return said.strip(" \t\n,!:;…–-")
