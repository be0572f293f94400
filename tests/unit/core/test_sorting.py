"""German order: the same list as in the web client's tests, whatever it was before."""

import json
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.sorting import german_key, spellings_of, words_of

NAMES = json.loads((Path(__file__).parents[2] / "golden/sorting.json").read_text("utf-8"))


def test_names_are_sorted_by_the_german_rule() -> None:
    for seed in range(9):
        mixed = Random(seed).sample(NAMES, len(NAMES))
        assert sorted(mixed, key=german_key) == NAMES


def test_words_are_without_case_marks_and_signs() -> None:
    assert words_of("Äpfel & Straße_(Nord)!") == ["apfel", "strasse", "nord"]
    assert spellings_of("Müller") == (["muller"], ["mueller"])


@given(st.lists(st.text(max_size=8)))
def test_any_texts_have_an_order(texts: list[str]) -> None:
    assert sorted(sorted(texts), key=german_key) == sorted(texts, key=german_key)
