"""Names of files: text, never a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.files.names import LONGEST, clean_name, with_ending


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Angebot Köln.pdf", "Angebot Köln.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\brief.docx", "brief.docx"),
        ("..", "Datei"),
        ("", "Datei"),
        ("\u202e\u200b", "Datei"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.exe"),
        ("a\nb\tc.txt", "a b c.txt"),
        ("a\0b.txt", "ab.txt"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        (".htaccess", "htaccess"),
        ("punkt. ", "punkt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Cafe\u0301.txt", "Café.txt"),
        ("x" * 300 + ".jpeg", "x" * 145 + ".jpeg"),
        ("x" * 300, "x" * 150),
    ],
)
def test_names(given: str, name: str) -> None:
    assert clean_name(given) == name


@given(st.text())
def test_any_text_becomes_a_name(text: str) -> None:
    name = clean_name(text)
    assert 0 < len(name) <= LONGEST
    assert not set(name) & set('/\\<>:"|?*\0\n\r')
    assert not name.startswith(".")
    assert clean_name(name) == name


def test_an_ending_that_does_not_fit_gets_one_that_does() -> None:
    jpeg = (".jpg", ".jpeg")
    assert with_ending("Foto.JPEG", jpeg) == "Foto.JPEG"
    assert with_ending("seite.html", (".png",)) == "seite.html.png"
    assert with_ending("brief.docx", ()) == "brief.docx"
    assert len(with_ending("x" * 150, jpeg)) == LONGEST
