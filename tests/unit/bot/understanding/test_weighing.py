"""Weighing whose a time is: likelihoods, costs, learning, and what the weights say of messages."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.understanding import CALENDAR, USUAL_NOW
from chat_server.bot.understanding import understand
from chat_server.bot.understanding.grammar.grammars import GRAMMARS
from chat_server.bot.understanding.understand import times_of
from chat_server.bot.understanding.weighing.choosing import AMOUNTS, COSTS, MOMENTS, choose
from chat_server.bot.understanding.weighing.signs import Seen, see_moment
from chat_server.bot.understanding.weighing.weights import Chances, Weights, features_of, shares
from chat_server.bot.understanding.weighing.whose import moments_by_table
from chat_server.domain.core.calendar_answers import Language, parse_moment
from tools.learn import SEEN_AT_LEAST, Sample, learn

NOW = parse_moment(USUAL_NOW, CALENDAR)
WEIGHT = st.floats(-20, 20)


@given(st.tuples(WEIGHT, WEIGHT, WEIGHT))
def test_likelihoods_sum_up_to_one_in_the_order_of_the_sums(sums: tuple[float, float, float]) -> None:
    found = shares(sums)
    assert sum(found) == pytest.approx(1)
    ordered = sorted(zip(sums, found, strict=True))
    assert all(one[1] <= other[1] for one, other in pairwise(ordered))


def test_what_is_certain_is_chosen() -> None:
    assert choose(Chances(1, 0, 0)) == "meant"
    assert choose(Chances(0, 1, 0)) == "task"
    assert choose(Chances(0, 0, 1)) == "unsure"


def test_a_value_is_only_taken_if_a_wrong_one_is_much_less_likely() -> None:
    wrong = COSTS["meant"].task
    assert wrong > COSTS["task"].meant > COSTS["unsure"].meant
    assert choose(Chances(0.7, 0.3, 0)) == "unsure"
    assert choose(Chances(0.9, 0.1, 0)) == "meant"


def test_learning_finds_what_tells_roles_apart_and_finds_it_again() -> None:
    samples = [
        sample
        for _ in range(20 * SEEN_AT_LEAST)
        for sample in (
            Sample(["any", "bis"], 0, 1.0),
            Sample(["any", "seit"], 1, 1.0),
            Sample(["any", "etwa"], 2, 1.0),
        )
    ]
    weights = Weights(learn(samples))
    grammar = GRAMMARS["de"]
    for feature, role in (("bis", 0), ("seit", 1), ("etwa", 2)):
        chances = weights.chances(Seen(("any", feature), ()), grammar)
        assert chances.index(max(chances)) == role
    assert learn(samples) == weights.of


def test_a_feature_that_is_rare_gets_no_weight() -> None:
    samples = [Sample(["any", f"word {number}"], number % 3, 1.0) for number in range(9)]
    assert set(learn(samples)) == {"any"}


@pytest.mark.parametrize("weights", [MOMENTS, AMOUNTS])
def test_the_weights_know_the_signs_that_are_seen(weights: Weights) -> None:
    assert {"any", "language de", "language en"} <= set(weights.of)


def test_a_word_of_the_same_place_weighs_the_same_each_time() -> None:
    text = "Den Aushang für die Ferien bitte neu setzen, am Donnerstag hätte ich ihn gern an der Tür der Praxis hängen."
    times = times_of(text, NOW, "de", CALENDAR)
    assert times is not None
    grammar = times.scan.grammar
    seen = see_moment(times, moments_by_table(times, answers=False), 0)
    assert MOMENTS.chances(seen, grammar) == MOMENTS.chances(seen, grammar)
    apart = [MOMENTS.of.get(feature, (0.0, 0.0, 0.0)) for feature in features_of(seen, grammar)]
    summed = shares((sum(w[0] for w in apart), sum(w[1] for w in apart), sum(w[2] for w in apart)))
    assert MOMENTS.chances(seen, grammar) == pytest.approx(summed)


def test_texts_of_nothing_but_times_are_not_weighed() -> None:
    assert times_of("bis Freitag, 2 Std.", NOW, "de", CALENDAR) is None


GRANTED = (
    "Guten Tag Frau Berg, die Broschüre ist eingerostet. Bitte einmal glattziehen, acht Seiten. Sieben Stunden gestehe "
    "ich Ihnen dafür zu, das Ergebnis sollte bis zum 30. November vorliegen. Gruß, Kanzlei Ahlers"
)
OF_THE_MATTER = (
    "Hallo, im Dezember ziehen wir um, der Umzug ist am 12.12. und dauert wohl sechs Stunden. Bitte drei Speditionen "
    "anfragen und mir die Preise in eine Tabelle schreiben."
)
ON_THE_DESK = (
    "Hi Anna, our landlord sold the house in May. Please draft a short letter to the new owner, I'd like to have it on "
    "my desk by Friday, 27 November. Two hours are fine."
)
MESSAGES: list[tuple[Language, str, str, int | None]] = [
    ("de", GRANTED, "2026-11-30", 420),
    ("de", OF_THE_MATTER, "", None),
    ("en", ON_THE_DESK, "2026-11-27", 120),
]


@pytest.mark.parametrize(("language", "text", "deadline", "budget"), MESSAGES)
def test_messages_are_read(language: Language, text: str, deadline: str, budget: int | None) -> None:
    found = understand(text, NOW, language, CALENDAR)
    day = found.deadline.date() if isinstance(found.deadline, datetime) else found.deadline
    assert (day.isoformat() if day else "", found.budget_minutes) == (deadline, budget)
