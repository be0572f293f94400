"""What is gathered of the expressions that make one phrase: its days, its time of day, its part of the day."""

from dataclasses import dataclass, field

from chat_server.bot.understanding.forms.times import PARTS
from chat_server.bot.understanding.forms.weekdays import WEEKDAY_MEANINGS
from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.numerals import Value

PLAIN_WEEKDAYS = {"weekday", "weekday_by", "weekday_by_reversed"}
WITHIN = {"within", "within_coming", "within_working_days", "within_week"}
COUNTED = WITHIN | {"after", "after_quarters", "after_working_days", "about_after", "half_hour"}
_MAX_DATES = 3


@dataclass(slots=True)
class Gathered:
    """What has been gathered for a phrase so far."""

    dates: list[tuple[str, tuple[Value, ...]]] = field(default_factory=list)
    clock: tuple[str, tuple[Value, ...]] | None = None
    part: tuple[str, str] | None = None
    fold: int | None = None

    def take(self, atom: Atom, weak_ok: bool) -> bool:
        """Adds an expression if the phrase still lacks its kind."""
        kinds = ("date", "clock", "part", "zone", *(("weak_date", "weak_clock") if weak_ok else ()))
        kind = next((kind for kind in kinds if kind in atom.roles), None)
        if kind is None:
            return False
        meaning, values = atom.roles[kind]
        match kind:
            case "date" | "weak_date":
                return self._take_date(meaning, values)
            case "clock" | "weak_clock":
                taken = self.clock is None
                self.clock = self.clock or (meaning, values)
            case "part":
                taken = self.part is None
                self.part = self.part or _part(meaning, values)
            case _:
                taken = self.fold is None
                self.fold = (
                    values[0] if values and isinstance(values[0], int) else int(meaning == "zone_winter")
                )
        return taken

    def _take_date(self, meaning: str, values: tuple[Value, ...]) -> bool:
        """A second date only beside a weekday or a counted day ("heute, Mittwoch", "Freitag, 20.11."); "bis Freitag
        in zwei Stunden" are two.
        """
        named = [known for known, _ in self.dates]
        ok = not named or (
            meaning not in COUNTED
            and (
                len(named) < 3
                and (meaning in PLAIN_WEEKDAYS or set(named) <= WEEKDAY_MEANINGS.keys() | {"relative_day"})
            )
        )
        if ok:
            self.dates.append((meaning, values))
        return ok


def _part(meaning: str, values: tuple[Value, ...]) -> tuple[str, str]:
    if meaning in PARTS:
        return PARTS[meaning]
    name, at = values[0] if values and isinstance(values[0], tuple) else ("day", "")
    return str(name), str(at)
