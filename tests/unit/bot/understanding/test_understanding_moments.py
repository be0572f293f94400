"""Whose a moment is: the clause that it stands in, by its verb and subject, and the decision for it."""

from datetime import datetime
from itertools import product
from typing import get_args

import pytest

from bench.understanding import CALENDAR, USUAL_NOW
from chat_server.bot.understanding import Understanding, understand
from chat_server.bot.understanding.grammar.atoms import Speech
from chat_server.bot.understanding.grammar.grammars import GRAMMARS
from chat_server.bot.understanding.grammar.scan import scan
from chat_server.bot.understanding.heads.decisions import MOMENT_ROLES, MomentHead, MomentMark, MomentRole
from chat_server.bot.understanding.heads.speech import speech_of
from chat_server.domain.core.calendar_answers import Language, parse_moment

NOW = parse_moment(USUAL_NOW, CALENDAR)
# For each mark how a moment is said; the clauses below leave a place for it.
TIMES: dict[MomentMark, str] = {
    "until": "bis Freitag",
    "placed": "am Freitag",
    "bare": "Freitag",
    "soon": "morgen",
    "clock": "um 16 Uhr",
}
CLAUSES: dict[MomentHead, str] = {
    "request": "Kannst du {} die Preise prüfen",
    "wish": "Die Preise brauche ich {}",
    "due": "Der Aushang soll {} raus",
    "nothing": "Preise der Gärtnereien {} in Bonn",
    "event": "{} Flug nach Rom",
    "own": "Ich melde mich {} im Büro ab",
    "wants": "Mein Vermieter will {} die Preise",
    "others": "Die Gärtnerei liefert {} die Rosen",
    "question": "Hat die Gärtnerin {} angerufen?",
    "relative": "Eine Gärtnerei, die {} die Rosen bringt",
}
# What a moment is that is the only one of its text.
ALONE: dict[MomentRole, MomentRole] = {"limit": "deadline", "theirs": "unsure"}


def german(text: str) -> Understanding:
    return understand(text, NOW, "de", CALENDAR)


def test_every_head_is_decided_for_every_mark() -> None:
    assert MOMENT_ROLES.keys() == set(product(get_args(MomentHead), get_args(MomentMark)))


@pytest.mark.parametrize(("head", "mark"), list(product(CLAUSES, TIMES)))
def test_the_head_decides_whether_a_moment_is_the_deadline(head: MomentHead, mark: MomentMark) -> None:
    found = german(CLAUSES[head].format(TIMES[mark]))
    asked = bool(found.questions)
    role = "deadline" if found.deadline else "unsure" if asked else "task"
    assert role == ALONE.get(MOMENT_ROLES[head, mark], MOMENT_ROLES[head, mark]), found


@pytest.mark.parametrize(
    ("language", "text", "speech"),
    [
        ("de", "Könnten Sie mir @ die Preise schicken?", "request"),
        ("de", "könnten sie mir @ die preise schicken", "request"),
        ("de", "Bitte @ die Preise prüfen", "request"),
        ("de", "Anmeldung @ ausfüllen", "request"),
        ("de", "Erstell @ einen Plan für die Ferien", "request"),
        ("de", "Du hast @ Zeit", "request"),
        ("de", "Sie haben @ Zeit", "request"),
        ("de", "Wäre schön, wenn du es @ schaffst", "request"),
        ("de", "Brauche @ die Preise", "wish"),
        ("de", "Wir hätten @ gern die Preise", "wish"),
        ("de", "Ich rechne mit zwölf Stunden und würde es @ gern zurückhaben", "wish"),
        ("de", "Können wir das @ schaffen?", "wish"),
        ("de", "Muss @ raus", "due"),
        ("de", "Die Briefe müssten @ in die Post", "due"),
        ("de", "Die Muster werden @ gebraucht", "due"),
        ("de", "Die Rechnung ist @ zu bezahlen", "due"),
        ("de", "Mir reicht es @", "due"),
        ("de", "Reicht, wenn ich es @ habe", "due"),
        ("de", "Ich soll @ zehn Ideen abgeben", "own"),
        ("de", "Ich bin @ in Rom", "own"),
        ("de", "Sie wollten sich @ melden", "wants"),
        ("de", "Die Mieter müssen sie @ haben", "others"),
        ("de", "Die Orgel wird @ gestimmt", "others"),
        ("de", "Der Dachdecker hat zugesagt, @ zu kommen", "others"),
        ("de", "Wurde die Orgel @ gestimmt?", "question"),
        ("de", "Weil ich @ abreise", "condition"),
        ("de", "Wenn der Vertrag @ da ist", "condition"),
        ("de", "Einen Schreiner, der @ liefern kann", "relative"),
        ("de", "Blumen, die Preise @ wie immer", "nothing"),
        ("en", "Could you send the prices @?", "request"),
        ("en", "Please send the prices @", "request"),
        ("en", "Compare the prices @", "request"),
        ("en", "I need the prices @", "wish"),
        ("en", "I'd like the prices @", "wish"),
        ("en", "I need to submit them @", "own"),
        ("en", "We're away @", "own"),
        ("en", "It needs to be done @", "due"),
        ("en", "My landlord wants it @", "wants"),
        ("en", "They promised to deliver @", "others"),
        ("en", "Was the boiler serviced @?", "question"),
        ("en", "Find a plumber who can come @", "relative"),
    ],
)
def test_the_verb_and_its_subject_tell_whose_time_it_is(
    language: Language, text: str, speech: Speech
) -> None:
    time = "bis Freitag" if language == "de" else "by Friday"
    found = scan(text.replace("@", time), GRAMMARS[language])
    mark = next(place for place, token in enumerate(found.tokens) if token.fold in ("bis", "by"))
    assert speech_of(found, mark) == speech


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Das Fest ist am 12.12., Girlanden bitte zwei Tage vorher fertig", "2026-12-10"),
        ("The fete is on 11 December, garlands ready a week before please", "2026-12-04"),
        ("Das Fest ist am 11.12., bis dahin brauchen wir Girlanden", "2026-12-11"),
        ("Das Fest ist am 11.12., am Tag davor müssen die Girlanden hängen, also am 10.12.", "2026-12-10"),
    ],
)
def test_a_deadline_counted_from_a_day_of_the_text_is_taken_where_it_is_wanted(text: str, day: str) -> None:
    found = german(text)
    assert (str(found.deadline), found.questions) == (day, ())


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Erinnere mich zwei Tage vorher an das Fest am 11.12.", ["2026-12-09"]),
        ("Feste am 11.12. und am 17.12., Girlanden bitte zwei Tage vorher fertig", []),
    ],
)
def test_a_day_counted_from_an_event_is_else_offered(text: str, offered: list[str]) -> None:
    (question,) = german(text).questions
    assert question.reason == "from_event"
    assert [str(value) for value in question.alternatives] == offered


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Vor dem Fest bitte Girlanden, einen Tag vor dem Aufbau", "einen Tag vor dem"),
        ("Sobald der Plan da ist, innerhalb von drei Tagen Girlanden bestellen", "innerhalb von drei Tagen"),
        ("Ich fahre am Sonntag weg, also vorher", "vorher"),
    ],
)
def test_a_deadline_counted_from_an_unknown_day_is_asked_for(text: str, quoted: str) -> None:
    (question,) = german(text).questions
    assert (question.reason, question.alternatives) == ("from_event", ())
    assert quoted in question.text


@pytest.mark.parametrize(
    "text", ['Das Plakat "Nur bis Sonntag!" neu setzen', "Das Plakat „Nur bis Sonntag!“ neu setzen"]
)
def test_what_stands_in_quotation_marks_is_no_deadline(text: str) -> None:
    found = german(text)
    assert (found.deadline, found.questions) == (None, ())


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Der Kurs hat 3 Tage. Mein Vermieter will bis Freitag die Preise", "bis Freitag"),
        ("Am 12.12. ist das Fest. Den Teig 30 Minuten stehen lassen", "30 Minuten"),
    ],
)
def test_a_question_quotes_the_doubtful_words(text: str, quoted: str) -> None:
    assert any(f"„{quoted}“" in question.text for question in german(text).questions)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Der Antrag muss am 4.12. beim Amt sein, schicken Sie mir die Endfassung bis 1.12.", "2026-12-01"),
        ("Der Bus muss Samstag zurück. Kannst du bis morgen die Versicherung fragen?", "2026-11-19"),
        ("Bitte bis Freitag den Text kürzen. Die Agentur braucht ihn am Montag.", "2026-11-20"),
    ],
)
def test_the_writers_own_deadline_goes_before_a_later_limit_of_the_matter(text: str, deadline: str) -> None:
    found = german(text)
    assert (str(found.deadline), found.questions) == (deadline, ())


@pytest.mark.parametrize(
    "text",
    [
        "Bitte den Flyer bis Freitag setzen. Das muss am Donnerstag in den Druck.",
        "Bitte bis Montag den Text kürzen. Die Agentur braucht ihn am Freitag.",
    ],
)
def test_an_earlier_limit_of_the_matter_contradicts_the_writers_own_deadline(text: str) -> None:
    (question,) = german(text).questions
    assert question.reason == "contradiction"


@pytest.mark.parametrize(
    ("text", "hour", "minutes"),
    [
        ("umsatzliste prüfen bis morgen sechzehn uhr dreißig dreiviertelstunde reicht", "16:30", 45),
        ("umsatzliste prüfen bis morgen 16 uhr 30 eine stunde reicht", "16:30", 60),
        ("umsatzliste prüfen bis morgen sechzehn uhr dreißig minuten reichen", "16:00", 30),
    ],
)
def test_dictated_minutes_belong_to_the_hour_where_an_amount_follows(
    text: str, hour: str, minutes: int
) -> None:
    found = german(text)
    assert isinstance(found.deadline, datetime)
    assert (f"{found.deadline:%H:%M}", found.budget_minutes) == (hour, minutes)


@pytest.mark.parametrize(
    "text",
    [
        "Kannst du den Leihwagen bis Dienstag behalten lassen?",
        "Lass das Plakat bitte bis Montag hängen",
        "Bitte den Tisch bis Donnerstag freihalten",
        "Please keep the parcel until Monday",
    ],
)
def test_what_lasts_until_then_is_no_deadline(text: str) -> None:
    found = german(text)
    assert (found.deadline, found.questions) == (None, ())


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Die Tischkarten hätt i gern bis Donnerstag", "2026-11-19"),
        ("Bis Freitag bräucht ich's, die Speisekarte", "2026-11-20"),
        ("Am 26. 11. brauch ma die Folien", "2026-11-26"),
        ("Am Donnerstag, 26. November muss alles auf der Post sein", "2026-11-26"),
    ],
)
def test_wishes_are_understood_as_they_are_spoken(text: str, deadline: str) -> None:
    found = german(text)
    assert (str(found.deadline), found.questions) == (deadline, ())


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Bitte morgen die Flyer verschicken", "2026-11-19"),
        ("Fällig wäre das am Dienstag: Bauantrag ausfüllen", "2026-11-24"),
        ("Ich muss bis spätestens Donnerstag wissen ob die Halle am 16. Januar frei ist", "2026-11-19"),
        (
            "Den Brief brauche ich am Freitag. Wir feiern am 4.12., Rückmeldung bis 27.11. an Frau Haas",
            "2026-11-20",
        ),
        ("Bitte bis Freitag die Urlaubsliste tippen", "2026-11-20"),
    ],
)
def test_the_writers_own_day_is_taken(text: str, deadline: str) -> None:
    found = german(text)
    assert (str(found.deadline), found.questions) == (deadline, ())
