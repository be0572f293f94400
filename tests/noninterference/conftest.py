"""One agency for all tests of a file."""

from collections.abc import Iterator

import pytest

from tests.noninterference.worlds import Worlds, worlds_in


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    with worlds_in(tmp_path_factory.mktemp("worlds")) as made:
        yield made
