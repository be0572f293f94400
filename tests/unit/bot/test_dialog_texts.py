"""Every text a dialog can say exists, complete in German (Du and Sie) and English."""

import json
import re
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat_server.bot.scripts import new_task, rating
from chat_server.bot.scripts.new_task import details
from chat_server.bot.texts import CATALOGUE, Voice, render_text, wording
from chat_server.bot.texts.common import COMMON
from chat_server.bot.texts.examples import EXAMPLES
from chat_server.bot.texts.new_task import NEW_TASK
from chat_server.bot.texts.rating import RATING
from chat_server.bot.texts.talking import TALKING
from chat_server.bot.understanding.questions import QUESTION_TEXTS, ask
from chat_server.domain.bot.values import Utterance
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import Language
from chat_server.domain.tasks.areas import AREAS
from chat_server.domain.tasks.refusal_texts import REFUSAL_TEXTS

CLIENT_TEXTS = Path(__file__).parents[3] / "web_client/src/texts"
DU, SIE, EN = Voice("de", "du"), Voice("de", "sie"), Voice("en")
NOW = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)
CALENDAR = Calendar()
YOU = re.compile(r"\b(?:du|dich|dir|dein\w*|brauchst|möchtest|planst|meinst|gib|wähle)\b", re.IGNORECASE)
SIE_WORDS = re.compile(r"\b(?:Sie|Ihnen|Ihr\w*)\b")
GERMAN = re.compile(r"\b(?:der|die|das|ist|nicht|und|wird|bitte|Aufgabe)\b")


def fields(template: str) -> set[tuple[str, str]]:
    parsed = string.Formatter().parse(template)
    return {(name, spec or "") for _, name, spec, _ in parsed if name is not None}


@pytest.mark.parametrize("key", CATALOGUE)
def test_every_text_is_complete_and_alike_in_all_voices(key: str) -> None:
    texts = [wording(CATALOGUE[key], voice) for voice in (DU, SIE, EN)]
    assert all(text.strip() for text in texts)
    assert len({frozenset(fields(text)) for text in texts}) == 1
    assert {spec for _, spec in fields(texts[0])} <= {"", "deadline", "duration", "weekday", "factor"}
    assert not GERMAN.search(texts[2])


@pytest.mark.parametrize("key", CATALOGUE)
def test_du_and_sie_are_never_mixed(key: str) -> None:
    if key.endswith(".names"):
        return
    du, sie = (wording(CATALOGUE[key], voice) for voice in (DU, SIE))
    assert not SIE_WORDS.search(du.replace("Sie haben angefangen", ""))
    assert not YOU.search(sie)
    if len(CATALOGUE[key]) == 3:
        assert du != sie


def test_no_key_stands_in_two_places() -> None:
    assert len(CATALOGUE) == len(COMMON) + len(TALKING) + len(EXAMPLES) + len(NEW_TASK) + len(RATING)


@pytest.mark.parametrize("script", [new_task.SCRIPT, rating.SCRIPT], ids=lambda script: script.name)
def test_every_step_has_its_texts(script: object) -> None:
    assert isinstance(script, type(new_task.SCRIPT))
    needed = {f"{script.name}.{part}" for part in ("summary", "summary.help", "confirm", "done", "cancelled")}
    for step in script.steps:
        needed |= {
            f"{script.name}.{step.name}.{part}" for part in ("ask", "label", "help", "example", "names")
        }
        needed |= {f"{script.name}.{step.name}.skip"} if step.optional else set()
    assert needed <= CATALOGUE.keys()


def test_names_of_steps_are_unique() -> None:
    for script in (new_task.SCRIPT, rating.SCRIPT):
        for place in (0, -1):
            names = [n for s in script.names for n in CATALOGUE[f"{script.name}.{s}.names"][place].split("|")]
            assert len(names) == len(set(names))
            assert names == [name.casefold() for name in names]


@pytest.mark.parametrize(
    ("language", "moment", "said"),
    [
        ("de", "2026-11-20", "Fr., 20. Nov."),
        ("de", "2026-11-20T11:00:00+00:00", "Fr., 20. Nov., 12:00"),
        ("de", "2026-10-25T02:30:00+01:00", "So., 25. Okt., 02:30 Winterzeit"),
        ("de", "2027-01-04", "Mo., 4. Jan. 2027"),
        ("en", "2026-11-20T12:00:00+01:00", "Fri, 20 Nov, 12:00"),
        ("de", "kein Datum", "kein Datum"),
        ("de", "9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59-23:59"),
    ],
)
def test_moments_are_said_in_full(language: Language, moment: str, said: str) -> None:
    say = Utterance("new_task.deadline.value", {"value": moment})
    assert render_text(say, Voice(language), NOW, CALENDAR) == said


def test_what_people_wrote_is_no_template() -> None:
    say = Utterance("heard", {"label": Utterance("plain", {"text": "{0.__class__}"}), "value": "{label}"})
    assert render_text(say, SIE, NOW, CALENDAR) == "{0.__class__}: {label}"


def test_a_text_that_is_gone_asks_again() -> None:
    assert render_text(Utterance("new_task.gone"), SIE, NOW, CALENDAR) == "Bitte noch einmal antworten."
    assert render_text(Utterance("heard"), SIE, NOW, CALENDAR) == "…: …"


def test_staff_are_spoken_to_as_staff() -> None:
    assert (
        render_text(Utterance("new_task.title.ask"), Voice("de", "du", "staff"), NOW, CALENDAR)
        == "Worum geht es?"
    )


def test_every_work_area_has_its_name() -> None:
    assert {f"area.{key}" for key in AREAS} <= CATALOGUE.keys()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_client_names_every_detail_of_a_task(language: str) -> None:
    texts = json.loads((CLIENT_TEXTS / f"{language}.json").read_text("utf-8"))
    assert {f"task.detail.{name}" for name in details.DETAILS} <= texts.keys()


READ = {
    **{f"bot {key}": CATALOGUE[key] for key in CATALOGUE if not key.endswith(".names")},
    **{f"refusal {key}": (text.de, text.en) for key, text in REFUSAL_TEXTS.items()},
    **{f"question {key}": (text["de"], text["en"]) for key, text in QUESTION_TEXTS.items()},
}
"""Every text of the server that customers may read; client: web_client/src/texts/catalogues.test.ts."""


@pytest.mark.parametrize("key", READ)
def test_every_text_keeps_to_the_rules_of_the_house(key: str) -> None:
    *german, english = READ[key]
    for text in (*german, english):
        assert not re.search(r'\.\.|"|  | - | [.,;:!?](?: |$)', text)
        assert not re.search(r"\b(?:oops|ups|hoppla|whoops)\b", text, re.IGNORECASE)
    for text in german:
        assert not re.search("[„“”«»]", re.sub("„[^„“”]*“", "", text))
        assert not re.search(r"\b(?:fuer|koennen|ueber|zurueck|Verrechnungssatz|Sie sie)\b", text)
        assert key.endswith(".staff") or not re.search(r"\b(?:VPA|TA|PA|TL)\b", text)
    assert not re.search("[„“”«»]", re.sub("“[^„“”]*”", "", english))
    assert not re.search(r"\b(?:until when|hand it in|takes? the task down)\b", english, re.IGNORECASE)


def test_refusals_say_neither_du_nor_sie() -> None:
    for text, _english in REFUSAL_TEXTS.values():
        assert not YOU.search(text)
        assert not re.search(r"[a-zäöü,] (?:Sie|Ihnen|Ihre?[mnrs]?)\b", text)


def test_a_full_stop_stands_once() -> None:
    said = ask("leap_day", "29.2.", ["Di., 29. Feb."], "de")
    assert said == "Den 29. Februar gibt es erst wieder am Di., 29. Feb. Ist das gemeint?"
    early = Utterance("new_task.deadline.early", {"reaction": "2026-11-20"})
    assert "spätestens Fr., 20. Nov. Wir versuchen es" in render_text(early, SIE, NOW, CALENDAR)
