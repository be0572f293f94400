"""The verdict on how a whole message was read is the worst that holds for its deadline and its budget."""

from datetime import date, datetime
from pathlib import Path
from typing import Literal

import pytest

from bench.messages import Message, Verdict, judge, measure, read_messages
from bench.understanding import CORPUS
from chat_server.bot.understanding import Understanding
from chat_server.bot.understanding.understand import Question

FILES = sorted(CORPUS.glob("messages*.tsv"))
ASKED = {"", "d", "b", "db"}
THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)


def labelled(tmp_path: Path, *values: str) -> Path:
    """A file with one message: deadline, budget, must ask, may ask."""
    path = tmp_path / "messages.tsv"
    line = "\t".join(("de", "-", "Liste machen\\nDanke", *values, "Liste machen", ""))
    path.write_text(f"# comment\n{line}\n", encoding="utf-8")
    return path


def read_as(
    deadline: date | None, budget: int | None, asked: str, no_deadline: bool = False
) -> Understanding:
    about: dict[str, Literal["deadline", "budget"]] = {"d": "deadline", "b": "budget"}
    questions = tuple(Question(about[letter], "past", "?", ()) for letter in asked)
    return Understanding(
        title="",
        deadline=deadline,
        budget_minutes=budget,
        rest="",
        questions=questions,
        no_deadline=no_deadline,
    )


@pytest.mark.parametrize(
    ("label", "found", "verdict"),
    [
        (("2026-11-20", "120", "", ""), read_as(FRIDAY, 120, ""), "right"),
        (("", "", "", ""), read_as(None, None, ""), "right"),
        (("", "", "", ""), read_as(None, None, "", no_deadline=True), "right"),
        (("", "120", "d", ""), read_as(None, 120, "d"), "right"),
        (("2026-11-20", "", "", "d"), read_as(FRIDAY, None, "d"), "asked sensibly"),
        (("2026-11-20", "", "", "d"), read_as(THURSDAY, None, "d"), "asked needlessly"),
        (("2026-11-20", "", "", ""), read_as(None, None, "d"), "asked needlessly"),
        (("", "", "", "d"), read_as(None, None, "b"), "asked needlessly"),
        (("2026-11-20", "120", "", ""), read_as(FRIDAY, None, ""), "missed"),
        (("", "", "d", ""), read_as(None, None, ""), "missed"),
        (("", "", "d", ""), read_as(FRIDAY, None, ""), "silently wrong"),
        (("", "", "", "d"), read_as(FRIDAY, None, ""), "silently wrong"),
        (("2026-11-20", "", "", ""), read_as(None, None, "", no_deadline=True), "silently wrong"),
        (("2026-11-20", "120", "", ""), read_as(None, 60, "d"), "silently wrong"),
    ],
)
def test_the_worst_that_holds_is_the_verdict(
    tmp_path: Path, label: tuple[str, ...], found: Understanding, verdict: Verdict
) -> None:
    [message] = read_messages(labelled(tmp_path, *label))
    assert judge(message, found) == verdict


def test_the_figures_of_a_file_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure(labelled(tmp_path, "", "", "", ""), show_all=True, show_titles=True)
    printed = capsys.readouterr().out
    assert "right: 'Liste machen\\nDanke'" in printed
    assert "title  Liste machen\n    -> Liste machen" in printed
    assert "all: 1 messages: right 1 (100.0%), asked sensibly 0" in printed


def test_a_line_with_a_field_too_few_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="8 fields"):
        read_messages(labelled(tmp_path, "", "", ""))


def says_something_possible(message: Message) -> bool:
    """Nothing is meant that is past, that must be asked about, or that is no amount of minutes."""
    meant = message.deadline and datetime.fromisoformat(message.deadline)
    return (
        {message.must, message.may} <= ASKED
        and not set(message.must) & set(message.may)
        and not (meant and ("d" in message.must or meant.date() < message.now.date()))
        and not (message.budget and ("b" in message.must or int(message.budget) <= 0))
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_messages_of_the_corpus_are_well_formed(path: Path) -> None:
    messages = read_messages(path)
    assert [message for message in messages if not says_something_possible(message)] == []
    assert len({message.text for message in messages}) == len(messages)
    assert all(message.title for message in messages)
