"""`feierabend understand`."""

from typing import Literal

import click

from chat_server.bot.understanding.command import understand_command, understand_lines
from chat_server.main.cli.output import agency_calendar, clock_at, input_lines, print_json
from chat_server.main.cli.texts import say


@click.command(help=say("understand"))
@click.argument("text", metavar="TEXT|-")
@click.option("--now", help=say("understand.now"))
@click.option("--lang", type=click.Choice(("de", "en")), default="de")
@click.option("--expecting", type=click.Choice(("task", "deadline", "budget")), default="task")
def command(
    text: str, now: str | None, lang: Literal["de", "en"], expecting: Literal["task", "deadline", "budget"]
) -> None:
    calendar = agency_calendar()
    at = clock_at(now, calendar).now()
    if text == "-":
        for found in understand_lines(input_lines(), at, calendar):
            print_json(found)
    else:
        print_json(understand_command(text, at, lang, calendar, expecting))
