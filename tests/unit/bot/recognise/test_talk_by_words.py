"""What is said to the bot beside the matter is known by its words, in any order; what says more is no such talk."""

import pytest

from chat_server.bot.recognise.agreeing import agrees_freely
from chat_server.bot.recognise.plain import is_gibberish
from chat_server.bot.recognise.questions.asking import asks_for_it, asks_us
from chat_server.bot.recognise.questions.topics import topic_besides
from chat_server.bot.recognise.reasons import is_statement
from chat_server.bot.recognise.talk_by_words import says_nothing, talk_of
from chat_server.bot.recognise.talk_with_reasons import cancels, talk_with_reasons

TALKS = {
    "help": ("ich blicke da gerade nicht durch", "I'm a bit lost here"),
    "cancel": (
        "puh, wissen Sie was, das kriege ich auch allein hin",
        "so no need any more",
        "das ist jetzt hinfällig",
        "das mach ich doch lieber selber",
        "you know what, forget it, I'll do it myself",
    ),
    "enough": (
        "Herrgott, so viele Fragen! Schickt das jetzt bitte einfach weg",
        "top, ab damit",
        "mehr brauchen Sie nicht, bitte einfach loslegen",
        "ok, fertig",
        "send it off then",
    ),
    "unsure": (
        "das weiß ich erst am Montag",
        "haven't a clue yet",
        "das müsst ihr wissen, nicht ich",
        "mir ist beides recht",
        "couldn't tell you",
        "das überlasse ich ganz Ihnen",
        "you're the expert",
        "wie Sie mögen",
        "I'd rather leave that to you",
    ),
    "nothing more": (
        "keine speziellen Vorstellungen",
        "dazu fällt mir nichts ein",
        "Dankeschön, sonst nichts",
        "nothing else, thanks",
    ),
    "wait": ("Moment, Telefon", "den Rest mache ich morgen", "I have to go now"),
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
        "Mach sie bis Donnerstag fertig",
        "Let me know on Monday please",
        "Should be with me on Friday, no idea where it is",
        "Leave a note for the neighbours",
        "",
    ],
)
def test_a_text_that_says_more_is_no_talk(text: str) -> None:
    assert talk_of(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("da muss ich erst meine Chefin fragen", "unsure"),
        ("still waiting for my client to tell me", "unsure"),
        ("Kundin aus Kassel besuchen und Protokoll schreiben", None),
    ],
)
def test_where_a_text_is_no_answer_it_may_say_a_little_more(text: str, kind: str | None) -> None:
    assert (talk_of(text), talk_of(text, loosely=True)) == (None, kind)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("jetzt ist alles tadellos", True),
        ("yep, that looks absolutely right now", True),
        ("gut, aber noch nicht", False),
        ("beides wäre gut", False),
        ("passt das?", False),
        ("gut gekühlt", False),
    ],
)
def test_yes_in_words_that_nobody_has_written_down(text: str, agrees: bool) -> None:
    assert agrees_freely(text) is agrees


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
        ("Hang on, is anyone else at your place going to see this?", True),
        ("Falls mir hinterher noch was einfällt, geht das dann noch?", True),
        ("Und wer setzt sich da jetzt ran, ein Praktikant?", True),
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
    ("text", "topic"),
    [
        ("Kümmert sich da samstags auch jemand drum?", "hours"),
        ("Krieg ich dafür eine extra Rechnung?", "price"),
        ("Ist sichergestellt, dass da keiner mitliest?", "who_sees"),
        ("Und wer setzt sich da jetzt ran, ein Praktikant?", "who"),
        ("Muss ich das jetzt schon wissen?", "needed"),
        ("Geht das mit dem Aufzug?", None),
    ],
)
def test_what_a_question_to_us_is_about(text: str, topic: str | None) -> None:
    assert topic_besides(text) == topic


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("my colleague already did this, so no need any more", True),
        ("Kommando zurück, der war heute früh schon da", True),
        ("Oma kommt nun doch, wir brauchen niemanden mehr", True),
        ("Leser brauchen wir keine mehr, Tinte und Papier bestellen", False),
        ("Rechnung stornieren, neue schreiben", False),
    ],
)
def test_who_cancels_may_say_why(text: str, so: bool) -> None:
    assert cancels(text) is so


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sekunde, da steht grad Kundschaft", "wait"),
        ("one sec, kettle is boiling", "wait"),
        ("ui, Nachbarin klingelt, bin in zwei Minuten zurück", "wait"),
        ("weiß ich nicht, sie ruft nochmal an", "unsure"),
        ("hm, wissen Sie was, wir sagen das ab, die Kursleiterin ist krank", "cancel"),
        ("on second thoughts we are taking the train instead, so cancel", "cancel"),
        ("den Rest sehen Sie ja, ab die Post", "enough"),
        ("Moment, Chat statt Mail", None),
        ("egal welche, wir brauchen 30 Stück", None),
        ("weiß ich nicht, die Gäste haben mehrere Allergien und Sonderwünsche zum Menü", None),
        ("Sekunde, reicht das so?", None),
    ],
)
def test_talk_may_give_reasons(text: str, kind: str | None) -> None:
    assert talk_with_reasons(text) == kind


@pytest.mark.parametrize(
    "clause",
    [
        "da steht grad Kundschaft",
        "wie lang ihr an sowas sitzt",
        "Nachbarin klingelt",
        "die Kursleiterin ist krank",
    ],
)
def test_a_statement_tells_how_things_are(clause: str) -> None:
    assert is_statement(clause)


@pytest.mark.parametrize(
    "clause", ["Chat statt Mail", "bitte rot drucken", "drei Hotels in Rom suchen", "Freitag"]
)
def test_what_asks_for_something_is_no_statement(clause: str) -> None:
    assert not is_statement(clause)


@pytest.mark.parametrize(
    "text",
    [
        "Moin Anke, kannst du den Speiseplan übersetzen lassen?",
        "Machen Sie mir dafür einen schönen Stundenplan?",
        "Sortierst du sie bitte nach Datum?",
        "Compile a list of start-ups for me, would you?",
    ],
)
def test_a_request_in_the_form_of_a_question_asks_us_nothing(text: str) -> None:
    assert asks_for_it(text)
    assert not asks_us(text)
