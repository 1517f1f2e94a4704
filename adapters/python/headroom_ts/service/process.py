"""A service in a process of its own, which ends with this program."""

from __future__ import annotations

import atexit
import os
import queue
import re
import secrets
import subprocess
import threading
import time
from collections.abc import Sequence
from typing import IO

from headroom_ts.service.command import commands
from headroom_ts.service.connection import Connection, Unreachable
from headroom_ts.service.state_file import RunningService, StateFile

_START_SECONDS = 30.0
_STOP_SECONDS = 5.0
_HEALTH_SECONDS = 5.0
LONGEST_START_SECONDS = _START_SECONDS + _HEALTH_SECONDS
"""What a command may take until the service answers."""
_URL = re.compile(r"https?://[\w.\[\]:-]+:\d+")
_OWN_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
_HOW_TO_INSTALL = (
    "install it with `npm install -g headroom-ts` (Node 22.19 or newer), or name a running one in HEADROOM_URL"
)


def start_service(state: StateFile) -> RunningService:
    """Starts ``headroom proxy`` on a free port. Raises ``Unreachable`` with what to do if that fails."""
    reasons: list[str] = []
    for command in commands():
        try:
            return _start(command, state)
        except Unreachable as error:
            reasons.append(str(error))
    what = "; ".join(reasons) or "there is no `headroom` on the PATH or in node_modules"
    raise Unreachable(f"the service cannot be started ({what}); {_HOW_TO_INSTALL}")


def _start(command: Sequence[str], state: StateFile) -> RunningService:
    token = secrets.token_hex(16)
    try:
        process = subprocess.Popen(
            [*command, "proxy", "--host", "127.0.0.1", "--port", "0", "--until-stdin-ends"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HEADROOM_TOKEN": token},
            text=True,
            errors="replace",
            # Ctrl+C is for the program, which may go on with what it does.
            start_new_session=True,
            creationflags=_OWN_GROUP,
        )
    except OSError as error:
        raise Unreachable(f"{command[0]}: {error}") from error
    service = RunningService(Connection(_url_of(process, command[0]), token), process.pid)
    if not service.connection.is_healthy(_HEALTH_SECONDS):
        _stop(process)
        raise Unreachable(f"{command[0]} is not the Headroom service")
    state.write(service)
    _stop_with_program(process, state)
    return service


def _url_of(process: subprocess.Popen[str], name: str) -> str:
    """Where the process says that it listens."""
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read_lines, args=(process.stdout, lines), daemon=True).start()
    last = "it said nothing"
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        try:
            line = lines.get(timeout=deadline - time.monotonic())
        except (queue.Empty, ValueError):
            break
        if line is None:
            process.wait()
            raise Unreachable(f"{name} ended: {last}")
        url = _URL.search(line)
        if url is not None:
            return url.group()
        last = line.strip() or last
    _stop(process)
    raise Unreachable(f"{name} was not ready after {_START_SECONDS:.0f} seconds: {last}")


def _read_lines(output: IO[str] | None, lines: queue.Queue[str | None]) -> None:
    """Reads to the end, for a process whose output nobody reads stands still."""
    for line in output or ():
        lines.put(line)
    lines.put(None)


def _stop_with_program(process: subprocess.Popen[str], state: StateFile) -> None:
    owner = os.getpid()

    def stop() -> None:
        # A forked child inherits this function, but not the service.
        if os.getpid() == owner:
            state.forget(process.pid)
            _stop(process)

    atexit.register(stop)


def _stop(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
