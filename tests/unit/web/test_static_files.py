"""The built client as browsers get it: compressed, cached by name, asked for again where it has to be."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import anyio
import pytest
from starlette.applications import Starlette
from starlette.types import Message, Scope

from chat_server.web.codings import best_coding
from chat_server.web.static_client import ASK_AGAIN, BUILT, FOREVER, ClientRoutes

pytestmark = pytest.mark.anyio

FIRST_SCREEN = 150_000
"""Bytes on the wire for sign-in and Start: the page and what it needs."""

CODE = b"const one = 1;\n" * 99


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


async def ask(folder: Path, path: str, method: str = "GET", **headers: str) -> Answer:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": named}
    sent: list[Message] = []

    async def receive() -> Message:
        await anyio.sleep_forever()
        raise AssertionError("the browser stays")

    async def send(message: Message) -> None:
        sent.append(message)

    await Starlette(routes=ClientRoutes(folder).routes())(scope, receive, send)
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], told, b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "assets/x-1.js").write_bytes(CODE)
    (tmp_path / "assets/x-1.js.gz").write_bytes(gzip.compress(CODE))
    (tmp_path / "assets/x-1.js.br").write_bytes(b"as if it were Brotli")
    (tmp_path / "assets/y-1.woff2").write_bytes(b"font")
    return tmp_path


ACCEPTED = [
    ("", None),
    ("identity", None),
    ("gzip", "gzip"),
    ("GZIP;q=1", "gzip"),
    ("gzip, deflate, br, zstd", "br"),
    ("br;q=0, gzip", "gzip"),
    ("br;q=0.5, gzip;q=0.8", "gzip"),
    ("*", "br"),
    ("*;q=0", None),
    ("br;q=0, *;q=0.1", "gzip"),
    ("gzip;q=0.5, identity", None),
    ("gzip;q=nonsense", None),
    ("zstd", None),
    (",;;,", None),
]


@pytest.mark.parametrize(("accepted", "coding"), ACCEPTED)
async def test_the_browser_gets_the_form_it_likes_best(
    folder: Path, accepted: str, coding: str | None
) -> None:
    answer = await ask(folder, "/assets/x-1.js", accept_encoding=accepted)
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.body))
    forms = {None: CODE, "gzip": gzip.compress(CODE), "br": b"as if it were Brotli"}
    assert gzip.decompress(answer.body) == CODE if coding == "gzip" else answer.body == forms[coding]


async def test_files_are_cached_for_ever_and_the_page_is_asked_for_again(folder: Path) -> None:
    assert (await ask(folder, "/assets/x-1.js")).headers["cache-control"] == FOREVER
    for path in ("/", "/index.html", "/chats/c1"):
        page = await ask(folder, path, accept_encoding="br")
        assert (page.status, page.headers["cache-control"], page.body) == (200, ASK_AGAIN, b"<!doctype html>")
    assert "vary" not in (await ask(folder, "/assets/y-1.woff2", accept_encoding="br")).headers


async def test_what_the_browser_has_is_not_sent_again(folder: Path) -> None:
    """Each form has a tag of its own; a changed file another one."""
    tags = {}
    for coding in ("br", "gzip", "identity"):
        tag = tags[coding] = (await ask(folder, "/assets/x-1.js", accept_encoding=coding)).headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = await ask(folder, "/assets/x-1.js", accept_encoding=coding, if_none_match=known)
            assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
        assert (
            await ask(folder, "/assets/x-1.js", accept_encoding=coding, if_none_match='"o"')
        ).status == 200
    assert len(set(tags.values())) == 3
    page = (await ask(folder, "/")).headers["etag"]
    (folder / "index.html").write_text("<!doctype html><p>")
    assert (await ask(folder, "/", if_none_match=page)).status == 200


async def test_a_part_and_the_head_are_those_of_the_form(folder: Path) -> None:
    whole = await ask(folder, "/assets/x-1.js", accept_encoding="gzip")
    part = await ask(folder, "/assets/x-1.js", accept_encoding="gzip", range="bytes=2-5")
    assert (part.status, part.body, part.headers["content-encoding"]) == (206, whole.body[2:6], "gzip")
    head = await ask(folder, "/assets/x-1.js", "HEAD", accept_encoding="gzip")
    assert (head.status, head.body, head.headers["content-length"]) == (
        200,
        b"",
        whole.headers["content-length"],
    )


@pytest.mark.parametrize(
    "path", ["/assets/x-1.js.br", "/assets/x-1.js.gz", "/assets/none.js", "/assets/../secret"]
)
async def test_the_forms_are_no_files_of_their_own(folder: Path, path: str) -> None:
    assert (await ask(folder, path)).status == 404


async def wire_size(path: str) -> int:
    answer = await ask(BUILT, path, accept_encoding="gzip, deflate, br")
    assert answer.status == 200
    return len(answer.body)


def needed() -> set[str]:
    """What the built page asks for at once: what it names, what its script imports, and the fonts of its words."""
    page = (BUILT / "index.html").read_text("utf-8")
    found = set(re.findall(r'(?:src|href)="(/assets/[^"]+)"', page))
    entry = "".join((BUILT / name[1:]).read_text("utf-8") for name in found if name.endswith(".js"))
    imported = re.findall(r'(?:^|[;}])import(?:[^"`\'(]*from)?["`\'](\./[^"`\']+)', entry)
    styles = "".join((BUILT / name[1:]).read_text("utf-8") for name in found if name.endswith(".css"))
    return found | {f"/assets/{name[2:]}" for name in imported} | fonts_needed(styles)


def fonts_needed(styles: str) -> set[str]:
    """A browser asks for a font where a letter on the page is in its range: for "ł" in a name, say, and then only."""
    letters = {ord(one) for path in CATALOGUES.glob("*.json") for one in path.read_text("utf-8")}
    return {
        f"/assets/{name}"
        for name, ranges in FONT.findall(styles)
        if any(
            first <= letter <= last for first, last in map(bounds, ranges.split(",")) for letter in letters
        )
    }


FONT = re.compile(r"@font-face\{[^}]*url\([^)]*?([^/)]+\.woff2)\)[^}]*unicode-range:([^;}]+)", re.IGNORECASE)
CATALOGUES = Path(__file__).parents[3] / "web_client/src/texts"


def bounds(written: str) -> tuple[int, int]:
    """ "U+2000-206F", "U+131", and "U+??", as browsers read them and builds shorten them."""
    text = written.strip().upper().removeprefix("U+")
    first, _, last = text.partition("-")
    return int(first.replace("?", "0"), 16), int((last or first).replace("?", "F"), 16)


def test_the_words_need_one_font() -> None:
    assert [name.split("-wght")[0] for name in needed() if name.endswith(".woff2")] == [
        "/assets/figtree-latin"
    ]


async def test_the_first_screen_is_small() -> None:
    """A browser fetches it with Brotli: under 150 kB."""
    files = needed()
    assert {name.rpartition(".")[2] for name in files} >= {"js", "css", "svg", "woff2"}
    sizes = {name: await wire_size(name) for name in ("/", *files)}
    assert sum(sizes.values()) < FIRST_SCREEN, sizes


def test_everything_worth_it_was_compressed_at_build() -> None:
    for file in BUILT.rglob("*"):
        if file.suffix in {".js", ".css"}:
            assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == file.read_bytes()
            assert file.with_name(f"{file.name}.br").stat().st_size < file.stat().st_size


def test_nothing_there_means_nothing_chosen() -> None:
    assert best_coding("br, gzip", ()) is None
