"""Everything that use cases and storage register, before the first command comes."""

from chat_server.services.core.perform import performers
from chat_server.storage.core.log_parts import carried_loaders, readers


def register_all() -> None:
    """Raises TypeError for an act that nothing performs, or an event that nothing reads."""
    performers()
    readers()
    carried_loaders()
