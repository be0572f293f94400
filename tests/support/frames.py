"""Frames for hypothesis: arbitrary ones, and examples of the protocol with something broken in them."""

from typing import cast

import msgspec
from hypothesis import strategies as st

from protocol.examples import commands_by_tag

_WHOLE = st.integers(min_value=-(2**63), max_value=2**64 - 1)
_SCALARS = st.none() | st.booleans() | _WHOLE | st.floats(allow_nan=False, allow_infinity=False) | st.text()

values: st.SearchStrategy[object] = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=12), inner, max_size=5),
    max_leaves=20,
)
"""Whatever both encodings can say."""

maps = st.dictionaries(st.text(max_size=12), values, max_size=8)

_COMMANDS = [cast(dict[str, object], msgspec.to_builtins(frame)) for frame in commands_by_tag().values()]


@st.composite
def broken_commands(draw: st.DrawFn) -> dict[str, object]:
    """A valid command with one to three fields taken away, replaced or added."""
    frame = dict(draw(st.sampled_from(_COMMANDS)))
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from([*frame, "t", "id", "surplus"]) if frame else st.just("t"))
        if draw(st.booleans()):
            frame.pop(name, None)
        else:
            frame[name] = draw(values)
    return frame


@st.composite
def torn(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes, cut short or with some of them replaced."""
    if draw(st.booleans()):
        return data[: draw(st.integers(0, len(data)))]
    place = draw(st.integers(0, len(data) - 1))
    return data[:place] + draw(st.binary(min_size=1, max_size=8)) + data[place + 1 :]
