"""One running service and how it is asked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from headroom_ts.json_types import JsonObject, is_object, object_at, text_at

_CONNECT_SECONDS = 5.0


class ServiceError(Exception):
    """The service did not do what it was asked; the text says why."""


class TooSlow(ServiceError):
    """The service took the request and did not answer it in time."""


class Unreachable(ServiceError):
    """Nothing answers where the service should be, or it went away in the middle of an answer."""


@dataclass(frozen=True)
class Connection:
    """Where a service listens, such as ``http://127.0.0.1:8787``, and the token that it wants to see."""

    url: str
    token: str | None = None

    def __post_init__(self) -> None:
        if not _is_address(self.url):
            raise ServiceError(f"{self.url!r} is no address of a service; write it as http://127.0.0.1:8787")

    def post(self, path: str, body: JsonObject, timeout: float) -> JsonObject:
        """What the service answers within ``timeout`` seconds. Raises a ``ServiceError`` if it does not."""
        try:
            status, text = self._exchange(path, json.dumps(body).encode(), timeout)
        except TimeoutError as error:
            raise TooSlow(f"{self.url}{path} took more than {timeout:.0f} seconds") from error
        except (OSError, HTTPException) as error:
            raise Unreachable(f"no answer from {self.url}: {error or type(error).__name__}") from error
        answer = _parse(text)
        if status != 200:
            reason = text_at(object_at(answer, "error"), "message") or f"status {status}"
            raise ServiceError(f"{self.url}{path} refused: {reason}")
        return answer

    def is_healthy(self, timeout: float) -> bool:
        """Whether a Headroom service answers here and accepts the token."""
        try:
            return self.post("/v1/recall", {"keys": []}, timeout).get("version") == 1
        except ServiceError:
            return False

    def _exchange(self, path: str, body: bytes, timeout: float) -> tuple[int, bytes]:
        # Not through urllib: it would send even local requests to a proxy that the environment names.
        address = urlsplit(self.url)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.hostname or "", address.port, timeout=_CONNECT_SECONDS)
        headers = {"content-type": "application/json"}
        if self.token is not None:
            headers["authorization"] = f"Bearer {self.token}"
        try:
            self._connect(connection)
            connection.sock.settimeout(timeout)
            connection.request("POST", address.path.rstrip("/") + path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def _connect(self, connection: HTTPConnection) -> None:
        try:
            connection.connect()
        except TimeoutError as error:
            raise Unreachable(f"{self.url} cannot be reached within {_CONNECT_SECONDS:.0f} seconds") from error


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # Reading the port checks it.
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _parse(text: bytes) -> JsonObject:
    try:
        answer: object = json.loads(text)
    except ValueError:
        return {}
    return answer if is_object(answer) else {}
