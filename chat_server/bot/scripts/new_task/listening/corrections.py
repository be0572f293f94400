"""Hears what was said before being said anew: other values, another choice, another title (SPEC 6)."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from chat_server.bot.recognise.agreeing import yes_or_no
from chat_server.bot.recognise.commands import change_in, steps_by_name
from chat_server.bot.recognise.corrections import corrected, is_correction, replaced, takes_back
from chat_server.bot.recognise.listening import LEAVING, Said
from chat_server.bot.recognise.plain import words_apart, words_of
from chat_server.bot.recognise.reasons import is_statement
from chat_server.bot.recognise.signs import has_sign
from chat_server.bot.recognise.talk_by_words import is_little
from chat_server.bot.scripts.new_task.budget import ESTIMATE
from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.bot.scripts.new_task.deadline_values import OPEN
from chat_server.bot.scripts.new_task.listening.anew import (
    clauses_of,
    is_vague,
    owns_up,
    said_anew,
    says_where,
    times_anew,
    values_in_parts,
)
from chat_server.bot.scripts.new_task.listening.completed import of_its_unit, of_its_week
from chat_server.bot.scripts.new_task.listening.contrast import contrasted
from chat_server.bot.scripts.new_task.listening.new_title import replaced_by_clause, respelled
from chat_server.bot.scripts.new_task.listening.shifted import shifted
from chat_server.bot.scripts.new_task.listening.values_said import values_said
from chat_server.domain.bot.heard import Corrects, Doubtful, Heard, IsInput
from chat_server.domain.bot.values import (
    SUMMARY,
    ChangeAnswer,
    Clarification,
    Keep,
    ParsedAnswer,
    Pick,
    QuickReply,
    TextInput,
    Utterance,
)


def wrong(said: Said, situation: NewTaskSituation) -> Heard | None:
    """ "Nein, der Termin ist falsch": asked anew; "der Termin stimmt nicht, 9.12." says the new one at once."""
    names = steps_by_name(said.script, said.at.steps)
    if slip := _title_slip(said, names, situation):
        return slip
    found = _IS_WRONG.fullmatch(said.core)
    step = names.get(found["name"]) if found else None
    if found is None or step is None:
        return None
    to = said.text[said.text.casefold().rfind(found["to"]) :] if found["to"] else ""
    return IsInput(ChangeAnswer(step, TextInput(to) if to else None))


_IS_WRONG = re.compile(
    r"(?:(?:nein|nee|no|stopp|halt|moment|aber|da|das mit|nur|bloss|only|just)[\s,]+)*(?:der |die |das |dem |den "
    r"|the )?(?P<name>[\wäöüß]+) (?:(?:ist|war|is|was) (?:doch |aber |leider |noch )*(?:falsch|verkehrt"
    r"|anders(?: gemeint)?|nicht (?:richtig|korrekt)|wrong|not (?:right|correct))|(?:stimmt|passt) (?:so |noch |leider "
    r"|doch )*nicht(?: mehr| so| ganz)?)(?:\s*[,.;:!–-]\s*(?P<to>\S.*))?"
)


def _title_slip(said: Said, names: Mapping[str, str], situation: NewTaskSituation) -> Heard | None:
    """ "Im Titel hab ich mich verschrieben, es heißt Sommerfest": the word that looks like it is replaced."""
    head, _, tail = said.text.strip().rpartition(_last_break(said.text.strip()))
    title = str(situation.value("title") or "")
    named = {names.get(word) for word in words_of(head)} - {None}
    if named != {"title"} or not title or not _SLIPS.search(head):
        return None
    words, to = title.split(), _RIGHT.sub("", tail).strip("„“\"' .!")
    alike = get_close_matches(to, words, n=1, cutoff=_ALIKE) if len(to.split()) == 1 else []
    better = title.replace(alike[0], to, 1) if alike else to
    return IsInput(ChangeAnswer("title", TextInput(better))) if to else None


_ALIKE = 0.6
_SLIPS = re.compile(r"vertippt|verschrieben|fehler|falsch|typo|misspel|wrong|mistake", re.IGNORECASE)
_RIGHT = re.compile(
    r"^\s*(?:(?:es|das|richtig|gemeint|it|that|heißt|ist|war|muss|soll|sollte|should|must|is|be|read|says?|natürlich)\s+)*:?"
    r"|\s+(?:heißen|lauten|sein)\W*$",
    re.IGNORECASE,
)


def _last_break(text: str) -> str:
    """The sign behind which the last clause begins."""
    found = re.findall(r"[,;:–](?=\s)|\.(?=\s)", text)
    return str(found[-1]) if found else ","


def correction(said: Said, situation: NewTaskSituation) -> Heard | None:
    if not _is_said_as_one(said.text) or (said.at.step == "title" and not situation.answers):
        return None
    better = corrected(said.text)
    if not better:
        words = words_of(said.text)
        agrees = "nicht" not in words and any(yes_or_no(word) == "yes" for word in words)
        return None if agrees else _take_back(situation)
    change = change_in(said.script, better, said.at.steps, said_to_be=True)
    anew = said_anew(said.text, situation, said.at.step)
    return IsInput(change) if change and not (anew and values_said(better, situation, said.at.step)) else anew


def _is_said_as_one(text: str) -> bool:
    return is_correction(text) or any(map(owns_up, clauses_of(text)[:_FIRST_CLAUSES]))


_FIRST_CLAUSES = 2


def _take_back(situation: NewTaskSituation) -> Heard | None:
    """ "Nein, falsch": asks the last answer anew."""
    given = [(answer.number, step) for step, answer in situation.answers.items() if answer.number >= 0]
    return IsInput(ChangeAnswer(max(given)[1])) if given else None


def change(said: Said) -> Heard | None:
    """ "Der Termin ist Montag" in the summary; where a text is asked for, only "der Titel soll ... heißen"."""
    said_so = (said.text, corrected(said.text))
    changes = (change_in(said.script, text, said.at.steps, said_to_be=True) for text in said_so)
    change = next(filter(None, changes), None)
    if change is None or not isinstance(change.to, TextInput):
        return None
    in_summary = said.at.step == SUMMARY and (
        change.step not in _TITLE_AND_TEXTS or _IS_CALLED.search(said.text)
    )
    is_clear = _SHALL_BE.search(said.text) or (change.step == "title" and ":" in said.text)
    return IsInput(change, not in_summary) if in_summary or is_clear else None


def values(said: Said, situation: NewTaskSituation) -> Heard | None:
    """Deadline and budget alone are no text; in the summary whatever says an answer changes it: "ja, aber Freitag"."""
    if said.at.step == SUMMARY:
        return said_anew(said.text, situation, said.at.step)
    if said.at.step in _TEXTS:
        plainly = shifted(said.text, situation) or values_said(said.text, situation, said.at.step)
        found = plainly or values_in_parts(said.text, situation, said.at.step)
    else:
        found = times_anew(said.text, situation, said.at.step)
    times = [item for step, item in found.items() if step in ("deadline", "budget")]
    return Corrects(found) if times and not any(map(is_vague, times)) else None


def values_after_all(said: Said, situation: NewTaskSituation) -> Heard | None:
    """ "Nein, Freitag" does not only deny, "scrap that, Friday" does not cancel."""
    if against := contrasted(said.text, situation):
        return Corrects(against)
    if said.at.reason != LEAVING and not (is_correction(said.text) and situation.answers):
        return None
    found = values_said(corrected(of_its_unit(of_its_week(said.text, situation))), situation, said.at.step)
    certain = all(isinstance(item, ParsedAnswer) and item.value not in _OURS for item in found.values())
    return Corrects(found) if found and certain else None


def values_in_passing(said: Said, situation: NewTaskSituation) -> Heard | None:
    """A clause that says another value than the one that stands, beside clauses that tell something: "oh, da hab ich
    die Tage vertauscht, Donnerstag nächster Woche ist richtig". Where a text is asked for it may be text as
    well, unless it is said with an exclamation.
    """
    clauses = clauses_of(said.text)
    if said.at.reason or not 1 < len(clauses) <= _MOST_CLAUSES:
        return None
    found: dict[str, ParsedAnswer] = {}
    for clause in clauses:
        others = _other_values(clause, situation)
        if not others and not (is_statement(clause) or says_where(clause)):
            return None
        found |= others
    if not found or said.at.step in found:
        return None
    step, item = next(iter(found.items()))
    is_certain = (
        len(found) > 1
        or said.at.step not in _TEXTS
        or any(has_sign(w, "exclamation") for w in words_of(said.text)[:2])
    )
    return Corrects(found) if is_certain else IsInput(ChangeAnswer(step, Pick(item.value)), maybe_text=True)


_MOST_CLAUSES = 5


def _other_values(clause: str, situation: NewTaskSituation) -> dict[str, ParsedAnswer]:
    """The deadline or budget that a clause says and nothing else, if another one stands."""
    better = corrected(of_its_unit(of_its_week(clause, situation)))
    said = shifted(better, situation) or values_said(better, situation, "what")
    known = situation.in_doubt | situation.answers.keys()
    return {
        step: item
        for step, item in said.items()
        if isinstance(item, ParsedAnswer) and step in known and item.value != situation.value(step)
    }


def about_a_step(said: Said, situation: NewTaskSituation) -> Heard | None:
    """Where a text is asked for, a few words about an answer that is named: "scrub the deadline". Asked about."""
    names = steps_by_name(said.script, said.at.steps)
    found = _NAMED.findall(said.text.casefold())
    steps = {names[word] for word in found if word in names} & _VALUES & situation.answers.keys()
    strange = [word for word in words_apart(said.text) if word not in names and not is_little(word)]
    if said.at.step not in _TEXTS or said.at.reason or len(steps) != 1 or len(strange) > 1:
        return None
    return IsInput(ChangeAnswer(steps.pop()), maybe_text=True)


_VALUES = frozenset(("deadline", "budget", "results"))
_NAMED = re.compile(r"\b(?:der|die|das|den|dem|beim|zum|zur|am|mein\w*|the|my|our|about) ([\w-]+)")


_OURS = frozenset((OPEN, ESTIMATE))
_SHALL_BE = re.compile(
    r"\b(?:soll(?:te)?|müsste|muss)\b.*\b(?:heißen|lauten|sein)\b|\bshould (?:be|read)\b", re.IGNORECASE
)


def perhaps_correction(said: Said, situation: NewTaskSituation) -> Heard | None:
    """ "Sorry, Friseur meinte ich" to a question for a text: another title, or the text."""
    asked_so = situation.clarification is not None and situation.clarification.reason == "title_or_text"
    short = len(said.text.split()) <= _FEW
    title_now = str(situation.value("title") or "")
    title = replaced(said.text, title_now) or replaced_by_clause(said.text, title_now)
    title = title or respelled(said.text, title_now)
    if asked_so or not short or not (title or takes_back(said.text)):
        return None
    better = title or corrected(said.text)
    is_text = said.at.step in _TEXTS
    options = (
        QuickReply(ChangeAnswer("title", TextInput(better)), Utterance("title_or_text.title"), "yes"),
        QuickReply(Pick(said.text), Utterance("title_or_text.text"), "no")
        if is_text
        else QuickReply(Keep(), Utterance("no"), "no"),
    )
    question = Utterance("title_or_text" if is_text else "new_title", {"text": better})
    asked = Clarification(reason="title_or_text", question=question, words=said.text, options=options)
    return Doubtful(asked) if better else None


_TEXTS = frozenset(("what", "how"))
_TITLE_AND_TEXTS = _TEXTS | {"title"}
_IS_CALLED = re.compile(r"(?!.*\b(?:ist|is|wäre)\b)|:|\bheißt\b", re.IGNORECASE)
"""What a text is said to be; "der Titel ist doof" says what one thinks of it."""
_FEW = 8
