"""Rows as they are shown; one that cannot be shown hides no other."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from chat_server import faults

R = TypeVar("R")
T = TypeVar("T")


def show_rows(table: str, show: Callable[[R], T], rows: Iterable[R]) -> list[T]:
    """What is shown of rows; one that cannot be shown, as what is stored of it contradicts itself, hides no other."""
    shown: list[T] = []
    for row in rows:
        try:
            shown.append(show(row))
        except Exception as error:  # noqa: BLE001  whatever was stored
            faults.skip(table, getattr(row, "pid", None) or getattr(row, "chat_pid", ""), error)
    return shown
