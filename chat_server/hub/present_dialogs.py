"""Dialogs as the protocol's values: part of the one door out (see present.py). For their owner alone."""

import msgspec

from chat_server.domain.dialogs.shown import ShownDialog
from chat_server.domain.facts import DialogFact
from protocol.dialogs import DialogView
from protocol.pushes import DialogChanged


def dialog(shown: ShownDialog) -> DialogView:
    """The wire names everything as `ShownDialog` does, but the id."""
    fields = {name: getattr(shown, name) for name in ShownDialog.__slots__ if name != "pid"}
    return msgspec.convert({**fields, "id": shown.pid}, DialogView, from_attributes=True)


def dialog_push(fact: DialogFact) -> DialogChanged:
    return DialogChanged(dialog=dialog(fact.dialog))
