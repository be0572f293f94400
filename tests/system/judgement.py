"""What was lost, doubled, out of order or missing: counted from what was acknowledged, heard and stored."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Log = Sequence[tuple[int, str]]
"""Numbers and texts of messages in the order in which they came; other events have the text ""."""


@dataclass
class Told:
    """What everybody knows in the end."""

    acknowledged: dict[str, int] = field(default_factory=dict)
    """Text of a message to its number."""
    unanswered: set[str] = field(default_factory=set)
    """Texts sent, and never acknowledged: they may be there once or not at all."""
    heard: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """By receiver."""
    history: list[tuple[int, str]] = field(default_factory=list)
    """The chat as it is read afresh."""


def judge(told: Told, series: Mapping[str, Sequence[str]]) -> Counter[str]:
    """How much is wrong, by kind; nothing is zero. `series` are texts of which each was sent after the last's ack."""
    stored = dict(told.history)
    wrong: Counter[str] = Counter()
    wrong["lost"] += sum(stored.get(number) != text for text, number in told.acknowledged.items())
    for log in (told.history, *told.heard.values()):
        wrong["lost"] += len(told.acknowledged.keys() - {text for _, text in log})
        wrong += _disorder(log)
        wrong["different"] += sum(stored.get(number) != text for number, text in log)
        wrong["unsent"] += sum(
            text not in told.acknowledged and text not in told.unanswered for _, text in log if text
        )
    for texts in series.values():
        numbers = [told.acknowledged[text] for text in texts if text in told.acknowledged]
        wrong["out of order"] += sum(one >= next_one for one, next_one in pairwise(numbers))
    return +wrong


def _disorder(log: Log) -> Counter[str]:
    steps = [later - earlier for (earlier, _), (later, _) in pairwise(log)]
    texts = Counter(text for _, text in log if text)
    return Counter(
        {
            "double": sum(step == 0 for step in steps) + sum(count - 1 for count in texts.values()),
            "out of order": sum(step < 0 for step in steps),
            "gap": sum(step > 1 for step in steps),
        }
    )
