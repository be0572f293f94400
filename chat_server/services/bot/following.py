"""Begins the dialog for a further task that was said in another dialog, once that is handed in (SPEC 6)."""

from dataclasses import replace

from chat_server.bot.render import DialogRef
from chat_server.domain.bot import engine
from chat_server.domain.bot.values import AnswerValue, DialogState, TextInput
from chat_server.domain.facts import DialogFact, Fact
from chat_server.services.bot.contexts import Speaker, load_script
from chat_server.services.bot.showing import due_at, render
from chat_server.storage.bot.dialogs import create_dialog


def begin_following(speaker: Speaker, done: DialogState, pid: str) -> tuple[Fact, ...]:
    """Begins the first of the tasks that waited, for the same customer; the others wait for that one."""
    if done.status != "done" or not done.later:
        return ()
    text, *others = done.later
    known = load_script(speaker, done.script, None)
    begun = engine.start(known.script, known.context, speaker.now, _same_customer(done))
    said = engine.handle_input(known.script, begun, TextInput(text), begun.number, known.context, speaker.now)
    state = replace(said.state, later=tuple(others))
    create_dialog(speaker.connection, pid, speaker.viewer.person, state, due_at(state), None)
    place = DialogRef(pid, None, known.name)
    return (DialogFact(speaker.viewer.person, render(speaker, state, place, known, speaker.recipient())),)


def _same_customer(done: DialogState) -> dict[str, AnswerValue | None]:
    customer = done.answers.get("customer")
    return {} if customer is None else {"customer": customer.value}
