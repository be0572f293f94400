"""What messages carry besides their words."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Carried:
    """What a message carries besides its words, such as its tags: a value of its own type for each subject."""

    seq: int = 0
    """Number of the event that changed it last."""
    named: dict[int, str] = field(default_factory=dict)
    """Everybody named in it: public ids by key."""
