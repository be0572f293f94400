"""Whose time a whole message names: the request's own, an event's, an hour's of that event, or somebody else's."""

import pytest

from bench.messages import Message, judge, read_messages
from bench.understanding import CALENDAR, CORPUS, USUAL_NOW, said_deadline
from chat_server.bot.understanding import Understanding, understand
from chat_server.domain.core.calendar_answers import parse_moment

NOW = parse_moment(USUAL_NOW, CALENDAR)


def read(text: str) -> Understanding:
    return understand(text, NOW, "de", CALENDAR)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        # hours and days of something else beside the request's own "bis ..."
        ("Das Labor hat 8.30 bis 17 Uhr offen. Bitte bis Freitag dort anfragen.", "2026-11-20"),
        ("Anlieferung vor 8 Uhr. Die Preise bitte bis Dienstag.", "2026-11-24"),
        ("Abgabefrist war der 2.11., bitte bis Freitag eine Entschuldigung schreiben", "2026-11-20"),
        ("Bitte Doodle verschicken bis morgen, Treffen irgendwann im Januar", "2026-11-19"),
        ("Einsendeschluss ist der 30.11., ich will die Fotos am 27. im Ordner haben", "2026-11-27"),
        ("Our guests arrive on the 25th, so please find a cleaner, the 24th at the latest", "2026-11-24"),
        # what is due, without a person
        ("Send the crate to the lab. Should arrive by Tuesday.", "2026-11-24"),
        ("The crates are packed. They need to be at the lab on Tuesday.", "2026-11-24"),
        ("Could this be translated by Tuesday?", "2026-11-24"),
        ("Wir müssen das bis Montag wissen: Welche Kegelbahn hat am Samstag Platz?", "2026-11-23"),
        # one sentence names the day and the hour
        ("Bitte morgen früh dort anrufen und mir bis 11 Uhr schreiben", "2026-11-19T11:00"),
        ("Kannst du den Link für heute Abend 19 Uhr bis 16 Uhr verschicken?", "2026-11-18T16:00"),
        # dictation
        ("ask the garage when they can come i need an answer by tuesday", "2026-11-24"),
        ("die liste hat anna dir geschickt bis montag reicht mir das und schreib sie bitte gut ab", "2026-11-23"),
        ("Am 15. hätte ich gern die Etiketten für den Honig", "2026-12-15"),
        ("Mängelliste schicken, spätest. 25.11.", "2026-11-25"),
        ("Bitte heute die Vermieterin anrufen", "2026-11-18"),
        ("wir treffen uns am freitag um neun bereite bitte bis donnerstag die mappe vor", "2026-11-19"),
        ("Registration closes on 1 December so I want the form filled in by Friday", "2026-11-20"),
        # words that end like an event name none
        ("Kannst du mir morgen die Adressen sortieren?", "2026-11-19"),
        ("Bitte heute die Speisekarten und den Lebenslauf prüfen", "2026-11-18"),
        ("Bitte an die Abgabe der Texte erinnern (Frist: 20.11.). Bitte heute raussenden.", "2026-11-18"),
        ("Bitte die Anzeige (Teilzeit, ab Januar) heute veröffentlichen", "2026-11-18"),
        ("Ich hab keine Eile, sagen wir bis 10.12.: Formular ausfüllen", "2026-12-10"),
        ("We need the banner on 1 December, so please let me have drafts by 26 November.", "2026-11-26"),
        ("Wäre es möglich, dass du das Protokoll von heute bis morgen tippst?", "2026-11-19"),
        ("Bitte Texte einsammeln (die liefern alle bis 27.11.). Fertig soll der Bericht am 4.12. sein.", "2026-12-04"),
        ("Tagesordnung 25.11. fertig machen und rumschicken. Bis morgen 18 Uhr.", "2026-11-19T18:00"),
        ("Bitte die Stunden zusammenzählen. Brauch ich morgen um 9 für die Abrechnung.", "2026-11-19T09:00"),
        ("Wir bitten um Prüfung bis zum 27. November. Der Einspruch muss bis Mitte Dezember dort sein.", "2026-11-27"),
        ("Bitte die Briefe abtippen und mir am 26.11. schicken", "2026-11-26"),
        ("Übersicht der Messen 2027. Abgabetermin: 27.11.2026. Danke!", "2026-11-27"),
        ("Bitte den Elternbrief gestalten, Text siehe unten, bis heute 17 Uhr.\n\nLiebe Eltern, Zettel bis Montag!",
         "2026-11-18T17:00"),
        ("Kannst du bis Freitag bei der Firma nachfragen, ob sie bis Montag liefern?", "2026-11-20"),
        ("Rechnung schreiben, Honorar Oktober, zahlbar bis 15.12. Muss heute raus.", "2026-11-18"),
        # telegrams
        ("Besucherstatistik erstellen – fertig Freitag 14h30 – Aufwand 2h", "2026-11-20T14:30"),
        ("Tabelle aller Lieferanten. Budget: 2 Stunden. Termin: Mittwoch, 2. Dezember, 16.00 Uhr.", "2026-12-02T16:00"),
        ("Diktat tippen. Heute bis Büroschluss um 18 Uhr.", "2026-11-18T18:00"),
        ("I bräucht bis Freitag zwölfe a Liste mit Skihütten", "2026-11-20T12:00"),
        ("Flüge nach Oslo vergleichen, Mo 12 Uhr, 2h", "2026-11-23T12:00"),
        ("Rechnungen sortieren, Deadline Do, Budget 2 Std.", "2026-11-19"),
        ("Die Bestellung für Samstag brauchen wir noch. Bitte bis Freitag dort anrufen.", "2026-11-20"),
    ],
)  # fmt: skip
def test_the_requests_own_time_is_taken(text: str, deadline: str) -> None:
    found = read(text)
    assert (said_deadline(found), found.questions) == (deadline, ())


@pytest.mark.parametrize(
    "text",
    [
        "Halteverbot beantragen für den 11. Dezember von 7 bis 17 Uhr",
        "Parkplatz reservieren, Anreise 28.12. gegen 5 Uhr, Rückkehr 8.1. um 22:30 Uhr",
        "Für unsere Feier am 18. Juni suchen wir einen Saal",
        "Die Ausweise stellt das Amt aus, Öffnungszeiten Mo-Fr 8-12. Fordere sie bitte an.",
        "Bitte leite die Anrufe während der Tagung (25.-27.11.) um",
        "Im Plan bitte die Deadline auf Freitag, den 4.12. verschieben",
        "Book me a train to Bonn on 2 December, arriving before 11am",
        "Bis Donnerstag ist zu spät für das Plakat",
        "Bitte bis Freitag warten und dann anrufen",
        "Bitte buche den ICE um 8:05 Uhr am Montag, Rückfahrt Dienstag bis 20 Uhr",
        "Heute nur kurz: Passfoto-Studio suchen, das am Samstag offen hat",
        "Das Hotel hält uns die Zimmer bis Freitag frei. Bitte buch sie fest.",
        "Bitte die Ausstellung bis 4. Januar verlängern und die Presse informieren",
    ],
)
def test_times_of_something_else_are_no_deadline_and_nothing_is_asked(text: str) -> None:
    found = read(text)
    assert (found.deadline, found.questions) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "Wir dekorieren am 22.1., am Freitag davor hätte ich gern die Girlanden",
        "Bitte klären, welche Druckerei bis Freitag liefern kann",
        "Please fill in what you can, see below.\n\n> Please return the form by 27 November.",
        "Eigentlich bis Freitag, aber Montag reicht auch: Liste tippen",
        "Donnerstag oder Freitag, eher Freitag, möchte ich die Unterlagen zurückhaben",
        "Gedruckt wird am Freitag um 8, die Datei muss am Abend davor beim Drucker sein. Bitte Flyer setzen.",
        "Bitte einen Termin beim Zahnarzt bis 15 Uhr",
        "Reserviere den Raum bis 17 Uhr",
        "Our caterer is busy. Please tell them we need 40 lunches on the 3rd.",
        "Der Zähler muss bis 10.12. abgelesen werden, schreiben die Stadtwerke. Bitte eine Rundmail an alle.",
        "Bitte Visitenkarten bestellen. Sie müssen da sein, bevor sie am 7. Dezember anfängt.",
        "Termin: 4.12., 14 Uhr, Notar Kraft. Bitte Unterlagen kopieren.",
        "Bitte ein Treffen mit Dr. Wolf in den kommenden drei Wochen ausmachen",
        "Der Kollege ist krank, voraussichtlich bis 4.12. Bitte seine Termine absagen.",
        "Die Frist läuft bis 30.11., ich hab den Bescheid angehängt. Bitte Widerspruch formulieren.",
        "Submissions close on 30 November at 5pm EST, please submit the abstract",
        "Die Galerie in New York soll bis 5 pm Ortszeit am Donnerstag bestätigen. Bitte kümmern.",
        "Unsere Praxis hat Betriebsprüfung. Angebotsfrist ist der 3.12. um 11 Uhr",
    ],
)
def test_doubtful_times_are_asked_about(text: str) -> None:
    found = read(text)
    assert found.deadline is None
    assert [question.about for question in found.questions] == ["deadline"]


@pytest.mark.parametrize(
    "message", read_messages(CORPUS / "messages_whose.tsv"), ids=lambda message: message.text[:50]
)
def test_whole_messages_are_read_right(message: Message) -> None:
    found = understand(message.text, message.now, message.language, CALENDAR)
    assert judge(message, found) == "right", found
