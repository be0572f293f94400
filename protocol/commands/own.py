"""What is one's own: held acts, settings, drafts, pins, devices, password, profile."""

from typing import Annotated, Literal

from msgspec import Meta

from protocol import limits, replies
from protocol.commands.base import Command, Keyed
from protocol.values import ChatId, DeviceId, HeldId, Millis, Name, Seq, Settings, Text, Typed


class ReleaseHeld(Keyed, tag="held.release", frozen=True, kw_only=True):
    """Let a held act happen now; or, with `when` "opening" in quiet hours, as it is at the next opening."""

    answer = replies.Sent
    held: HeldId
    when: Literal["opening", "now"] = "now"


class ChangeHeld(Keyed, tag="held.change", frozen=True, kw_only=True):
    """Another text for a held message or edit; one in review waits again for the next opening."""

    answer = replies.Sent
    held: HeldId
    text: Text


class WithdrawHeld(Command, tag="held.withdraw", frozen=True, kw_only=True):
    """Let a held act never happen. Nobody learns of it."""

    answer = replies.Done
    held: HeldId


class SetSettings(Command, tag="settings.set", frozen=True, kw_only=True):
    """What the person chooses, for all their devices."""

    answer = replies.Done
    settings: Settings


class SetDraft(Command, tag="draft.set", frozen=True, kw_only=True):
    """What the person has begun to write; the last one counts, an empty text removes it."""

    answer = replies.Done
    chat: ChatId
    text: Typed
    reply_to: Seq | None = None


class PinChat(Command, tag="chat.pin", frozen=True, kw_only=True):
    """Keep a chat at the top of one's own list, or no more."""

    answer = replies.Done
    chat: ChatId
    pinned: bool


class FindMoment(Command, tag="chat.at", frozen=True, kw_only=True):
    """The first entry at or after a moment, for jumping to a date."""

    answer = replies.Place
    chat: ChatId
    at: Millis


class MarkUnread(Command, tag="read.unmark", frozen=True, kw_only=True):
    """Count this message and what follows as unread again, for oneself only; others go on seeing the old mark."""

    answer = replies.Done
    chat: ChatId
    seq: Seq


class ListDevices(Command, tag="devices.list", frozen=True, kw_only=True):
    """Where the person is signed in."""

    answer = replies.Devices


class EndDevice(Command, tag="devices.end", frozen=True, kw_only=True):
    """Sign one of one's own devices out, within a second."""

    answer = replies.Done
    device: DeviceId


class ChangePassword(Command, tag="password.change", frozen=True, kw_only=True):
    """Another password; all other devices are signed out."""

    answer = replies.Done
    old: Annotated[str, Meta(max_length=limits.PASSWORD)]
    new: Annotated[str, Meta(min_length=limits.PASSWORD_MIN, max_length=limits.PASSWORD)]


class SetProfile(Command, tag="profile.set", frozen=True, kw_only=True):
    """The person's own name, as others read it."""

    answer = replies.Done
    name: Name
