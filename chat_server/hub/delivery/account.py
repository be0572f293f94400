"""Settings and sessions."""

from chat_server.domain.facts import SessionEnded, SettingsFact
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import write_push
from chat_server.hub.delivery.core.own_devices import tell_devices
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import delivers
from chat_server.outward.account import show_settings
from protocol.account import SettingsChanged
from protocol.core.errors import REVOKED


@delivers(SettingsFact)
def settings(receivers: Receivers, fact: SettingsFact) -> None:
    """Errors are told in the chosen language from now on."""

    def tell(connection: ClientConnection) -> None:
        connection.language = fact.settings.language
        write_push(connection, SettingsChanged(settings=show_settings(fact.settings)))

    tell_devices(receivers, fact.person, tell)


@delivers(SessionEnded)
def session_ended(receivers: Receivers, fact: SessionEnded) -> None:
    receivers.connections.end_session(fact.session, REVOKED)
