"""Few values in little memory, and values by key: most keys have one, and a set of one takes four times a tuple."""

from collections.abc import Collection, Hashable, Iterator
from typing import Generic, TypeVar

FEW = 4
"""Up to so many values are looked through one after the other."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)

Values = tuple[V, ...] | set[V]
"""Each value once: a tuple, and a set where there are more than a few."""


def with_value(values: Values[V], value: V) -> Values[V]:
    """The values and this one, to be kept instead of them."""
    if isinstance(values, set):
        values.add(value)
    elif value not in values:
        return (*values, value) if len(values) < FEW else {*values, value}
    return values


def without_value(values: Values[V], value: V) -> Values[V]:
    """The values without this one, to be kept instead of them."""
    if isinstance(values, set):
        values.discard(value)
    elif value in values:
        return tuple(one for one in values if one != value)
    return values


class Index(Generic[K, V]):
    """Each value once under its key; a key without values is not there. Values are no tuples and no sets."""

    def __init__(self) -> None:
        self._values: dict[K, V | Values[V]] = {}
        """A value that is alone stands there by itself."""

    def __contains__(self, key: K) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def of(self, key: K) -> Collection[V]:
        """The values of a key. Not to be gone through while some come or go."""
        return self._of(key)

    def _of(self, key: K) -> Values[V]:
        values = self._values.get(key, ())
        return values if isinstance(values, (tuple, set)) else (values,)

    def add(self, key: K, value: V) -> None:
        values = with_value(self._of(key), value)
        self._values[key] = value if len(values) == 1 else values

    def discard(self, key: K, value: V) -> None:
        """Take a value away, if it is there."""
        values = without_value(self._of(key), value)
        if values:
            self._values[key] = next(iter(values)) if len(values) == 1 else values
        else:
            self._values.pop(key, None)
