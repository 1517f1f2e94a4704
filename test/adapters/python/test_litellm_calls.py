"""Calls that LiteLLM makes of its own: for fallbacks, retries and caches."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

litellm = pytest.importorskip("litellm")

from litellm.caching.caching import Cache

from conftest import Provider
from litellm_agents import SETTINGS, ChatAgent, MessagesAgent, ResponsesAgent, with_output

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("callback")]
STREAMS = pytest.mark.parametrize("stream", [False, True], ids=["json", "stream"])
LOOKS = ([{"say": "Look."}, {"retrieve": {"rows": "200"}}], {"say": "Fine."})


@STREAMS
async def test_a_fallback_shows_no_internal_call(stream: bool, provider: Provider) -> None:
    agent = ChatAgent(provider, stream, fallbacks=["openai/gpt-5.3"])
    await with_output(agent, provider)
    provider.script(*LOOKS)
    provider.fail({"status": 400})
    answer = await agent.ask()
    assert (answer.text, answer.calls) == ("Look.\n\nFine.", [])
    agent.say("Thanks.")
    await agent.ask()
    assert "user 199 of" in provider.seen()
    assert [request["refusal"] for request in provider.requests if request.get("refusal")] == []


@STREAMS
async def test_a_retry_shows_no_internal_call(stream: bool, provider: Provider) -> None:
    agent = ChatAgent(provider, stream, num_retries=2)
    await with_output(agent, provider)
    provider.script(*LOOKS)
    provider.fail({"status": 500})
    answer = await agent.ask()
    assert (answer.text, answer.calls) == ("Look.\n\nFine.", [])


@STREAMS
async def test_fallbacks_of_a_router_show_no_internal_call(stream: bool, provider: Provider) -> None:
    parameters = {"model": "openai/gpt-5.2", "api_base": f"{provider.url}/v1", **SETTINGS}
    models = [{"model_name": name, "litellm_params": parameters} for name in ("first", "second")]
    router = litellm.Router(model_list=models, fallbacks=[{"first": ["second"]}], num_retries=0)
    agent = ChatAgent(provider, stream, router.acompletion, model="first")
    await with_output(agent, provider)
    provider.script(*LOOKS)
    provider.fail({"status": 400})
    answer = await agent.ask()
    assert (answer.text, answer.calls) == ("Look.\n\nFine.", [])


@pytest.fixture
def _cache() -> Iterator[None]:
    litellm.cache = Cache(type="local")
    yield
    litellm.cache = None


@STREAMS
@pytest.mark.usefixtures("_cache")
@pytest.mark.parametrize("make", [ChatAgent, ResponsesAgent, MessagesAgent])
async def test_what_comes_from_a_cache_shows_no_internal_call(make: Any, stream: bool, provider: Provider) -> None:
    agent = make(provider, stream)
    await with_output(agent, provider)
    again = make(provider, stream)
    again.messages = copy.deepcopy(agent.messages)
    for each in (agent, again):
        provider.script(*LOOKS)
        answer = await each.ask()
        assert answer.calls == []
        assert answer.text.endswith("Fine.")
