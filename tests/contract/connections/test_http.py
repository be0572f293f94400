"""HTTP as docs/protocol.md and docs/security.md promise it, against a running server."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.contract.conftest import PASSWORD, Name, Town
from tests.support.servers.server import START, ServerProcess, running_server
from tests.support.timeouts import TIMEOUT

JANA = "jana@lindenhof.example"
PATHS = [
    "/",
    "/some/page",
    "/assets/none.js",
    "/api/door",
    "/api/me",
    "/api/none",
    "/healthz",
    "/readyz",
    "/ws",
]
ERROR_KEYS = {"code", "message", "retry_after", "field", "detail"}


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server whose throttle belongs to this module."""
    with running_server(tmp_path_factory.mktemp("http"), start=START) as running:
        yield running


def browser(server: ServerProcess, origin: str | None = None) -> httpx2.Client:
    """A browser on a page, the server's own unless another is given."""
    return httpx2.Client(base_url=server.url, headers={"Origin": origin or server.url}, timeout=TIMEOUT)


@pytest.fixture
def web(own_server: ServerProcess) -> Iterator[httpx2.Client]:
    with browser(own_server) as web:
        yield web


def sign_in(web: httpx2.Client, **changed: object) -> httpx2.Response:
    return web.post("/api/sign-in", json={"email": JANA, "password": PASSWORD, "stay": True, **changed})


def assert_error(answer: httpx2.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json().keys() <= ERROR_KEYS
    assert answer.json()["message"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_security_headers(web: httpx2.Client, path: str) -> None:
    headers = web.get(path).headers
    assert headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self';"
    )
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "server" not in headers
    assert "strict-transport-security" not in headers  # this one is not behind TLS


@pytest.mark.parametrize("path", ["/api/door", "/api/me", "/api/none", "/readyz"])
def test_answers_of_the_api_are_not_kept(web: httpx2.Client, path: str) -> None:
    assert web.get(path).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PATHS)
def test_reading_sets_no_cookie(web: httpx2.Client, path: str) -> None:
    sign_in(web)
    assert "set-cookie" not in web.get(path).headers


def test_sign_in_gives_a_cookie_that_scripts_and_other_sites_cannot_use(web: httpx2.Client) -> None:
    answer = sign_in(web)
    assert answer.status_code == 200
    assert answer.json()["person"] | {"id": ""} == {
        "id": "",
        "name": "Jana Lindner",
        "kind": "staff",
        "role": "assistant",
    }
    name, *attributes = answer.headers["set-cookie"].split("; ")
    assert name.startswith("feierabend_session=")
    assert {a.lower() for a in attributes} == {"httponly", "max-age=2592000", "path=/", "samesite=strict"}
    me = web.get("/api/me").json()
    assert (me["email"], me["address"], me["language"]) == (JANA, "du", "de")


def test_without_stay_the_browser_forgets_the_cookie(web: httpx2.Client) -> None:
    assert "max-age" not in sign_in(web, stay=False).headers["set-cookie"].lower()


def test_a_customer_learns_their_own_role_and_account(web: httpx2.Client) -> None:
    person = sign_in(web, email="K.Ostermann@ostermann-licht.example").json()["person"]
    assert (person["kind"], person["role"]) == ("customer", "owner")
    assert person["account"].startswith("a")


def test_sign_out_ends_the_session_and_takes_the_cookie(web: httpx2.Client) -> None:
    token = sign_in(web).cookies["feierabend_session"]
    answer = web.post("/api/sign-out", json={})
    assert answer.status_code == 204
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert_error(web.get("/api/me"), 401, "signed_out")
    assert_error(web.get("/api/me", headers={"Authorization": f"Bearer {token}"}), 401, "signed_out")
    assert web.post("/api/sign-out").status_code == 204


def test_a_tool_needs_no_origin(own_server: ServerProcess, web: httpx2.Client) -> None:
    token = sign_in(web).cookies["feierabend_session"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert httpx2.get(f"{own_server.url}/api/me", headers=bearer).json()["email"] == JANA
    assert httpx2.post(f"{own_server.url}/api/sign-out", headers=bearer).status_code == 204


def test_who_sends_a_token_is_known_by_it_alone(web: httpx2.Client) -> None:
    sign_in(web)
    assert web.get("/api/me").status_code == 200
    assert_error(web.get("/api/me", headers={"Authorization": "Bearer wrong"}), 401, "signed_out")


@pytest.mark.parametrize(
    "origin",
    [None, "", "null", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1", "http://127.0.0.1:1"],
)
def test_other_sites_cannot_change_anything(own_server: ServerProcess, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    with httpx2.Client(base_url=own_server.url, headers=headers, timeout=TIMEOUT) as elsewhere:
        assert_error(sign_in(elsewhere), 403, "wrong_origin")
        assert_error(elsewhere.post("/api/sign-out"), 403, "wrong_origin")
        assert_error(elsewhere.post("/api/demo/clock", json={"now": "2026-11-23T12:00"}), 403, "wrong_origin")


def test_a_second_origin_does_not_help(own_server: ServerProcess) -> None:
    headers = [("Origin", own_server.url), ("Origin", "http://evil.example")]
    answer = httpx2.post(f"{own_server.url}/api/sign-out", headers=headers)
    assert_error(answer, 403, "wrong_origin")


def test_basic_authorization_is_no_way_around_the_origin(own_server: ServerProcess) -> None:
    answer = httpx2.post(f"{own_server.url}/api/sign-out", auth=("somebody", "something"))
    assert_error(answer, 403, "wrong_origin")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"\xff", "application/json"),
        (b"[]", "application/json"),
        (b"null", "application/json"),
        (b"{}", "application/json"),
        (b'{"email": 1, "password": "x"}', "application/json"),
        (b'{"email": "a", "password": "x", "stay": "yes"}', "application/json"),
        (b'{"email": "a", "password": "x", "admin": true}', "application/json"),
        (b'{"email": "\\ud800", "password": "x"}', "application/json"),
        (b'{"email": "' + b"a" * 300 + b'", "password": "x"}', "application/json"),
        (b'{"email": "a", "password": "' + b"x" * 1001 + b'"}', "application/json"),
        (b"[" * 8_000, "application/json"),
        (b" " * 9_000, "application/json"),
        (b'{"email": "a", "password": "x"}', "text/plain"),
        (b"email=a&password=x", "application/x-www-form-urlencoded"),
        (b'{"email": "a", "password": "x"}', ""),
    ],
)
def test_malformed_bodies_get_their_error(web: httpx2.Client, body: bytes, content_type: str) -> None:
    answer = web.post("/api/sign-in", content=body, headers={"Content-Type": content_type})
    assert_error(answer, 400, "bad_request")


def test_the_field_at_fault_is_named(web: httpx2.Client) -> None:
    assert sign_in(web, password=5).json()["field"] == "password"


def test_an_endless_body_is_cut_off(own_server: ServerProcess) -> None:
    head = (
        f"POST /api/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: {own_server.url}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with socket.create_connection(own_server.address, 10) as connection:
        connection.sendall(head.encode() + b"400\r\n" + b" " * 0x400 + b"\r\n")
        connection.sendall((b"400\r\n" + b" " * 0x400 + b"\r\n") * 8)
        assert connection.recv(64).startswith(b"HTTP/1.1 400")


# What comes in one piece before its turn in the line is refused for its size, and else for its first byte.
@pytest.mark.parametrize(
    ("noise", "refusals"),
    [
        (b"\0\1\2\r\n\r\n", (b"HTTP/1.1 400",)),
        (b"GET\r\n\r\n", (b"HTTP/1.1 400",)),
        (b"GET / HTTP/9.9\r\n\r\n", (b"HTTP/1.1 400",)),
        (b"\xff" * 70_000, (b"HTTP/1.1 400", b"HTTP/1.1 431")),
    ],
)
def test_noise_is_refused_and_harms_nobody(
    own_server: ServerProcess, noise: bytes, refusals: tuple[bytes, ...]
) -> None:
    with socket.create_connection(own_server.address, 10) as connection:
        connection.sendall(noise)
        answer = connection.recv(64)
        assert answer == b"" or answer.startswith(refusals)
    assert httpx2.get(f"{own_server.url}/healthz").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/none", 404, "not_found"),
        ("GET", "/assets/none.js", 404, "not_found"),
        ("GET", "/api/sign-in", 404, "not_found"),
        ("GET", "/ws", 426, "bad_request"),
        ("POST", "/api/door", 405, "bad_request"),
        ("DELETE", "/", 405, "bad_request"),
        ("PUT", "/api/me", 405, "bad_request"),
    ],
)
def test_what_does_not_exist_says_so(
    web: httpx2.Client, method: str, path: str, status: int, code: str
) -> None:
    assert_error(web.request(method, path), status, code)


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        ("", "neu anmelden"),
        ("en-GB,en;q=0.9", "sign in again"),
        ("de-DE,de;q=0.9,en;q=0.8", "neu anmelden"),
        ("fr, en;q=0.5, de;q=0.2", "sign in again"),
        ("de;q=0, en;q=0.1", "sign in again"),
        ("fr", "neu anmelden"),
        ("en;q=loud", "neu anmelden"),
    ],
)
def test_errors_speak_the_readers_language(web: httpx2.Client, accepted: str, text: str) -> None:
    assert text in web.get("/api/me", headers={"Accept-Language": accepted}).json()["message"]


def test_the_door_tells_the_agency_the_day_and_the_demos_people(web: httpx2.Client) -> None:
    door = web.get("/api/door").json()
    assert door["agency"] == "Lindenhof Assistenz"
    assert door["day"] == {"quiet": False, "until": 1795456800000}  # 2026-11-23T19:00+01:00
    assert [login["role"] for login in door["demo"]] == [
        "owner",
        "member",
        "owner",
        "assistant",
        "assistant",
        "lead",
        "management",
    ]


def test_metrics_are_for_operators(own_server: ServerProcess, town: Town) -> None:
    url = f"{own_server.url}/metrics"
    told = httpx2.get(url).text
    assert re.search(
        r'^feierabend_connections\{side="customer",worker="[0-9a-f]+"\} 0.0$', told, re.MULTILINE
    )
    assert "feierabend_disk_free_bytes" in told
    for headers in ({"X-Forwarded-For": "192.0.2.1"}, {"Authorization": "Bearer wrong"}):
        assert httpx2.get(url, headers=headers).status_code in {401, 404}
    theirs = f"{town.url}/metrics"
    statuses: dict[Name, int] = {"katrin": 404, "jana": 404, "henrik": 200}
    for name, status in statuses.items():
        token = town.tokens[name]
        assert httpx2.get(theirs, headers={"Authorization": f"Bearer {token}"}).status_code == status
        assert httpx2.get(theirs, headers={"Cookie": f"feierabend_session={token}"}).status_code == status


def test_with_a_token_metrics_are_for_who_has_it(tmp_path: Path) -> None:
    with running_server(tmp_path, settings={"metrics_token": "of the operators"}) as server:
        url = f"{server.url}/metrics"
        assert httpx2.get(url).status_code == 404
        answer = httpx2.get(url, headers={"Authorization": "Bearer of the operators"})
        assert "process_resident_memory_bytes" in answer.text


def test_the_demos_clock_can_be_moved(tmp_path: Path) -> None:
    with running_server(tmp_path) as server, browser(server) as web:
        web.headers["Accept-Language"] = "en"
        sign_in(web)
        moved = web.post("/api/demo/clock", json={"now": "2026-12-23T18:59:50"})
        assert 0 <= moved.json()["now"] - 1798048790000 < 5_000
        door = web.get("/api/door").json()
        assert door["day"] == {"quiet": False, "until": 1798048800000}
        web.post("/api/demo/clock", json={"now": "2027-03-01T12:00:00Z"})
        assert web.get("/api/me").status_code == 200
        unclear = web.post("/api/demo/clock", json={"now": "2026-10-25T02:30:00"})
        assert_error(unclear, 400, "bad_request")
        assert "exists twice" in unclear.json()["detail"]


def test_outside_the_demo_nothing_of_it_exists(tmp_path: Path) -> None:
    with running_server(tmp_path, arguments=()) as server, browser(server) as web:
        assert web.get("/api/door").json()["demo"] == []
        assert web.post("/api/demo/clock", json={"now": "2026-12-23T18:59:50"}).status_code == 405
        assert_error(sign_in(web), 401, "wrong_credentials")


def test_guessing_is_throttled_and_says_for_how_long(tmp_path: Path) -> None:
    with running_server(tmp_path) as server, browser(server) as web:
        for _ in range(5):
            assert_error(sign_in(web, password="wrong"), 401, "wrong_credentials")
        answer = sign_in(web)
        assert_error(answer, 429, "throttled")
        assert 0 < answer.json()["retry_after"] <= 1_000
        assert answer.headers["retry-after"] == "1"
        logged = server.log().split("Henrik Thomsen")[-1]
        assert JANA not in logged
        assert "wrong" not in logged


def test_behind_tls_cookies_and_browsers_insist_on_it(tmp_path: Path) -> None:
    origin = "https://chat.example"
    with running_server(tmp_path, settings={"origins": origin}) as server, browser(server, origin) as web:
        answer = sign_in(web)
        assert "secure" in answer.headers["set-cookie"].lower()
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert httpx2.get(f"{server.url}/metrics").status_code == 404
        elsewhere = httpx2.post(f"{server.url}/api/sign-out", headers={"Origin": server.url})
        assert_error(elsewhere, 403, "wrong_origin")
