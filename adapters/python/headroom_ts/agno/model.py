"""A model around any other model of Agno's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

from agno.models.base import MessageData, Model
from agno.models.message import Message
from agno.models.response import ModelResponse

from headroom_ts.agno.turn import Turn, new_answer
from headroom_ts.service import service_at

_FORWARDED = (
    "id",
    "name",
    "provider",
    "model_type",
    "supports_native_structured_outputs",
    "supports_json_schema_outputs",
    "system_prompt",
    "instructions",
    "tool_message_role",
    "assistant_message_role",
    "cache_response",
    "cache_ttl",
    "cache_dir",
    "retries",
    "delay_between_retries",
    "exponential_backoff",
    "retry_with_guidance",
    "retry_with_guidance_limit",
)

_PARAMETERS = (
    "messages",
    "assistant_message",
    "response_format",
    "tools",
    "tool_choice",
    "run_response",
    "compress_tool_results",
)
"""Those of the four ways to invoke a model, in their order."""


class HeadroomAgnoModel(Model):
    """``Agent(model=HeadroomAgnoModel(OpenAIChat(...)))``: large tool results and payloads reach the model compressed.

    ``url`` names a running service; by default ``HEADROOM_URL``, or one that is found or started. Raises
    ``TypeError`` for what is no model, such as the short form ``"openai:gpt-5.2"``.
    """

    def __init__(self, wrapped: Model, url: str | None = None) -> None:
        if not isinstance(wrapped, Model):
            example = 'OpenAIChat(id="gpt-5.2")'
            raise TypeError(f"HeadroomAgnoModel takes a model of Agno, such as {example}, not {wrapped!r}")
        super().__init__(**{name: getattr(wrapped, name) for name in _FORWARDED})
        self.wrapped = wrapped
        self._service = service_at(url)

    def invoke(self, *args: Any, **kwargs: Any) -> ModelResponse:
        """The model's answer, with its calls of ``headroom_retrieve`` answered."""
        turn = self._begin(args, kwargs)
        while True:
            response = self.wrapped.invoke(**turn.kwargs)
            said = self._said(response)
            if not turn.add(said):
                return turn.visible(response, said)
            turn.count(response)

    async def ainvoke(self, *args: Any, **kwargs: Any) -> ModelResponse:
        """The model's answer, with its calls of ``headroom_retrieve`` answered."""
        turn = await asyncio.to_thread(self._begin, args, kwargs)
        while True:
            response = await self.wrapped.ainvoke(**turn.kwargs)
            said = self._said(response)
            if not await asyncio.to_thread(turn.add, said):
                return turn.visible(response, said)
            turn.count(response)

    def invoke_stream(self, *args: Any, **kwargs: Any) -> Iterator[ModelResponse]:
        """The answer as the model writes it; calls of tools are held until it has ended."""
        turn = self._begin(args, kwargs)
        while True:
            listener = _Listener(self.wrapped, turn)
            for delta in self.wrapped.invoke_stream(**turn.kwargs):
                yield listener.hear(delta)
            if not turn.add(listener.said()):
                yield from listener.rest()
                return

    async def ainvoke_stream(self, *args: Any, **kwargs: Any) -> AsyncIterator[ModelResponse]:
        """The answer as the model writes it; calls of tools are held until it has ended."""
        turn = await asyncio.to_thread(self._begin, args, kwargs)
        while True:
            listener = _Listener(self.wrapped, turn)
            async for delta in self.wrapped.ainvoke_stream(**turn.kwargs):
                yield listener.hear(delta)
            if not await asyncio.to_thread(turn.add, listener.said()):
                for response in listener.rest():
                    yield response
                return

    def _begin(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Turn:
        given = dict(zip(_PARAMETERS, args, strict=False))
        return Turn(self._service, self.id, {**given, **kwargs})

    def _said(self, response: ModelResponse) -> Message:
        return self.wrapped._populate_assistant_message(new_answer(), response)

    def parse_tool_calls(self, tool_calls_data: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The calls of a stream, which are whole already."""
        return tool_calls_data

    def get_provider(self) -> str:
        return self.wrapped.get_provider()

    def format_function_call_results(self, *args: Any, **kwargs: Any) -> None:
        self.wrapped.format_function_call_results(*args, **kwargs)

    def get_system_message_for_model(self, tools: list[Any] | None = None) -> str | None:
        return self.wrapped.get_system_message_for_model(tools)

    def get_instructions_for_model(self, tools: list[Any] | None = None) -> list[str] | None:
        return self.wrapped.get_instructions_for_model(tools)

    def count_tokens(self, *args: Any, **kwargs: Any) -> int:
        return self.wrapped.count_tokens(*args, **kwargs)

    async def acount_tokens(self, *args: Any, **kwargs: Any) -> int:
        return await self.wrapped.acount_tokens(*args, **kwargs)

    def _format_tools(self, tools: list[Any] | None) -> list[dict[str, Any]]:
        return self.wrapped._format_tools(tools)

    def _parse_provider_response(self, response: Any, **kwargs: Any) -> ModelResponse:
        return self.wrapped._parse_provider_response(response, **kwargs)

    def _parse_provider_response_delta(self, response: Any) -> ModelResponse:
        return self.wrapped._parse_provider_response_delta(response)


class _Listener:
    """Hears one streamed answer: what is said goes on at once, what depends on calls of tools when all are known."""

    def __init__(self, model: Model, turn: Turn) -> None:
        self._model = model
        self._turn = turn
        self._heard = MessageData()
        self._said = new_answer()
        self._needs_gap = turn.has_spoken
        # Only the last round's text is the document that was asked for.
        self._holds_text = turn.is_structured

    def hear(self, delta: ModelResponse) -> ModelResponse:
        """What Agno gets of a delta."""
        for _ in self._model._populate_stream_data(self._heard, delta):
            pass
        content = None if self._holds_text else delta.content
        if self._needs_gap and content and isinstance(content, str):
            self._needs_gap = False
            content = f"\n\n{content}"
        # Agno would join what is noted beside the hidden rounds with what is noted beside the last.
        return replace(delta, content=content, tool_calls=[], provider_data=None, extra=None)

    def said(self) -> Message:
        """What was said, as a message."""
        self._model._populate_assistant_message_from_stream_data(self._said, self._heard)
        return self._said

    def rest(self) -> Iterator[ModelResponse]:
        """What was held back of the last round: calls of the agent's own tools, notes, and a structured answer."""
        heard = ModelResponse(provider_data=self._heard.response_provider_data, extra=self._heard.extra)
        rest = self._turn.without_own_calls(heard, self._said)
        content = self._said.content if self._holds_text else None
        if content or rest.tool_calls or rest.provider_data or rest.extra:
            # Agno hands on nothing without content.
            yield replace(rest, content=content or "")
