"""Tells texts in languages that the bot does not read."""

import re

_WORDS = frozenset(
    {
        "bonjour", "pourriez", "vous", "voudrais", "veuillez", "merci", "pour", "avec", "nous", "svp",
        "réserver", "une", "hôtel", "chambre", "demain", "s'il", "plaît", "buenos", "días", "hola", "quisiera",
        "necesito", "por", "favor", "gracias", "para", "una", "con", "usted", "puede", "reservar", "mañana",
        "el", "los", "las", "buongiorno", "vorrei", "grazie", "prego", "camera", "potete", "potrebbe",
        "prenotare", "domani", "gli", "della", "per", "favore", "dzień", "dobry", "proszę", "dziękuję",
        "chciałbym", "potrzebuję", "jest", "merhaba", "lütfen", "teşekkürler", "istiyorum", "için", "bir",
        "olá", "bom", "dia", "obrigado", "gostaria", "preciso", "você", "não", "goedendag", "graag",
        "alstublieft", "bedankt", "wij", "nodig", "het", "een",
    }
)  # fmt: skip
_OURS = frozenset(
    {
        "der", "die", "das", "und", "ist", "bitte", "für", "mit", "ein", "eine", "einen", "ich", "wir", "sie",
        "nicht", "auf", "bis", "von", "zu", "im", "am", "den", "dem", "mir", "uns", "the", "and", "is",
        "please", "for", "with", "a", "an", "i", "we", "you", "not", "on", "by", "of", "to", "in", "my", "our",
        "me", "us", "it",
    }
)  # fmt: skip
_FEW = 3


def is_foreign(text: str) -> bool:
    """Whether the text is clearly in a language other than German and English."""
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < _FEW:
        return False
    other_script = sum(ord(sign) > _LAST_LATIN for sign in letters)
    if 2 * other_script > len(letters):
        return True
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold().replace("’", "'"))
    theirs, ours = sum(word in _WORDS for word in words), sum(word in _OURS for word in words)
    return theirs >= _FEW and theirs > 2 * ours


_LAST_LATIN = 0x24F
