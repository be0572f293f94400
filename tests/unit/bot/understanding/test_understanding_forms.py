"""Times as people write them: days without their month, hours with minutes behind them, dialect, elided words."""

from datetime import date, datetime

import pytest

from bench.understanding import CALENDAR, USUAL_NOW
from chat_server.bot.understanding import understand
from chat_server.bot.understanding.budget import find_durations
from chat_server.bot.understanding.forms.dates import Today
from chat_server.bot.understanding.grammar.grammars import GRAMMARS, language_of
from chat_server.bot.understanding.grammar.scan import Scan, scan
from chat_server.bot.understanding.grammar.tokens import clean
from chat_server.bot.understanding.heads.pairs import readings_of
from chat_server.bot.understanding.phrases import find_phrases
from chat_server.bot.understanding.resolve import Deadline, Readings
from chat_server.domain.core.calendar_answers import parse_moment

NOW = parse_moment(USUAL_NOW, CALENDAR)
TODAY = Today(CALENDAR.local(NOW), CALENDAR)  # Wednesday, 18 November 2026, 14:30


def scanned(text: str) -> Scan:
    return scan(clean(text), GRAMMARS[language_of(text, "de")])


def moments(text: str) -> list[Readings]:
    found = scanned(text)
    return [readings_of(phrase, TODAY) for phrase in find_phrases(found, TODAY, frozenset(), answer=False)]


def amounts(text: str) -> list[tuple[int, ...]]:
    return [found.amount.minutes for found in find_durations(scanned(text), answer=False)]


def first(text: str) -> str:
    """The first reading of the only moment of a text."""
    (found,) = moments(text)
    value: Deadline = found.values[0]
    return f"{value:%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value.isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Es muss am 19. tagsüber geklärt sein", 19),
        ("mir den Text bitte am 27. vorlegen.", 27),
        ("bei mir liegen muss er am 24. Aufwand laut Vormonat wie immer", 24),
        ("Mir würde der 23. gut passen.", 23),
        ("Der 27. ist mir sicherer", 27),
        ("also den 24.", 24),
        ("Wenn die Briefe am Zwanzigsten rausgingen, wäre das ideal.", 20),
        ("If I get it from you by the 20th I'm relaxed", 20),
        ("so the 23rd for you, please", 23),
        ("no seriously, the 25th.", 25),
        ("I'd be happy with Friday week, the 27th.", 27),
        ("it has to be with me on Thursday the 26th", 26),
        ("I need it on the 24th, please.", 24),
    ],
)
def test_a_day_needs_no_month(text: str, day: int) -> None:
    assert first(text) == date(2026, 11, day).isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "Er sitzt am 3. Tisch",
        "Er kommt am 2. und 3. Tisch vorbei",
        "Omas 60. Geburtstag, der 2. Teil",
        "please see the 3rd draft and the 10th floor",
        "the second is better than the first",
        "der erste ist besser",
    ],
)
def test_a_number_that_counts_is_no_day(text: str) -> None:
    assert moments(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Zwischen dem 20. und dem 25. Januar wäre mir recht",
        "zwischen dem 23. und 25. November",
        "zwischen dem 1.12. und dem 4.12.",
        "so bis 12., 13. März rum",
        "between the 3rd and the 5th of December",
        "between 30 November and 4 December",
        "between December 3 and 5",
    ],
)
def test_from_one_day_to_another_is_a_range(text: str) -> None:
    assert [found.why for found in moments(text)] == ["range"]


@pytest.mark.parametrize("text", ["vorm Haus", "Friday's meeting", "Komm Freitag vorbei"])
def test_what_only_looks_like_an_abbreviation_is_none(text: str) -> None:
    assert "T" not in "".join(str(value) for found in moments(text) for value in found.values)


def test_two_days_joined_are_two() -> None:
    assert len(moments("Ich bin am Montag und am 24. da")) == 2


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Teilt sie mir im Laufe des morgigen Tages mit", "2026-11-19"),
        ("noch am heutigen Tag", "2026-11-18"),
        ("im Lauf des Freitags", "2026-11-20"),
        ("am letzten Tag des Monats", "2026-11-30"),
        ("bis zum letzten Tag im März", "2027-03-31"),
        ("Rückgabe Ende der 30. Kalenderwoche", "2027-07-30"),
        ("bis zum Zischtig", "2026-11-24"),
        ("bis am Fritig am Abig", "2026-11-20T18:00"),
        ("bis nöchscht Wuche am Mittwuch", "2026-11-25"),
        ("bis morn z'Mittag", "2026-11-19T12:00"),
        ("bis hüt zobig", "2026-11-18T18:00"),
        ("innert zwei Wochen", "2026-12-02"),
        ("Zwei Wochen Zeit hast du dafür", "2026-12-02"),
        ("Drei Tage hast du Zeit", "2026-11-21"),
        ("Hast dafür vier Wochen", "2026-12-16"),
        ("You have two weeks for it", "2026-12-02"),
        ("noch dieses Jahr", "2026-12-31"),
        ("bis zum Jahreswechsel", "2026-12-31"),
        ("Hauptsache im April noch", "2027-04-30"),
        ("wie immer bis zum 20.", "2026-11-20"),
        ("Freitag in einer Woche", "2026-11-27"),
        ("Mittwoch in einer Woche", "2026-11-25"),
        ("on or before 4 December", "2026-12-04"),
        ("Tomorrow morning's fine", "2026-11-19T08:00"),
        ("noch im November", "2026-11-30"),
        ("Liefertermin Monatsletzter", "2026-11-30"),
        ("Freitag um die Mittagszeit", "2026-11-20T12:00"),
        ("Di vorm. vorlegen", "2026-11-24T10:00"),
        ("bis Do. nachm.", "2026-11-19T15:00"),
        ("bis komm. Freitag", "2026-11-20"),
        ("nicht nach dem 4. Dezember", "2026-12-04"),
        ("by the last day of November", "2026-11-30"),
        ("by the last day of the month", "2026-11-30"),
        ("in your own time, but not after 4 December", "2026-12-04"),
        ("Friday's fine for that one", "2026-11-20"),
        (
            "please send it today before lunch",
            "2026-11-19T12:00",
        ),  # today's noon is over: tomorrow is offered
    ],
)
def test_days_are_said_in_many_ways(text: str, until: str) -> None:
    assert first(text) == until


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Budget: 1 h 30. Gruß Kilian", 90),
        ("Aufwand: 1 Stunde 15. Danke", 75),
        ("Rechnen Sie mit 2 Stunden 30.", 150),
        ("nich mehr als 1std 15", 75),
        ("zwoahalb Stund", 150),
        ("nöd meh als e Stund", 60),
        ("The list is worth 2 hours 30.", 150),
        ("Frist: 30.11., Limit: 2 h 30. Klempnerei Stolze", 150),
        ("Ein Zeitkontingent von 2 Stunden 30 hast du", 150),
        ("Die Feier dauert 2 Std. 30. Geburtstag von Oma", 120),
    ],
)
def test_minutes_may_stand_behind_their_hours(text: str, minutes: int) -> None:
    assert amounts(text) == [(minutes,)]


def test_a_day_behind_an_hour_stays_a_day() -> None:
    assert amounts("Dauert 2 Std. 30. November reicht") == [(120,)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Als Aufwand stelle ich mir drei Stunden vor.", 180),
        ("You can charge us up to 1:30 h.", 90),
        ("Stundenlimit 3. Grüße, Wendt", 180),
        ("Stundenzahl: 3.", 180),
        ("Stundenansatz: 2. Notariat Beckhaus", 120),
        ("Names by Friday. Hours: 2.", 120),
        ("Bilder retuschieren, 2x30 Minuten", 30),
        ("Stunde Arbeit max", 60),
        ("two and three-quarter hours max", 165),
        ("an hour and three quarters", 105),
    ],
)
def test_amounts_are_said_in_many_ways(text: str, minutes: int) -> None:
    assert amounts(text) == [(minutes,)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("vier bis maximal fünf Stunden", (240, 300)),
        ("eine Stunde bis höchstens zwei Stunden", (60, 120)),
        ("two to two and a half hours", (120, 150)),
        ("two to at most three hours", (120, 180)),
    ],
)
def test_from_one_amount_to_another_is_a_range(text: str, minutes: tuple[int, ...]) -> None:
    assert amounts(text) == [minutes]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Die Liste bitte so weit, wie du in fünf Stunden kommst", 300),
        ("In zwei Stunden müsstest du mit der Liste durch sein.", 120),
        ("In 75 Minuten ist die Liste doch zu schaffen", 75),
        ("Das Ganze bitte in max. 1 Std.", 60),
        ("Rezepte abtippen, das geht in 40 Minuten.", 40),
        ("Please list whatever you can find in two hours.", 120),
        ("Sollte in 30 Minuten machbar sein.", 30),
        ("Liste tippen: Schaffst du das in 45 Minuten und bis morgen Nachmittag?", 45),
        ("Liste tippen. In zwei Stunden kriegst du das locker hin", 120),
        ("Mach die Liste heute noch fertig, sollte in ner halben Stunde gehen", 30),
    ],
)
def test_what_can_be_done_in_a_time_says_how_long_it_takes(text: str, minutes: int) -> None:
    assert understand(text, NOW, "de", CALENDAR).budget_minutes == minutes


@pytest.mark.parametrize(
    "text",
    [
        "Ruf mich in zwei Stunden an",
        "In zwei Stunden geht es los",
        "Schick mir in zwei Stunden die Liste",
        "In zwei Stunden muss ich gehen",
        "In zwei Stunden bekommst du die Daten",
        "Das muss in zwei Stunden zu schaffen sein",
    ],
)
def test_other_hours_ahead_are_moments(text: str) -> None:
    assert first(text) == "2026-11-18T16:30"


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Bis Freitag Viertel vor fünf (16:45) brauche ich die Liste", "2026-11-20T16:45:00+01:00"),
        ("Ich müsste die Liste am Freitag spätestens um 9 Uhr haben", "2026-11-20T09:00:00+01:00"),
        ("Liste prüfen bis Mitte Januar, sagen wir 15. Januar", "2027-01-15"),
        ("Liste prüfen bis nächsten Freitag, also bis 27.11.", "2026-11-27"),
        ("Liste prüfen im Laufe der Woche, spätestens aber Freitag um zehn", "2026-11-20T10:00:00+01:00"),
        ("Liste prüfen bis Freitag, es muss am Freitag um 14 Uhr fertig sein", "2026-11-20T14:00:00+01:00"),
        ("Ruf bitte Montag bis zehn an", "2026-11-23T10:00:00+01:00"),
        ("Ruf bitte heute Abend bis acht an", "2026-11-18T20:00:00+01:00"),
        ("Die Liste muss bis 10h am Montag da sein", "2026-11-23T10:00:00+01:00"),
        ("Die Liste hätte ich gern Fr in der Früh", "2026-11-20T08:00:00+01:00"),
        ("Die Liste brauche ich Do um 16 Uhr", "2026-11-19T16:00:00+01:00"),
        ("Morgen Vormittag bis 11 sollte das online sein", "2026-11-19T11:00:00+01:00"),
        ("Liste prüfen bis Mitte nächster Woche, also Mittwoch", "2026-11-25"),
        ("Need the number within the hour, so by 15:30", "2026-11-18T15:30:00+01:00"),
        ("Please type the book within a week, if that's okay.", "2026-11-25"),
        ("Have a draft ready on the 2nd of December.", "2026-12-02"),
        ("Am Freitag, 27.11., ist Sitzung, am Tag davor, also Donnerstag, brauchen wir es", "2026-11-26"),
        ("I'm flying back on the 9th and want to have it in my inbox the day before.", "2026-12-08"),
    ],
)
def test_what_is_said_again_more_clearly_is_not_asked_about(text: str, deadline: str) -> None:
    found = understand(text, NOW, "de", CALENDAR)
    assert found.deadline is not None
    assert (found.deadline.isoformat(), found.questions) == (deadline, ())


@pytest.mark.parametrize(
    "text",
    [
        "Liste prüfen bis Freitag, bis Donnerstag, bis Freitag",
        "Bilder retuschieren, 2x30 Minuten Zeit",
        "Liste prüfen, gern bis Freitag, aber den Montag verkrafte ich auch",
        "Liste prüfen, die ersten noch heute, der Rest hat bis morgen Zeit",
        "Please check the list. Friday, or was it Monday",
        "Liste prüfen bis Freitag, vielleicht auch erst nach der Prüfung",
        "Wir tagen am Dienstag, die Liste muss um 20 Uhr an dem Tag fertig sein",
        "Ich brauche bis Freitag nichts mehr von euch, außer vielleicht die Liste",
    ],
)
def test_what_contradicts_or_is_multiplied_is_asked_about(text: str) -> None:
    assert understand(text, NOW, "de", CALENDAR).ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "Liste prüfen, Abholung nur am Wochenende",
        "Am Wochenende wurde die Zeit umgestellt. Liste prüfen",
        "Liste prüfen, das Honorar verhandle ich später selbst",
        "Ab sofort darf die Aushilfe weniger verdienen. Liste prüfen",
        "Für die Fähre muss man 90 Minuten vor Abfahrt da sein. Liste prüfen",
        "Frau Engel hat am 3. März frei. Setz mich auf die Liste, falls vorher jemand absagt",
        "Verleg meinen Termin auf nach dem 10. Dezember. Bis dahin bin ich auf Montage",
    ],
)
def test_what_happens_some_time_is_no_deadline(text: str) -> None:
    found = understand(text, NOW, "de", CALENDAR)
    assert (found.deadline, found.questions) == (None, ())
