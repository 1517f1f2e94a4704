"""The small file by which the programs of one user and project find the service that one of them started."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from headroom_ts.json_types import JsonObject, is_object, text_at
from headroom_ts.service.connection import Connection, ServiceError
from headroom_ts.service.start_lock import start_lock


@dataclass(frozen=True)
class RunningService:
    """A service and the process that it runs in."""

    connection: Connection
    pid: int


class StateFile:
    """Remembers the running service. A file that cannot be read or written only means that nobody else finds it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> RunningService | None:
        """The service that was written last, whether it still runs or not."""
        try:
            state: object = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if not is_object(state):
            return None
        pid = state.get("pid")
        try:
            connection = Connection(text_at(state, "url"), text_at(state, "token") or None)
        except ServiceError:
            return None
        return RunningService(connection, pid if isinstance(pid, int) else 0)

    def write(self, service: RunningService) -> None:
        """Replaces the file at once; it is readable for this user only, for it holds the token."""
        state: JsonObject = {"pid": service.pid, "url": service.connection.url}
        if service.connection.token is not None:
            state["token"] = service.connection.token
        unfinished = self._path.with_suffix(f".{os.getpid()}")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(state, file)
            unfinished.replace(self._path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def forget(self, pid: int) -> None:
        """Removes the file if it names the service with this process id."""
        known = self.read()
        if known is not None and known.pid == pid:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def alone(self, patience: float) -> AbstractContextManager[None]:
        """While no other program of this user and project is between reading the file and writing it.

        Waits for one that is, so many seconds at most.
        """
        return start_lock(self._path.with_suffix(".lock"), patience)


def state_file(environment: Mapping[str, str] = os.environ) -> StateFile:
    """The state file of this user and project, in the folder where the service keeps its store."""
    project = environment.get("HEADROOM_PROJECT") or os.getcwd()
    name = hashlib.sha256(project.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return StateFile(_store_directory(environment) / f"service-{name}.json")


def _store_directory(environment: Mapping[str, str]) -> Path:
    """The folder that the service chooses too: ``HEADROOM_DIRECTORY``, or where the platform keeps data."""
    chosen = environment.get("HEADROOM_DIRECTORY")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "headroom"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "headroom"
    data = environment.get("XDG_DATA_HOME", "")
    return (Path(data) if os.path.isabs(data) else Path.home() / ".local" / "share") / "headroom"
