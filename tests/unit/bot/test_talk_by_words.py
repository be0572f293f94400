"""What is said to the bot beside the matter is known by its words, in any order; what says more is no such talk."""

import pytest

from chat_server.bot.recognise.plain import is_gibberish
from chat_server.bot.recognise.questions.asking import asks_us
from chat_server.bot.recognise.talk_by_words import says_nothing, talk_of

TALKS = {
    "cancel": ("das mach ich doch lieber selber", "you know what, forget it, I'll do it myself"),
    "enough": ("mehr brauchen Sie nicht, bitte einfach loslegen", "ok, fertig", "send it off then"),
    "unsure": (
        "das überlasse ich ganz Ihnen",
        "you're the expert",
        "wie Sie mögen",
        "I'd rather leave that to you",
    ),
    "nothing more": ("Dankeschön, sonst nichts", "nothing else, thanks"),
    "wait": ("den Rest mache ich morgen", "I have to go now"),
    "back again": ("so, bin wieder da", "hi, back again"),
    "wants help": ("ich hätte da eine Kleinigkeit",),
    "thanks": ("das ist lieb von Ihnen", "danke euch"),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TALKS.items() for text in texts])
def test_talk_is_known_by_its_words(kind: str, text: str) -> None:
    assert talk_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Das Logo liefere ich selbst",
        "nichts mit Fisch",
        "Rechnung abschicken",
        "Danke an alle Helfer schreiben",
        "den Rest der Torte morgen abholen",
        "wir nehmen die Experten von Siemens",
        "zurück über Bremen",
        "Leave a note for the neighbours",
        "",
    ],
)
def test_a_text_that_says_more_is_no_talk(text: str) -> None:
    assert talk_of(text) is None


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("gut so weit", True),
        ("hmm", True),
        ("wie immer", False),
        ("wie letztes Mal", False),
        ("in Blau", False),
    ],
)
def test_words_that_say_nothing_of_a_matter(text: str, nothing: bool) -> None:
    assert says_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("kriege ich da immer dieselbe Person?", True),
        ("muss ich da persönlich hin?", True),
        ("do you work on Saturdays?", True),
        ("landet das bei der gleichen Kollegin?", True),
        ("Können Sie auch einen Shuttle buchen?", False),
        ("Could you add a map as well?", False),
        ("Haben Sie am 12.12. noch Zimmer?", False),
        ("Zimmer frei? Parkplatz? Frühstück?", False),
        ("Logo vorne, Text hinten", False),
    ],
)
def test_a_question_to_us_is_told_from_a_request(text: str, asks: bool) -> None:
    assert asks_us(text) is asks


@pytest.mark.parametrize(
    ("text", "random"),
    [
        ("jkdfghsdkjfh", True),
        ("asdf", True),
        ("qwertz", True),
        ("Angst", False),
        ("GmbH", False),
        ("TÜV", False),
    ],
)
def test_keys_hit_at_random(text: str, random: bool) -> None:
    assert is_gibberish(text) is random
