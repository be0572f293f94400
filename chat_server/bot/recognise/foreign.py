"""Tells texts in languages that the bot does not read."""

import re

# Little words by language that are no words of German or English.
_LANGUAGES: dict[str, str] = {
    "French": (
        "bonjour bonsoir pourriez pouvez vous voudrais voudrions veuillez merci pour avec nous svp une hôtel"
        " chambre demain s'il plaît est les dans sur je j'ai besoin d'un d'une aux du au avant jusqu'à et mon ma"
        " mes notre votre qu'il que qui faut faire il y"
    ),
    "Spanish": (
        "buenos buenas días hola quisiera necesito por favor gracias para una con usted puede pueden reservar"
        " mañana el los las del que y mi nuestro antes viernes lunes hacer es necesitamos"
    ),
    "Italian": (
        "buongiorno buonasera vorrei vorremmo grazie prego per camera potete potrebbe prenotare domani gli della"
        " di che il un una favore entro ho bisogno mio nostra venerdì lunedì fare è"
    ),
    "Polish": (
        "dzień dobry proszę dziękuję chciałbym chciałabym potrzebuję jest na do się dla w z i od po nie że czy"
        " moje naszej piątku poniedziałek piątek jutro mam mi"
    ),
    "Turkish": (
        "merhaba lütfen teşekkürler teşekkür istiyorum için bir ve bu kadar cuma pazartesi yarın bana bize ile"
        " var otel rezervasyon misiniz mısınız ederim gerekiyor lazım"
    ),
    "Portuguese": (
        "olá bom dia obrigado obrigada gostaria preciso você não uma para até sexta com meu minha nossa em o"
    ),
    "Dutch": (
        "goedendag hallo graag alstublieft bedankt wij nodig het een ik voor naar niet ook vrijdag maandag kunt u"
        " kun je mijn onze met van zoek boek morgen deze"
    ),
    "Czech": (
        "dobrý den prosím děkuji potřebuji potřebujeme chtěl bych na do je pro nebo moje zítra pátek rezervujte"
    ),
    "Croatian": (
        "dobar dan molim hvala trebam trebamo treba mi za do je na i petka sutra nam rezervirati pronađite"
    ),
    "Romanian": "bună ziua vă rog mulțumesc am nevoie de pentru până vineri și un o să mâine hotel",
    "Hungarian": (
        "jó napot kérem köszönöm szükségem van egy és péntekig holnap nekem kérek szeretnék egy a az"
    ),
    "Swedish": "hej tack jag behöver vi ett en för till och fredag måste kan du ni boka hitta på",
    "Danish": "goddag tak jeg har brug vi et en til og fredag kan du på vil gerne bestille",
    "Albanian": "përshëndetje ju lutem faleminderit kam nevojë për një deri premten dhe",
    "Russian": "dobryj den pozhaluysta spasibo nuzhno zabronirujte mne nado",
}
_OURS = frozenset(
    {
        "der", "die", "das", "und", "ist", "bitte", "für", "mit", "ein", "eine", "einen", "einem",
        "einer", "ich", "wir", "sie", "nicht", "auf", "bis", "von", "zu", "im", "am", "den", "dem", "mir",
        "uns", "aus", "bei", "nach", "vor", "über", "unter", "oder", "auch", "noch", "zum", "zur", "beim",
        "vom", "als", "wie", "was", "wer", "wo", "es", "er", "ihr", "euch", "du", "dir", "mich", "the",
        "and", "is", "please", "for", "with", "a", "an", "i", "we", "you", "not", "on", "by", "of", "to",
        "in", "my", "our", "me", "us", "it", "at", "from", "this", "that", "need", "want",
    }
)  # fmt: skip
_THEIRS = frozenset(word for words in _LANGUAGES.values() for word in words.split()) - _OURS
_SHARED = frozenset(
    {
        "a", "an", "am", "is", "on", "in", "man", "van", "o", "i", "e", "y", "u", "de", "du", "hotel",
        "hallo", "un", "do", "per", "je", "es", "was", "una", "en", "pro", "et",
    }
)  # fmt: skip
"""Words of theirs that are too common in names and in our languages to tell anything alone."""
_FEW = 3


def is_foreign(text: str) -> bool:
    """Whether the text is clearly in a language other than German and English."""
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < _FEW:
        return False
    if 2 * sum(ord(sign) > _LAST_LATIN for sign in letters) > len(letters):
        return True
    words = _WORD.findall(text.replace("’", "'"))
    theirs = [_is_theirs(word, place == 0) for place, word in enumerate(words)]
    ours = [not other and _is_ours(word) for word, other in zip(words, theirs, strict=True)]
    return len(words) >= _FEW and sum(theirs) >= _CLEARLY and sum(theirs) > sum(ours)


_CLEARLY = 2
_LAST_LATIN = 0x24F
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_THEIR_SIGN = re.compile(r"[ąćęłńśźżğışçñãõâêîôûëïàèìòùåøæčďěňřšťůýžőűțșăđ]")
_GERMAN_WORD = re.compile(r"[äöüß]|ung(?:en)?$|\w{3}en$")


def _is_theirs(word: str, first: bool) -> bool:
    """Names keep their capital, so that "Hotel Casa del Mar" is no Spanish; the first word has one anyway."""
    folded = word.casefold()
    if folded in _SHARED or (word != folded and not first):
        return False
    return folded in _THEIRS or (word == folded and _THEIR_SIGN.search(word) is not None)


def _is_ours(word: str) -> bool:
    folded = word.casefold()
    return folded in _OURS or _GERMAN_WORD.search(folded) is not None
