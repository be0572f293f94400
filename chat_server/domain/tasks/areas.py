"""Work areas and their factors (SPEC 8). Factors are whole percent: 1.3 is 130."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat_server.domain.tasks.refusal_texts import refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A work area as it was when it was chosen for a task: later settings do not change a contract."""

    key: str
    customer_percent: int
    assistant_percent: int
    special: bool = False
    """Its tasks must be released by a specialist."""
    advised: bool = False
    """Its tasks may need an expert's advice, which the team lead arranges."""


AREAS: Mapping[str, Area] = {
    area.key: area
    for area in (
        Area(key="backoffice", customer_percent=100, assistant_percent=100),
        Area(key="marketing", customer_percent=130, assistant_percent=120, advised=True),
        Area(key="frontdesk", customer_percent=180, assistant_percent=150, special=True),
        Area(key="design", customer_percent=200, assistant_percent=180, special=True),
        Area(key="project", customer_percent=180, assistant_percent=150, special=True),
    )
}
"""The table of SPEC 8. The customer factor of Projektmanagement is a setting of the agency: see `AgencyRules`."""


def find_area(key: str, areas: Mapping[str, Area]) -> Area:
    """The area of a key. Raises Refusal if there is none."""
    area = areas.get(key)
    if area is None:
        raise refuse("task.no_such_area", "area")
    return area
