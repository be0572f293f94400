"""Dialogs of the bot, for their owner."""

from chat_server.domain.facts import DialogFact
from chat_server.hub.delivery.core.own_devices import delivers_to_own_devices
from chat_server.outward.bot import show_dialog
from protocol.bot.commands import DialogChanged


@delivers_to_own_devices(DialogFact)
def dialog(fact: DialogFact) -> DialogChanged:
    return DialogChanged(dialog=show_dialog(fact.dialog))
