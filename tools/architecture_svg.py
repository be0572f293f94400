"""The house as SVG: a band for each floor with its rooms in it, and on the right an arrow for each import of a floor.

The same floors give the same bytes. Only direct imports that no longer way implies are drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

WIDTH, BAND, GAP, MARGIN = 720, 700, 14, 10
ROOM_HEIGHT, ROOM_GAP, LETTER, SMALL_LETTER = 22, 6, 7.3, 6.3
HEAD, LINE, LANE = 26, 15, 15

FloorFacts = tuple[str, str, Sequence[str], Sequence[str]]
"""Name, description, rooms, and the floors that it imports."""

_STYLE = """<style>
text { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1d2733 }
.floor { fill: #f3f5f8; stroke: #b8c2cf } .room { fill: #ffffff; stroke: #b8c2cf }
.name { font-size: 14px; font-weight: bold } .says { font-size: 10.5px; fill: #4a5868 } .label { font-size: 12px }
.arrow { fill: none; stroke: #3b6ea8; stroke-width: 1.3 } .head { fill: #3b6ea8 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6ebf1 } .floor { fill: #1c2430; stroke: #46536434 } .room { fill: #273140; stroke: #465364 }
  .says { fill: #aab6c4 } .arrow { stroke: #7fb0e6 } .head { fill: #7fb0e6 }
}
</style>"""


def picture(floors: Sequence[FloorFacts]) -> str:
    """The SVG of floors, given from the top down."""
    bands, spans, top = [], {}, float(MARGIN)
    for name, says, rooms, _ in floors:
        band, height = _band(name, says, rooms, top)
        bands.append(band)
        spans[name] = (top, height)
        top += height + GAP
    direct = {name: imports for name, _, _, imports in floors}
    arrows, lanes = _arrows([name for name, *_ in floors], direct, spans)
    width = WIDTH + LANE * (lanes + 1)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_number(top)}" role="img">'
    title = "<title>The floors of Feierabend, their rooms, and who imports whom</title>"
    return "\n".join([head, title, _STYLE, *bands, *arrows, "</svg>", ""])


def _band(name: str, says: str, rooms: Iterable[str], top: float) -> tuple[str, float]:
    """A floor and its height."""
    lines = _wrapped(says, int((BAND - 20) / SMALL_LETTER))
    parts = [
        _text(MARGIN + 10, top + HEAD + 10 + index * LINE, "says", line) for index, line in enumerate(lines)
    ]
    x, y = MARGIN + 10.0, top + HEAD + len(lines) * LINE + 4
    for room in rooms:
        width = len(room) * LETTER + 14
        if x + width > MARGIN + BAND - 10:
            x, y = MARGIN + 10.0, y + ROOM_HEIGHT + ROOM_GAP
        parts.append(_box("room", x, y, width, ROOM_HEIGHT))
        parts.append(_text(x + 7, y + 15, "label", room))
        x += width + ROOM_GAP
    height = y + ROOM_HEIGHT + 10 - top
    frame = [_box("floor", MARGIN, top, BAND, height), _text(MARGIN + 10, top + 18, "name", name)]
    return "\n".join([*frame, *parts]), height


def _wrapped(text: str, letters: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [line for line in lines if line]


def _arrows(
    order: Sequence[str],
    direct: Mapping[str, Iterable[str]],
    spans: Mapping[str, tuple[float, float]],
) -> tuple[list[str], int]:
    """The arrows, short ones inside so that few cross, and how many lanes they take."""
    edges = [(upper, lower) for upper in order for lower in shown_imports(upper, direct)]
    edges.sort(key=lambda edge: (order.index(edge[1]) - order.index(edge[0]), order.index(edge[0])))
    ends = [end for edge in edges for end in edge]
    used = dict.fromkeys(order, 0)
    arrows: list[str] = []
    lanes: list[list[tuple[float, float]]] = []
    for edge in edges:
        heights = []
        for floor in edge:
            used[floor] += 1
            top, height = spans[floor]
            heights.append(top + height * used[floor] / (ends.count(floor) + 1))
        begin, end = heights
        arrows.append(_arrow(WIDTH + _free_lane(lanes, begin, end) * LANE, begin, end))
    return arrows, len(lanes)


def _free_lane(lanes: list[list[tuple[float, float]]], begin: float, end: float) -> int:
    """The number of the first lane in which no arrow stands beside this one, which then stands there."""
    for number, taken in enumerate(lanes, 1):
        if all(end < other_begin or other_end < begin for other_begin, other_end in taken):
            taken.append((begin, end))
            return number
    lanes.append([(begin, end)])
    return len(lanes)


def shown_imports(floor: str, direct: Mapping[str, Iterable[str]]) -> list[str]:
    """What a floor imports and none of the floors does that it imports."""
    return sorted(
        lower
        for lower in direct[floor]
        if not any(lower in _reached(other, direct) for other in direct[floor] if other != lower)
    )


def _reached(floor: str, direct: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    for lower in direct[floor]:
        found |= {lower} | _reached(lower, direct)
    return found


def _arrow(lane: float, begin: float, end: float) -> str:
    edge = MARGIN + BAND
    line = f"M{edge} {_number(begin)}H{_number(lane)}V{_number(end)}H{edge + 6}"
    head = f"M{edge} {_number(end)}l8 -4v8z"
    return f'<path class="arrow" d="{line}"/><path class="head" d="{head}"/>'


def _box(kind: str, x: float, y: float, width: float, height: float) -> str:
    where = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
    return f'<rect class="{kind}" {where} rx="5"/>'


def _text(x: float, y: float, kind: str, text: str) -> str:
    return f'<text class="{kind}" x="{_number(x)}" y="{_number(y)}">{escape(text)}</text>'


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
