"""Acts on tasks as JSON, `{"t": name, ...fields}`: as the wire brings them, and as held ones wait."""

from typing import Any, cast

import msgspec

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.act_names import ACTS_BY_NAME
from chat_server.domain.tasks.acts import Act

START = '{"t":"start"}'

_FOUND_OUT: dict[str, dict[str, object]] = {
    "approval_mark": {"text": "", "author": 0, "author_is_customer": False, "written_at": 0}
}
"""What the server finds out by itself."""


def decode_act(data: str | bytes) -> Act:
    """The act in a JSON text that the wire has checked. Raises Refusal `unreadable` for one that is stored damaged."""
    try:
        fields = cast(dict[str, Any], msgspec.json.decode(data))
        name = str(fields.pop("t"))
        return msgspec.convert({**_FOUND_OUT.get(name, {}), **fields}, ACTS_BY_NAME[name])
    except (msgspec.MsgspecError, AttributeError, KeyError, TypeError) as error:
        raise Refusal("unreadable", "the act is stored in a form that is not understood") from error
