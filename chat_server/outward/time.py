"""Working time."""

from collections.abc import Sequence
from datetime import date

from chat_server.domain.time.worked import Worked
from protocol.time import MyWork
from protocol.time import Worked as WireWorked


def show_worked(day: date, found: Sequence[Worked]) -> WireWorked:
    """One's own time on a day."""
    total = sum(one.recorded for one in found)
    return WireWorked(day=day.isoformat(), tasks=[_work(one) for one in found], recorded=total)


def _work(one: Worked) -> MyWork:
    place = one.task
    return MyWork(
        chat=place.chat if place else None,
        title=place.title if place else "",
        account=place.account if place else None,
        recorded=one.recorded,
        waiting=one.waiting,
        since=one.since,
    )
