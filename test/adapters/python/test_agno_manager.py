"""Compression in Agno's own place for it, with the retrieve tool among the agent's tools."""

from __future__ import annotations

from typing import Any

import pytest

agno = pytest.importorskip("agno")

from agno.agent import Agent
from agno.db.in_memory import InMemoryDb
from agno.models.openai import OpenAIChat

from agno_agents import LISTS, RUNNERS, Runner, list_users
from conftest import USERS, Provider
from headroom_ts.agno import HeadroomCompressionManager

pytestmark = pytest.mark.anyio


def agent_for(provider: Provider, manager: HeadroomCompressionManager, *tools: Any) -> Agent:
    return Agent(
        model=OpenAIChat(id="gpt-5.2", api_key="sk-secret", base_url=f"{provider.url}/v1", max_retries=0),
        compression_manager=manager,
        tools=[list_users, *tools],
        db=InMemoryDb(),
        session_id="session",
        add_history_to_context=True,
        telemetry=False,
    )


@RUNNERS
async def test_the_agent_retrieves_for_itself(run: Runner, provider: Provider) -> None:
    manager = HeadroomCompressionManager()
    agent = agent_for(provider, manager, manager.headroom_retrieve)
    provider.script(
        LISTS,
        [{"say": "Let me look."}, {"retrieve": {"rows": "200"}}],
        {"say": "Fine."},
    )
    output = await run(agent, "Which users failed?")
    assert [tool.tool_name for tool in output.tools] == ["list_users", "headroom_retrieve"]
    assert "user 199 of" in output.tools[1].result
    assert len(str(provider.requests[1]["body"])) < len(USERS) / 3
    [result] = [message for message in output.messages if message.tool_name == "list_users"]
    assert result.content == USERS
    assert len(result.compressed_content) < len(USERS) / 3
    assert manager.stats["tool_results_compressed"] == 1
    await run(agent, "Thanks.")
    assert provider.troubles() == []


@RUNNERS
async def test_without_the_tool_nothing_is_left_out(run: Runner, provider: Provider) -> None:
    agent = agent_for(provider, HeadroomCompressionManager())
    provider.script(LISTS, {"say": "Fine."})
    await run(agent, "Which users failed?")
    assert "source intact]" not in provider.seen()
    assert len(str(provider.requests[1]["body"])) < len(USERS)
    await run(agent, "Thanks.")
    assert provider.troubles() == []


@RUNNERS
async def test_without_the_service_the_agent_runs_as_ever(
    run: Runner, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    manager = HeadroomCompressionManager(url="http://127.0.0.1:9")
    agent = agent_for(provider, manager, manager.headroom_retrieve)
    provider.script(LISTS, {"say": "Fine."})
    output = await run(agent, "Which users failed?")
    assert output.content.endswith("Fine.")
    assert USERS in [message["content"] for message in provider.requests[1]["body"]["messages"]]
