"""How the service is found, started, ended and done without."""

from __future__ import annotations

import contextlib
import copy
import json
import logging
import os
import pickle
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import ROOT, USERS
from headroom_ts.json_types import JsonObject
from headroom_ts.service import CompressOptions, Service, process, service_at
from headroom_ts.service.command import commands
from headroom_ts.service.connection import Connection, ServiceError
from headroom_ts.service.start_lock import start_lock
from headroom_ts.service.state_file import state_file

ROWS = [
    {"role": "user", "content": "Which users failed?"},
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
    },
    {"role": "tool", "tool_call_id": "c", "content": USERS},
]
WITH_TOOL = CompressOptions("openai-chat", retrieval="tool")


@pytest.fixture(autouse=True)
def _alone(alone: Path) -> Iterator[None]:
    yield
    running = state_file().read()
    if running is not None:
        stop(running.pid)


def stop(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    eventually(lambda: not is_alive(pid))


def is_alive(pid: int) -> bool:
    try:
        # A process that has ended, and that nobody has asked about, counts as ended.
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)


def warnings_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def run_program(code: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


PROGRAM = """
from headroom_ts.service import Service
Service().recall(["key"])
print("ready", flush=True)
input()
"""


def start_program() -> tuple[subprocess.Popen[str], int]:
    """A program that uses the service, and the service's process."""
    program = run_program(PROGRAM)
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    running = state_file().read()
    assert running is not None
    return program, running.pid


def test_compresses_and_retrieves() -> None:
    service = Service()
    compressed = service.compress(ROWS, WITH_TOOL)
    assert compressed is not None
    assert len(json.dumps(compressed.rows)) < len(USERS) / 3
    assert [tool["function"]["name"] for tool in compressed.tools] == ["headroom_retrieve"]
    assert "user 199 of" in service.retrieve({"hash": compressed.hashes[0], "rows": "200"})
    assert "not available" in service.retrieve({"hash": "0" * 24})
    assert compressed.rows[:2] == ROWS[:2]


def test_the_state_file_is_for_this_user_only(store_directory: Path) -> None:
    Service().recall(["key"])
    modes = [stat.S_IMODE(file.stat().st_mode) for file in store_directory.glob("service-*.json")]
    assert modes
    assert set(modes) == {0o600}


def test_programs_of_a_project_share_one_service() -> None:
    first, pid = start_program()
    service = Service()
    service.remember({"key": [1, "two"]})
    running = state_file().read()
    assert running is not None and running.pid == pid
    assert Service().recall(["key", "other"]) == {"key": [1, "two"]}
    first.communicate("\n", timeout=20)


def test_the_service_ends_with_its_program_only() -> None:
    program, pid = start_program()
    # Ctrl+C reaches all processes of a group.
    assert os.getpgid(pid) != os.getpgid(program.pid)
    program.communicate("\n", timeout=20)
    assert not is_alive(pid)
    assert state_file().read() is None


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_service_ends_with_a_program_that_is_killed(how: signal.Signals) -> None:
    program, pid = start_program()
    program.send_signal(how)
    program.communicate(timeout=20)
    eventually(lambda: not is_alive(pid))


def test_a_service_that_went_away_is_started_again(caplog: pytest.LogCaptureFixture) -> None:
    service = Service()
    first = service.compress(ROWS, WITH_TOOL)
    service.remember({"key": "value"})
    running = state_file().read()
    assert first is not None and running is not None
    stop(running.pid)
    assert service.compress(ROWS, WITH_TOOL) == first
    assert Service().recall(["key"]) == {"key": "value"}
    assert "user 199 of" in service.retrieve({"hash": first.hashes[0], "rows": "200"})
    assert warnings_of(caplog) == []


def expect_one_warning(service: Service, caplog: pytest.LogCaptureFixture) -> str:
    for _ in range(3):
        assert service.compress(ROWS, WITH_TOOL) is None
        assert service.recall(["unknown"]) == {}
        service.remember({"key": "value"})
        assert service.recall(["key"]) == {"key": "value"}
        assert "not available" in service.retrieve({"hash": "0" * 24})
    [warning] = warnings_of(caplog)
    assert "uncompressed" in warning
    return warning


def test_without_node_there_is_one_warning_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.delenv("HEADROOM_COMMAND")
    monkeypatch.setenv("PATH", str(tmp_path))
    warning = expect_one_warning(Service(), caplog)
    assert "npm install -g headroom-ts" in warning
    assert "HEADROOM_URL" in warning


def test_a_command_that_fails_is_told_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    script = tmp_path / "old-node"
    script.write_text("#!/bin/sh\necho 'headroom needs Node 22.19 or newer' >&2\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setenv("HEADROOM_COMMAND", str(script))
    assert "needs Node 22.19" in expect_one_warning(Service(), caplog)


def test_a_url_where_nothing_listens_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    assert "127.0.0.1:9" in expect_one_warning(Service("http://127.0.0.1:9"), caplog)


@pytest.mark.parametrize("url", ["localhost:8787", "http://", "http://127.0.0.1:x", "ftp://127.0.0.1"])
def test_what_is_no_url_is_told_once(url: str, caplog: pytest.LogCaptureFixture) -> None:
    assert f"{url!r} is no address" in expect_one_warning(Service(f" {url} "), caplog)


def test_what_the_service_refuses_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def post(_: Connection, path: str, *rest: object) -> JsonObject:
        if path == "/v1/compress":
            raise ServiceError("a body may have 64 MB")
        return {"values": {}}

    monkeypatch.setattr(Connection, "post", post)
    service = Service("http://127.0.0.1:9")
    for number in range(3):
        service.recall([f"key {number}"])
        assert service.compress(ROWS, WITH_TOOL) is None
    assert len(warnings_of(caplog)) == 1


def test_requests_at_the_same_time_are_told_the_reason_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HEADROOM_COMMAND", "false")
    service = Service()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: service.compress(ROWS, WITH_TOOL), range(32)))
    [warning] = warnings_of(caplog)
    assert "false ended" in warning


def test_programs_that_begin_at_the_same_time_start_one_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADROOM_HOST", "0.0.0.0")
    services = [Service(), Service()]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda service: service.recall(["key"]), services))
    [connection] = {service._connection for service in services}
    # What is for this program only is not for the network, whatever is set for others.
    assert connection is not None and connection.url.startswith("http://127.0.0.1:")


def test_a_start_is_waited_for_as_long_as_it_may_take(tmp_path: Path) -> None:
    assert process.LONGEST_START_SECONDS > process._START_SECONDS
    lock = tmp_path / "start.lock"
    order: list[str] = []

    def follow(name: str, patience: float) -> None:
        with start_lock(lock, patience):
            order.append(name)

    with ThreadPoolExecutor(2) as pool:
        with start_lock(lock, 1.0):
            pool.submit(follow, "impatient", 0.1).result()
            waiting = pool.submit(follow, "patient", 20.0)
            order.append("started")
        waiting.result()
    assert order == ["impatient", "started", "patient"]


@pytest.mark.parametrize("answer", [{"messages": [1, 2, 3]}, {"messages": [{}]}, {"values": [1], "messages": "x"}])
def test_what_others_answer_is_no_reason_to_fail(answer: JsonObject, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as other:
        other.setattr(Connection, "post", lambda *_: answer)
        service = Service("http://127.0.0.1:9")
        assert service.compress(ROWS, WITH_TOOL) is None
        assert service.recall(["key"]) == {}


def test_a_url_that_does_not_let_anybody_in_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("headroom_ts.service.connection._CONNECT_SECONDS", 0.2)
    with contextlib.ExitStack() as open_sockets:
        full = open_sockets.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            caller = open_sockets.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        url = f"http://127.0.0.1:{full.getsockname()[1]}"
        assert "cannot be reached" in expect_one_warning(Service(url), caplog)


def test_another_server_at_the_url_is_told_once(provider: object, caplog: pytest.LogCaptureFixture) -> None:
    expect_one_warning(Service(getattr(provider, "url", "")), caplog)


def test_a_service_that_hangs_holds_up_one_request(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("headroom_ts.service.service._ANSWER_SECONDS", 0.5)
    monkeypatch.setattr("headroom_ts.service.service._HEALTH_SECONDS", 0.5)
    service = Service()
    service.recall(["key"])
    running = state_file().read()
    assert running is not None
    os.kill(running.pid, signal.SIGSTOP)
    try:
        started = time.monotonic()
        for _ in range(10):
            assert service.compress(ROWS, WITH_TOOL) is None
        assert time.monotonic() - started < 2
    finally:
        os.kill(running.pid, signal.SIGCONT)
    assert len(warnings_of(caplog)) == 1


def test_a_large_request_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service()
    service.recall(["key"])
    monkeypatch.setattr("headroom_ts.service.service._ANSWER_SECONDS", 0.0001)
    assert service.compress(ROWS, WITH_TOOL) is None
    monkeypatch.undo()
    assert service.recall(["key"]) == {}
    assert service._connection is not None


def expect_warning(caplog: pytest.LogCaptureFixture, rows: Sequence[object] = ROWS) -> None:
    assert Service().compress(rows, WITH_TOOL) is None
    [warning] = warnings_of(caplog)
    assert "uncompressed" in warning


def test_a_working_folder_that_is_gone_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    with monkeypatch.context() as changed:
        changed.delenv("HEADROOM_PROJECT")
        changed.chdir(gone)
        gone.rmdir()
        expect_warning(caplog)


def test_a_message_too_deep_for_json_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    expect_warning(caplog, [*ROWS, {"role": "user", "content": nested}])


def test_without_a_folder_for_its_state_the_service_works_for_its_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("HEADROOM_DIRECTORY", str(file))
    compressed = Service().compress(ROWS, WITH_TOOL)
    assert compressed is not None
    # Nothing can be kept there either, so nothing is left out.
    assert compressed.hashes == []


def test_what_is_no_json_is_not_remembered(caplog: pytest.LogCaptureFixture) -> None:
    service = Service()
    service.remember({"key": object()})
    assert service.recall(["key"]) == {}
    assert len(warnings_of(caplog)) == 1


def test_a_forked_child_waits_for_nobody() -> None:
    code = """
import os, signal, threading
from headroom_ts.service import service_at
service = service_at()
service._lock.acquire()  # as another thread does while it starts the service
child = os.fork()
if child == 0:
    signal.alarm(20)
    service.remember({"key": "value"})
    os._exit(0 if service_at().recall(["other"]) == {} else 1)
print(os.waitpid(child, 0)[1])
"""
    out, _ = run_program(code).communicate(timeout=40)
    assert out == "0\n"


def test_copies_share_their_service() -> None:
    service = service_at("http://127.0.0.1:9")
    assert copy.deepcopy(service) is service
    assert pickle.loads(pickle.dumps(service)) is service


def test_a_named_service_gets_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    Service().recall(["key"])
    running = state_file().read()
    assert running is not None and running.connection.token
    monkeypatch.setenv("HEADROOM_URL", running.connection.url)
    assert Service().compress(ROWS, WITH_TOOL) is None
    monkeypatch.setenv("HEADROOM_TOKEN", running.connection.token)
    assert Service().compress(ROWS, WITH_TOOL) is not None


def test_a_python_program_of_the_same_name_is_not_started(tmp_path: Path) -> None:
    other = tmp_path / "headroom"
    other.write_text("#!/usr/bin/python3\n")
    other.chmod(0o755)
    assert commands({"PATH": str(tmp_path)}) == []
    other.write_text("#!/usr/bin/env node\n")
    assert commands({"PATH": str(tmp_path)}) == [[str(other)]]
    assert commands({"PATH": str(tmp_path), "HEADROOM_COMMAND": "node x.js"}) == [["node", "x.js"]]
    assert commands({"PATH": str(tmp_path), "HEADROOM_COMMAND": " "})[0] == [str(other)]


def test_a_project_may_have_the_service_in_its_node_modules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = tmp_path / "node_modules" / ".bin" / "headroom"
    installed.parent.mkdir(parents=True)
    installed.write_text("#!/usr/bin/env node\n")
    installed.chmod(0o755)
    folder = tmp_path / "src" / "agents"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert commands({"PATH": str(folder)}) == [[str(installed)]]
    assert commands({"PATH": str(installed.parent)}) == [[str(installed)]]


def test_a_command_may_be_a_path_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    given = r'"C:\Program Files\nodejs\node.exe" C:\tools\main.js'
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        found = commands({"HEADROOM_COMMAND": given})
    assert found == [[r"C:\Program Files\nodejs\node.exe", r"C:\tools\main.js"]]


def test_what_cannot_be_sent_goes_out_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    assert Service().compress([{"role": "user", "content": object()}], WITH_TOOL) is None
    assert len(warnings_of(caplog)) == 1


def test_the_package_needs_no_framework() -> None:
    code = "import headroom_ts, headroom_ts.service, sys; print('litellm' in sys.modules, 'agno' in sys.modules)"
    out, _ = run_program(code).communicate(timeout=30)
    assert out == "False False\n"
    assert (ROOT / "adapters" / "python" / "headroom_ts" / "py.typed").exists()
