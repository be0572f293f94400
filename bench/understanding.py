"""How well the labelled phrases are understood, and how fast: `python -m bench.understanding [--all] [FILE ...]`.

right: all that was labelled came out. asked: the bot would ask although it need not. missed: nothing was taken of
what was said (it stays in the title, and the dialog asks its plain question). silently wrong: something else was
taken and nobody would be asked. Titles are compared where one is labelled. Phrases with a source of confusion named
are nasty, the others everyday ones.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import Literal, TypeAlias

from chat_server.bot.understanding import Understanding, understand
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.calendar_answers import Language, parse_moment

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
USUAL_NOW = "2026-11-18T14:30"  # a Wednesday
CALENDAR = Calendar()
Verdict: TypeAlias = Literal["right", "asked", "missed", "silently wrong", "title differs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A labelled phrase: `ask` names what must be asked about ("d", "b", "db" or ""); `why` the source of confusion."""

    language: Language
    now: datetime
    text: str
    deadline: str
    budget: str
    ask: str
    title: str
    why: str


def read(path: Path) -> list[Phrase]:
    """The phrases of a file: tab-separated, in the order of `Phrase`; "-" as `now` is the usual moment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_phrase(line) for line in lines if line and not line.startswith("#")]


def _phrase(line: str) -> Phrase:
    language, now, text, deadline, budget, ask, title, why = (*line.split("\t"), *[""] * 8)[:8]
    moment = parse_moment(USUAL_NOW if now == "-" else now, CALENDAR)
    spoken = text.replace("\\n", "\n")
    return Phrase(
        language="en" if language == "en" else "de",
        now=moment,
        text=spoken,
        deadline=deadline,
        budget=budget,
        ask=ask,
        title=title,
        why=why,
    )


def said_deadline(found: Understanding) -> str:
    """The deadline as written in the corpus: local time without offset and seconds."""
    if isinstance(found.deadline, datetime):
        return f"{found.deadline:%Y-%m-%dT%H:%M}"
    return found.deadline.isoformat() if found.deadline else ""


def judge(phrase: Phrase, found: Understanding) -> Verdict:
    asked = "".join(sorted({question.about[0] for question in found.questions}, reverse=True))
    for about, got, wanted in (
        ("d", said_deadline(found), phrase.deadline),
        ("b", str(found.budget_minutes or ""), phrase.budget),
    ):
        if about not in asked and (about in phrase.ask or got != wanted):
            return "silently wrong" if got else "missed"
    if set(asked) - set(phrase.ask):
        return "asked"
    return "title differs" if phrase.title and found.title != phrase.title else "right"


def measure(path: Path, show_all: bool) -> None:
    phrases = read(path)
    everyday, nasty = Counter[Verdict](), Counter[Verdict]()
    started = process_time()
    answers = [understand(p.text, p.now, p.language, CALENDAR) for p in phrases]
    took = process_time() - started
    for phrase, found in zip(phrases, answers, strict=True):
        verdict = judge(phrase, found)
        (nasty if phrase.why else everyday)[verdict] += 1
        if verdict != "right" or show_all:
            _show(phrase, found, verdict)
    print(f"{path.name}: {1e6 * took / len(phrases):.0f} µs a phrase")
    for name, counts in (("all", everyday + nasty), ("everyday", everyday), ("nasty", nasty)):
        shares = [f"{verdict} {count} ({count / counts.total():.1%})" for verdict, count in counts.items()]
        print(f"    {name}: {counts.total()} phrases: {', '.join(shares)}")


def _show(phrase: Phrase, found: Understanding, verdict: Verdict) -> None:
    print(f"{verdict}: {phrase.text!r} [{phrase.why}]")
    print(
        f"    wanted {phrase.deadline or '-'} | {phrase.budget or '-'} | ask {phrase.ask or '-'} | {phrase.title}"
    )
    reasons = " ".join(f"{q.about[0]}:{q.reason}" for q in found.questions)
    understood = f"{said_deadline(found) or '-'} | {found.budget_minutes or '-'} | {reasons or '-'}"
    print(f"    got    {understood} | {found.title} | {found.rest}")


_ROUNDS = 25
LONG_TEXTS = {
    "prose": "Bitte die Belege vom letzten Jahr sortieren, drei Angebote einholen und bis Freitag zurückmelden. ",
    "clock times": "12:30 ",
    "deadline words": "bis bis bis ",
    "dates": "bis Freitag, den 20.11., um 12 Uhr oder 24.12. ",
    "numbers": "3 ",
    "durations": "1 Stunde 30 Minuten, ",
    "corrections": "bis Freitag, nein, doch lieber ",
    "digits": "1",
    "dotted digits": "1.",
    "letters": "a",
    "misspelt": "Freitga Donnerstga ",
    "brackets": "((((",
    "blanks": " ",
    "new lines": "\n",
    "half words": "in in ein paar in den nächsten ",
    "date words": "heute morgen Freitag nächsten Montag Ende der Woche übermorgen früh KW 50 Weihnachten ",
    "whole letters": "Hallo Frau Kern,\nbitte Post holen.\n- eins\n- zwei\n\nViele Grüße\nAnna\nTel. 0316 12\n",
    "heads of mails": "Am 17.11.2026 schrieb Jana:\nVon: a\nBetreff: b\n> c\n",
    "full stops": ". z. B. Dr. ",
    "words for deadlines": "Frist Budget Aufwand ",
    "unicode": "Ａ\u0301ß🙂\u200dé ½ ٣ 日本 \u202e‑ ",
}


def measure_long() -> None:
    """How long 10 kB of each kind take beside a reference loop in the same while: the median and the best of many."""
    now = parse_moment(USUAL_NOW, CALENDAR)
    for name, piece in (LONG_TEXTS | {"words never seen": ""}).items():
        texts = [((piece or _new_words(number)) * 10_000)[:10_000] for number in range(_ROUNDS)]
        texts = [text.encode()[:10_000].decode(errors="ignore") for text in texts]
        rounds = [(_timed(text, now), _reference()) for text in texts]
        (middle, loop), (best, best_loop) = (
            [1e3 * pick(times) for times in zip(*rounds, strict=True)] for pick in (median, min)
        )
        print(
            f"10 kB of {name}: {middle:.1f} ms (loop {loop:.1f}), best {best:.1f} ms (loop {best_loop:.1f})"
        )
    print("processor time; the reference loop takes about 4 ms where nothing else runs")


def _new_words(number: int) -> str:
    """Words of six letters that no other number has."""
    letters = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
    return "".join(f"{number:02x}{word:04x} ".translate(letters) for word in range(2_000))


def _reference() -> float:
    started = process_time()
    sum(number for number in range(100_000))
    return process_time() - started


def _timed(text: str, now: datetime) -> float:
    started = process_time()
    understand(text, now, "de", CALENDAR)
    return process_time() - started


def main() -> None:
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    for path in [Path(name) for name in names] or sorted(CORPUS.glob("understanding*.tsv")):
        measure(path, "--all" in sys.argv)
    measure_long()


if __name__ == "__main__":
    main()
