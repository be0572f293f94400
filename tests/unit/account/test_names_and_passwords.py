"""Weak passwords, names of devices, and names of people: pure rules, as tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.account.devices import device_name
from chat_server.domain.account.passwords import decide_weak
from chat_server.domain.core.refusal import Refusal
from chat_server.services.profiles import clean_name

ABOUT = ("Katrin Ostermann", "k.ostermann@ostermann-licht.example", "Lindenhof Assistenz")

WEAK = [
    "kurz",
    "neun Zchn",
    "aaaaaaaaaaaa",
    "abababababab",
    "passwort123",
    "Passwort2026!",
    "PASSWORD1234",
    "ＰＡＳＳＷＯＲＴ1234",
    "1234567890",
    "9876543210",
    "qwertzuiop12",
    "asdfghjkl!!",
    "abcdefghijkl",
    "KatrinOstermann1",
    "ostermann-licht",
    "k.ostermann@ostermann-licht.example",
    "Lindenhof123",
    "lindenhof-assistenz",
    "feierabend!1",
    "geheim-geheim-geheim",
    "ostermann-katrin-2026",
]
STRONG = [
    "Grüße aus Köln",
    "vier bunte Lampen im Flur",
    "correct horse battery staple",
    "Xk3#pq9Lm2!z",
    "katrin mag grüne Lampen",
    "日本語のパスワードです",
]


@pytest.mark.parametrize("password", WEAK)
def test_what_anybody_would_try_is_weak(password: str) -> None:
    assert decide_weak(password, ABOUT) is not None


@pytest.mark.parametrize("password", STRONG)
def test_a_few_words_are_enough(password: str) -> None:
    assert decide_weak(password, ABOUT) is None


@given(st.text(min_size=1, max_size=3), st.integers(4, 100))
def test_whatever_is_repeated_is_weak(unit: str, times: int) -> None:
    if len(set(unit.casefold())) < 3:
        assert decide_weak(unit * times, ()) is not None


@given(st.text(max_size=200), st.lists(st.text(max_size=30), max_size=3))
def test_every_text_gets_a_verdict(password: str, about: list[str]) -> None:
    verdict = decide_weak(password, about)
    assert verdict is None or verdict


AGENTS = [
    (
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
            " Safari/537.36"
        ),
        "Chrome, Windows",
    ),
    (
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
            " Safari/537.36 Edg/130.0.0.0"
        ),
        "Edge, Windows",
    ),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox, Linux"),
    (
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            " Version/17.5 Mobile/15E148 Safari/604.1"
        ),
        "Safari, iPhone",
    ),
    (
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5"
            " Safari/605.1.15"
        ),
        "Safari, macOS",
    ),
    (
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
            " Mobile Safari/537.36"
        ),
        "Chrome, Android",
    ),
    ("Mozilla/5.0 (Windows NT 10.0)", "Windows"),
    ("Mozilla/5.0", "Mozilla/5.0"),
    ("bench", "bench"),
    ("", ""),
]


@pytest.mark.parametrize(("agent", "name"), AGENTS)
def test_devices_have_names_that_people_know(agent: str, name: str) -> None:
    assert device_name(agent[:120]) == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Jana   Lindner ", "Jana Lindner"),
        ("Jose\u0301", "José"),
        ("Jana\nLindner", "Jana Lindner"),
        ("\u202eanaJ\x07", "anaJ"),
        ("شيماء", "شيماء"),
        ("O'Neill-Çelik 2", "O'Neill-Çelik 2"),
    ],
)
def test_names_are_kept_with_single_blanks(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.mark.parametrize("name", ["", "   ", "…", "\u202e…", "\x07", "\u200b", "\u2800", "ﬀ" + "a" * 120])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="bad_request"):
        clean_name(name)
