"""Numbers that correct what was said before them: "zwei Stunden, nein, drei", "bis 9 Uhr, äh, 10"."""

from fractions import Fraction

from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.scan import Scan

_MAX_SIGNS = 4
_MAX_WORDS = 8
_EARLY, _LATE = 7 * 60, 20 * 60
_HALF_DAY = 12 * 60


def after_correction(scan: Scan, place: int) -> int | None:
    """Where the words begin that correct what ends before a place; None if nothing is corrected there."""
    corrected = False
    for _ in range(_MAX_WORDS):
        atom = scan.starting.get(place)
        if atom is not None and "correction" in atom.roles:
            corrected, place = True, atom.end
        elif place < len(scan.tokens) and (
            scan.tokens[place].kind == "sign" or (corrected and scan.idle(place))
        ):
            place += 1
        else:
            break
    return place if corrected and place < len(scan.tokens) else None


def correcting_number(scan: Scan, place: int) -> tuple[int, int | Fraction] | None:
    """The place and the value of a lonely number that corrects what ends before a place."""
    number = after_correction(scan, place)
    if number is None or not scan.boundary(number + 1):
        return None
    value = scan.tokens[number].keys.get("<Menge>")
    return (number, value) if isinstance(value, int | Fraction) else None


def is_retracted(scan: Scan, place: int) -> bool:
    """Whether a clear "no" follows what ends before a place ("bis Freitag, ach nee")."""
    for _ in range(_MAX_SIGNS):
        atom = scan.starting.get(place)
        meaning = atom.meaning("correction") if atom else None
        if atom is not None and meaning == "rather":
            place = atom.end
        elif meaning is None and place < len(scan.tokens) and scan.tokens[place].kind == "sign":
            place += 1
        else:
            return meaning == "correction" and atom is not None and _is_whole(scan, atom)
    return False


def _is_whole(scan: Scan, atom: Atom) -> bool:
    """ "By Friday, no, ..."; but "by Friday, no calls please"."""
    return scan.capitals or atom.end - atom.first > 1 or scan.boundary(atom.end)


def same_half(hour: int, former: int) -> int:
    """The minute of the day of a corrected hour: by day, and of two such the nearer to the former minute."""
    if hour > 12:
        return hour * 60
    both = (hour * 60, (hour * 60 + _HALF_DAY) % (2 * _HALF_DAY))
    by_day = [minute for minute in both if _EARLY <= minute <= _LATE]
    return min(by_day or both, key=lambda minute: abs(minute - former))
