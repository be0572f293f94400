"""Chooses the role of each time: what costs least, as likely as the weights find each role to be the true one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from chat_server.bot.understanding.heads.decisions import AmountHead, AmountRole, MomentRole
from chat_server.bot.understanding.weighing.signs import Times, see_amount, see_moment
from chat_server.bot.understanding.weighing.weights import Chances, read_weights

Choice: TypeAlias = Literal["meant", "task", "unsure"]

# What it costs to choose a role where another is true: a value taken that nobody meant is worst, a question that was
# not needed and one that was missed are as annoying as each other.
COSTS: dict[Choice, Chances] = {
    #                 meant  task  unsure: the truth
    "meant":  Chances(0.0,   5.0,  5.0),
    "task":   Chances(2.0,   0.0,  3.0),
    "unsure": Chances(1.0,   1.0,  0.0),
}  # fmt: skip

_FOLDER = Path(__file__).parent
MOMENTS = read_weights(_FOLDER / "moments.tsv")
AMOUNTS = read_weights(_FOLDER / "amounts.tsv")


def choose(chances: Chances) -> Choice:
    """The role with the least cost to be expected."""
    return min(COSTS, key=lambda choice: sum(map(float.__mul__, COSTS[choice], chances)))


def weigh_moments(times: Times, roles: Sequence[MomentRole]) -> list[MomentRole]:
    """The roles of the moments, those by the table of heads weighed with all else that is seen."""
    seen = [see_moment(times, roles, number) for number in range(len(roles))]
    chances = [MOMENTS.chances(one, times.scan.grammar) for one in seen]
    return [_of_moment(choose(one), role) for one, role in zip(chances, roles, strict=True)]


def _of_moment(choice: Choice, role: MomentRole) -> MomentRole:
    """A limit that is meant stays a limit, and what others want is asked about as theirs."""
    if choice == "meant":
        return "limit" if role == "limit" else "deadline"
    return "theirs" if choice == "unsure" and role == "theirs" else choice


def weigh_amounts(times: Times, heads: Sequence[tuple[AmountHead | None, AmountRole]]) -> list[AmountRole]:
    """The roles of the amounts; `heads`: their heads, and their roles by the table of these."""
    seen = [see_amount(times, heads, number) for number in range(len(heads))]
    choices = [choose(AMOUNTS.chances(one, times.scan.grammar)) for one in seen]
    return ["budget" if choice == "meant" else choice for choice in choices]
