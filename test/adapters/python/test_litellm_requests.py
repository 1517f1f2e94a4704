"""Requests of special kinds through LiteLLM, and what happens when something fails."""

from __future__ import annotations

import asyncio
import copy
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

litellm = pytest.importorskip("litellm")

from conftest import USERS, Provider, run_script
from headroom_ts.service import Service
from headroom_ts.service.state_file import state_file
from litellm_agents import ChatAgent, MessagesAgent, ResponsesAgent, with_output

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("callback")]

AGENTS = pytest.mark.parametrize("make", [ChatAgent, ResponsesAgent, MessagesAgent])
THINKS = {"type": "enabled", "budget_tokens": 1024}
STREAMS = pytest.mark.parametrize("stream", [False, True], ids=["json", "stream"])


def body_of(provider: Provider, at: int = -1) -> str:
    return json.dumps(provider.requests[at]["body"])


def refusals(provider: Provider) -> list[str]:
    return [request["refusal"] for request in provider.requests if request.get("refusal")]


@AGENTS
async def test_leaves_the_callers_messages_as_they_are(make: Any, provider: Provider) -> None:
    agent = make(provider, False)
    await with_output(agent, provider)
    before = copy.deepcopy(agent.messages)
    await agent.ask()
    assert agent.messages[: len(before)] == before


@AGENTS
async def test_goes_out_as_it_is_when_asked_to(make: Any, provider: Provider) -> None:
    agent = make(provider, False)
    await with_output(agent, provider)
    await agent.ask(litellm_metadata={"headroom": False})
    assert "headroom" not in body_of(provider)
    assert json.dumps(USERS)[1:-1] in body_of(provider)


@AGENTS
async def test_a_request_without_anything_to_do_is_not_changed(make: Any, provider: Provider) -> None:
    agent = make(provider, False)
    agent.say("Hello")
    await agent.ask(tools=None)
    assert "headroom" not in body_of(provider)


@AGENTS
async def test_a_payload_in_the_first_turn_brings_the_tool(make: Any, provider: Provider) -> None:
    agent = make(provider, False)
    agent.say(f"Which of these failed?\n\n{USERS}")
    provider.script({"retrieve": {"rows": "200"}}, {"say": "One."})
    assert (await agent.ask(tools=None)).text == "One."
    assert "user 199 of" in provider.seen()
    agent.say("Thanks.")
    await agent.ask(tools=None)
    assert provider.troubles() == []


@AGENTS
async def test_what_arrives_where_no_call_is_possible_stays_whole(make: Any, provider: Provider) -> None:
    agent = make(provider, False)
    await with_output(agent, provider)
    await agent.ask(tool_choice=make.none)
    assert "source intact]" not in body_of(provider)
    agent.say("And now?")
    await agent.ask()
    assert "source intact]" not in body_of(provider)
    assert refusals(provider) == []
    assert provider.requests[-1]["prefixKept"]


async def test_several_answers_at_once_are_compressed_losslessly(provider: Provider) -> None:
    agent = ChatAgent(provider, False)
    await with_output(agent, provider)
    await agent.ask(n=2)
    assert "source intact]" not in body_of(provider)
    assert "headroom_retrieve" not in body_of(provider)
    assert len(body_of(provider)) < len(USERS)


@AGENTS
async def test_a_structured_answer_has_no_text_before_it(make: Any, provider: Provider) -> None:
    agent = make(provider, False)
    await with_output(agent, provider)
    schema = {
        "type": "object",
        "properties": {"n": {"type": "number"}},
        "required": ["n"],
        "additionalProperties": False,
    }
    parameters: dict[Any, dict[str, Any]] = {
        ChatAgent: {"response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": schema}}},
        ResponsesAgent: {"text": {"format": {"type": "json_schema", "name": "n", "schema": schema, "strict": True}}},
        MessagesAgent: {"output_config": {"format": {"type": "json_schema", "schema": schema}}},
    }
    provider.script([{"say": "Let me look."}, {"retrieve": {"rows": "200"}}], {"say": '{"n":1}'})
    answer = await agent.ask(**parameters[make])
    assert json.loads(answer.text) == {"n": 1}


@STREAMS
async def test_keeps_signed_thinking_valid(stream: bool, provider: Provider) -> None:
    agent = MessagesAgent(provider, stream, thinking=THINKS)
    await with_output(agent, provider)
    provider.script(
        [{"think": "first"}, {"retrieve": {"rows": "7"}}],
        [{"think": "second"}, {"retrieve": {"rows": "8"}}, {"call": "list_users"}],
        [{"think": "third"}, {"say": "Done."}],
        [{"think": "fourth"}, {"say": "Welcome."}],
    )
    answer = await agent.ask()
    agent.give(answer.calls[0][0], "none")
    assert (await agent.ask()).text == "Done."
    agent.say("Thanks.")
    assert (await agent.ask()).text == "Welcome."
    assert refusals(provider) == []


@STREAMS
async def test_keeps_the_callers_cache_breakpoints(stream: bool, provider: Provider) -> None:
    agent = MessagesAgent(provider, stream)
    await with_output(agent, provider)
    provider.script({"retrieve": {"rows": "7"}}, {"say": "Done."})
    await agent.ask()
    agent.messages[-1]["content"][-1]["cache_control"] = {"type": "ephemeral"}
    agent.say("Thanks.")
    await agent.ask()
    assert body_of(provider).count("cache_control") == 1
    assert provider.requests[-1]["prefixKept"]


@AGENTS
@STREAMS
async def test_a_failing_follow_up_leaks_nothing(make: Any, stream: bool, provider: Provider) -> None:
    agent = make(provider, stream)
    await with_output(agent, provider)
    provider.script([{"say": "Let me look."}, {"retrieve": {"rows": "200"}}])
    provider.fail({"status": 400}, at=2)
    try:
        answer = await agent.ask()
    except Exception as error:
        assert "headroom_retrieve" not in str(error)
    else:
        assert answer.calls == []
    assert len(provider.requests) == 3


@AGENTS
async def test_a_hash_that_nobody_knows_is_answered_too(make: Any, provider: Provider) -> None:
    agent = make(provider, False)
    await with_output(agent, provider)
    provider.script({"call": "headroom_retrieve", "arguments": {"hash": "0" * 24}}, {"say": "Never mind."})
    assert (await agent.ask()).text == "Never mind."
    assert "not available" in provider.seen()


async def test_a_retrieve_tool_of_the_callers_own_is_left_to_him(provider: Provider) -> None:
    agent = ChatAgent(provider, False)
    await with_output(agent, provider)
    own = {"type": "function", "function": {"name": "headroom_retrieve", "parameters": {"type": "object"}}}
    provider.script({"retrieve": {}})
    answer = await agent.ask(tools=[own])
    assert [name for _, name in answer.calls] == ["headroom_retrieve"]
    assert len(provider.requests[-1]["body"]["tools"]) == 1


async def test_conversations_at_the_same_time_stay_apart(provider: Provider) -> None:
    agents = [ChatAgent(provider, False) for _ in range(6)]
    for number, agent in enumerate(agents):
        await with_output(agent, provider, USERS.replace("user", f"person {number}"))
    # Every conversation uses up as many turns as LiteLLM's loop has rounds.
    provider.script(*[[{"say": "."}, {"retrieve": {"rows": "200"}}]] * 24)
    await asyncio.gather(*[agent.ask() for agent in agents])
    for number, agent in enumerate(agents):
        agent.say("Thanks.")
        await agent.ask()
        assert f"person {number} 199 of" in provider.seen()
        assert all(f"person {other} " not in provider.seen() for other in range(6) if other != number)
    assert refusals(provider) == []


@pytest.mark.parametrize("model", ["openai/gpt-5.2", "anthropic/claude-sonnet-4-5"])
@STREAMS
def test_sync_completion_is_compressed_losslessly(model: str, stream: bool, provider: Provider) -> None:
    base = provider.url if model.startswith("anthropic") else f"{provider.url}/v1"
    call = {"id": "call_0", "type": "function", "function": {"name": "list_users", "arguments": "{}"}}
    messages = [
        {"role": "user", "content": "Which users failed?"},
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_0", "content": USERS},
    ]
    before = copy.deepcopy(messages)
    response = litellm.completion(
        model=model, api_base=base, api_key="x", messages=messages, stream=stream, num_retries=0, max_tokens=100
    )
    if stream:
        list(response)
    assert "source intact]" not in body_of(provider)
    assert len(body_of(provider)) < len(json.dumps(USERS)) * 0.8
    assert refusals(provider) == []
    assert messages == before


TRANSLATIONS = [
    (ChatAgent, {"model": "anthropic/claude-sonnet-4-5"}, ""),
    (ChatAgent, {"model": "anthropic/claude-sonnet-4-5", "thinking": THINKS, "max_tokens": 4096}, ""),
    (ResponsesAgent, {"model": "anthropic/claude-sonnet-4-5"}, ""),
    (MessagesAgent, {"model": "hosted_vllm/gpt-5.2"}, "/v1"),
]


@pytest.mark.parametrize(("make", "parameters", "path"), TRANSLATIONS)
@STREAMS
async def test_works_where_litellm_translates(
    make: Any, parameters: dict[str, Any], path: str, stream: bool, provider: Provider
) -> None:
    agent = make(provider, stream, api_base=provider.url + path, **parameters)
    await with_output(agent, provider)
    provider.script(
        [{"say": "Look."}, {"retrieve": {"rows": "200"}}],
        [{"retrieve": {"rows": "300"}}, {"call": "list_users"}],
        {"say": "Done."},
    )
    answer = await agent.ask()
    assert (answer.text, [name for _, name in answer.calls]) == ("Look.", ["list_users"])
    agent.give(answer.calls[0][0], "none")
    assert (await agent.ask()).text == "Done."
    agent.say("Thanks.")
    await agent.ask()
    assert "user 199 of" in provider.seen() and "user 299 of" in provider.seen()
    assert refusals(provider) == []


async def test_streams_may_ask_for_usage(provider: Provider) -> None:
    agent = ChatAgent(provider, True, stream_options={"include_usage": True})
    await with_output(agent, provider)
    provider.script({"retrieve": {"rows": "200"}}, {"say": "Done."})
    answer = await agent.ask()
    assert answer.text == "Done."
    assert answer.prompt_tokens == provider.requests[-1]["tokens"]["prompt"]


async def test_when_the_service_goes_away_requests_go_out_as_they_are(
    provider: Provider, callback: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    agent = ChatAgent(provider, False)
    await with_output(agent, provider)
    monkeypatch.setattr(callback, "_service", Service("http://127.0.0.1:9"))
    provider.script({"say": "Read."}, {"say": "Again."})
    assert (await agent.ask()).text == "Read."
    agent.say("Again?")
    assert (await agent.ask()).text == "Again."
    assert json.dumps(USERS)[1:-1] in body_of(provider)
    assert "headroom" not in body_of(provider)
    assert len([record for record in caplog.records if record.name == "headroom_ts"]) == 1


@STREAMS
async def test_goes_on_in_another_process_with_the_same_store(
    stream: bool, provider: Provider, alone: Path, monkeypatch: pytest.MonkeyPatch, callback: Any
) -> None:
    agent = ChatAgent(provider, stream)
    monkeypatch.setattr(callback, "_service", Service())
    await with_output(agent, provider)
    provider.script({"retrieve": {"rows": "7"}}, [{"retrieve": {"rows": "8"}}, {"call": "list_users"}])
    answer = await agent.ask()
    running = state_file().read()
    assert running is not None
    os.kill(running.pid, signal.SIGKILL)
    monkeypatch.setattr(callback, "_service", Service())
    agent.give(answer.calls[0][0], "none")
    await agent.ask()
    assert "user 6 of" in provider.seen() and "user 7 of" in provider.seen()
    assert refusals(provider) == []
    assert all(request["prefixKept"] for request in provider.requests[2:])


@pytest.mark.parametrize("stream", [False, True], ids=["json", "stream"])
def test_sync_responses_retrieve(stream: bool, provider: Provider) -> None:
    call = {"type": "function_call", "call_id": "call_0", "name": "list_users", "arguments": "{}"}
    items = [
        {"role": "user", "content": f"Which users failed? {stream}"},
        call,
        {"type": "function_call_output", "call_id": "call_0", "output": USERS},
    ]
    provider.script({"retrieve": {"rows": "200"}}, {"say": "Done."})
    response = litellm.responses(
        model="openai/gpt-5.2", api_base=f"{provider.url}/v1", api_key="x", input=items, stream=stream
    )
    if stream:
        response = next(event.response for event in response if event.type == "response.completed")
    assert "Done." in str(response.output)
    assert "headroom_retrieve" not in str(response.output)
    assert "user 199 of" in provider.seen()


WITHOUT_MCP = """
import asyncio, sys
sys.modules["mcp"] = None
import litellm
from headroom_ts.litellm import HeadroomCallback
litellm.callbacks = [HeadroomCallback()]
messages = [{"role": "user", "content": "Which users failed? " + open(sys.argv[0] + ".users").read()}]
async def main():
    chat = litellm.acompletion(model="openai/gpt-5.2", messages=messages)
    print((await chat).choices[0].message.content)
    texts = litellm.anthropic.messages.acreate(model="anthropic/claude-haiku-4-5", max_tokens=9, messages=messages)
    print((await texts)["content"][0]["text"])
asyncio.run(main())
"""


def test_offers_no_tool_where_litellm_cannot_send_any(provider: Provider, tmp_path: Path) -> None:
    provider.script({"say": "User 37."}, {"say": "User 37, too."})
    script = tmp_path / "script.py"
    script.write_text(WITHOUT_MCP)
    (tmp_path / "script.py.users").write_text(USERS)
    assert run_script(script, provider).split("\n")[:2] == ["User 37.", "User 37, too."]
    assert not any("tools" in request["body"] for request in provider.requests)
    assert all(len(json.dumps(request["body"])) < len(USERS) for request in provider.requests)
