"""Who may open the socket, and when it is taken away again."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from protocol import SUBPROTOCOL_JSON, SUBPROTOCOL_MSGPACK
from tests.contract.conftest import PASSWORD
from tests.support.servers.server import ServerProcess, running_server
from tests.support.timeouts import TIMEOUT

KATRIN = "k.ostermann@ostermann-licht.example"
BOTH = [SUBPROTOCOL_MSGPACK, SUBPROTOCOL_JSON]
HELLO = '{"t": "hello", "id": 0, "level": 1}'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with running_server(tmp_path_factory.mktemp("door")) as running:
        yield running


@pytest.fixture
def token(server: ServerProcess) -> str:
    return new_token(server)


def new_token(server: ServerProcess) -> str:
    body = {"email": KATRIN, "password": PASSWORD}
    answer = httpx2.post(f"{server.url}/api/sign-in", json=body, headers={"Origin": server.url})
    return answer.cookies["feierabend_session"]


def open_socket(
    server: ServerProcess, headers: dict[str, str], subprotocols: list[str] | None = None
) -> ClientConnection:
    origin = headers.pop("Origin", None)
    return connect(
        f"{server.url.replace('http', 'ws')}/ws",
        origin=origin,  # type: ignore[arg-type]
        additional_headers=headers,
        subprotocols=subprotocols or BOTH,  # type: ignore[arg-type]
    )


@contextmanager
def greeted(server: ServerProcess, token: str) -> Iterator[ClientConnection]:
    """A socket that has said hello and was welcomed."""
    with open_socket(server, {"Authorization": f"Bearer {token}"}, [SUBPROTOCOL_JSON]) as socket:
        socket.send(HELLO)
        assert '"t":"ok"' in str(socket.recv(timeout=10))
        yield socket


def refusal(server: ServerProcess, headers: dict[str, str], subprotocols: list[str] | None = None) -> str:
    with pytest.raises(InvalidStatus) as refused:
        open_socket(server, headers, subprotocols)
    response = refused.value.response
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"
    return f"{response.status_code} {json.loads(response.body)['code']}"


def test_a_browser_comes_with_cookie_and_origin(server: ServerProcess, token: str) -> None:
    headers = {"Cookie": f"feierabend_session={token}", "Origin": server.url}
    with open_socket(server, headers) as socket:
        assert socket.subprotocol == SUBPROTOCOL_MSGPACK


def test_a_tool_comes_with_its_token(server: ServerProcess, token: str) -> None:
    with open_socket(server, {"Authorization": f"Bearer {token}"}, [SUBPROTOCOL_JSON]) as socket:
        assert socket.subprotocol == SUBPROTOCOL_JSON


def test_everybody_else_is_refused_before_the_handshake(server: ServerProcess, token: str) -> None:
    cookie, own = {"Cookie": f"feierabend_session={token}"}, {"Origin": server.url}
    assert refusal(server, {}) == "403 wrong_origin"
    assert refusal(server, {**own}) == "401 signed_out"
    assert refusal(server, {**cookie}) == "403 wrong_origin"
    assert refusal(server, {**cookie, "Origin": "http://evil.example"}) == "403 wrong_origin"
    assert refusal(server, {**own, "Cookie": "feierabend_session=wrong"}) == "401 signed_out"
    assert refusal(server, {**own, **cookie, "Authorization": "Bearer wrong"}) == "401 signed_out"


def test_only_our_subprotocols_are_spoken(server: ServerProcess, token: str) -> None:
    bearer = {"Authorization": f"Bearer {token}"}
    assert refusal(server, dict(bearer), ["chat"]) == "400 bad_request"
    with open_socket(server, dict(bearer), ["chat", SUBPROTOCOL_JSON]) as socket:
        assert socket.subprotocol == SUBPROTOCOL_JSON


def close_code(socket: ClientConnection) -> int:
    """The code with which the server closes."""
    with pytest.raises(ConnectionClosed) as closed:
        read_until(socket, time.monotonic() + TIMEOUT)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def read_until(socket: ClientConnection, deadline: float) -> None:
    while True:
        socket.recv(timeout=deadline - time.monotonic())


def test_signing_out_closes_every_socket_of_the_session_and_no_other(
    server: ServerProcess, token: str
) -> None:
    other = new_token(server)
    with greeted(server, token) as first, greeted(server, token) as second, greeted(server, other) as stays:
        headers = {"Authorization": f"Bearer {token}"}
        assert httpx2.post(f"{server.url}/api/sign-out", headers=headers).status_code == 204
        assert {close_code(first), close_code(second)} == {4403}
        assert stays.ping().wait(TIMEOUT)


def test_locking_somebody_from_the_command_line_closes_their_sockets_even_where_redis_is_down(
    server: ServerProcess, token: str
) -> None:
    with greeted(server, token) as socket:
        feierabend(server, "people", "lock", KATRIN, redis="redis://127.0.0.1:1")
        assert close_code(socket) in {4401, 4403}
    assert refusal(server, {"Authorization": f"Bearer {token}"}) == "401 signed_out"
    body = {"email": KATRIN, "password": PASSWORD}
    answer = httpx2.post(f"{server.url}/api/sign-in", json=body, headers={"Origin": server.url})
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_credentials")
    feierabend(server, "people", "unlock", KATRIN)
    assert new_token(server)


def test_a_session_that_expires_closes_its_sockets(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A tool's token of a week, on a server whose clock is moved to just before its end."""
    folder = tmp_path_factory.mktemp("expiry")
    with running_server(folder) as server:
        short = feierabend(server, "token", KATRIN, "--days", "7").strip()
        end = time.time() + 7 * 24 * 3600
        with greeted(server, short) as socket:
            almost = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(end - 2))
            web = {"Origin": server.url}
            httpx2.post(f"{server.url}/api/demo/clock", json={"now": almost}, headers=web).raise_for_status()
            assert close_code(socket) == 4401


def feierabend(server: ServerProcess, *arguments: str, redis: str = "") -> str:
    """The command line in a process of its own, on the server's database."""
    command = [sys.executable, "-c", "from chat_server.main.cli import main; main()", *arguments]
    environment = {**os.environ, "FEIERABEND_VAR": str(server.log_file.parent), "FEIERABEND_REDIS_URL": redis}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
