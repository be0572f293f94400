"""Whole messages by their units: title, values, and what words for deadlines and budgets mean as nouns."""

from pathlib import Path

import pytest

from bench.messages import Message, judge, read_messages
from bench.understanding import CALENDAR, USUAL_NOW
from chat_server.bot.understanding import understand
from chat_server.bot.understanding.titles.headline import MAX_TITLE, headline
from chat_server.domain.core.calendar_answers import parse_moment

CORPUS = Path(__file__).parents[3] / "corpus"
NOW = parse_moment(USUAL_NOW, CALENDAR)


@pytest.mark.parametrize(
    "message", read_messages(CORPUS / "messages_structure.tsv"), ids=lambda message: message.text[:50]
)
def test_messages_are_read_by_their_units(message: Message) -> None:
    found = understand(message.text, message.now, message.language, CALENDAR)
    assert judge(message, found) in ("right", "asked sensibly"), found
    assert found.title == message.title


@pytest.mark.parametrize(
    "text",
    [
        "Abgabe der Steuererklärung vorbereiten",
        "Frist im Mietvertrag suchen",
        "Fälligkeit der Rechnung prüfen",
        "Budget für 2027 planen",
        "Zeit für ein Treffen finden",
        "Aufwand schätzen",
        "Budget von 3 Stunden auf 5 Stunden erhöhen",
        "Deadline auf Freitag verschieben",
        "Umfang der Broschüre kürzen",
        "Aufgabe 3 im Heft lösen",
        "Titel für die Broschüre finden",
        "Move the deadline to Monday",
        "Plan the budget for 2027",
        "Estimate the effort",
    ],
)
def test_words_for_deadline_and_budget_that_a_verb_takes_lose_nothing(text: str) -> None:
    found = understand(text, NOW, "de", CALENDAR)
    assert (found.title, found.deadline, found.budget_minutes, found.questions) == (text, None, None, ())


@pytest.mark.parametrize(
    ("text", "deadline", "budget"),
    [
        ("Frist Freitag, Budget 2 Stunden", "2026-11-20", 120),
        ("The deadline is Friday at noon", "2026-11-20T12:00:00+01:00", None),
        ("Budget 2 Stunden, Hotels in Köln suchen", None, 120),
        ("Budget: 2 Stunden. Hotels in Köln suchen", None, 120),
        ("Die Frist verlängern lassen, bis Freitag", "2026-11-20", None),
    ],
)
def test_words_for_deadline_and_budget_beside_a_time_mark_it(
    text: str, deadline: str | None, budget: int | None
) -> None:
    found = understand(text, NOW, "de", CALENDAR)
    said = found.deadline.isoformat() if found.deadline else None
    assert (said, found.budget_minutes) == (deadline, budget)


def test_a_deadline_that_may_be_the_one_asked_for_is_asked_about() -> None:
    found = understand("Frist bis 15.12. beim Finanzamt beantragen", NOW, "de", CALENDAR)
    assert [question.reason for question in found.questions] == ["deadline_or_task"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Stellen Sie die Fotos zusammen", "Die Fotos zusammenstellen"),
        ("Buchen Sie mir ein Taxi, das um 5 kommt", "Ein Taxi buchen, das um 5 kommt"),
        ("Rufen Sie an und fragen Sie nach", "Anrufen und nachfragen"),
        ("Prüfen Sie, ob das stimmt", "Prüfen, ob das stimmt"),
        ("Strom und Gas", "Strom und Gas"),
        ("iPhone reparieren", "iPhone reparieren"),
        ("Vertrag prüfen: " + "Laufzeit und Kosten, " * 5, "Vertrag prüfen"),
        ("Angebote einholen, " + "mit allem, was dazugehört, " * 4, "Angebote einholen"),
        ("Wort " * 40, "Wort " * 19 + "Wort…"),
    ],
)
def test_headlines(text: str, title: str) -> None:
    made, _ = headline(text, "", german=True)
    assert made == title
    assert len(made) <= MAX_TITLE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Helau! Der Umzug fällt aus, Anna, bitte sag allen Gruppen ab.", "Allen Gruppen absagen"),
        ("Hallihallo, wie geht's? Kannst du bitte die Flyer drucken lassen?", "Die Flyer drucken lassen"),
        ("Schreibst du bitte die Reklamation an den Händler?", "Die Reklamation an den Händler schreiben"),
        ("Holt ihr bitte drei Angebote ein?", "Drei Angebote einholen"),
        ("Aktualisieren Sie die Preisliste.", "Die Preisliste aktualisieren"),
        ("Übersetzen Sie unsere Karte ins Englische.", "Unsere Karte ins Englische übersetzen"),
        ("Ich habe morgen um 9 einen Termin beim Notar. Bitte verschieben Sie ihn.", "Termin beim Notar verschieben"),
        ("Hier ist der neue Mietvertrag. Bitte gegenlesen.", "Mietvertrag: gegenlesen"),
        ("I've scanned the contract. Could you check it for typos?", "Check the contract for typos"),
        ("Er will neue Konditionen. Vergleichen Sie die mit den alten.", "Konditionen mit den alten vergleichen"),
        ("Hiermit möchte ich Sie bitten, drei Interviews zu transkribieren.", "Drei Interviews transkribieren"),
        ("Bitte die Vorlage anpassen, drei Stunden sind dafür genehmigt.", "Die Vorlage anpassen"),
        ("Bitte die Ferien eintragen, bis Freitag sollte es stehen.", "Die Ferien eintragen"),
        ("mein knie zwickt wieder such mir doch einen orthopäden", "Einen orthopäden suchen"),
        ("Am 3. ist Prüfung. Freitag muss alles fertig im Ordner liegen. Ordne die Zeugnisse.", "Die Zeugnisse ordnen"),
        ("Ich möchte im Mai wandern. Stellt mir bitte eine Route zusammen.", "Eine Route zusammenstellen"),
        ("Wenn du dazu kommst, wäre super: Speisepläne in die Vorlage tippen.", "Speisepläne in die Vorlage tippen"),
        ("Für Herrn Walz: Termin mit der Bürgermeisterin.", "Termin mit der Bürgermeisterin"),
        ("Ich würde mich freuen, wenn Sie unsere Homepage durchsehen könnten.", "Unsere Homepage durchsehen"),
        ("Bitte bei Stromnetz Hamburg anrufen. Gib mir dann Bescheid.", "Bei Stromnetz Hamburg anrufen"),
        ("Bitte nicht überziehen. Thema: Konkurrenzanalyse für Hundeschulen", "Konkurrenzanalyse für Hundeschulen"),
        ("Would you be able to draft a reminder to Mr Hahn?", "Draft a reminder to Mr Hahn"),
        ("Rufen Sie den Mieter (0171 5550123) an.", "Den Mieter anrufen (0171 5550123)"),
        ("Tragen Sie die Belege nach, sie liegen im Korb.", "Die Belege nachtragen, sie liegen im Korb"),
        ("Schreibt einen Aushang und ändert die Ansage.", "Einen Aushang schreiben und die Ansage ändern"),
        ("Füllen Sie das Formular aus und reichen es ein.", "Das Formular ausfüllen und es einreichen"),
        ("Ich bitte Sie, die Stunden auszuwerten.", "Die Stunden auswerten"),
        ("Tag zusammen! Sucht bitte ein Video aus.", "Ein Video aussuchen"),
        ("Kalkulieren Sie mit 3 Stunden. Nummerieren Sie bitte die Anlagen.", "Die Anlagen nummerieren"),
        ("Eine Absage an die Firma Gebr. Ostkamp formulieren.", "Eine Absage an die Firma Gebr. Ostkamp formulieren"),
        ("Die Abrechnung ist geschickt. Fragen Sie nach, wo sie bleibt.", "Abrechnung: nachfragen, wo sie bleibt"),
        ("Ihre Rate ist am 15. fällig, ändern Sie bitte das Konto.", "Das Konto ändern"),
        ("Wie viel kostet ein Rollup? Bitte nachsehen.", "Wie viel kostet ein Rollup"),
        ("Ich ersuche Sie, die Steuerunterlagen zu ordnen.", "Die Steuerunterlagen ordnen"),
        ("Hiermit bitte ich Sie, die Heizkosten zu prüfen.", "Die Heizkosten prüfen"),
        ("Wir bitten Sie höflich, den Mietvertrag zu kündigen.", "Den Mietvertrag kündigen"),
        ("Kurze Sache: Adresse vom Amtsgericht raussuchen", "Adresse vom Amtsgericht raussuchen"),
        ("Kleine Bitte: Teilnehmer der Fahrt anschreiben", "Teilnehmer der Fahrt anschreiben"),
        ("Bitte freundlich absagen.\n\nVon: Amt\nBetreff: Lesung\n\nKommen Sie?", "Lesung: freundlich absagen"),
    ],
)  # fmt: skip
def test_a_title_names_the_task_as_a_person_would(text: str, title: str) -> None:
    assert understand(text, NOW, "de", CALENDAR).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "für den zehnten nen tisch für acht leute im brauhaus am dom reservieren so ab 19 uhr wenn die nix haben",
            "Für den zehnten nen tisch für acht leute im brauhaus am dom reservieren",
        ),
        (
            "Für die Jahreshauptversammlung am 29. Januar Einladung, Tagesordnung und Stimmkarten vorbereiten",
            "Für die Jahreshauptversammlung am 29. Januar Einladung, Tagesordnung und Stimmkarten vorbereiten",
        ),
    ],
)
def test_a_long_request_ends_behind_its_verb_and_not_within_a_list(text: str, title: str) -> None:
    assert headline(text, "", german=True)[0] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It would be great to have a summary of the new rules", "Summary of the new rules"),
        ("It would be lovely to get a list of florists", "List of florists"),
        ("What I need is a list of tent hire companies", "List of tent hire companies"),
        ("What we want is a poster for the fair", "Poster for the fair"),
        ("reminder for me pls: renew the insurance", "Renew the insurance"),
        ("Quick favour: call the plumber about the tap", "Call the plumber about the tap"),
    ],
)
def test_an_english_title_begins_behind_what_leads_to_it(text: str, title: str) -> None:
    assert understand(text, NOW, "en", CALENDAR).title == title
