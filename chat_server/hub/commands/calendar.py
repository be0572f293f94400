"""The calendar of the agency."""

from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from protocol.calendar import Holiday, Holidays, ListHolidays


@handles(ListHolidays)
async def list_holidays(call: Call, command: ListHolidays) -> Holidays:
    found = sorted(call.context.calendar.holidays_of(command.year).items())
    return Holidays(holidays=[Holiday(day=day.isoformat(), name=name) for day, name in found])
