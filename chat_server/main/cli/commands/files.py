"""`feierabend files`: how much room files take, by account and together."""

import click

from chat_server.domain.files.room import TakenRoom
from chat_server.main.cli.shared import as_json_option, print_rows, run_with_context
from chat_server.main.cli.texts import say
from chat_server.main.settings import from_environment
from chat_server.storage.files.taken import load_taken

NO_LIMIT = "–"


@click.command(help=say("files"))
@as_json_option
def command(as_json: bool) -> None:
    taken = run_with_context(lambda context: context.database.read(load_taken))
    settings = from_environment()
    rows = [
        _row(
            one.account_name or say("files.of_none"),
            one,
            settings.account_gigabytes if one.account_pid else 0,
        )
        for one in taken
    ]
    together = TakenRoom(None, "", sum(one.size for one in taken), sum(one.files for one in taken))
    rows.append(_row(say("files.of_all"), together, settings.files_gigabytes))
    print_rows(("account", "files", "megabytes", "limit"), rows, as_json)


def _row(name: str, taken: TakenRoom, gigabytes: int) -> tuple[str, ...]:
    limit = f"{gigabytes * 1_000}" if gigabytes else NO_LIMIT
    return (name, f"{taken.files}", f"{taken.size / 1_000_000:.1f}", limit)
