"""Values that are made for each message, delivery or row of a Welcome: too often to be frozen twice.

A frozen dataclass stores each of its fields by `object.__setattr__`: to make one of six fields takes about four
times as long as where it is not frozen. Who changes one is told so by mypy in any case (decision 0015).
"""

from typing import TYPE_CHECKING

__all__ = ["hot_dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass as hot_dataclass
else:
    from dataclasses import dataclass

    def hot_dataclass(*, frozen, **options):
        """As `dataclass`, but only mypy knows that it is frozen; with the same equality and hash."""
        return dataclass(unsafe_hash=frozen, **options)
