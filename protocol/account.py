"""One's own access: settings, devices, password."""

from typing import Annotated, Literal

from msgspec import Meta

from protocol.core import limits
from protocol.core.examples import Exchange
from protocol.core.frames import Command, Done, Push
from protocol.core.refusals import refused_if
from protocol.core.samples import MORNING
from protocol.core.types import DeviceId, Millis, Value, drop_defaults


class Settings(Value, frozen=True, kw_only=True):
    """What a person has chosen, on all their devices."""

    def __post_init__(self) -> None:
        drop_defaults(self)

    language: Literal["de", "en"] = "de"
    theme: Literal["system", "light", "dark"] = "system"
    send_key: Literal["enter", "ctrl_enter"] = "enter"
    notifications: Literal["all", "mentions", "none"] = "all"


class Device(Value, frozen=True, kw_only=True):
    """A session of one's own."""

    id: DeviceId
    name: str
    signed_in_at: Millis
    expires_at: Millis
    current: bool = False
    """The one that asks."""


class Devices(Value, frozen=True, kw_only=True):
    """One's own sessions, the newest first."""

    devices: list[Device]


class SetSettings(Command, tag="settings.set", frozen=True, kw_only=True):
    """What the person chooses, for all their devices."""

    answer = Done
    settings: Settings


class ListDevices(Command, tag="devices.list", frozen=True, kw_only=True):
    """Where the person is signed in."""

    answer = Devices


class EndDevice(Command, tag="devices.end", frozen=True, kw_only=True):
    """Sign one of one's own devices out, within a second."""

    answer = Done
    refusals = refused_if(not_found="one has no such session")
    device: DeviceId


class ChangePassword(Command, tag="password.change", frozen=True, kw_only=True):
    """Another password; all other devices are signed out."""

    answer = Done
    refusals = refused_if(
        wrong_credentials="the old password is not right",
        throttled="too many wrong ones",
        weak_password="the new one is too easy to guess",  # noqa: S106  an error code
    )
    old: Annotated[str, Meta(max_length=limits.PASSWORD)]
    new: Annotated[str, Meta(min_length=limits.PASSWORD_MIN, max_length=limits.PASSWORD)]


class SettingsChanged(Push, tag="settings.changed", frozen=True, kw_only=True):
    """The person chose something, on whichever device."""

    discloses = "own"
    settings: Settings


SETTINGS = Settings(language="en", theme="dark", send_key="ctrl_enter", notifications="mentions")
PHONE = Device(
    id="dm3xk6wz2vtq5rnhj",
    name="Firefox, Android",
    signed_in_at=MORNING,
    expires_at=MORNING + 2_592_000_000,
    current=True,
)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(SetSettings(id=22, settings=SETTINGS), Done()),
    Exchange(ListDevices(id=27), Devices(devices=[PHONE])),
    Exchange(EndDevice(id=28, device=PHONE.id), Done()),
    Exchange(ChangePassword(id=29, old="feierabend", new="sonnenuntergang um acht"), Done()),
    SettingsChanged(settings=SETTINGS),
)
