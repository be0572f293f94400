"""An index is as a dict of sets, whatever comes and goes."""

from hypothesis import given
from hypothesis import strategies as st

from chat_server.hub.core.index import FEW, Index

STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 2 * FEW)), max_size=80)


@given(STEPS)
def test_an_index_is_as_a_dict_of_sets(steps: list[tuple[bool, int, int]]) -> None:
    index: Index[int, int] = Index()
    model: dict[int, set[int]] = {}
    for comes, key, value in steps:
        if comes:
            index.add(key, value)
            model.setdefault(key, set()).add(value)
        else:
            index.discard(key, value)
            model.get(key, set()).discard(value)
        present = {key: values for key, values in model.items() if values}
        assert {key: sorted(index.of(key)) for key in index} == {
            key: sorted(values) for key, values in present.items()
        }
        assert (len(index), [key in index for key in range(3)]) == (
            len(present),
            [key in present for key in range(3)],
        )
