"""How well whole labelled messages are read, and how fast: `python -m bench.messages [--all] [--titles] FILE ...`.

Each message gets one verdict, the worst that holds:
- silently wrong: a value was taken that is not the one meant, or that had to be asked about, and nobody asks;
- missed: a value was said or had to be asked about, but nothing was taken and nobody asks (the dialog asks plainly);
- asked needlessly: the bot asks about what the message says clearly, or about another value than the one meant;
- asked sensibly: it asks where the label allows it;
- right: every value came out, and exactly what must be asked is asked.

Prints every message that is neither right nor asked sensibly (--all: every one), and with --titles the title wanted
above the title made, for an eye to judge.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import Literal, TypeAlias, get_args

from bench.understanding import CALENDAR, USUAL_NOW, said_deadline
from chat_server.bot.understanding import Understanding, understand
from chat_server.domain.core.calendar_answers import Language, parse_moment

Verdict: TypeAlias = Literal["right", "asked sensibly", "asked needlessly", "missed", "silently wrong"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_FIELDS = 9
_TIMINGS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A labelled message: `must` and `may` name what has to and what can be asked about ("d", "b", "db" or "").

    `budget` in minutes; `kind`: what makes it hard, "" if it is plain.
    """

    language: Language
    now: datetime
    text: str
    deadline: str
    budget: str
    must: str
    may: str
    title: str
    kind: str


def read_messages(path: Path) -> list[Message]:
    """The messages of a file: tab-separated, in the order of `Message`; "-" as `now` is the usual moment.

    ValueError: a line has not nine fields, or a moment is none.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_message(line) for line in lines if line and not line.startswith("#")]


def _message(line: str) -> Message:
    fields = line.split("\t")
    if len(fields) != _FIELDS:
        raise ValueError(f"{len(fields)} fields instead of {_FIELDS}: {line!r}")
    language, now, text, deadline, budget, must, may, title, kind = fields
    return Message(
        language="en" if language == "en" else "de",
        now=parse_moment(USUAL_NOW if now == "-" else now, CALENDAR),
        text=text.replace("\\n", "\n"),
        deadline=deadline,
        budget=budget,
        must=must,
        may=may,
        title=title,
        kind=kind,
    )


def judge(message: Message, found: Understanding) -> Verdict:
    """The worst of what holds for the deadline and for the budget."""
    asked = {question.about[0] for question in found.questions}
    deadline = said_deadline(found) or ("none" if found.no_deadline and message.deadline else "")
    budget = str(found.budget_minutes or "") or ("none" if found.estimate and message.budget else "")
    values = (("d", deadline, message.deadline), ("b", budget, message.budget))
    return max(
        (_judge_value(message, about, about in asked, got, wanted) for about, got, wanted in values),
        key=VERDICTS.index,
    )


def _judge_value(message: Message, about: str, asked: bool, got: str, wanted: str) -> Verdict:
    if asked:
        return "right" if about in message.must else _judge_question(message, about, got in ("", wanted))
    if about not in message.must and got == wanted:
        return "right"
    return "silently wrong" if got else "missed"


def _judge_question(message: Message, about: str, about_what_was_meant: bool) -> Verdict:
    return "asked sensibly" if about in message.may and about_what_was_meant else "asked needlessly"


def _show(message: Message, found: Understanding, verdict: Verdict) -> None:
    reasons = " ".join(f"{q.about[0]}:{q.reason}" for q in found.questions)
    print(f"{verdict}: {message.text!r} [{message.kind}]")
    print(
        f"    wanted {message.deadline or '-'} | {message.budget or '-'}"
        f" | must {message.must or '-'} | may {message.may or '-'}"
    )
    print(f"    got    {said_deadline(found) or '-'} | {found.budget_minutes or '-'} | {reasons or '-'}")


def _share(name: str, verdicts: Counter[Verdict]) -> None:
    shares = [
        f"{verdict} {verdicts[verdict]} ({verdicts[verdict] / verdicts.total():.1%})" for verdict in VERDICTS
    ]
    print(f"    {name}: {verdicts.total()} messages: {', '.join(shares)}")


def _microseconds(message: Message) -> float:
    """Processor time of the best of some readings: what else the machine does is not the message's."""
    times = []
    for _ in range(_TIMINGS):
        started = process_time()
        understand(message.text, message.now, message.language, CALENDAR)
        times.append(1e6 * (process_time() - started))
    return min(times)


def measure(path: Path, show_all: bool, show_titles: bool) -> None:
    """Prints the figures of a file, and what went wrong."""
    messages = read_messages(path)
    answers = [understand(m.text, m.now, m.language, CALENDAR) for m in messages]
    verdicts = [judge(message, found) for message, found in zip(messages, answers, strict=True)]
    for message, found, verdict in zip(messages, answers, verdicts, strict=True):
        if show_all or verdict not in ("right", "asked sensibly"):
            _show(message, found, verdict)
    for message, found in zip(messages, answers, strict=True) if show_titles else ():
        print(f"title  {message.title}\n    -> {found.title}")
    times = [_microseconds(message) for message in messages]
    print(f"{path.name}: median {median(times):.0f} µs, slowest {max(times):.0f} µs a message")
    labelled = list(zip(messages, verdicts, strict=True))
    _share("all", Counter(verdicts))
    for name, language in (("German", "de"), ("English", "en")):
        if own := [verdict for message, verdict in labelled if message.language == language]:
            _share(name, Counter(own))


def main() -> None:
    for name in [name for name in sys.argv[1:] if not name.startswith("--")]:
        measure(Path(name), "--all" in sys.argv, "--titles" in sys.argv)


if __name__ == "__main__":
    main()
