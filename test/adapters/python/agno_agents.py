"""The four ways in which agents of Agno are run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from agno.agent import Agent

from conftest import USERS

LISTS = [{"say": "I list them."}, {"call": "list_users"}]
"""Agno sends an empty text where the model said none, so that no prefix would be kept."""


def list_users() -> str:
    """Lists users."""
    return USERS


async def run_json(agent: Agent, text: str) -> Any:
    return agent.run(text)


async def run_stream(agent: Agent, text: str) -> Any:
    return list(agent.run(text, stream=True, stream_events=True, yield_run_output=True))[-1]


async def arun_json(agent: Agent, text: str) -> Any:
    return await agent.arun(text)


async def arun_stream(agent: Agent, text: str) -> Any:
    events = agent.arun(text, stream=True, stream_events=True, yield_run_output=True)
    return [event async for event in events][-1]


Runner = Callable[[Agent, str], Awaitable[Any]]
RUNNERS = pytest.mark.parametrize("run", [run_json, run_stream, arun_json, arun_stream])
