"""`feierabend calendar`."""

import click

from chat_server.domain.core.calendar_answers import answer_calendar
from chat_server.main.cli.output import agency_calendar, input_lines, print_json
from chat_server.main.cli.texts import say


@click.command(help=say("calendar"))
@click.argument("text", metavar="T|-")
def command(text: str) -> None:
    calendar = agency_calendar()
    exit_code = 0
    for line in input_lines() if text == "-" else [text]:
        answer = answer_calendar(line.strip(), calendar)
        print_json(answer.data)
        exit_code = max(exit_code, answer.exit_code)
    raise click.exceptions.Exit(exit_code)
