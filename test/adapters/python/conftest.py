"""What all tests share: the strict provider, and a service that the package starts by itself."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NODE = [str(ROOT / "node_modules" / ".bin" / "node"), "--conditions=headroom-source"]

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["AGNO_TELEMETRY"] = "false"

USERS = json.dumps(
    [
        {
            "id": index,
            "note": f"user {index} of {index * 37 % 997}",
            "status": "failed" if index == 37 else "ok",
            "team": index % 5,
        }
        for index in range(1000)
    ]
)
"""What a tool returned: large enough to be left out in parts."""


class Provider:
    """The strict provider in a process of its own."""

    def __init__(self) -> None:
        script = HERE / "provider.ts"
        self._process = subprocess.Popen([*NODE, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        address = json.loads(self._process.stdout.readline())
        self.url: str = address["url"]
        self._control: str = address["control"]

    def script(self, *turns: Any) -> None:
        """What the model does next: parts, or lists of them."""
        self._call("/script", [turn if isinstance(turn, list) else [turn] for turn in turns])

    def fail(self, fault: dict[str, Any], at: int = 1) -> None:
        """Lets something go wrong with the n-th request from now on."""
        self._call("/fail", [fault, at])

    def reset(self) -> None:
        """Forgets everything."""
        self._call("/reset", None)

    @property
    def requests(self) -> list[dict[str, Any]]:
        """What has arrived."""
        return self._call("/requests", None)

    def seen(self, at: int = -1) -> str:
        """What the model read, as text."""
        return json.dumps(self.requests[at]["conversation"])

    def troubles(self) -> list[str]:
        """Why requests were refused, and which ones did not begin with the one before."""
        found = []
        for index, request in enumerate(self.requests):
            if request.get("refusal"):
                found.append(request["refusal"])
            if not request["prefixKept"]:
                found.append(f"request {index} does not begin with the one before")
        return found

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)

    def _call(self, path: str, body: Any) -> Any:
        request = urllib.request.Request(self._control + path, json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=20) as response:
            return json.load(response)


def run_script(script: Path, provider: Provider) -> str:
    """What a program prints that asks the provider in place of the vendors."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "OPENAI_API_KEY": "sk-secret",
        "OPENAI_BASE_URL": f"{provider.url}/v1",
        "ANTHROPIC_API_KEY": "sk-secret",
        "ANTHROPIC_API_BASE": provider.url,
        "AGNO_TELEMETRY": "false",
    }
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def _provider() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.close()


@pytest.fixture
def provider(_provider: Provider) -> Provider:
    _provider.reset()
    return _provider


@pytest.fixture(scope="session", autouse=True)
def store_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that services keep goes to a folder of this run."""
    folder = tmp_path_factory.mktemp("headroom")
    os.environ["HEADROOM_DIRECTORY"] = str(folder)
    os.environ["HEADROOM_COMMAND"] = shlex.join([*NODE, str(ROOT / "adapters" / "cli" / "main.ts")])
    os.environ.pop("HEADROOM_URL", None)
    return folder


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
async def _one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests run in one event loop: clients keep their connections longer than a test."""
    yield


@pytest.fixture
def callback() -> Iterator[Any]:
    """LiteLLM with the callback."""
    litellm = pytest.importorskip("litellm")
    from headroom_ts.litellm import HeadroomCallback

    litellm.callbacks = [HeadroomCallback()]
    yield litellm.callbacks[0]
    litellm.callbacks = []


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, for which no service runs yet."""
    monkeypatch.setenv("HEADROOM_PROJECT", str(tmp_path))
    return tmp_path
