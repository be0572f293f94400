"""What only staff are told of a task, and what an expert may do to it."""

from chat_server.domain.facts import ExpertFact, TaskFact
from chat_server.hub.connections.channel import STAFF_CHANNELS
from chat_server.hub.delivery.core.own_devices import delivers_to_own_devices
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import delivers
from chat_server.outward.chats import acts_in
from chat_server.outward.tasks import task_push
from protocol.chats.chat import ChatActs


@delivers(TaskFact)
def task(receivers: Receivers, fact: TaskFact) -> None:
    receivers.rooms.push_to_room(fact.chat, task_push(fact), STAFF_CHANNELS)


@delivers_to_own_devices(ExpertFact)
def expert(fact: ExpertFact) -> ChatActs:
    return ChatActs(chat=fact.chat_pid, acts=acts_in(fact.expert))
