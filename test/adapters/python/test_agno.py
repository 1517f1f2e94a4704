"""What Agno's agents must do with the model around another."""

from __future__ import annotations

import copy
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

agno = pytest.importorskip("agno")

from agno.agent import Agent
from agno.db.in_memory import InMemoryDb
from agno.models.openai import OpenAIChat, OpenAIResponses
from agno.team import Team
from pydantic import BaseModel

from agno_agents import LISTS, RUNNERS, Runner, list_users
from conftest import USERS, Provider
from headroom_ts.agno import HeadroomAgnoModel
from headroom_ts.service.state_file import state_file

pytestmark = pytest.mark.anyio


def settings_for(provider: Provider) -> dict[str, Any]:
    return {"id": "gpt-5.2", "api_key": "sk-secret", "base_url": f"{provider.url}/v1", "max_retries": 0}


def agent_for(provider: Provider, **settings: Any) -> Agent:
    given: dict[str, Any] = {
        "model": HeadroomAgnoModel(OpenAIChat(**settings_for(provider))),
        "tools": [list_users],
        "db": InMemoryDb(),
        "session_id": "session",
        "add_history_to_context": True,
        "telemetry": False,
    }
    return Agent(**{**given, **settings})


@RUNNERS
async def test_answers_internal_calls_out_of_sight(run: Runner, provider: Provider) -> None:
    agent = agent_for(provider)
    provider.script(LISTS, [{"say": "Let me look."}, {"retrieve": {"rows": "200"}}], {"say": "Fine."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Let me look.\n\nFine.")
    assert [tool.tool_name for tool in output.tools] == ["list_users"]
    billed = sum(request["tokens"]["prompt"] for request in provider.requests)
    assert output.metrics.input_tokens == billed
    assert len(json.dumps(provider.requests[1]["body"])) < len(USERS) / 3
    assert [message.content for message in output.messages if message.role == "tool"] == [USERS]
    await run(agent, "Thanks.")
    assert "user 199 of" in provider.seen()
    assert provider.troubles() == []


@RUNNERS
async def test_parks_internal_calls_beside_the_agents(run: Runner, provider: Provider) -> None:
    agent = agent_for(provider)
    mixed = [{"say": "Both."}, {"retrieve": {"rows": "200"}}, {"call": "list_users", "arguments": {}}]
    provider.script(LISTS, mixed, {"say": "Done."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Done.")
    assert [tool.tool_name for tool in output.tools] == ["list_users", "list_users"]
    assert "headroom_retrieve" not in repr([message.tool_calls for message in output.messages])
    assert "user 199 of" in provider.seen()
    await run(agent, "Thanks.")
    assert provider.troubles() == []


@RUNNERS
async def test_answers_several_internal_calls(run: Runner, provider: Provider) -> None:
    agent = agent_for(provider)
    both = [{"say": "Two."}, {"retrieve": {"rows": "100"}}, {"retrieve": {"rows": "200"}}]
    one = [{"say": "One."}, {"retrieve": {"rows": "300"}}]
    provider.script(LISTS, both, one, {"say": "Done."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Two.\n\nOne.\n\nDone.")
    provider.script([{"say": "Again."}, {"retrieve": {"rows": "400"}}], {"say": "Fine."})
    await run(agent, "And the others?")
    await run(agent, "Thanks.")
    for row in (99, 199, 299, 399):
        assert f"user {row} of" in provider.seen()
    assert provider.troubles() == []


@RUNNERS
async def test_ends_the_loop_of_a_model_that_never_stops(run: Runner, provider: Provider) -> None:
    agent = agent_for(provider)
    provider.script(LISTS, *[[{"say": "."}, {"retrieve": {"rows": "1"}}]] * 12)
    output = await run(agent, "Which users failed?")
    assert [tool.tool_name for tool in output.tools] == ["list_users"]
    assert len(provider.requests) == 1 + 7
    assert "No more can be retrieved" in provider.seen()


@RUNNERS
async def test_survives_deep_copies(run: Runner, provider: Provider) -> None:
    agent = agent_for(provider)
    mixed = [{"say": "Both."}, {"retrieve": {"rows": "200"}}, {"call": "list_users"}]
    provider.script(LISTS, mixed, {"say": "Done."})
    await run(agent.deep_copy(), "Which users failed?")
    agent.model = copy.deepcopy(agent.model)
    await run(agent.deep_copy(), "Thanks.")
    assert "user 199 of" in provider.seen()
    assert provider.troubles() == []


@RUNNERS
async def test_goes_on_when_the_service_was_restarted(run: Runner, provider: Provider, alone: Path) -> None:
    agent = agent_for(provider)
    provider.script(LISTS, [{"say": "Look."}, {"retrieve": {"rows": "200"}}], {"say": "Done."})
    await run(agent, "Which users failed?")
    running = state_file().read()
    if running is not None:
        os.kill(running.pid, signal.SIGKILL)
    provider.script([{"say": "Again."}, {"retrieve": {"rows": "300"}}], {"say": "Fine."})
    await run(agent, "And?")
    assert "user 199 of" in provider.seen() and "user 299 of" in provider.seen()
    assert provider.troubles() == []


@RUNNERS
async def test_works_with_models_of_other_apis(run: Runner, provider: Provider) -> None:
    model = OpenAIResponses(**settings_for(provider))
    agent = agent_for(provider, model=HeadroomAgnoModel(model))
    mixed = [{"say": "Both."}, {"retrieve": {"rows": "200"}}, {"call": "list_users"}]
    provider.script(LISTS, [{"say": "Look."}, {"retrieve": {"rows": "300"}}], mixed, {"say": "Done."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Done.")
    await run(agent, "Thanks.")
    assert "user 199 of" in provider.seen() and "user 299 of" in provider.seen()
    assert [request["refusal"] for request in provider.requests if request.get("refusal")] == []


@RUNNERS
async def test_a_last_round_without_calls_shows_none(run: Runner, provider: Provider) -> None:
    agent = agent_for(provider, model=HeadroomAgnoModel(OpenAIResponses(**settings_for(provider))))
    provider.script(LISTS, [{"say": "Look."}, {"retrieve": {"rows": "300"}}], {"say": "Done."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Look.\n\nDone.")
    assert [tool.tool_name for tool in output.tools] == ["list_users"]
    assert "headroom_retrieve" not in repr(output.messages)


@RUNNERS
async def test_keeps_signed_thinking_valid(run: Runner, provider: Provider) -> None:
    pytest.importorskip("anthropic")
    from agno.models.anthropic import Claude

    thinking = {"type": "enabled", "budget_tokens": 1024}
    client = {"base_url": provider.url, "max_retries": 0}
    model = Claude(id="claude-opus-4-6", api_key="sk", thinking=thinking, max_tokens=4096, client_params=client)
    agent = agent_for(provider, model=HeadroomAgnoModel(model))
    look = [{"think": "a"}, {"say": "Look."}, {"retrieve": {"rows": "300"}}]
    mixed = [{"think": "b"}, {"say": "Both."}, {"retrieve": {"rows": "200"}}, {"call": "list_users"}]
    provider.script([{"think": "l"}, *LISTS], look, mixed, {"say": "Done."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Done.")
    assert "headroom_retrieve" not in repr(output.messages)
    await run(agent, "Thanks.")
    assert "user 199 of" in provider.seen() and "user 299 of" in provider.seen()
    assert provider.troubles() == []


@RUNNERS
async def test_without_the_service_the_agent_runs_as_ever(run: Runner, provider: Provider) -> None:
    model = HeadroomAgnoModel(OpenAIChat(**settings_for(provider)), url="http://127.0.0.1:9")
    agent = agent_for(provider, model=model)
    provider.script(LISTS, {"say": "Fine."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Fine.")
    assert USERS in [message["content"] for message in provider.requests[1]["body"]["messages"]]
    assert "headroom" not in json.dumps(provider.requests[1]["body"])


async def test_errors_of_the_provider_are_the_agents(provider: Provider) -> None:
    from agno.exceptions import ModelProviderError

    model = HeadroomAgnoModel(OpenAIChat(**settings_for(provider)))
    provider.fail({"status": 400})
    from agno.models.message import Message

    with pytest.raises(ModelProviderError):
        model.response([Message(role="user", content="Hello")])


@RUNNERS
async def test_structured_answers_have_no_text_before_them(run: Runner, provider: Provider) -> None:
    class Count(BaseModel):
        n: int

    agent = agent_for(provider, output_schema=Count)
    provider.script(LISTS, [{"say": '{"n":0}'}, {"retrieve": {"rows": "200"}}], {"say": '{"n":1}'})
    output = await run(agent, "How many failed?")
    assert output.content == Count(n=1)


async def test_serves_teams(provider: Provider) -> None:
    member = agent_for(provider, name="lister", db=None)
    model = HeadroomAgnoModel(OpenAIChat(**settings_for(provider)))
    team = Team(members=[member], model=model, tools=[list_users], telemetry=False)
    provider.script(LISTS, [{"say": "Look."}, {"retrieve": {"rows": "200"}}], {"say": "Done."})
    output = await team.arun("Which users failed?")
    assert output.content.endswith("Done.")
    assert "user 199 of" in provider.seen()


def test_passes_for_the_model_that_it_wraps() -> None:
    wrapped = OpenAIChat(id="gpt-5.2", retries=3)
    model = HeadroomAgnoModel(wrapped)
    assert (model.id, model.name, model.provider, model.retries) == ("gpt-5.2", "OpenAIChat", "OpenAI", 3)
    assert model.get_provider() == wrapped.get_provider()
    assert model.supports_native_structured_outputs
    assert copy.deepcopy(model).wrapped is not wrapped


@pytest.mark.parametrize("given", ["openai:gpt-5.2", OpenAIChat, None])
def test_refuses_what_is_no_model(given: Any) -> None:
    with pytest.raises(TypeError, match=r"takes a model of Agno, such as OpenAIChat\(id="):
        HeadroomAgnoModel(given)


@RUNNERS
async def test_wrapped_twice_it_does_the_same(run: Runner, provider: Provider) -> None:
    twice = HeadroomAgnoModel(HeadroomAgnoModel(OpenAIChat(**settings_for(provider))))
    agent = agent_for(provider, model=twice)
    provider.script(LISTS, {"retrieve": {"rows": "200"}}, {"say": "Fine."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Fine.")
    assert [tool["function"]["name"] for tool in provider.requests[-1]["body"]["tools"]] == [
        "list_users",
        "headroom_retrieve",
    ]
    assert "user 199 of" in provider.seen()
    assert provider.troubles() == []
