"""`feierabend serve`."""

import click
import msgspec

from chat_server.main.cli import serving
from chat_server.main.cli.output import clock_at
from chat_server.main.cli.shared import errors_in_words, read_settings
from chat_server.main.cli.texts import say
from chat_server.main.settings import load_calendar


@click.command(help=say("serve"))
@click.option("--demo", "is_demo", is_flag=True, help=say("serve.demo"))
@click.option("--host", help=say("serve.host"))
@click.option("--port", type=click.IntRange(0, 65_535), help=say("serve.port"))
@click.option("--now", help=say("serve.now"))
@click.option("--workers", type=click.IntRange(1, 64), help=say("serve.workers"))
def command(is_demo: bool, host: str | None, port: int | None, now: str | None, workers: int | None) -> None:
    with errors_in_words():
        settings = read_settings()
        given = {"host": host, "port": port, "workers": workers}
        settings = msgspec.structs.replace(settings, **{k: v for k, v in given.items() if v is not None})
        try:
            serving.serve(settings, clock_at(now, load_calendar(settings.calendar)), is_demo)
        except KeyboardInterrupt:
            return
