"""Carrying out commands: a module a subject, which registers its handlers (core/registry.py)."""

from chat_server.hub.commands.core.registry import check_complete
from chat_server.submodules import import_submodules

import_submodules(__name__, __path__)
check_complete()
