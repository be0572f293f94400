"""Two tasks in one message: offered as two, each with its own values; the second is begun after the first (SPEC 6)."""

import re
from collections.abc import Iterator

from chat_server.bot.recognise.agreeing import yes_or_no
from chat_server.bot.recognise.listening import Said
from chat_server.bot.recognise.plain import plain, words_of
from chat_server.bot.recognise.sayings import UNSURE, WHATEVER, matches
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.description import understood
from chat_server.bot.scripts.new_task.listening.several import HEADING, is_task, told_parts
from chat_server.bot.understanding import Understanding
from chat_server.domain.bot.heard import Divides, Doubtful, Heard, IsAnswer, IsInput
from chat_server.domain.bot.values import AddNote, Clarification, Pick, QuickReply, TextInput, Utterance

_SAYS_TWO = re.compile(
    (
        r"\b(?:(?:zweite|andere|weitere|neue|eigene|getrennte|separate)[rns]? (?:aufgabe|auftrag|sache|anliegen|job"
        r"|projekt|thema|bitte)|zwei (?:verschiedene |getrennte )?(?:aufgaben|sachen|dinge|aufträge)|2 aufgaben"
        r"|zweite[nr]? (?:aufgabe|auftrag|sache)|(?:noch )?(?:eine )?andere aufgabe|weitere aufgabe"
        r"|noch (?:eine|ne) aufgabe|(?:was|etwas) (?:(?:ganz|völlig|komplett) )?anderes"
        r"|(?:andere|neue|weitere) baustelle|(?:zweites|weiteres|anderes|nächstes) anliegen"
        r"|something (?:(?:completely|entirely|totally) )?(?:else|different)"
        r"|on another note|unrelated"
        r"|(?:extra|eigene|getrennte|neue|separate) (?:aufgabe|task|auftrag|sache|job|thing|errand)|zweitens"
        r"|two (?:separate |different )?(?:tasks|things|jobs)|2 tasks"
        r"|second(?:ly)? (?:task|thing|job)|another task|one more task|secondly|separately)\b"
    ),
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?<=[^\W\d_]{3}[.!?;])\s+(?=\S)|\n\s*(?![-–—*•·+\s]|\d{1,3}[.)])(?=\S)|,?\s+(?:und|sowie"
    r"|außerdem|zusätzlich|and)\s+(?:dann |außerdem |zusätzlich |auch |then |also )?"
    r"(?=(?:noch )?(?:bis|zum|am|by|until)\b)"
)
# What parts two tasks once the person has said that there are two.
_BETWEEN_TOLD = re.compile(
    r"\s*[;,.]?\s+(?:und|sowie|and|plus)(?: (?:dann|außerdem|zusätzlich|auch|noch|then|also))*\s+|\s*[;,]\s+(?=\S)"
    r"|\s*[;,.:]?\s+(?=(?:2\s?[.)]|b\)|zweitens|secondly|zum (?:anderen|zweiten)|außerdem|zusätzlich)\W?\s*)"
)
_NUMBERED = re.compile(
    r"^\W*(?:1\s?[.)]|a\)|erstens|zum einen|einmal|first(?:ly)?|one)[\s:,.]+", re.IGNORECASE
)
_OPENING = re.compile(
    (
        r"^\W*(?:(?:und|and|dann|then|außerdem|zusätzlich|noch|also|separately|bitte|please|zweitens|erstens"
        r"|2\s?[.)]|b\)|zum anderen|zum zweiten|einmal|secondly|firstly|ferner|weiterhin|ach ja|übrigens"
        r"|by the way)[\s,:]+)+"
        r"|^\W*(?:(?:noch )?eine? (?:zweite|andere|weitere) aufgabe|zweite aufgabe|aufgabe 2|noch eine aufgabe"
        r"|(?:(?:das wäre|als|eine|a|an) )?(?:extra|eigene|getrennte|neue|separate) (?:aufgabe|task|auftrag|sache"
        r"|job|thing|errand)"
        r"|another task|second task|one more task)[\s,:.–-]*(?:wäre[\s,:]*|ist[\s,:]*|is[\s,:]*)?"
    ),
    re.IGNORECASE,
)
_REMARK = re.compile(
    (
        r"[\s,;.(–-]*(?:das sind (?:ja )?zwei (?:verschiedene )?(?:aufgaben|sachen|dinge)"
        r"|these are two (?:separate )?(?:tasks|things)|(?:that's|that is) two tasks)[\s.!)]*"
    ),
    re.IGNORECASE,
)
_MOST_BOUNDARIES = 12
_LONGEST = 1200
_TWO = frozenset(("zwei", "getrennt", "extra", "einzeln", "two", "separate", "separately"))
_ONE = frozenset(("eine", "zusammen", "gemeinsam", "one", "together"))
_CONTRADICTIONS = frozenset(("contradiction", "either", "contradicting_amounts"))


def divided(said: Said, situation: NewTaskSituation) -> Heard | None:
    """The reply to the question whether these are two tasks; a button says the first part, or the whole again."""
    asked = situation.clarification
    if asked is None or asked.reason not in ("two_tasks", "second_task"):
        return None
    yes, no = (option.input for option in asked.options)
    if matches(UNSURE, said.core) or matches(WHATEVER, said.core):
        return IsInput(no)
    words, agrees = set(words_of(said.text)), yes_or_no(plain(said.text), first_word=True)
    if said.text == _text_of(no) or words & _ONE or (agrees == "no" and not words & _TWO):
        return IsAnswer() if asked.reason == "two_tasks" and said.text == _text_of(no) else IsInput(no)
    if said.text != _text_of(yes) and not words & _TWO and agrees != "yes":
        return None
    if asked.reason == "second_task":
        before, after = _before_and_after(asked.words)
        return Divides(before, (after,))
    parts = parts_of(asked.words, situation)
    return Divides(parts[0], parts[1:]) if parts else None


def _text_of(given: object) -> str | None:
    return given.text if isinstance(given, TextInput) else None


def offer_of(said: Said, situation: NewTaskSituation) -> Heard | None:
    """The question whether a message is two tasks, or a second one to what is being taken down."""
    if said.at.step in ("customer", "title") and "title" not in situation.answers:
        parts = parts_of(said.text, situation)
        return Doubtful(_several_tasks(said.text, parts)) if parts else None
    if "title" not in situation.answers or not _SAYS_TWO.search(said.text):
        return None
    _, later = _before_and_after(said.text)
    if not understood(later, situation, "task").title:
        return None
    return Doubtful(_second_task(said.text, later, any_text=said.at.step in _TEXTS))


_TEXTS = frozenset(("what", "how"))


def _before_and_after(text: str) -> tuple[str, str]:
    """What belongs to the task being taken down, and the second one: from the sentence on that names it."""
    told = _SAYS_TWO.search(text)
    starts = [place.end() for place in _SENTENCE.finditer(text) if told and place.end() <= told.start()]
    cut = starts[-1] if starts else 0
    return text[:cut].strip(), _opened(text[cut:])


_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


def _several_tasks(text: str, parts: tuple[str, ...]) -> Clarification:
    first, *others = parts
    named = {"first": first.rstrip("."), "second": others[-1]}
    two = len(parts) == 2
    question = (
        Utterance("two_tasks", named)
        if two
        else Utterance("several_tasks", {"count": len(parts), "texts": "; ".join(parts)})
    )
    split = Utterance("two_tasks.two" if two else "several_tasks.yes")
    return Clarification(
        reason="two_tasks",
        question=question,
        words=text,
        options=(
            QuickReply(TextInput(first), split, "yes"),
            QuickReply(TextInput(text), Utterance("two_tasks.one"), "no"),
        ),
    )


def _second_task(text: str, later: str, any_text: bool) -> Clarification:
    belongs = Pick(text) if any_text else AddNote(text)
    return Clarification(
        reason="second_task",
        question=Utterance("second_task", {"second": later}),
        words=text,
        options=(
            QuickReply(TextInput(text), Utterance("second_task.yes"), "yes"),
            QuickReply(belongs, Utterance("second_task.no"), "no"),
        ),
    )


def parts_of(text: str, situation: NewTaskSituation) -> tuple[str, ...]:
    """The tasks of a message; empty if it is one."""
    if len(text) > _LONGEST:
        return ()
    return told_parts(text, situation) or _two_parts(text, situation) or ()


def _two_parts(text: str, situation: NewTaskSituation) -> tuple[str, str] | None:
    """The two tasks of a message: the person says that there are two, or each part has a title and a time of its own
    and together they contradict each other.
    """
    told = _SAYS_TWO.search(text) is not None
    if not told and not _contradicts(understood(text, situation, "task")):
        return None
    plain = _REMARK.sub("", text)
    listed = _NUMBERED.sub("", HEADING.sub("", plain))
    headed = listed != _NUMBERED.sub("", plain)
    for first, second in _cuts(listed, told):
        one, other = (understood(part, situation, "task") for part in (first, second))
        titled = is_task(one) and is_task(other)
        said_so = headed or (told and _OPENS_SECOND.search(second))
        if titled and (said_so or _of_the_same_kind(one, other)):
            return first.strip(" \n,;"), _opened(second)
    return None


_OPENS_SECOND = re.compile(
    r"^\W*(?:und|and|dann|außerdem|zweitens|separately|secondly|noch|eine|zweite|another|second)\b",
    re.IGNORECASE,
)


def _cuts(text: str, told: bool) -> Iterator[tuple[str, str]]:
    places = [*_BETWEEN.finditer(text), *(_BETWEEN_TOLD.finditer(text) if told else ())]
    for place in places[:_MOST_BOUNDARIES]:
        first, second = text[: place.start()], text[place.end() :]
        if first.strip() and second.strip():
            yield first, second


def _contradicts(found: Understanding) -> bool:
    return any(question.reason in _CONTRADICTIONS for question in found.questions)


def _of_the_same_kind(one: Understanding, other: Understanding) -> bool:
    deadlines = one.deadline is not None and other.deadline is not None
    return deadlines or (one.budget_minutes is not None and other.budget_minutes is not None)


def _opened(text: str) -> str:
    """The second task without the words that lead to it, beginning like a sentence."""
    heading, _, behind = text.partition(": ")
    said = behind if behind and (is_little(heading) or _SAYS_TWO.search(heading)) else text
    while (shorter := _OPENING.sub("", said).strip()) != said:
        said = shorter
    return (said[:1].upper() + said[1:]).rstrip(" .") or text
