"""The one door out (DESIGN idea 3): what happened and what is stored, as the protocol's values, per audience.

A module a subject; each registers what it presents (events.py).
"""

from chat_server.outward.core.events import check_complete
from chat_server.submodules import import_submodules

import_submodules(__name__, __path__)
check_complete()
