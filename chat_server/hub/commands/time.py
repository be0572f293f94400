"""Working time."""

from datetime import date
from functools import partial

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.core.times import day_of
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.outward.time import show_worked
from chat_server.services import time
from protocol.time import MyTime, Worked


@handles(MyTime)
async def my_time(call: Call, command: MyTime) -> Worked:
    calendar = call.context.calendar
    day = day_of(call.now, calendar) if command.day is None else _day(command.day)
    load = partial(time.load_day, viewer=call.viewer, day=day, now=call.now, calendar=calendar)
    return show_worked(day, await call.read(load))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal("bad_request", str(error), field="day") from error
