"""The one door out (DESIGN idea 3): what happened and what is stored, as the protocol's values, per audience.

A module a subject; each registers what it presents (core/).
"""

from chat_server.outward.core import events, held_acts
from chat_server.submodules import import_submodules

import_submodules(__name__, __path__)
events.check_complete()
held_acts.check_complete()
