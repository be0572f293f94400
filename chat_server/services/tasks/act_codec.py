"""Makes acts on tasks out of frames."""

import msgspec

from chat_server.domain.tasks.act_names import ACTS_BY_NAME
from chat_server.domain.tasks.acts import Act


def act_named(name: str, said: object) -> Act:
    """The act of this name with the fields of a value, for example of a frame, which the wire has checked."""
    return msgspec.convert(said, ACTS_BY_NAME[name], from_attributes=True)
