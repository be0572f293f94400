"""Values by key, where most keys have one: a set of one takes four times the memory of a tuple of one."""

from collections.abc import Collection, Hashable, Iterator
from typing import Generic, TypeVar

FEW = 4
"""Up to so many values are looked through one after the other."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)


class Index(Generic[K, V]):
    """Each value once under its key; a key without values is not there."""

    def __init__(self) -> None:
        self._values: dict[K, tuple[V, ...] | set[V]] = {}

    def __contains__(self, key: K) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def of(self, key: K) -> Collection[V]:
        """The values of a key. Not to be gone through while some come or go."""
        return self._values.get(key, ())

    def add(self, key: K, value: V) -> None:
        values = self._values.get(key, ())
        if isinstance(values, set):
            values.add(value)
        elif value not in values:
            self._values[key] = (*values, value) if len(values) < FEW else {*values, value}

    def discard(self, key: K, value: V) -> None:
        """Take a value away, if it is there."""
        values = self._values.get(key, ())
        if isinstance(values, set):
            values.discard(value)
        elif value in values:
            values = self._values[key] = tuple(one for one in values if one != value)
        if not values:
            self._values.pop(key, None)
