"""Learns whose a time is: `python -m tools.learn [--without FILE ...] [--into FOLDER]`.

Reads the labelled messages and phrases of tests/corpus, sees every time in them as the bot does, tells by the label
whether it was meant, and writes the weights of `chat_server/bot/understanding/weighing`. The same texts give the same
weights. `--without` leaves files out, to be measured by the weights of the others.
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.messages import Message, read_messages
from bench.understanding import CALENDAR, CORPUS, read
from chat_server.bot.understanding.heads.decisions import AmountRole, MomentRole
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.resolve import Deadline
from chat_server.bot.understanding.understand import times_of
from chat_server.bot.understanding.weighing.signs import Times, see_amount, see_moment
from chat_server.bot.understanding.weighing.weights import Weight, features_of, shares
from chat_server.bot.understanding.weighing.whose import amounts_by_table, moments_by_table

FOLDER = Path(__file__).parent.parent / "chat_server" / "bot" / "understanding" / "weighing"
LEARNING = CORPUS / "learning"
"""Messages by people who had not seen the tables."""

KNOWN_COUNT = 0.6
"""What a message counts that the tables were corrected for: there they look better than they are."""
KEPT = ("messages_amounts.tsv", "messages_structure.tsv", "messages_whose.tsv")
KEPT_COUNT = 5.0
"""What a message counts that is kept right by the tests, one by one."""
SEEN_AT_LEAST = 3
TURNS = 10
STEP = 0.05
SHRINK = 6.0
SEED = 1

MEANT, TASK, UNSURE = range(3)
_TAKEN = ("deadline", "limit", "budget")


@dataclass(frozen=True, slots=True)
class Sample:
    """A time: its features, its true role (an index into `Chances`), and how much it counts."""

    features: list[str]
    truth: int
    counts: float


def samples_of(message: Message, counts: float) -> tuple[list[Sample], list[Sample]]:
    """The moments and the amounts of a message."""
    times = times_of(message.text, message.now, message.language, CALENDAR)
    if times is None:
        return [], []
    grammar = times.scan.grammar
    roles, heads = moments_by_table(times, answers=False), amounts_by_table(times, answers=False)
    moments = [
        Sample(features_of(see_moment(times, roles, number), grammar), truth, counts)
        for number, truth in enumerate(truths_of_moments(message, times, roles))
        if truth is not None
    ]
    amounts = [
        Sample(features_of(see_amount(times, heads, number), grammar), truth, counts)
        for number, truth in enumerate(truths_of_amounts(message, times, [role for _, role in heads]))
        if truth is not None
    ]
    return moments, amounts


def truths_of_moments(message: Message, times: Times, roles: Sequence[MomentRole]) -> list[int | None]:
    """By the label; None: the label does not tell."""
    if "d" in message.must:
        unclear = [one.why not in (None, "past", "just_gone", "non_working") for one in times.readings]
        return _doubtful(roles, unclear)
    return [
        MEANT if any(_is(value, phrase, message.deadline) for value in readings.values) else TASK
        for phrase, readings in zip(times.phrases, times.readings, strict=True)
    ]


def truths_of_amounts(message: Message, times: Times, roles: Sequence[AmountRole]) -> list[int | None]:
    """As `truths_of_moments`."""
    if "b" in message.must:
        return _doubtful(roles, [found.amount.why is not None for found in times.durations])
    return [
        MEANT if message.budget and int(message.budget) in found.amount.minutes else TASK
        for found in times.durations
    ]


def _doubtful(roles: Sequence[MomentRole | AmountRole], unclear: Sequence[bool]) -> list[int | None]:
    """Where one must ask: what is unclear in itself is meant, and doubtful what the table doubts.

    What it would take is doubtful, too, if it takes nothing else: of two values each may be meant.
    """
    both = zip(roles, unclear, strict=True)
    taken = [number for number, (role, vague) in enumerate(both) if not vague and role in _TAKEN]
    doubted: dict[str, int] = {"unsure": UNSURE, "theirs": UNSURE, "task": TASK}
    return [
        MEANT if vague else UNSURE if taken == [number] else doubted.get(role)
        for number, (role, vague) in enumerate(zip(roles, unclear, strict=True))
    ]


def _is(value: Deadline, phrase: Phrase, deadline: str) -> bool:
    day, _, hour = deadline.partition("T")
    at = f"{value:%H:%M}" if isinstance(value, datetime) else ""
    if phrase.only_clock:
        return bool(hour) and at == hour
    same_day = (value.date() if isinstance(value, datetime) else value).isoformat() == day
    return same_day and at in ("", hour)


def learn(samples: Sequence[Sample]) -> dict[str, Weight]:
    """Weights by multinomial logistic regression: Adagrad over the shuffled samples, all shrunk after each turn."""
    counted = Counter(feature for sample in samples for feature in set(sample.features))
    names = sorted(feature for feature, times in counted.items() if times >= SEEN_AT_LEAST)
    number = {feature: at for at, feature in enumerate(names)}
    rows = [([number[f] for f in s.features if f in number], s.truth, s.counts) for s in samples]
    weights = [[0.0] * len(names) for _ in range(3)]
    steps = [[0.1] * len(names) for _ in range(3)]
    order = random.Random(SEED)  # noqa: S311  the same order each time
    for _ in range(TURNS):
        order.shuffle(rows)
        for places, truth, counts in rows:
            _step(weights, steps, places, truth, counts)
        _shrink(weights, steps)
    return {name: (weights[0][at], weights[1][at], weights[2][at]) for at, name in enumerate(names)}


def _step(
    weights: list[list[float]], steps: list[list[float]], places: list[int], truth: int, counts: float
) -> None:
    sums = [sum([column[at] for at in places]) for column in weights]
    for role, share in enumerate(shares((sums[0], sums[1], sums[2]))):
        error = counts * (share - (role == truth))
        if abs(error) < 1e-3:
            continue
        column, squares = weights[role], steps[role]
        for at in places:
            squares[at] += error * error
            column[at] -= STEP * error / math.sqrt(squares[at])


def _shrink(weights: list[list[float]], steps: list[list[float]]) -> None:
    for column, squares in zip(weights, steps, strict=True):
        for at, square in enumerate(squares):
            column[at] *= 1 - min(1.0, SHRINK * STEP / math.sqrt(square))


def gather(without: Iterable[str]) -> tuple[list[Sample], list[Sample]]:
    """The samples of all labelled texts but those of the files named."""
    moments: list[Sample] = []
    amounts: list[Sample] = []
    for message, counts in _texts(frozenset(without)):
        some, others = samples_of(message, counts)
        moments += some
        amounts += others
    return moments, amounts


def _texts(without: frozenset[str]) -> Iterable[tuple[Message, float]]:
    for path in sorted(LEARNING.glob("*.tsv")):
        if path.name not in without:
            yield from ((message, 1.0) for message in read_messages(path))
    for path in sorted(CORPUS.glob("messages_*.tsv")):
        if path.name not in without:
            counts = KEPT_COUNT if path.name in KEPT else KNOWN_COUNT
            yield from ((message, counts) for message in read_messages(path))
    for path in sorted(CORPUS.glob("understanding*.tsv")):
        if path.name not in without:
            yield from ((message, KNOWN_COUNT) for message in _phrases(path))


def _phrases(path: Path) -> Iterable[Message]:
    for one in read(path):
        yield Message(
            language=one.language,
            now=one.now,
            text=one.text,
            deadline=one.deadline,
            budget=one.budget,
            must=one.ask,
            may="",
            title=one.title,
            kind=one.why,
        )


def write(path: Path, weights: dict[str, Weight], samples: int) -> None:
    """The weights in hundredths; those that round to nothing are left out."""
    rows = {name: [round(100 * one) for one in weight] for name, weight in weights.items()}
    lines = ["\t".join([name, *map(str, row)]) for name, row in rows.items() if any(row)]
    remark = f"# Learned of {samples} times by `python -m tools.learn`: feature, hundredths for meant, task, unsure."
    path.write_text("\n".join([remark, *lines, ""]), encoding="utf-8")


def main() -> None:
    words = sys.argv[1:]
    into = Path(words.pop(words.index("--into") + 1)) if "--into" in words else FOLDER
    moments, amounts = gather(word for word in words if not word.startswith("--"))
    for name, samples in (("moments", moments), ("amounts", amounts)):
        write(into / f"{name}.tsv", learn(samples), len(samples))
        print(
            f"{name}: {len(samples)} times, truths {sorted(Counter(sample.truth for sample in samples).items())}"
        )


if __name__ == "__main__":
    main()
