"""Dialogs of the bot, for their owner alone."""

from typing import cast

import msgspec

from chat_server.domain.bot.rendered import RenderedCaution, RenderedDialog, RenderedQuickReply
from chat_server.domain.facts import DialogFact
from protocol.bot.commands import DialogChanged
from protocol.bot.dialog import DialogCaution, DialogLine, DialogOption, DialogView
from protocol.bot.inputs import DialogInput, DialogScript

_input: "msgspec.json.Decoder[DialogInput]" = msgspec.json.Decoder(DialogInput)


def show_dialog(shown: RenderedDialog) -> DialogView:
    return DialogView(
        id=shown.pid,
        script=cast(DialogScript, shown.script),
        number=shown.number,
        status=shown.status,
        step=shown.step,
        title=shown.title,
        question=shown.question,
        at=shown.at,
        of=shown.of,
        started=shown.started,
        changed=shown.changed,
        heard=list(shown.heard),
        cautions=[_caution(caution) for caution in shown.cautions],
        example=shown.example,
        options=_options(shown.options),
        picker=shown.picker,
        lines=msgspec.convert(shown.lines, list[DialogLine], from_attributes=True),
        can_go_back=shown.can_go_back,
        can_skip=shown.can_skip,
        reminded=shown.reminded,
        chat=shown.chat,
    )


def dialog_push(fact: DialogFact) -> DialogChanged:
    return DialogChanged(dialog=show_dialog(fact.dialog))


def _caution(caution: RenderedCaution) -> DialogCaution:
    return DialogCaution(text=caution.text, options=_options(caution.options), link=caution.link)


def _options(options: tuple[RenderedQuickReply, ...]) -> list[DialogOption]:
    return [DialogOption(label=option.label, input=_input.decode(option.input)) for option in options]
