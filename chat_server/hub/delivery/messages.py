"""Typing and drafts."""

from chat_server.domain.facts import DraftFact, TypingFact
from chat_server.hub.delivery.core.ambient import tell_ambient
from chat_server.hub.delivery.core.own_devices import delivers_to_own_devices
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import delivers
from chat_server.outward.messages import show_draft
from protocol.messages import DraftChanged
from protocol.presence import TypingShown


@delivers(TypingFact)
def typing(receivers: Receivers, fact: TypingFact) -> None:
    tell_ambient(receivers, fact, TypingShown(chat=fact.chat_pid, person=fact.pid))


@delivers_to_own_devices(DraftFact)
def draft(fact: DraftFact) -> DraftChanged:
    return DraftChanged(draft=show_draft(fact.draft))
