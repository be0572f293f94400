"""The units of a message: what is said in which, and that nothing is lost or merged."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.bot.understanding.grammar.tokens import clean
from chat_server.bot.understanding.structure import units

LETTER = """Sehr geehrte Frau Kern,

ich hoffe, es geht Ihnen gut. Wir ziehen im März nach Graz um. Könnten Sie bitte bis Freitag
drei Angebote von Speditionen einholen (Fa. Huber bitte nicht)? Bitte als PDF.

- Umzugskartons
- Klavier

Mit freundlichen Grüßen
Dr. Petra Lang
Ordination: Mo-Fr 8-12 Uhr
Tel. 0316 / 123456
PS: Das Klavier ist 200 kg schwer."""
PASTED = """Hier die Aufgabe:

Von: Dr. Jan Weber <weber@kanzlei.de>
Gesendet: Mittwoch, 18. November 2026 09:12
An: Büro
Betreff: WG: Übersetzung Gutachten

Hallo Frau Kurz,
bitte lassen Sie das Gutachten bis 3.12. übersetzen.
Viele Grüße
Jan Weber"""
BELOW = """Kannst du das bitte übernehmen?

Am 17.11.2026 um 10:12 schrieb Jana Kurz:
> Wir brauchen die Zahlen bis Freitag 12 Uhr.
> Gruß Jana"""
OWN_ABOVE = """Bitte Praxisschild neu bestellen.

-----Ursprüngliche Nachricht-----
Von: Praxis Lenz
Betreff: Umbau
Die Handwerker kommen am 3.12. um 8 Uhr."""


def parts(text: str) -> list[tuple[str, str]]:
    return [(unit.kind, text[unit.start : unit.end]) for unit in units(text)]


def test_a_letter() -> None:
    assert parts(LETTER) == [
        ("salutation", "Sehr geehrte Frau Kern,"),
        ("courtesy", "ich hoffe, es geht Ihnen gut."),
        ("context", "Wir ziehen im März nach Graz um."),
        (
            "request",
            "Könnten Sie bitte bis Freitag\ndrei Angebote von Speditionen einholen (Fa. Huber bitte nicht)?",
        ),
        ("aside", "(Fa. Huber bitte nicht)"),
        ("request", "Bitte als PDF."),
        ("item", "- Umzugskartons"),
        ("item", "- Klavier"),
        ("signature", "Mit freundlichen Grüßen"),
        ("signature", "Dr. Petra Lang"),
        ("signature", "Ordination: Mo-Fr 8-12 Uhr"),
        ("signature", "Tel. 0316 / 123456"),
        ("request", "PS: Das Klavier ist 200 kg schwer."),
    ]


def test_a_mail_that_is_the_message_itself() -> None:
    assert [kind for kind, _ in parts(PASTED)] == [
        "lead", "mail head", "subject", "salutation", "request", "signature", "signature",
    ]  # fmt: skip


def test_a_mail_below_the_own_words_is_quoted_and_asked_about_only_if_they_point_at_it() -> None:
    assert [kind for kind, _ in parts(BELOW)] == ["request", "mail head", "forwarded", "forwarded"]
    assert [kind for kind, _ in parts(OWN_ABOVE)] == [
        "request", "mail head", "quoted subject", "quoted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Hallo Anna, kannst du mir eine Liste machen?", "salutation request"),
        ("hallo anna kannst du mir eine liste machen", "salutation request"),
        ("Moin! Brauche morgen die Zahlen. Danke! VG Tom", "salutation request courtesy signature"),
        ("Frau Kern, bitte Ablage machen", "salutation request"),
        ("Fr., 31. Okt.", "request"),
        ("Fr 9:30", "request"),
        ("lieber 3 als 2 Stunden", "request"),
        ("Hier die Aufgabe: Hotels in Wien suchen", "lead request"),
        ("Ich habe eine neue Aufgabe für dich. Blumen bestellen", "lead request"),
        ("Wie geht's? Such mir bitte einen Tischler", "courtesy request"),
        ("Meine Tochter feiert am Samstag. Bitte Torte bestellen", "context request"),
        ("Weil der Drucker streikt. Bitte Ersatz suchen", "reason request"),
        ("Für die Praxis brauche ich einen Aushang", "request"),
        ("Da ich verreise, brauche ich einen Hundesitter", "request"),
        ("Blumen gießen\n\nDanke\nSabine", "request courtesy signature"),
        ("Hallo,\nBlumen gießen\n\nDanke\nSabine", "salutation request courtesy signature"),
        ("Betreff: Umzug\n\nHallo,\nbitte Kartons bestellen", "mail head subject salutation request"),
        ("Betreff: Umzug planen", "request"),
        ("1. Kartons\n2. Helfer", "item item"),
        ("24. Dezember\n31. Dezember", "request request"),
        ("Hi there, I hope you're well. Please find a caterer. Many thanks, Kate",
         "salutation courtesy request courtesy"),
        ("Dear Ms Hill, could you book a room? Kind regards, Jo", "salutation request signature"),
    ],
)  # fmt: skip
def test_kinds(text: str, kinds: str) -> None:
    assert " ".join(kind for kind, _ in parts(text)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Bitte Termin b. Dr. Maier verschieben, lt. Fa. Kunz ggf. auch tel. möglich",
        "Post z. Hd. Fr. Lenz an die Verw. schicken, Zi. 12, Bahnhofstr. 3",
        "Reise f. d. e. V. buchen, inkl. Frühstück, ca. 20 Pers. u. a. am 6. Mai",
        "Mr. Hill and Mrs. Dale, no. 12 High St. opposite the church",
        "Abbau am 24.12. um 8 Uhr",
    ],
)
def test_abbreviations_and_ordinals_end_no_sentence(text: str) -> None:
    assert len(parts(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dauert 2 Std. Bitte als PDF",
        "Treffpunkt Bahnhofstr. Danke",
        "Ankunft am 24. Bitte Zimmer buchen",
        "Ankunft vor 9 Uhr. Angebote bis 6. Mai 15 Uhr",
        "drei hotels. bitte mit frühstück",
    ],
)
def test_a_sentence_ends_where_another_begins(text: str) -> None:
    assert len(parts(text)) == 2


def test_a_wrapped_line_goes_on() -> None:
    (one,) = parts("Bitte die Unterlagen bis Freitag\nan die Kanzlei schicken")
    assert one[0] == "request"


LINES = st.sampled_from(
    [
        "Von: A", "Betreff: B", "An: C", "> zitiert", "Hallo Anna,", "LG Max", "- eins", "1. eins", "2. zwei",
        "Bitte (bis Freitag) machen.", "Am 1.2. schrieb Jo:", "Tel. 0316 12345", "PS: noch was", "", "Danke!",
        "Wir ziehen um. Da. Dr. X z. B. so", "-----Original-----", "(", ")", "\t",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(LINES, max_size=12).map("\n".join)))
def test_units_cover_all_that_is_written_once_and_in_order(text: str) -> None:
    cleaned = clean(text)
    found = [unit for unit in units(cleaned) if unit.kind != "aside"]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(unit.start < unit.end for unit in found)
    covered = "".join(cleaned[unit.start : unit.end] for unit in found)
    assert "".join(covered.split()) == "".join(cleaned.split())
