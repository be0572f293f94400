"""Hatchling's hook: a wheel holds the built client, or is not built."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = "chat_server/web/static/index.html"
ADVICE = f"""
Der Client ist nicht gebaut ({PAGE} fehlt): erst »python3 -m tools.set_up run« oder
»cd web_client && npm ci && npm run build« (Node 20.19 oder neuer), dann noch einmal.

The client has not been built ({PAGE} is missing): first `python3 -m tools.set_up run` or
`cd web_client && npm ci && npm run build` (Node 20.19 or newer), then this again.
"""


class ClientFirst(BuildHookInterface[Any]):
    """An editable install serves what is built later; a wheel would answer 503 for ever."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the hook's form
        if version != "editable" and not Path(self.root, PAGE).is_file():
            raise FileNotFoundError(ADVICE)
