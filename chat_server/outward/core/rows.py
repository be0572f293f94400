"""Rows as they are shown; one that cannot be shown hides no other."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from chat_server import faults

R = TypeVar("R")
T = TypeVar("T")


def show_rows(table: str, show: Callable[[R], T], rows: Iterable[R], name: Callable[[R], str]) -> list[T]:
    """What is shown of rows; one that cannot be shown, as what is stored of it contradicts itself, hides no other.

    The log and the metrics name it by `table` and `name`.
    """
    shown: list[T] = []
    for row in rows:
        try:
            shown.append(show(row))
        except Exception as error:  # noqa: BLE001  whatever was stored
            faults.skip(table, name(row), error)
    return shown
