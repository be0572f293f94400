"""Acts on tasks from the frames that name them."""

import msgspec

from chat_server.domain.tasks.act_names import ACTS_BY_NAME
from chat_server.domain.tasks.acts import Act


def act_named(name: str, said: object) -> Act:
    """The act of a name from a value with the fields of the act, one of a frame say, which the wire has checked."""
    return msgspec.convert(said, ACTS_BY_NAME[name], from_attributes=True)
