"""What adapters ask the service for. Nothing here raises: without a service there is no compression."""

from __future__ import annotations

import json
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from headroom_ts.json_types import JsonObject, object_at, objects_at, text_at
from headroom_ts.service.connection import Connection, TooSlow, Unreachable
from headroom_ts.service.process import LONGEST_START_SECONDS, start_service
from headroom_ts.service.state_file import StateFile, state_file
from headroom_ts.service.trouble import Trouble

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
        self._why_not = ""
        self._trouble = Trouble()
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
        messages = [] if answer is None else objects_at(answer, "messages")
        if answer is None or len(messages) != len(rows):
            return None
        hashes = [each for each in answer.get("ccr_hashes") or [] if isinstance(each, str)]
        return Compressed(messages, hashes, objects_at(answer, "tools"))

    def retrieve(self, arguments: JsonObject) -> str:
        """What the model gets to read for a call of ``headroom_retrieve``."""
        answer = self._ask("/v1/retrieve", arguments)
        return _NOT_AVAILABLE if answer is None else text_at(answer, "text")

    def remember(self, entries: Mapping[str, Any]) -> None:
        """Keeps JSON values under keys, here and for other programs."""
        try:
            texts = {key: json.dumps(value) for key, value in entries.items()}
        except Exception as error:
            self._trouble.tell(error)
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
        for key, text in object_at(answer or {}, "values").items():
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
            self._trouble.tell(error)
            return None
        self._trouble.is_over()
        return answer

    def _post(self, path: str, body: JsonObject) -> JsonObject:
        connection = self._connect()
        try:
            return connection.post(path, body, _ANSWER_SECONDS)
        except TooSlow as error:
            # One large request may take its time; a service that hangs must not hold up every request.
            if not connection.is_healthy(_HEALTH_SECONDS):
                self._give_up(connection, error)
            raise
        except Unreachable:
            self._disconnect(connection)
        again = self._connect()
        try:
            return again.post(path, body, _ANSWER_SECONDS)
        except (TooSlow, Unreachable) as error:
            self._give_up(again, error)
            raise

    def renew_lock(self) -> None:
        """For a forked child, which inherits a lock that is held but not the thread that holds it."""
        self._lock = threading.Lock()
        self._trouble.renew_lock()

    def _connect(self) -> Connection:
        with self._lock:
            if self._connection is None:
                if time.monotonic() < self._no_try_before:
                    raise Unreachable(self._why_not)
                try:
                    self._connection = self._find()
                except Unreachable as error:
                    self._pause(error)
                    raise
            return self._connection

    def _disconnect(self, connection: Connection) -> None:
        with self._lock:
            if self._connection is connection:
                self._connection = None

    def _give_up(self, connection: Connection, error: Exception) -> None:
        self._disconnect(connection)
        self._pause(error)

    def _pause(self, error: Exception) -> None:
        self._why_not = str(error)
        self._no_try_before = time.monotonic() + _PAUSE_SECONDS

    def _find(self) -> Connection:
        url = (self._url or os.environ.get("HEADROOM_URL", "")).strip()
        if url:
            return Connection(url, os.environ.get("HEADROOM_TOKEN"))
        state = state_file()
        running = _running(state)
        if running is not None:
            return running
        with state.alone(LONGEST_START_SECONDS):
            # Another program may have started it meanwhile.
            return _running(state) or start_service(state).connection


def _running(state: StateFile) -> Connection | None:
    known = state.read()
    return known.connection if known is not None and known.connection.is_healthy(_HEALTH_SECONDS) else None


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
