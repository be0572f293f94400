"""Which part of a file is asked for."""

import pytest

from chat_server.web.files.ranges import Span, span_of

SIZE = 100
WHOLE = Span(0, SIZE, False)


@pytest.mark.parametrize(
    ("given", "span"),
    [
        (None, WHOLE),
        ("bytes=0-0", Span(0, 1, True)),
        ("bytes=0-", Span(0, 100, True)),
        ("bytes=90-200", Span(90, 100, True)),
        ("bytes=99-99", Span(99, 100, True)),
        ("bytes=-1", Span(99, 100, True)),
        ("bytes=-1000", Span(0, 100, True)),
        ("bytes=100-", None),
        ("bytes=-0", None),
        ("bytes=-", WHOLE),
        ("bytes=5-4", WHOLE),
        ("bytes=0-1,3-4", WHOLE),
        ("bytes=a-b", WHOLE),
        ("bytes=-1-2", WHOLE),
        ("bytes= 0-1", WHOLE),
        ("items=0-1", WHOLE),
        ("bytes=" + "9" * 40 + "-", WHOLE),
        ("bytes=٣-٤", WHOLE),
    ],
)
def test_spans(given: str | None, span: Span | None) -> None:
    assert span_of(given, SIZE) == span
