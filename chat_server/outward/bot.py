"""Dialogs of the bot, for their owner alone."""

import msgspec

from chat_server.domain.bot.owner_view import RenderedCaution, RenderedDialog, RenderedQuickReply
from chat_server.domain.facts import DialogFact
from protocol.bot.commands import DialogChanged
from protocol.bot.dialog import DialogCaution, DialogOption, DialogView
from protocol.bot.inputs import DialogInput

_input: "msgspec.json.Decoder[DialogInput]" = msgspec.json.Decoder(DialogInput)


def show_dialog(shown: RenderedDialog) -> DialogView:
    """The wire names everything as `RenderedDialog` does, but the id."""
    fields = {name: getattr(shown, name) for name in RenderedDialog.__slots__ if name != "pid"}
    fields |= {"id": shown.pid, "options": _options(shown.options)}
    fields |= {"cautions": [_caution(caution) for caution in shown.cautions]}
    return msgspec.convert(fields, DialogView, from_attributes=True)


def dialog_push(fact: DialogFact) -> DialogChanged:
    return DialogChanged(dialog=show_dialog(fact.dialog))


def _caution(caution: RenderedCaution) -> DialogCaution:
    return DialogCaution(text=caution.text, options=_options(caution.options), link=caution.link)


def _options(options: tuple[RenderedQuickReply, ...]) -> list[DialogOption]:
    return [DialogOption(label=option.label, input=_input.decode(option.input)) for option in options]
