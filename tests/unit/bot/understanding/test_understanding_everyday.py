"""Kinds of sentences that people write every day, each in several words: what they say, and what is asked about."""

import pytest

from bench.understanding import CALENDAR, USUAL_NOW, said_deadline
from chat_server.bot.understanding import Understanding, understand
from chat_server.domain.core.calendar_answers import Language, parse_moment

NOW = parse_moment(USUAL_NOW, CALENDAR)  # Wednesday, 18 November 2026, 14:30


def german(text: str) -> Understanding:
    return understand(text, NOW, "de", CALENDAR)


def reasons(found: Understanding, about: str) -> list[str]:
    return [question.reason for question in found.questions if question.about == about]


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [
        ("de", "Bilder bearbeiten, alle 10 % heller – 2 h – bis 4.12.", 120),
        ("de", "Rabattcodes anlegen: 15 % – Aufwand 1 h", 60),
        ("de", "Preise um 3 % anheben; 45 Minuten", 45),
        ("de", "Angebote neu rechnen (-5 %), 2 Stunden", 120),
        ("de", "Karte neu setzen, alles plus 7 % - 1,5 Std. - bis 11.12.", 90),
        ("en", "Update the price list, all up 5 % - 1.5 h - by 11 December", 90),
    ],
)
def test_a_share_in_another_clause_changes_no_amount(language: Language, text: str, minutes: int) -> None:
    found = understand(text, NOW, language, CALENDAR)
    assert (found.budget_minutes, found.questions) == (minutes, ())


@pytest.mark.parametrize(
    "text",
    [
        "Bitte die Kartei aufräumen, reicht im Januar irgendwann",
        "Den Keller ausmisten lassen, im Frühjahr irgendwann",
        "Katalog bestellen, nächstes Jahr irgendwann",
        "im Februar irgendwann",
        "Das Archiv digitalisieren, irgendwann im Sommer reicht",
        "Passfotos einscannen, kommendes Jahr irgendwann",
    ],
)
def test_some_day_of_a_month_or_a_year_is_asked_about(text: str) -> None:
    found = german(text)
    assert reasons(found, "deadline") == ["vague"], found
    assert not found.no_deadline


@pytest.mark.parametrize(
    "text",
    [
        "Fotos sortieren, eilt nich",
        "Fotos sortieren, eilt net",
        "Fotos sortieren, eilt aber ned",
        "Die Fotos sortieren. Es eilt nid.",
        "Fotos sortieren, es pressiert nöd",
        "Fotos sortieren, ist nich dringend",
    ],
)
def test_no_hurry_is_understood_in_every_part_of_the_country(text: str) -> None:
    found = german(text)
    assert (found.no_deadline, found.questions) == (True, ())


@pytest.mark.parametrize(
    "text",
    [
        "Kurs suchen, der unter der Woche abends stattfindet",
        "Putzhilfe suchen, die unter der Woche vormittags kann",
        "Nenn mir Cafés, die unter der Woche morgens offen haben",
        "Tanzkurse unter der Woche abends raussuchen",
        "Trainer finden, der unter der Woche nachmittags Zeit hat",
        "Unter der Woche mittags ist niemand da. Bitte einen Aushang schreiben.",
    ],
)
def test_what_is_so_on_weekdays_is_no_deadline(text: str) -> None:
    found = german(text)
    assert (said_deadline(found), found.questions) == ("", ())


@pytest.mark.parametrize(
    "text",
    [
        "Bitte einen Trailer schneiden. Rohmaterial 40 Minuten liegt in der Cloud.",
        "Transkribiere bitte das Gespräch. Aufnahme 55 Minuten ist im Ordner.",
        "Bitte die Untertitel setzen. Filmmaterial 25 Minuten kann man streamen.",
        "Hier der Mitschnitt, Tonspur 70 Minuten ist angehängt, bitte zusammenfassen",
        "Bitte abtippen. Band 30 Minuten liegt bei.",
        "Protokoll schreiben. Mitschnitt 90 Minuten habe ich hochgeladen.",
    ],
)
def test_the_length_of_a_noun_is_never_taken_as_the_budget(text: str) -> None:
    assert german(text).budget_minutes is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Bitte die Zettel übertragen, es sind 19. Zwei Stunden.", 120),
        ("Adressen abtippen, ungefähr 40. Eine Stunde.", 60),
        ("Die Fragebögen erfassen, insgesamt 85. 3 Stunden.", 180),
        ("Rechnungen ablegen, es müssten 60 sein, vielleicht 70. 90 Minuten.", 90),
        ("Etiketten drucken, Stückzahl 25. Halbe Stunde.", 30),
        ("Bitte die Gäste anschreiben, das sind 12. Anderthalb Stunden.", 90),
    ],
)
def test_an_amount_behind_a_number_begins_a_sentence(text: str, minutes: int) -> None:
    found = german(text)
    assert (found.budget_minutes, found.questions) == (minutes, ())


@pytest.mark.parametrize(
    ("language", "text", "deadline"),
    [
        ("de", "Meldet euch bitte morgen bis 10.", "2026-11-19T10:00"),
        ("de", "Bitte die Liste Freitag bis 11. Danke!", "2026-11-20T11:00"),
        ("de", "Schick mir das Angebot bitte übermorgen bis 9. Gruß Ute", "2026-11-20T09:00"),
        ("de", "Ruf bitte an, heute bis 17.", "2026-11-18T17:00"),
        ("de", "Donnerstag bis 12.", "2026-11-19T12:00"),
        ("de", "Die Zahlen bräuchte ich am Montag bis 15.", "2026-11-23T15:00"),
        ("en", "Please send it over on Tuesday morning by 10.", "2026-11-24T10:00"),
        ("en", "Please send me the slides on Friday afternoon by 3.", "2026-11-20T15:00"),
        ("en", "Let me have the list tomorrow by 9.", "2026-11-19T09:00"),
    ],
)
def test_a_number_behind_a_day_at_the_end_of_a_sentence_is_an_hour(
    language: Language, text: str, deadline: str
) -> None:
    found = understand(text, NOW, language, CALENDAR)
    assert (said_deadline(found), found.questions) == (deadline, ())


@pytest.mark.parametrize(
    "text",
    [
        "Kannst du den Werbetext bis 4 noch mal umschreiben?",
        "Kannst du die Kundin bis 10 bitte anrufen?",
        "Kannst du das Schild bis 3 noch drucken?",
        "Kannst du die Mail bis 5 noch schnell beantworten?",
        "Könnt ihr das Plakat bis 2 noch mal ändern?",
        "Kannst du die Anzeige bis 6 bitte löschen?",
    ],
)
def test_an_hour_before_words_that_go_with_the_verb_is_heard(text: str) -> None:
    assert reasons(german(text), "deadline"), text


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Noch vor Freitag, also Donnerstag.", "2026-11-19"),
        ("Bitte noch vor dem Wochenende, Freitag 15 Uhr.", "2026-11-20T15:00"),
        ("Schick mir das vor Montag, sagen wir Freitag", "2026-11-20"),
        ("Vor dem 27., also am 26. bitte", "2026-11-26"),
        ("Brauche die Liste vor Dienstag, am besten Montag", "2026-11-23"),
        ("Bitte vor dem Wochenende, spätestens Freitag 12 Uhr", "2026-11-20T12:00"),
    ],
)
def test_a_day_that_is_named_makes_clear_what_before_means(text: str, deadline: str) -> None:
    found = german(text)
    assert (said_deadline(found), found.questions) == (deadline, ())


@pytest.mark.parametrize(
    ("language", "text", "deadline"),
    [
        ("en", "Our vet moved, please correct it in every document by 11 March at 6 pm.", "2027-03-11T18:00"),
        ("en", "Please reply to each of them by Friday.", "2026-11-20"),
        ("en", "Put the logo on every page by 4 December.", "2026-12-04"),
        ("de", "Bitte auf jeder Seite bis Freitag das Logo tauschen", "2026-11-20"),
        ("de", "Bitte in jedem Vertrag bis 4.12. die Adresse ändern", "2026-12-04"),
        ("de", "Bitte an jeden Gast bis Montag eine Karte schicken", "2026-11-23"),
    ],
)
def test_every_thing_is_no_rhythm(language: Language, text: str, deadline: str) -> None:
    found = understand(text, NOW, language, CALENDAR)
    assert (said_deadline(found), found.questions) == (deadline, ())


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        (
            "Der Makler kommt am 21.12. Bitte die Mängelliste, den Freitag davor hätte ich sie gern.",
            "2026-12-18",
        ),
        ("Am 3. Mai fangen sie an, also am Freitag davor hätten wir die Anleitung gern.", "2027-04-30"),
        ("Das Fest ist am 12.12. Die Lose brauche ich am Mittwoch davor.", "2026-12-09"),
        ("Am 10.12. tagt der Rat, am Montag vorher brauchen wir die Mappe.", "2026-12-07"),
        ("Premiere ist am 11.12. Das Programmheft muss am Dienstag davor fertig sein.", "2026-12-08"),
        ("Am 18.12. wird gefeiert, den Donnerstag davor hätte ich gern die Gästeliste.", "2026-12-17"),
    ],
)
def test_the_weekday_before_an_event_is_counted_from_it(text: str, deadline: str) -> None:
    assert said_deadline(german(text)) == deadline


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Bitte die Karte setzen. Ich glaube nicht, dass das länger als 30 Minuten dauert.", 30),
        ("Bitte abtippen. Ich denke nicht, dass du dafür mehr als zwei Stunden brauchst.", 120),
        ("Stell Varianten zusammen. Wenn du mehr als 90 Minuten brauchst, sag Bescheid.", 90),
        ("Bitte prüfen; ich glaube kaum, dass das länger als eine Stunde dauert.", 60),
        ("Bitte sortieren. Falls Sie länger als drei Stunden brauchen, melden Sie sich.", 180),
        ("Bitte vergleichen. Wenn ihr mehr als 45 Minuten braucht, ruft an.", 45),
    ],
)
def test_more_than_that_denied_or_on_condition_is_a_limit(text: str, minutes: int) -> None:
    found = german(text)
    assert found.budget_minutes in (minutes, None)
    assert minutes in [found.budget_minutes, *(m for q in found.questions for m in q.alternatives)]
    assert "unclear_amount" not in reasons(found, "budget")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Kannst du das noch checken? Stunde hast.", 60),
        ("Bitte zwei Angebote einholen. Stunde Arbeit.", 60),
        ("Bitte die Akten ordnen. Ein Stündchen.", 60),
        ("Restaurants raussuchen, a Stünderl", 60),
        ("Mails beantworten. Stündchen!", 60),
        ("Bitte die Tabelle prüfen, eine Stunde hast du", 60),
    ],
)
def test_an_hour_without_its_article_is_an_hour(text: str, minutes: int) -> None:
    found = german(text)
    assert (found.budget_minutes, found.questions) == (minutes, ())


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("anderthalb", 90), ("eineinhalb", 90), ("1,5", 90), ("zweieinhalb", 150), ("2,5 bitte", 150)],
)
def test_a_number_with_a_half_answers_the_budget_in_hours(text: str, minutes: int) -> None:
    found = understand(text, NOW, "de", CALENDAR, expecting="budget")
    assert (found.budget_minutes, found.questions) == (minutes, ())


@pytest.mark.parametrize(
    "text",
    [
        "Plan a day trip to Trier",
        "Book a day tour for six",
        "Find a day pass for the sauna",
        "Plan a day outing",
    ],
)
def test_a_day_that_a_noun_takes_is_no_amount(text: str) -> None:
    found = understand(text, NOW, "en", CALENDAR)
    assert (found.budget_minutes, reasons(found, "budget")) == (None, [])
