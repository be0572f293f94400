"""Which of the forms of a file a browser takes: Brotli, gzip or as it is (Accept-Encoding, RFC 9110 12.5.3)."""

from collections.abc import Collection
from typing import Literal

Coding = Literal["br", "gzip"]

ENDINGS: dict[Coding, str] = {"br": ".br", "gzip": ".gz"}
"""What the build writes beside a file (web_client/compressed.ts), the smallest first."""


def best_coding(accepted: str, there: Collection[Coding]) -> Coding | None:
    """The coding that the browser likes best of those that are there; of several the smallest; None for none."""
    qualities = {name: quality for part in accepted.split(",") for name, quality in [_read(part)] if name}
    others = qualities.get("*", 0.0)
    rated = [(qualities.get(coding, others), coding) for coding in ENDINGS if coding in there]
    best = max((quality for quality, _ in rated), default=0.0)
    if best <= 0 or best < qualities.get("identity", 0.0):
        return None
    return next(coding for quality, coding in rated if quality == best)


def _read(part: str) -> tuple[str, float]:
    """ "gzip;q=0.5" as a name and how much it is liked; what cannot be read is not liked."""
    name, _, parameter = part.partition(";")
    return name.strip().lower(), quality_of(parameter)


def quality_of(parameter: str) -> float:
    """The weight in "q=0.5": 1 where there is none, 0 where it cannot be read."""
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip().lower() == "q" else 1.0
    except ValueError:
        return 0.0
