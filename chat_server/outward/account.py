"""Somebody's own settings and devices, for themselves."""

from chat_server.domain.account.devices import Device, device_name
from chat_server.domain.account.settings import UserSettings
from protocol.account import Device as WireDevice
from protocol.account import Settings


def show_settings(chosen: UserSettings) -> Settings:
    """What somebody has chosen, for themselves."""
    return Settings(
        language=chosen.language,
        theme=chosen.theme,
        send_key=chosen.send_key,
        notifications=chosen.notifications,
    )


def show_device(session: Device, current: int) -> WireDevice:
    """A session, for its owner, who asks in the session `current`."""
    return WireDevice(
        id=session.pid,
        name=device_name(session.device),
        signed_in_at=session.created_at,
        expires_at=session.expires_at,
        current=session.id == current,
    )
