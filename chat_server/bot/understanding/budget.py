"""Finds the time budget: the amounts of time in a text, and which of them say how long the work may take."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from chat_server.bot.understanding.changes.beyond import is_denied, number_of_it
from chat_server.bot.understanding.changes.multiples import minutes_in_all
from chat_server.bot.understanding.changes.touching import changed_amount
from chat_server.bot.understanding.corrections import after_correction, correcting_number, is_retracted
from chat_server.bot.understanding.forms.durations import DURATION_MEANINGS, Amount, bare, hours_minutes
from chat_server.bot.understanding.forms.durations import amount as amount_of
from chat_server.bot.understanding.grammar.atoms import Atom
from chat_server.bot.understanding.grammar.numerals import as_clock
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.decisions import AmountRole
from chat_server.bot.understanding.phrases import MAX_TIMES

_MAX_WORDS_BEFORE = 5
_KINDS = frozenset({"duration", "days", "clock", "bare_amount"})
_MAX_WORDS_BETWEEN = 8
# A lonely "1:30" is an hour and a half, a lonely "12:30" a time of day.
_MAX_LENGTH_BARE_HOURS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """Tokens[first:end] are an amount of time; it begins at token `begin` with the words that qualify it."""

    begin: int
    first: int
    end: int
    close: int  # where it ends with the words that qualify it
    amount: Amount
    marks: frozenset[str]
    in_days: bool = False


def find_durations(scan: Scan, answer: bool) -> list[Duration]:
    """All amounts of time in a text; `answer`: the text answers the question for the budget."""
    found = (_duration_at(scan, atom, answer) for atom in scan.atoms if not _KINDS.isdisjoint(atom.roles))
    amounts = list(islice((duration for duration in found if duration), MAX_TIMES))
    taken = frozenset(place for amount in amounts for place in range(amount.first, amount.end))
    both = ((amount, _said_again(scan, amount, taken)) for amount in amounts)
    return [one for some in both for one in some if one][:MAX_TIMES]


def _said_again(scan: Scan, before: Duration, taken: frozenset[int]) -> Duration | None:
    """ "Zwei Stunden, nein, drei", "drei Stunden, davon bitte zwei": a lonely number that has the unit of the amount
    before it; if in doubt, it is asked.
    """
    corrected = correcting_number(scan, before.close)
    found = corrected or number_of_it(scan, before.close, taken)
    if found is None:
        return None
    place, number = found
    unit = None if corrected and _contradicted(scan, before) else _unit(scan, before)
    known = unit is not None and _MIN <= number * unit <= _MAX
    if not (known or corrected):
        return None
    return Duration(
        begin=place,
        first=place,
        end=place + 1,
        close=place + 1,
        amount=amount_of(number, unit) if known and unit else bare(number),
        marks=frozenset() if corrected else frozenset({"of_it"}),
    )


def _unit(scan: Scan, before: Duration) -> int | None:
    """The minutes of the unit of an amount that has one."""
    atom = scan.starting.get(before.first)
    meaning, values = atom.roles.get("duration", ("", ())) if atom else ("", ())
    unit = values[-1] if meaning in _OF_ONE_UNIT else None
    return unit if isinstance(unit, int) and unit in (1, 60) else None


def _contradicted(scan: Scan, before: Duration) -> bool:
    """ "Höchstens zwei Stunden, besser eine": two wishes rather than a correction."""
    return "most" in before.marks and not is_retracted(scan, before.close)


# Words that qualify an amount only where they stand right before it.
_DIRECT = frozenset({"unclear", "least", "more"})
_OF_ONE_UNIT = ("amount", "quarters", "part_of_unit", "mixed")
_MIN, _MAX = 5, 16 * 60


def _duration_at(scan: Scan, atom: Atom, answer: bool) -> Duration | None:
    amount = _amount(scan, atom, answer)
    if amount is None or not scan.free(atom.first, atom.end):
        return None
    begin, before = _before(scan, atom.first)
    close, after = _after(scan, atom.end)
    if "more" in before and ("not_more" in after or is_denied(scan, begin, close)):
        before |= {"most", "budget", "not_more"}
    in_days = not atom.roles.keys() & {"duration", "clock", "weak_clock", "bare_amount"}
    return Duration(
        begin=begin,
        first=atom.first,
        end=atom.end,
        close=close,
        amount=amount,
        marks=before | after,
        in_days=in_days,
    )


def _amount(scan: Scan, atom: Atom, answer: bool) -> Amount | None:
    for kind in ("duration", "days"):
        if kind in atom.roles:
            meaning, values = atom.roles[kind]
            return DURATION_MEANINGS[meaning](*values)
    if "bare_amount" in atom.roles and atom.first in scan.led and _bare_fits(scan, atom):
        return _bare_amount(scan, atom)
    if not (answer or atom.first in scan.led or scan.short):
        return None
    meaning, values = atom.roles.get("clock", ("", ()))
    clock = as_clock(values[0]) if values and meaning == "clock" and atom.end - atom.first == 1 else None
    if clock is None:
        return None
    few = clock[0] <= _MAX_LENGTH_BARE_HOURS
    if answer or _before(scan, atom.first)[1] & {"budget", "most"} or (few and scan.only_word(atom.first)):
        return hours_minutes(clock)
    return None


def _bare_amount(scan: Scan, atom: Atom) -> Amount:
    """ "Stundenlimit 3" names its unit, "Budget 3" does not."""
    meaning, values = atom.roles["bare_amount"]
    begin, _ = _before(scan, atom.first)
    in_hours = meaning == "bare" and scan.tokens[begin].fold.startswith("stunden")
    return DURATION_MEANINGS["amount" if in_hours else meaning](*values, *([60] if in_hours else []))


def _bare_fits(scan: Scan, atom: Atom) -> bool:
    """ "Budget 3", but not "Budget 300 Euro" nor "plane ich ein"."""
    if scan.tokens[atom.first].fold == "ein":
        return False
    begin, marks = _before(scan, atom.first)
    lonely = begin == 0 and atom.end == len(scan.tokens) and "most" in marks
    ended = (
        scan.boundary(atom.end) or "<Tag.>" in scan.tokens[atom.first].keys
    )  # "Stundenansatz: 2. Kanzlei Ohm"
    return ended and ("budget" in marks or lonely)


def _before(scan: Scan, place: int) -> tuple[int, frozenset[str]]:
    """Where the words that qualify a duration begin, and what they say ("Budget: maximal" -> budget, most)."""
    begin, marks = place, set[str]()
    if place not in scan.led:
        return begin, frozenset()
    for _ in range(_MAX_WORDS_BEFORE):
        atom = scan.ending.get(place)
        meaning = _before_meaning(atom) if atom else None
        if atom and meaning:
            if meaning in _DIRECT and (marks - {"about"} or scan.boundary(place)):
                break  # "wäre gut, zwei Stunden", "wäre gut Budget zwei Stunden"
            marks.add(meaning)
            begin = place = atom.first
        elif scan.in_set(place - 1, "preposition") or scan.in_set(place - 1, "before_amount"):
            place -= 1
        else:
            break
    return begin, frozenset(marks)


def _before_meaning(atom: Atom) -> str | None:
    if atom.meaning("before_time") == "until":
        return "until"
    return atom.meaning("before_duration")


def _after(scan: Scan, place: int) -> tuple[int, frozenset[str]]:
    close, marks = place, set[str]()
    while (atom := scan.starting.get(close)) and (meaning := atom.meaning("after_duration")):
        if "before_duration" in atom.roles and _begins_amount(scan, atom.end):
            break  # "2 Std. 40 Min. Budget 6 Stunden"
        if scan.tokens[close].fold == "vor" and scan.boundary(atom.end):
            break  # "stelle ich mir drei Stunden vor"
        marks.add(meaning)
        close = atom.end
    return close, frozenset(marks)


def _begins_amount(scan: Scan, place: int) -> bool:
    if place < len(scan.tokens) and scan.tokens[place].fold == ":":
        place += 1
    atom = scan.starting.get(place)
    return atom is not None and "duration" in atom.roles


@dataclass(frozen=True, slots=True)
class BudgetFound:
    """The minutes a text can mean as budget, why it must be asked (None: it is clear), and where it was said.

    `spans`: the tokens that are no part of the task any more; `doubtful`: those that a question quotes.
    """

    minutes: tuple[int, ...]
    why: str | None
    spans: tuple[tuple[int, int], ...]
    doubtful: tuple[tuple[int, int], ...] = ()


_ASKED_MARKS = (
    ("recurring", "recurring"),
    ("least", "at_least"),
    ("unclear", "unclear_amount"),
    ("more", "unclear_amount"),
)


def find_budget(
    scan: Scan, durations: Sequence[Duration], roles: Sequence[AmountRole], covered: Sequence[bool]
) -> BudgetFound | None:
    """What the amounts of time say together; None if none of them is a budget.

    `covered`: for every token whether it belongs to a time.
    """
    chosen: list[Duration] = []
    for found, role in zip(durations, roles, strict=True):
        limits = bool(found.marks & {"most", "least", "unclear", "more"})
        unsure = role == "unsure" and (limits or (chosen and _corrects(scan, chosen[-1], found)))
        if role == "budget" or (chosen and (unsure or "of_it" in found.marks)):
            chosen.append(found)
    if not chosen:
        both = zip(durations, roles, strict=True)
        doubtful = [found for found, role in both if role == "unsure" or "of_it" in found.marks]
        doubtful.sort(key=lambda found: "of_it" not in found.marks)
        return _whether(scan, doubtful[0], covered) if doubtful else None
    if any(not found.in_days for found in chosen):  # "2 Tage Arbeit" beside hours that are named
        chosen = [found for found in chosen if not found.in_days]
    state = _single(chosen[0])
    for before, found in pairwise(chosen):
        state = _join(scan, state, before, found)
    changed = next(((why, one) for one in chosen if (why := _changed(scan, one, covered))), None)
    if changed and (state.why is None or changed[0] == "below_zero"):
        return _asked_in_all(scan, state, *changed)
    return replace(state, why="unclear_amount") if state.why is None and _open(scan, chosen[-1]) else state


def _whether(scan: Scan, found: Duration, covered: Sequence[bool]) -> BudgetFound:
    """An amount that may be the budget or belong to the task."""
    doubtful = ((found.begin, found.close),)
    changed = _changed(scan, found, covered)
    if changed == "below_zero" or found.amount.why == "too_much":
        return BudgetFound((), changed or "too_much", (), doubtful)
    minutes = minutes_in_all(scan, changed or "", (found.begin, found.close), found.amount.minutes)
    return BudgetFound(minutes, changed or "budget_or_task", (), doubtful)


def _asked_in_all(scan: Scan, state: BudgetFound, why: str, found: Duration) -> BudgetFound:
    """Amounts that a word beside one of them changes."""
    if why == "below_zero":
        return BudgetFound((), why, state.spans)
    return BudgetFound(minutes_in_all(scan, why, (found.begin, found.close), state.minutes), why, state.spans)


def _changed(scan: Scan, found: Duration, covered: Sequence[bool]) -> str | None:
    return changed_amount(scan, found.begin, found.first, found.close, covered)


def _open(scan: Scan, found: Duration) -> bool:
    """Whether a number beside an amount was not understood: "zwei, vielleicht drei Stunden", "2 h, nein, 3 oder 4"."""
    before = found.begin
    while before and scan.idle(before - 1):
        before -= 1
    place = after_correction(scan, found.close)
    if is_retracted(scan, found.close):
        return True  # "two hours, no, that's silly"
    lonely = before == 1 and scan.boundary(1) and "<Menge>" in scan.tokens[0].keys
    return lonely or (
        place is not None and "<Menge>" in scan.tokens[place].keys and place not in scan.starting
    )


def _single(found: Duration) -> BudgetFound:
    marks = found.marks - {"more"} if "not_more" in found.marks else found.marks
    why = next((reason for mark, reason in _ASKED_MARKS if mark in marks), None)
    return BudgetFound(found.amount.minutes, why or found.amount.why, ((found.begin, found.close),))


def _corrects(scan: Scan, before: Duration, found: Duration) -> bool:
    """ "Zwei Stunden, nein, eher drei Stunden": a word between them says that the second holds."""
    end = min(found.begin, before.close + _MAX_WORDS_BETWEEN)
    return any(scan.begins(place, "correction") for place in range(before.close, end))


def _join(scan: Scan, state: BudgetFound, before: Duration, found: Duration) -> BudgetFound:
    new = _single(found)
    if "of_it" in found.marks or _corrects(scan, before, found):
        return replace(new, spans=(*state.spans[:-1], (state.spans[-1][0], found.close)))
    spans = (*state.spans, *new.spans)
    if new.minutes == state.minutes:
        return replace(state, spans=spans, why=state.why or new.why)
    return BudgetFound(tuple(dict.fromkeys((*state.minutes, *new.minutes))), "contradicting_amounts", spans)
