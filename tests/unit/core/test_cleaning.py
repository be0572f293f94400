"""One cleaning for every text: what is seen stays, what is not seen is nothing."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.text_cleaning import clean_line, clean_text, is_blank, tag_key

FAMILY, HEART, KEYCAP, FLAG = (
    "👨‍👩‍👧",
    "❤️",
    "1️⃣",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
)
RAINBOW, PERSIAN, SINHALA = "🏳️‍🌈", "می‌خواهم", "ශ්‍රී"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Angebot", "Angebot"),
        ("  zwei\tBlanks  und\xa0 einer ", "zwei Blanks und einer"),
        ("Zeile\neins\r\nzwei\u2028drei\x85vier\x0bfünf", "Zeile eins zwei drei vier fünf"),
        ("u\u0308ber", "über"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2066a\u2069\u200fb\u061c", "ab"),
        ("Bü\u200bro\ufeff", "Büro"),
        ("Bü\u200dro", "Büro"),
        ("Bu\u200b\u0308ro", "Büro"),
        ("Zucker\u00adwatte", "Zuckerwatte"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("Büro\ufe0f", "Büro"),
        (f"{FAMILY} {HEART} {KEYCAP} {FLAG} {RAINBOW}", f"{FAMILY} {HEART} {KEYCAP} {FLAG} {RAINBOW}"),
        ("a\U000e0067\U000e007f", "a"),
        (PERSIAN, PERSIAN),
        (SINHALA, SINHALA),
        ("Löschen \u200d 👩", "Löschen 👩"),
        ("🏳️", "🏳️"),
        ("<b>&amp;", "<b>&amp;"),
        ("a\ufe0f\ufe0f\u200d🌈", "a🌈"),
    ],
)
def test_a_line_is_what_is_seen_of_it(written: str, line: str) -> None:
    assert clean_line(written) == line


BLANK = [
    "", " ", "\n\n", "\u2800", "\u3164", "\u115f\u1160", "\uffa0", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u202e",
    "\u2066\u2069", "\u2060\u2063", "\x00", "\x1b", "\x7f", "\u3000", "\u00a0", "\u034f", "\ufe0f", "\u180e",
    "\U000e0020", "\u2800 \n\u200b\t\u3164", "\u17b4", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("text", BLANK)
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert is_blank(text)
    assert clean_line(text) == clean_text(text) == ""


@pytest.mark.parametrize("text", [".", "-", "👍", "\u0301", "ㅤa", "…", "\ue000", "\U0001fae8"])
def test_a_sign_is_something(text: str) -> None:
    assert not is_blank(text)
    assert clean_text(text) == text


@pytest.mark.parametrize(
    "text",
    [FAMILY, PERSIAN, "a\u200bb", "x\u202ey", "  eingerückt\n\n  so ", "Tab\tund\r\nZeile", "a\u00adb"],
)
def test_a_message_stays_as_written(text: str) -> None:
    assert clean_text(text) == text


def test_a_message_is_composed() -> None:
    assert clean_text("Bu\u0308ro\n ") == "Büro\n "


ODD = st.sampled_from(
    "a1🌈👩#é\u0308\u200b\u200c\u200d\ufe0f\u20e3م\u202e\u2800 \n\U0001f3f4\U000e0067\U000e007f"
)


@given(st.text() | st.text(ODD))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    line, whole = clean_line(text), clean_text(text)
    assert clean_line(line) == line
    assert clean_text(whole) == whole
    assert line == normalize("NFC", line)
    assert bool(line) == (not is_blank(text))
    assert "\n" not in line


def test_five_spellings_are_one_tag() -> None:
    spellings = ["#Büro", "#büro", "#BÜRO", "#Bu\u0308ro", "#Bü\u200bro"]
    assert len({tag_key(clean_line(spelling)) for spelling in spellings}) == 1
    assert tag_key("#Straße") == tag_key("#STRASSE")
    assert tag_key("#Buero") != tag_key("#Büro")
