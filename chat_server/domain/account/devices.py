"""The devices of a person and their names: "Firefox, Windows"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A live session as its owner sees it. `pid` is its public id, `device` what it came with; times are ms."""

    id: int
    pid: str
    device: str
    created_at: int
    expires_at: int


_BROWSERS = (
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("AppleWebKit/", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
"""A mark in the User-Agent header and the name it stands for; the first that fits counts, as browsers also name
each other.
"""


def device_name(user_agent: str) -> str:
    """Browser and system by their common names; any other text is its own name."""
    if not user_agent.startswith("Mozilla/"):
        return user_agent
    found = [_first(signs, user_agent) for signs in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in found if name) or user_agent


def _first(signs: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((name for sign, name in signs if sign in text), None)
