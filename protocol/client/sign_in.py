"""Signing in over HTTP, as a browser does it, for the Python client."""

import asyncio
import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

COOKIE = "feierabend_session"


class SignInRefused(Exception):
    """The server did not let us in; `code` is an error code of the protocol."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code


async def sign_in(url: str, email: str, password: str, seconds: float = 10) -> str:
    """`sign_in_now` in a thread."""
    return await asyncio.to_thread(sign_in_now, url, email, password, seconds)


def sign_in_now(url: str, email: str, password: str, seconds: float = 10) -> str:
    """Signs in at `url` ("http://host:port") and returns the session token.

    Raises SignInRefused, or OSError where no server answers in time.
    """
    place = urlsplit(url)
    connect = HTTPSConnection if place.scheme == "https" else HTTPConnection
    connection = connect(place.hostname or "", place.port, timeout=seconds)
    body = json.dumps({"email": email, "password": password, "stay": False}).encode()
    headers = {"Content-Type": "application/json", "Origin": f"{place.scheme}://{place.netloc}"}
    try:
        connection.request("POST", "/api/sign-in", body, headers)
        response = connection.getresponse()
        answer = response.read(65_536)
    except HTTPException as error:
        raise ConnectionError(f"no HTTP from {place.netloc}") from error
    finally:
        connection.close()
    if response.status != 200:
        raise _refused(response.status, answer)
    return SimpleCookie(response.getheader("Set-Cookie", ""))[COOKIE].value


def _refused(status: int, answer: bytes) -> SignInRefused:
    try:
        told = json.loads(answer)
        return SignInRefused(status, str(told["code"]), str(told["message"]))
    except (ValueError, KeyError, TypeError):
        return SignInRefused(status, "unknown", "the answer was not understood")
