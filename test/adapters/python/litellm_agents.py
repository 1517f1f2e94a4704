"""Conversations through LiteLLM, kept the way its users keep them."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from typing import Any, Protocol

import litellm
from litellm.types.utils import ModelResponse

from conftest import USERS, Provider

NAME = "list_users"
SCHEMA = {"type": "object", "properties": {"page": {"type": "number"}}}
_number = itertools.count()
SETTINGS = {"api_key": "sk-secret", "num_retries": 0}


@dataclass(frozen=True)
class Answer:
    """What the user's code gets."""

    text: str
    calls: list[tuple[str, str]]
    """Ids and names."""
    reason: str
    prompt_tokens: int = 0


class Server(Protocol):
    """What serves the APIs: the provider, or a proxy before it."""

    @property
    def url(self) -> str: ...


class Agent(Protocol):
    """A conversation with a model behind LiteLLM."""

    def say(self, text: str) -> None: ...

    def give(self, call_id: str, text: str) -> None: ...

    async def ask(self, **parameters: Any) -> Answer: ...


class ChatAgent:
    """Chat completions, of the SDK or of a Router."""

    none = "none"

    def __init__(self, server: Server, stream: bool, complete: Any = litellm.acompletion, **where: Any) -> None:
        self._complete = complete
        self._stream = stream
        self._where = {"api_base": f"{server.url}/v1", "model": "openai/gpt-5.2", **SETTINGS, **where}
        self.messages: list[dict[str, Any]] = []

    def say(self, text: str) -> None:
        self.messages.append({"role": "user", "content": text})

    def give(self, call_id: str, text: str) -> None:
        self.messages.append({"role": "tool", "tool_call_id": call_id, "content": text})

    async def ask(self, **parameters: Any) -> Answer:
        tool = {"type": "function", "function": {"name": NAME, "parameters": SCHEMA}}
        given = {"tools": [tool], "stream": self._stream, **self._where, **parameters}
        response = await self._complete(messages=self.messages, **given)
        if self._stream:
            response = litellm.stream_chunk_builder([chunk async for chunk in response])
        assert isinstance(response, ModelResponse)
        choice: Any = response.choices[0]
        calls = [
            {"id": call.id, "type": "function", "function": call.function.model_dump()}
            for call in choice.message.tool_calls or []
        ]
        said = {"role": "assistant", "content": choice.message.content}
        if thoughts := choice.message.model_dump().get("thinking_blocks"):
            said["thinking_blocks"] = thoughts
        self.messages.append({**said, "tool_calls": calls} if calls else said)
        usage: Any = response.model_dump().get("usage") or {}
        return Answer(
            choice.message.content or "",
            [(call["id"], call["function"]["name"]) for call in calls],
            choice.finish_reason,
            usage.get("prompt_tokens", 0),
        )


class ResponsesAgent:
    """Responses; the client carries the conversation, or lets the provider hold it."""

    none = "none"

    def __init__(self, server: Server, stream: bool, held: bool = False, **where: Any) -> None:
        self._stream = stream
        self._held = held
        self._previous: str | None = None
        self._where = {"api_base": f"{server.url}/v1", "model": "openai/gpt-5.2", **SETTINGS, **where}
        self.messages: list[dict[str, Any]] = []

    def say(self, text: str) -> None:
        self.messages.append({"role": "user", "content": text})

    def give(self, call_id: str, text: str) -> None:
        self.messages.append({"type": "function_call_output", "call_id": call_id, "output": text})

    async def ask(self, **parameters: Any) -> Answer:
        tool = {"type": "function", "name": NAME, "parameters": SCHEMA, "strict": False}
        given = {"tools": [tool], "stream": self._stream, **self._where, **parameters}
        if self._held:
            given["previous_response_id"] = self._previous
        response: Any = await litellm.aresponses(input=self.messages, **given)
        if self._stream:
            events = [event async for event in response]
            response = next(event.response for event in events if event.type == "response.completed")
        items = [item if isinstance(item, dict) else item.model_dump() for item in response.output]
        items = [{key: value for key, value in item.items() if value is not None} for item in items]
        self._previous = response.id
        self.messages = [] if self._held else [*self.messages, *items]
        texts = [part["text"] for item in items if item["type"] == "message" for part in item["content"]]
        calls = [(item["call_id"], item["name"]) for item in items if item["type"] == "function_call"]
        return Answer("\n\n".join(texts), calls, response.status, response.usage.input_tokens)


class MessagesAgent:
    """Anthropic messages."""

    none = {"type": "none"}  # noqa: RUF012

    def __init__(self, server: Server, stream: bool, **where: Any) -> None:
        self._stream = stream
        self._where = {"api_base": server.url, "model": "anthropic/claude-sonnet-4-5", **SETTINGS, **where}
        self.messages: list[dict[str, Any]] = []

    def say(self, text: str) -> None:
        self.messages.append({"role": "user", "content": text})

    def give(self, call_id: str, text: str) -> None:
        block = {"type": "tool_result", "tool_use_id": call_id, "content": text}
        self.messages.append({"role": "user", "content": [block]})

    async def ask(self, **parameters: Any) -> Answer:
        tool = {"name": NAME, "input_schema": SCHEMA}
        given = {"tools": [tool], "stream": self._stream, "max_tokens": 4096, **self._where, **parameters}
        response: Any = await litellm.anthropic.messages.acreate(messages=self.messages, **given)
        if self._stream:
            response = message_of(b"".join([chunk async for chunk in response]))
        blocks = [{key: value for key, value in block.items() if value is not None} for block in response["content"]]
        self.messages.append({"role": "assistant", "content": blocks})
        texts = [block["text"] for block in blocks if block["type"] == "text"]
        calls = [(block["id"], block["name"]) for block in blocks if block["type"] == "tool_use"]
        return Answer("\n\n".join(texts), calls, response["stop_reason"])


async def with_output(agent: Agent, provider: Provider, output: str = USERS) -> None:
    """The agent has got a large tool output and is about to send it."""
    provider.script({"call": NAME})
    # The provider numbers its calls anew for each test: the questions tell the conversations apart.
    agent.say(f"{next(_number)}. Which users failed?")
    answer = await agent.ask()
    agent.give(answer.calls[0][0], output)


def message_of(stream: bytes) -> dict[str, Any]:
    """The message that the events of a stream make."""
    message: dict[str, Any] = {}
    inputs: dict[int, str] = {}
    for line in stream.decode().splitlines():
        if not line.startswith("data:"):
            continue
        event = json.loads(line[5:])
        kind = event["type"]
        if kind == "message_start":
            assert not message, "the stream starts a second message"
            message = {**event["message"], "content": []}
        elif kind == "content_block_start":
            message["content"].append(dict(event["content_block"]))
        elif kind == "content_block_delta":
            _add_delta(message["content"][event["index"]], event, inputs)
        elif kind == "message_delta":
            message["stop_reason"] = event["delta"]["stop_reason"]
        elif kind == "error":
            raise RuntimeError(event["error"]["message"])
    for index, text in inputs.items():
        message["content"][index]["input"] = json.loads(text or "{}")
    return message


def _add_delta(block: dict[str, Any], event: dict[str, Any], inputs: dict[int, str]) -> None:
    delta = event["delta"]
    if delta["type"] == "input_json_delta":
        inputs[event["index"]] = inputs.get(event["index"], "") + delta["partial_json"]
        return
    for field in ("text", "thinking", "signature"):
        if field in delta:
            block[field] = block.get(field, "") + delta[field]
