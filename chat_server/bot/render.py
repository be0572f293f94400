"""Renders a dialog for its owner."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chat_server.bot.texts import Voice, render_text
from chat_server.domain.bot.codec import input_to_json
from chat_server.domain.bot.rendered import (
    RenderedAnswer,
    RenderedCaution,
    RenderedDialog,
    RenderedQuickReply,
)
from chat_server.domain.bot.script import Caution
from chat_server.domain.bot.values import SUMMARY, AnswerValue, DialogState, QuickReply, Utterance
from chat_server.domain.bot.view import AnswerLine, DialogView
from chat_server.domain.core.calendar import Calendar

CONFIRM_NOW = '{"t":"confirm","when":"now"}'
"""The input that hands the task in at once, although the customer will see that somebody is there."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who reads the texts, and when. `now` is aware."""

    voice: Voice
    now: datetime
    calendar: Calendar

    def say(self, said: Utterance) -> str:
        return render_text(said, self.voice, self.now, self.calendar)

    def would_reveal_staff(self, script: str) -> bool:
        """Whether handing in now would show customers that staff are there (SPEC 3)."""
        return script == "new_task" and self.voice.audience == "staff" and self.calendar.is_quiet(self.now)


@dataclass(frozen=True, slots=True)
class DialogRef:
    """A dialog by its public ids. `title`: the title while the dialog has none of its own."""

    pid: str
    chat: str | None
    title: Utterance


def render_dialog(view: DialogView, state: DialogState, place: DialogRef, to: Recipient) -> RenderedDialog:
    """The dialog, rendered."""
    say = to.say
    return RenderedDialog(
        pid=place.pid,
        script=state.script,
        number=view.number,
        status=view.status,
        step=view.step,
        title=_title(state, place, to),
        question=say(view.question),
        at=view.at,
        of=view.of,
        started=state.started_at,
        changed=state.changed_at,
        heard=tuple(map(say, view.heard)),
        cautions=(*(_caution(caution, to) for caution in view.cautions), *_reveal_cautions(view, state, to)),
        example=say(view.example) if view.example else None,
        options=_options(view.options, to),
        picker=view.picker,
        lines=tuple(_line(line, to) for line in view.lines),
        can_go_back=view.can_go_back,
        can_skip=view.can_skip,
        reminded=state.reminded,
        chat=place.chat,
    )


def last_said(shown: RenderedDialog) -> tuple[str, ...]:
    """What the bot said last."""
    return (*shown.heard, *(caution.text for caution in shown.cautions), shown.question)


def with_cautions(says: tuple[str, ...], shown: RenderedDialog) -> tuple[str, ...]:
    """The utterances with the cautions that the script does not know of; the question stays last."""
    more = tuple(caution.text for caution in shown.cautions if caution.text not in says)
    return (*says[:-1], *more, *says[-1:])


def render_removed(state: DialogState, place: DialogRef, to: Recipient) -> RenderedDialog:
    """A dialog that is removed because nobody went on with it, for the last time."""
    return RenderedDialog(
        pid=place.pid,
        script=state.script,
        number=state.number,
        status="removed",
        step=SUMMARY,
        title=_title(state, place, to),
        question=to.say(Utterance("removed")),
        at=0,
        of=0,
        started=state.started_at,
        changed=state.changed_at,
        chat=place.chat,
    )


def answered_rows(shown: RenderedDialog, to: Recipient) -> list[tuple[str, str, str]]:
    """The answered questions as (label, value, words if they differ), for the first card of the chat. What holds
    without having been asked is named so.
    """
    answered = (line for line in shown.lines if line.value and line.state != "empty")
    return [
        (line.label, _kept_value(line, to), "" if line.words == line.value else line.words)
        for line in answered
    ]


def _kept_value(line: RenderedAnswer, to: Recipient) -> str:
    value = line.value or ""
    return to.say(Utterance("by_default", {"value": value})) if line.state == "usual" else value


def _title(state: DialogState, place: DialogRef, to: Recipient) -> str:
    answer = state.answers.get("title")
    return str(answer.value) if answer and answer.value is not None else to.say(place.title)


def _reveal_cautions(view: DialogView, state: DialogState, to: Recipient) -> tuple[RenderedCaution, ...]:
    """Warns staff before they hand in that the customer would see it."""
    if view.status != "open" or view.step != SUMMARY or not to.would_reveal_staff(state.script):
        return ()
    opening = to.calendar.local(to.calendar.next_opening(to.now)).isoformat()
    params: Mapping[str, AnswerValue] = {"opening": opening}
    now = RenderedQuickReply(to.say(Utterance("new_task.discreet.now")), CONFIRM_NOW)
    return (RenderedCaution(to.say(Utterance("new_task.discreet", params)), (now,)),)


def _caution(caution: Caution, to: Recipient) -> RenderedCaution:
    return RenderedCaution(to.say(caution.text), _options(caution.options, to), caution.link)


def _options(options: tuple[QuickReply, ...], to: Recipient) -> tuple[RenderedQuickReply, ...]:
    return tuple(
        RenderedQuickReply(to.say(option.label), json.dumps(input_to_json(option.input), ensure_ascii=False))
        for option in options
    )


def _line(line: AnswerLine, to: Recipient) -> RenderedAnswer:
    value = None if line.value is None else to.say(line.value)
    return RenderedAnswer(
        step=line.step,
        label=to.say(line.label),
        state=line.state,
        value=value,
        words=line.words,
        rest=line.rest,
        free=line.free,
    )


def without_answers(state: DialogState) -> DialogState:
    """The state without anything that was said, for a cancelled dialog."""
    return replace(state, answers={}, asked={}, aside={}, later=())
