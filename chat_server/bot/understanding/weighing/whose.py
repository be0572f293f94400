"""Whose each time of a text is: by the table of heads, and in a message weighed with all else that is seen of it."""

from collections.abc import Sequence

from chat_server.bot.understanding.budget import Duration
from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.amounts import head_of_amount
from chat_server.bot.understanding.heads.decisions import AMOUNT_ROLES, AmountHead, AmountRole, MomentRole
from chat_server.bot.understanding.heads.moments import role_of
from chat_server.bot.understanding.heads.speech import speech_of
from chat_server.bot.understanding.marking import STRONG
from chat_server.bot.understanding.phrases import Phrase
from chat_server.bot.understanding.weighing.choosing import weigh_amounts, weigh_moments
from chat_server.bot.understanding.weighing.signs import Times

# In so few words there is nothing to weigh that the table does not know.
FEW = 16
_SAME_CLAUSE = 16  # in dictation without signs a clause is longer than what belongs together


def roles_of_moments(times: Times, *, answers: bool) -> list[MomentRole]:
    """The role of each moment; `answers`: the text says nothing but times, or answers the question for one."""
    roles = moments_by_table(times, answers=answers)
    plain = answers or is_short(times) or _asks_twice(times, roles)
    return roles if plain else weigh_moments(times, roles)


def roles_of_amounts(times: Times, *, answers: bool) -> list[AmountRole]:
    """The role of each amount of time; `answers` as above."""
    heads = amounts_by_table(times, answers=answers)
    return [role for _, role in heads] if answers or is_short(times) else weigh_amounts(times, heads)


def is_short(times: Times) -> bool:
    """Whether a text is a phrase rather than a message."""
    return len(times.scan.tokens) <= FEW


def _asks_twice(times: Times, roles: Sequence[MomentRole]) -> bool:
    """Two clauses that ask for something, each by a day of its own, may be two tasks: these are not weighed."""
    scan = times.scan
    asked = {
        scan.clause[phrase.first]
        for phrase, role in zip(times.phrases, roles, strict=True)
        if role == "deadline" and phrase.is_marked and not phrase.only_clock
        if speech_of(scan, phrase.begin) in ("request", "nothing")
    }
    return len(asked) > 1


def moments_by_table(times: Times, *, answers: bool) -> list[MomentRole]:
    """The roles by the table of heads alone."""
    return [
        _moment_of_object(times.scan, phrase) or role_of(times.scan, phrase, times.idle, answers)
        for phrase in times.phrases
    ]


def amounts_by_table(times: Times, *, answers: bool) -> list[tuple[AmountHead | None, AmountRole]]:
    """The heads (None: taken by a verb, or in a forwarded mail) and roles by the table of heads alone."""
    return [_amount_by_table(times, found, answers) for found in times.durations]


def _amount_by_table(times: Times, found: Duration, answers: bool) -> tuple[AmountHead | None, AmountRole]:
    if role := _amount_of_object(times.scan, found):
        return None, role
    head = head_of_amount(times.scan, found, times.covered, times.idle, answers)
    return head, AMOUNT_ROLES[head]


def _moment_of_object(scan: Scan, phrase: Phrase) -> MomentRole | None:
    """A moment that says how to change a deadline is none."""
    taken = scan.objects.get(scan.clause[phrase.first])
    if taken is None or (phrase.mark and phrase.mark.meaning in STRONG and phrase.begin > taken.end):
        return None
    return "unsure" if phrase.mark and phrase.mark.meaning in STRONG else "task"


def _amount_of_object(scan: Scan, found: Duration) -> AmountRole | None:
    """The same for amounts of time; one in a forwarded mail may be the budget."""
    if is_forwarded(scan, found):
        return "unsure"
    taken = scan.objects.get(scan.clause[found.first])
    return "task" if taken and abs(found.first - taken.first) < _SAME_CLAUSE else None


def is_forwarded(scan: Scan, found: Phrase | Duration) -> bool:
    """Whether a time stands in a mail that the request points into."""
    return scan.kind(found.first) == "forwarded"


def without_forwarded(
    scan: Scan, phrases: Sequence[Phrase], roles: Sequence[MomentRole]
) -> tuple[list[Phrase], list[MomentRole]]:
    """Where the writer says a deadline, the mail below says nothing about it."""
    said = "deadline" in roles or "limit" in roles
    own = [number for number, phrase in enumerate(phrases) if not (said and is_forwarded(scan, phrase))]
    return [phrases[number] for number in own], [roles[number] for number in own]
