"""The steps for title and texts, in the creator's words; the first sentence is taken apart (SPEC 6)."""

import re
from dataclasses import replace

from chat_server.bot.recognise.corrections import corrected
from chat_server.bot.recognise.plain import words_apart, words_of
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little, says_nothing
from chat_server.bot.scripts.new_task import budget, deadline, deadline_values
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.items import checklist, has_bullet, without_bullet, without_times
from chat_server.bot.understanding import MAX_TITLE, Understanding, understand
from chat_server.bot.understanding.understand import Expecting
from chat_server.domain.bot.script import MAX_TEXT
from chat_server.domain.bot.values import AnswerValue, Clarification, ParsedAnswer, ParsedSteps, Utterance
from chat_server.domain.core.text_cleaning import clean_line

# Questions that leave some of the times said out of the answer: all that was said goes to the description.
_WHOLE = frozenset(
    ("contradiction", "too_many_times", "either", "too_long", "too_many_amounts", "contradicting_amounts")
)


def understood(text: str, situation: NewTaskSituation, expecting: Expecting) -> Understanding:
    return understand(text, situation.now, situation.context.language, situation.context.calendar, expecting)


def times_in(found: Understanding, situation: NewTaskSituation) -> dict[str, ParsedAnswer | Clarification]:
    """The deadline and budget that a text says."""
    both = {"deadline": deadline.understood(found, situation), "budget": budget.understood(found, situation)}
    return {step: item for step, item in both.items() if item is not None}


def read_title(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """Parses a text that may say everything: title, deadline, budget, and a list of steps. If it says more, it
    describes the task as it was written.
    """
    if says_nothing(text):
        return {}
    text = _REPLYING.sub("", text)
    plain, items = _apart(text, situation)
    how = situation.answers.get("how")
    answered = how is not None and how.via != "title"
    found = _read_sentence(plain, situation) if items and not answered else {}
    if "title" not in found:
        return _as_written(_read_sentence(text, situation), text)
    listed = without_times(items, situation)
    said = found if listed == items else {"what": ParsedAnswer(text), **found}
    return {**_as_written(said, text), "how": ParsedAnswer(listed)}


_REPLYING = re.compile(
    r"^\W*(?:(?:ok|okay|okey|gut|na gut|also gut|ach so|ach|naja|na ja|nun|also|hm+|äh+m?|ja|alles klar|fine|alright"
    r"|all right|i see|well|so|sorry|entschuldigung)\s*[.,:;!–-]+\s*)+(?=\S)",
    re.IGNORECASE,
)


def _as_written(found: ParsedSteps, text: str) -> ParsedSteps:
    """The description in the words of the person, unchanged."""
    return {**found, "what": ParsedAnswer(text)} if "what" in found else found


def _apart(text: str, situation: NewTaskSituation) -> tuple[str, str]:
    """Divides a text into the text without its list, and the list. Lines that only say deadline or budget are no
    items.
    """
    lines = text.splitlines()
    items = [line for line in lines if has_bullet(line) and not elsewhere(without_bullet(line), situation)]
    if len(items) < _MIN_ITEMS:
        return text, ""
    plain = [without_bullet(line) for line in lines if line not in items]
    return "\n".join(plain), "\n".join(items)


_MIN_ITEMS = 2


def _read_sentence(text: str, situation: NewTaskSituation) -> ParsedSteps:
    found = understood(text, situation, "task")
    found = replace(found, title=clean_line(found.title))
    said = times_in(found, situation)
    whole = said and any(q.reason in _WHOLE for q in found.questions)
    rest = text if whole else meaningful(found.rest)
    if not found.title:
        return _with_rest(said, rest) if said else {}
    before = situation.answers.get("what")
    if rest and (before is None or before.via == "title"):
        return {"title": ParsedAnswer(found.title, text), **said, "what": ParsedAnswer(rest, rest)}
    return {"title": ParsedAnswer(found.title, text, rest), **said}


def read_times(text: str, situation: NewTaskSituation, expecting: Expecting) -> ParsedSteps:
    """Parses an answer about deadline, budget, or both. What else it says is kept with it."""
    text = _OPENERS.sub("", _REPLY.sub("", text) if situation.clarification else text)
    if expecting == "budget" and budget.is_negative(text):
        return {"budget": budget.impossible(text)}
    picked = budget.number_of_reading(corrected(text), situation) if expecting == "budget" else None
    if picked is not None:
        return {"budget": ParsedAnswer(picked, text)}
    if expecting == "deadline" or _IS_CLOCK.search(text):
        text = deadline_values.with_day(text, situation)
    completed = _completed(text, situation) if expecting == "deadline" else None
    if completed is not None:
        return {"deadline": completed}
    found = understood(text, situation, expecting)
    said = times_in(found, situation)
    leaves_open = bool(said) and all(
        isinstance(item, ParsedAnswer) and item.value in _LEFT_OPEN for item in said.values()
    )
    rest = "" if _says_no_more(found.rest, leaves_open) else meaningful(found.rest)
    if expecting == "budget" and (
        two := budget.either(said.get("budget"), understood(rest, situation, "budget"))
    ):
        return {"budget": two}
    if is_bare_number(said.get("budget")) and ("deadline" in said or rest):
        del said["budget"]
    return _with_rest(said, rest)


_LEFT_OPEN = frozenset((deadline_values.OPEN, budget.ESTIMATE))


def _says_no_more(rest: str, leaves_open: bool) -> bool:
    """Whether what stands beside a time is little words; those that deny may limit it ("mehr geht nicht"), except a sum
    of money, which the bot has answered. An answer that `leaves_open` the time has nothing to limit.
    """
    without_money = _MONEY.sub("", rest)
    denies = (
        not leaves_open
        and without_money == rest
        and any(has_sign(word, "denial") for word in words_apart(rest))
    )
    return is_little(without_money) and not denies


_MONEY = re.compile(r"(?:€|euro?s?)? ?\d[\d.,]* ?(?:€|euro?s?)?", re.IGNORECASE)
_IS_CLOCK = re.compile(r"\b(?:um|uhr|at)\b", re.IGNORECASE)


def _completed(text: str, situation: NewTaskSituation) -> ParsedAnswer | None:
    """The deadline that a reply and the words asked about make together: "Freitag" of "KW 49", "um 7" of "abends"."""
    asked = situation.clarification
    if asked is None or asked.reason not in _TO_COMPLETE or len(text.split()) > _SHORT_REPLY:
        return None
    found = understood(f"{text} {asked.words}", situation, "deadline")
    item = None if meaningful(found.rest) else deadline.understood(found, situation)
    return item if isinstance(item, ParsedAnswer) and item.value != deadline_values.OPEN else None


_TO_COMPLETE = frozenset(("vague_period", "vague_part", "which_day"))
_SHORT_REPLY = 3


def is_bare_number(item: ParsedAnswer | Clarification | None) -> bool:
    """Whether a budget is a number alone, which belongs to the deadline if there is one: "KW 50"."""
    return isinstance(item, Clarification) and item.reason == "unit"


def meaningful(rest: str) -> str:
    """What else was said, empty if that is little words only: "doch eher"."""
    return rest if set(words_of(rest)) - _LITTLE else ""


_LITTLE = frozenset(
    {
        "nein", "nee", "hmm", "hm", "tja", "naja", "doch", "eher", "lieber", "ja", "ok", "okay", "gut", "also",
        "dann", "so", "bitte", "danke", "aber", "nur", "noch", "mal", "erst", "schon", "ach", "äh", "ähm", "wohl",
        "vielleicht", "besser", "und", "oder", "das", "es", "ist", "wäre", "wird", "reicht", "müsste",
        "sollte", "dürfte", "wir", "ich", "glaube", "denke", "sagen", "mir", "passt", "geht", "uns", "jetzt",
        "nun", "halt", "eben", "natürlich", "klar", "gerne", "gern", "no", "yes", "well", "then", "please",
        "thanks", "rather", "maybe", "perhaps", "and", "or", "that's", "that", "it", "is", "would", "be",
        "should", "do", "i", "think", "guess", "say", "let's", "let", "us", "make", "fine", "good", "works",
        "for", "me",
    }
)  # fmt: skip

_REPLY = re.compile(r"^\W*(?:(?:ja|nein|nee|doch|trotzdem|yes|no|nope)\b[\s,.:;!–-]*)+(?=\w)", re.IGNORECASE)


_OPENERS = re.compile(
    r"^\W*(?:(?:(?:ok|okay|okey|na gut|also|also gut|dann|ach|hm+|na ja|naja|well|then|fine|all right"
    r"|danke(?: schön| dir| ihnen)?|vielen dank|thanks|thank you)\b|(?:gut|super|prima|great),)"
    r"[\s,.:;!–-]*)+(?=\w)",
    re.IGNORECASE,
)


def read_deadline(text: str, situation: NewTaskSituation) -> ParsedSteps:
    found = read_times(text, situation, "deadline")
    only_soon = deadline.SOON.search(text) and not meaningful(deadline.SOON.sub("", text))
    return found if found or not only_soon else {"deadline": deadline.as_soon_as_possible(situation, text)}


def read_budget(text: str, situation: NewTaskSituation) -> ParsedSteps:
    return read_times(text, situation, "budget")


def elsewhere(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """Parses a text that answers no question: if it says only deadline or budget, it corrects them."""
    found = understood(deadline_values.with_day(text, situation), situation, "task")
    return {} if found.title or found.rest else times_in(found, situation)


def _with_rest(said: dict[str, ParsedAnswer | Clarification], rest: str) -> ParsedSteps:
    """Keeps the rest with the first answer."""
    for step, item in said.items():
        kept: ParsedAnswer | Clarification = (
            ParsedAnswer(item.value, item.words, rest)
            if isinstance(item, ParsedAnswer)
            else _asked(item, rest)
        )
        return {**said, step: kept}
    return said


def _asked(item: Clarification, rest: str) -> Clarification:
    return Clarification(
        reason=item.reason, question=item.question, words=item.words, rest=rest, options=item.options
    )


def read_what(text: str, situation: NewTaskSituation) -> ParsedSteps:
    if says_nothing(text):
        return {}
    above, items = checklist(text)
    return {
        "what": ParsedAnswer(text),
        **_mentioned(above if items and has_bullet(text) else text, situation),
    }


def read_how(text: str, situation: NewTaskSituation) -> ParsedSteps:
    """Parses how it is to be done; times in items are theirs, and stay readable in the description."""
    if says_nothing(text):
        return {}
    listed = without_times(text, situation)
    above, items = checklist(text)
    mentioned = _mentioned(above if items else text, situation)
    return {"how": ParsedAnswer(listed, text, "" if listed == text else text), **mentioned}


def _mentioned(text: str, situation: NewTaskSituation) -> dict[str, Clarification]:
    """The deadline and budget mentioned in a description, to be asked about if they are not answered yet."""
    found = understood(text, situation, "task")
    both = {"deadline": deadline.mentioned(found, situation), "budget": budget.mentioned(found, situation)}
    return {step: asked for step, asked in both.items() if asked is not None}


def accept_title(value: AnswerValue, _situation: NewTaskSituation) -> ParsedAnswer | None:
    said = clean_line(str(value))
    return ParsedAnswer(said) if said and len(said) <= MAX_TITLE else None


def accept_text(value: AnswerValue, _situation: NewTaskSituation) -> ParsedAnswer | None:
    said = str(value).strip()
    return ParsedAnswer(said) if said and len(said) <= MAX_TEXT else None


def describe_text(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    return Utterance("plain", {"text": str(value)})


def describe_how(value: AnswerValue, _situation: NewTaskSituation) -> Utterance:
    _, items = checklist(str(value))
    if not items:
        return Utterance("plain", {"text": str(value)})
    return Utterance("new_task.how.items", {"count": len(items), "items": "; ".join(items)})
