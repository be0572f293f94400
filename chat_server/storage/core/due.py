"""What a query for rows that fall due returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Due:
    """A row that something is due for since `at` (ms); `key` names it among the rows of one job."""

    key: str
    at: int
