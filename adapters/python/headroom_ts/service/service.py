"""What adapters ask the service for. Nothing here raises: without a service there is no compression."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from headroom_ts.json_types import JsonObject, text_at
from headroom_ts.service.connection import Connection, TooSlow, Unreachable
from headroom_ts.service.process import start_service
from headroom_ts.service.state_file import state_file

_logger = logging.getLogger("headroom_ts")

_ANSWER_SECONDS = 30.0
_HEALTH_SECONDS = 2.0
_PAUSE_SECONDS = 30.0
_MOST_KNOWN = 512
_NOT_AVAILABLE = "not available; run the original command again"


@dataclass(frozen=True)
class Compressed:
    """A conversation as the model is to read it."""

    rows: list[Any]
    hashes: list[str]
    """The references that stand in it; where there are none, nothing was left out."""
    tools: list[JsonObject]
    """The tool that reads what was left out, for the request's tools."""


@dataclass(frozen=True)
class CompressOptions:
    """How a conversation is to be compressed."""

    format: str = ""
    """The form of the rows; recognised by default."""
    model: str = ""
    retrieval: Literal["tool", "none"] = "none"
    keep_whole: Sequence[int] = ()


class Service:
    """A client of the service at a URL, or of the one that this user and project share.

    Without a URL (parameter or ``HEADROOM_URL``) a running service is found by its state file; if there is
    none, ``headroom proxy`` is started. An outage is logged once, as a warning.
    """

    def __init__(self, url: str | None = None) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._no_try_before = 0.0
        self._has_warned = False
        self._known: OrderedDict[str, str] = OrderedDict()

    def __reduce__(self) -> tuple[Any, ...]:
        """Copies of agents and models share the service of their program, those that were pickled too."""
        return service_at, (self._url,)

    def compress(self, rows: Sequence[Any], options: CompressOptions) -> Compressed | None:
        """The rows compressed; ``None`` where they are to be sent as they are."""
        body: JsonObject = {
            "messages": list(rows),
            "retrieval": options.retrieval,
            "keepWhole": list(options.keep_whole),
        }
        if options.format:
            body["format"] = options.format
        if options.model:
            body["model"] = options.model
        answer = self._ask("/v1/compress", body)
        messages = None if answer is None else answer.get("messages")
        if answer is None or not isinstance(messages, list) or len(messages) != len(rows):
            return None
        return Compressed(messages, answer.get("ccr_hashes") or [], answer.get("tools") or [])

    def retrieve(self, arguments: JsonObject) -> str:
        """What the model gets to read for a call of ``headroom_retrieve``."""
        answer = self._ask("/v1/retrieve", arguments)
        return _NOT_AVAILABLE if answer is None else text_at(answer, "text")

    def remember(self, entries: Mapping[str, Any]) -> None:
        """Keeps JSON values under keys, here and for other programs."""
        try:
            texts = {key: json.dumps(value) for key, value in entries.items()}
        except Exception as error:
            self._warn(error)
            return
        for key, text in texts.items():
            self._keep(key, text)
        kept = [{"key": key, "value": text} for key, text in texts.items()]
        self._ask("/v1/remember", {"entries": kept})

    def recall(self, keys: Sequence[str]) -> dict[str, Any]:
        """The values of those keys that are known."""
        known = {key: self._known.get(key) for key in keys}
        texts = {key: text for key, text in known.items() if text is not None}
        asked = [key for key in keys if key not in texts]
        answer = self._ask("/v1/recall", {"keys": asked}) if asked else None
        found = (answer or {}).get("values")
        for key, text in found.items() if isinstance(found, dict) else ():
            self._keep(key, text)
            texts[key] = text
        return {key: json.loads(text) for key, text in texts.items()}

    def _keep(self, key: str, text: str) -> None:
        with self._lock:
            self._known[key] = text
            self._known.move_to_end(key)
            while len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)

    def _ask(self, path: str, body: JsonObject) -> JsonObject | None:
        """The answer; ``None``, after one warning for the whole outage, where there is none."""
        try:
            answer = self._post(path, body)
        except Exception as error:
            # Not only what the service says: the working folder may be gone, or a message nested too deeply for JSON.
            self._warn(error)
            return None
        self._has_warned = False
        return answer

    def _post(self, path: str, body: JsonObject) -> JsonObject:
        connection = self._connect()
        try:
            return connection.post(path, body, _ANSWER_SECONDS)
        except TooSlow:
            # One large request may take its time; a service that hangs must not hold up every request.
            if not connection.is_healthy(_HEALTH_SECONDS):
                self._give_up(connection)
            raise
        except Unreachable:
            self._disconnect(connection)
        again = self._connect()
        try:
            return again.post(path, body, _ANSWER_SECONDS)
        except (TooSlow, Unreachable):
            self._give_up(again)
            raise

    def renew_lock(self) -> None:
        """For a forked child, which inherits a lock that is held but not the thread that holds it."""
        self._lock = threading.Lock()

    def _connect(self) -> Connection:
        with self._lock:
            if self._connection is None:
                if time.monotonic() < self._no_try_before:
                    raise Unreachable("the service could not be reached a moment ago")
                try:
                    self._connection = self._find()
                except Unreachable:
                    self._no_try_before = time.monotonic() + _PAUSE_SECONDS
                    raise
            return self._connection

    def _disconnect(self, connection: Connection) -> None:
        with self._lock:
            if self._connection is connection:
                self._connection = None

    def _give_up(self, connection: Connection) -> None:
        self._disconnect(connection)
        self._no_try_before = time.monotonic() + _PAUSE_SECONDS

    def _find(self) -> Connection:
        url = self._url or os.environ.get("HEADROOM_URL")
        if url:
            return Connection(url, os.environ.get("HEADROOM_TOKEN"))
        state = state_file()
        running = state.read()
        if running is not None and running.connection.is_healthy(_HEALTH_SECONDS):
            return running.connection
        return start_service(state).connection

    def _warn(self, error: Exception) -> None:
        if not self._has_warned:
            self._has_warned = True
            _logger.warning("Headroom: requests go out uncompressed: %s", error)


_services: dict[str | None, Service] = {}
_services_lock = threading.Lock()


def service_at(url: str | None = None) -> Service:
    """The one client in this program of the service at a URL."""
    with _services_lock:
        return _services.setdefault(url, Service(url))


def _renew_locks() -> None:
    global _services_lock
    _services_lock = threading.Lock()
    for service in _services.values():
        service.renew_lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_locks)
