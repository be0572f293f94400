"""What somebody of the staff has worked on a day (SPEC 7 "my time today", 8)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import span_of
from chat_server.domain.time.worked import TaskRef, Worked
from chat_server.storage.tasks.overviews import load_places_seen_by
from chat_server.storage.time import Stretch, load_stretches


def load_day(connection: Connection, viewer: Viewer, day: date, now: int, calendar: Calendar) -> list[Worked]:
    """What somebody worked on a local day, by the start. Raises Refusal for customers, as for what there is not."""
    if not viewer.is_staff:
        raise Refusal("not_found")
    begin, end = span_of(day, calendar)
    stretches = load_stretches(connection, viewer.person, begin, end)
    chats = list(dict.fromkeys(stretch.chat for stretch in stretches))
    places = load_places_seen_by(connection, viewer, now, chats)
    return [_sum([one for one in stretches if one.chat == chat], places.get(chat)) for chat in chats]


def _sum(stretches: Sequence[Stretch], place: TaskRef | None) -> Worked:
    recorded = sum(one.length for one in stretches if one.state == "counted")
    waiting = sum(one.length for one in stretches if one.state == "waiting")
    running = (one.start for one in stretches if one.state == "running")
    return Worked(place, recorded, waiting, next(running, None))
