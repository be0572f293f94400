"""Use cases of dialogs: starting one, saying something to it, listing one's own; one transaction each (SPEC 6)."""

from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection

from chat_server import faults
from chat_server.bot.render import (
    DialogRef,
    Recipient,
    last_said,
    render_dialog,
    with_cautions,
    without_answers,
)
from chat_server.bot.scripts.new_task import NewTaskContext
from chat_server.bot.scripts.new_task.repeat import repeated_answers
from chat_server.domain.bot import engine
from chat_server.domain.bot.rendered import RenderedDialog
from chat_server.domain.bot.values import AnswerValue, DialogState, Input, TextInput
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import DialogFact, Fact
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decide import decide
from chat_server.domain.tasks.rules.writing import repeat
from chat_server.services.bot.contexts import LoadedScript, Speaker, actor_in, enter_task, load_script
from chat_server.services.bot.effects import HandIn, carry_out
from chat_server.services.bot.following import begin_following
from chat_server.services.bot.showing import due_at, render
from chat_server.services.core.idempotency import replay
from chat_server.services.files.places import remove_of_dialog
from chat_server.storage.bot.dialogs import (
    StoredDialog,
    count_open_dialogs,
    create_dialog,
    load_dialog,
    load_open_dialogs,
    lock_dialog,
    save_dialog,
)
from chat_server.storage.chats.log import PendingRows
from chat_server.storage.core.done_commands import CommandKey
from chat_server.storage.core.writer import Success, one_by_one

MAX_OPEN_DIALOGS = 20
"""Open dialogs of one person."""

ScriptName = Literal["new_task", "rating"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRequest:
    """Starts a dialog with the public id `pid`. `chat`: the task to rate; `account`: the customer; `again`: the
    task to repeat.
    """

    viewer: Viewer
    key: CommandKey
    pid: str
    script: ScriptName
    at: int
    calendar: Calendar
    text: str | None = None
    chat: str | None = None
    account: str | None = None
    again: str | None = None


def _start(connection: Connection, request: StartRequest) -> Success[RenderedDialog]:
    speaker = Speaker(connection, request.viewer, request.at, request.calendar)
    done = replay(connection, request.key)
    if done is not None:
        return Success(_started_before(speaker, done.chat, done.at))
    _check_fields(request)
    if count_open_dialogs(connection, request.viewer.person) >= MAX_OPEN_DIALOGS:
        raise Refusal("too_many_dialogs")
    chat = _check_ratable(speaker, request.chat) if request.chat is not None else None
    known = load_script(speaker, request.script, request.chat)
    state = _first_state(speaker, request, known)
    key = create_dialog(connection, request.pid, request.viewer.person, state, due_at(state), chat)
    _keep_key(connection, request.key, key, state.number, request.at)
    shown = render(
        speaker, state, DialogRef(request.pid, request.chat, known.name), known, speaker.recipient()
    )
    return Success(shown, (DialogFact(request.viewer.person, shown),))


start_dialog = one_by_one(_start)
"""Handler for StartRequest."""


def _check_fields(request: StartRequest) -> None:
    """Raises Refusal for fields that do not belong to the script."""
    rates = request.script == "rating"
    if rates == (request.chat is None):
        raise Refusal("bad_request", "a rating is of the task of a chat", field="chat")
    for name, given in (("account", request.account), ("again", request.again)):
        if rates and given is not None:
            raise Refusal("bad_request", "a rating has no such field", field=name)


def _check_ratable(speaker: Speaker, chat: str) -> int:
    """The chat of a task that can be rated now. Raises Refusal."""
    stored = enter_task(speaker, chat)
    trial = acts.Rate(stars=1)
    decide(stored.task, trial, actor_in(speaker, stored), speaker.at, speaker.calendar)
    return stored.chat


def _first_state(speaker: Speaker, request: StartRequest, known: LoadedScript) -> DialogState:
    """The state at the first open question, after the first sentence if there is one."""
    given = (
        _answers_beforehand(speaker, request, known.context)
        if isinstance(known.context, NewTaskContext)
        else {}
    )
    state = engine.start(known.script, known.context, speaker.now, given)
    if request.text is None:
        return state
    first = TextInput(request.text)
    return engine.handle_input(known.script, state, first, state.number, known.context, speaker.now).state


def _answers_beforehand(
    speaker: Speaker, request: StartRequest, context: NewTaskContext
) -> dict[str, AnswerValue | None]:
    """The answers that are known beforehand: the customer, and those of a task to repeat."""
    if not context.customers:
        raise refuse("task.no_customer")
    pids = {customer.pid for customer in context.customers}
    if request.account is not None and request.account not in pids:
        raise Refusal("not_found", "there is no such account", field="account")
    account, given = request.account, dict[str, AnswerValue | None]()
    if request.again is not None:
        stored = enter_task(speaker, request.again)
        given = repeated_answers(repeat(stored.task, actor_in(speaker, stored), speaker.at))
        account = account or (stored.account if stored.account in pids else None)
    return given if account is None else {"customer": account, **given}


def _started_before(speaker: Speaker, dialog: int, at: int) -> RenderedDialog:
    """The dialog that the same command started at `at`; the row's key may have been another dialog's before."""
    row = load_dialog(speaker.connection, dialog)
    shown = None if row is None or row.person != speaker.viewer.person else render_stored(speaker, row)
    if shown is None or shown.started != at:
        raise Refusal("not_found", "the dialog is over")
    return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class SayRequest:
    """An input that was made when the dialog stood at `number`.

    `insisted`: hand in although it shows customers that staff are there. `chat_pid`: the public id of the chat
    that may come of it; `next_pid`: that of the dialog for a further task that was said. `quiet_since` as in
    SendRequest.
    """

    viewer: Viewer
    key: CommandKey
    dialog: str
    number: int
    given: Input
    at: int
    calendar: Calendar
    quiet_since: int
    chat_pid: str
    next_pid: str
    insisted: bool = False


@dataclass(frozen=True, slots=True)
class SayResult:
    """The dialog after an input, and what the bot says."""

    dialog: RenderedDialog
    says: tuple[str, ...]
    refused: Literal["stale", "closed"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenDialog:
    """A locked dialog with everything that is needed to go on with it."""

    speaker: Speaker
    row: StoredDialog
    state: DialogState
    known: LoadedScript
    place: DialogRef
    to: Recipient

    def rendered(self) -> RenderedDialog:
        """The dialog as its owner sees it."""
        return render(self.speaker, self.state, self.place, self.known, self.to)


def _enter(connection: Connection, request: SayRequest) -> _OpenDialog:
    """The dialog, locked. Raises Refusal `not_found` if it is absent, somebody else's, or cannot be read."""
    row = lock_dialog(connection, request.dialog)
    if row is None or row.person != request.viewer.person or row.state is None:
        raise Refusal("not_found", "there is no such dialog", field="dialog")
    speaker = Speaker(connection, request.viewer, request.at, request.calendar)
    known = load_script(speaker, row.script, row.chat_pid)
    place = DialogRef(row.pid, row.chat_pid, known.name)
    return _OpenDialog(
        speaker=speaker, row=row, state=row.state, known=known, place=place, to=speaker.recipient()
    )


def _say(connection: Connection, request: SayRequest) -> Success[SayResult]:
    talk = _enter(connection, request)
    if replay(connection, request.key) is not None:
        shown = talk.rendered()
        return Success(SayResult(shown, last_said(shown)))
    script, context, now = talk.known.script, talk.known.context, talk.speaker.now
    outcome = engine.handle_input(script, talk.state, request.given, request.number, context, now)
    if outcome.effects and talk.to.would_reveal_staff(talk.row.script) and not request.insisted:
        shown = talk.rendered()
        return Success(SayResult(shown, last_said(replace(shown, heard=()))))
    shown = render_dialog(outcome.view, outcome.state, talk.place, talk.to)
    said = SayResult(shown, with_cautions(tuple(map(talk.to.say, outcome.says)), shown), outcome.refused)
    if outcome.state.number == talk.state.number:
        return Success(said)
    return _go_on(replace(talk, state=outcome.state), request, outcome.effects, said)


say_to_dialog = one_by_one(_say)
"""Handler for SayRequest."""


def _go_on(
    talk: _OpenDialog, request: SayRequest, effects: tuple[object, ...], said: SayResult
) -> Success[SayResult]:
    """Carries out the effects, if there are any, and saves the state."""
    state = without_answers(talk.state) if talk.state.status == "cancelled" else talk.state
    chat, facts = _carry_out(talk.speaker, effects, said.dialog, request)
    connection = talk.speaker.connection
    save_dialog(connection, talk.row.id, state, due_at(state), chat)
    _keep_key(connection, request.key, talk.row.id, state.number, request.at)
    place = talk.place if chat is None else replace(talk.place, chat=request.chat_pid)
    shown = replace(talk, state=state, place=place).rendered()
    following = begin_following(talk.speaker, talk.state, request.next_pid)
    gone = remove_of_dialog(connection, talk.row.pid) if state.status == "cancelled" else ()
    return Success(
        replace(said, dialog=shown), (*facts, *gone, DialogFact(talk.row.person, shown), *following)
    )


def _carry_out(
    speaker: Speaker, effects: tuple[object, ...], shown: RenderedDialog, request: SayRequest
) -> tuple[int | None, tuple[Fact, ...]]:
    """Carries out the effects. Returns the key of the chat that was created, if one was, and the facts to tell."""
    chat: int | None = None
    facts: tuple[Fact, ...] = ()
    for effect in effects:
        done = carry_out(speaker, effect, shown, HandIn(request.key, request.chat_pid, request.quiet_since))
        chat, facts = done.value or chat, (*facts, *done.facts)
    return chat, facts


def _keep_key(connection: Connection, key: CommandKey, dialog: int, number: int, at: int) -> None:
    pending = PendingRows()
    pending.remember(key, dialog, number, at)
    pending.write(connection)


def render_stored(speaker: Speaker, row: StoredDialog) -> RenderedDialog | None:
    """A stored dialog as its owner sees it; None if it cannot be read, or is about something they may not see."""
    if row.state is None:
        return None
    try:
        known = load_script(speaker, row.script, row.chat_pid)
    except Refusal:
        return None
    place = DialogRef(row.pid, row.chat_pid, known.name)
    try:
        return render(speaker, row.state, place, known, speaker.recipient())
    except Exception as error:  # noqa: BLE001  whatever was stored: one dialog must not hide the others
        faults.skip("dialogs", row.pid, error)
        return None


def list_dialogs(connection: Connection, viewer: Viewer, at: int, calendar: Calendar) -> list[RenderedDialog]:
    """The open dialogs of a person, the latest change first."""
    speaker = Speaker(connection, viewer, at, calendar)
    rows = load_open_dialogs(connection, viewer.person)
    return [shown for row in rows if (shown := render_stored(speaker, row)) is not None]
