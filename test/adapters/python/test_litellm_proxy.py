"""LiteLLM's proxy with the callback in its configuration."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

litellm = pytest.importorskip("litellm")

from conftest import USERS, Provider
from litellm_agents import ChatAgent, MessagesAgent, ResponsesAgent, with_output

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Proxy:
    url: str


@pytest.fixture(scope="module")
def proxy(_provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """A proxy that knows the models of the provider."""
    models = {"gpt-5.2": ("openai/gpt-5.2", "/v1"), "claude-sonnet-4-5": ("anthropic/claude-sonnet-4-5", "")}
    config = {
        "model_list": [
            {
                "model_name": name,
                "litellm_params": {"model": model, "api_base": _provider.url + path, "api_key": "sk-secret"},
            }
            for name, (model, path) in models.items()
        ],
        "litellm_settings": {"callbacks": "headroom_ts.litellm.proxy.handler", "num_retries": 0},
    }
    file = tmp_path_factory.mktemp("proxy") / "config.yaml"
    file.write_text(json.dumps(config))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["--config", str(file), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-c", "from litellm import run_server; run_server()", *words],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY": "true",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    wait_for(f"{url}/health/liveliness", process)
    yield Proxy(url)
    process.terminate()
    process.wait(20)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    while True:
        assert process.poll() is None, "the proxy has ended"
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.2)


@pytest.mark.parametrize("make", [ChatAgent, ResponsesAgent, MessagesAgent])
@pytest.mark.parametrize("stream", [False, True], ids=["json", "stream"])
async def test_answers_internal_calls_out_of_sight(make: Any, stream: bool, proxy: Proxy, provider: Provider) -> None:
    agent = make(proxy, stream)
    await with_output(agent, provider)
    provider.script(
        [{"say": "Let me look."}, {"retrieve": {"rows": "200"}}],
        [{"retrieve": {"rows": "300"}}, {"call": "list_users"}],
        {"say": "Done."},
    )
    answer = await agent.ask()
    assert answer.text == "Let me look."
    assert [name for _, name in answer.calls] == ["list_users"]
    agent.give(answer.calls[0][0], "none")
    assert (await agent.ask()).text == "Done."
    agent.say("Thanks.")
    await agent.ask()
    assert "user 199 of" in provider.seen() and "user 299 of" in provider.seen()
    assert "source intact]" in provider.seen()
    assert [request["refusal"] for request in provider.requests if request.get("refusal")] == []
    assert all(request["prefixKept"] for request in provider.requests[2:])


@pytest.mark.parametrize("value", ["0", "false"])
async def test_a_header_may_say_that_it_stays_on(value: str, proxy: Proxy, provider: Provider) -> None:
    agent = ChatAgent(proxy, False)
    await with_output(agent, provider)
    await agent.ask(extra_headers={"x-headroom-bypass": value})
    assert "source intact]" in provider.seen()


async def test_a_header_turns_it_off(proxy: Proxy, provider: Provider) -> None:
    agent = ChatAgent(proxy, False)
    await with_output(agent, provider)
    await agent.ask(extra_headers={"x-headroom-bypass": "true"})
    assert "headroom" not in json.dumps(provider.requests[-1]["body"])
    assert USERS in [message.get("content") for message in provider.requests[-1]["body"]["messages"]]
