"""From facts to what connections are told: one handler a fact, registered by its subject (core/registry.py)."""

from chat_server.hub.delivery.core.registry import check_complete
from chat_server.submodules import import_submodules

import_submodules(__name__, __path__)
check_complete()
