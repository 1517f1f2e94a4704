"""The callback that compresses what LiteLLM sends, and answers ``headroom_retrieve`` in LiteLLM's own loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from litellm.integrations.custom_logger import CustomLogger
from litellm.types.integrations.custom_logger import AgenticLoopPlan, AgenticLoopRequestPatch
from litellm.types.utils import CallTypes

from headroom_ts.json_types import object_at, text_at
from headroom_ts.litellm.anthropic import AnthropicShape
from headroom_ts.litellm.chat import ChatShape
from headroom_ts.litellm.request import is_bypassed, prepare_call
from headroom_ts.litellm.responses import ResponsesShape
from headroom_ts.litellm.shape import Shape, plain
from headroom_ts.litellm.turn import OpenTurns
from headroom_ts.service import CompressOptions, service_at
from headroom_ts.tool import RETRIEVE_TOOL_NAME

_logger = logging.getLogger("headroom_ts")

_SHAPES: dict[str, Shape] = {
    "acompletion": ChatShape(),
    "aresponses": ResponsesShape(),
    "responses": ResponsesShape(),
    "anthropic_messages": AnthropicShape(),
}

_MOST_LOOPS = 3
"""LiteLLM's own limit where a model has no ``max_agentic_loops``."""


class HeadroomCallback(CustomLogger):
    """``litellm.callbacks = [HeadroomCallback()]``: async calls of the SDK, the Router and the proxy.

    ``url`` names a running service; by default ``HEADROOM_URL``, or one that is found or started.
    """

    server_fulfilled_tool_names = frozenset({RETRIEVE_TOOL_NAME})

    def __init__(self, url: str | None = None) -> None:
        super().__init__()
        self._service = service_at(url)
        self._turns = OpenTurns()

    async def async_pre_call_deployment_hook(
        self, kwargs: dict[str, Any], call_type: CallTypes | None
    ) -> dict[str, Any] | None:
        """The request as it is to be sent; ``None`` for one that stays as it is."""
        shape = _SHAPES.get(str(getattr(call_type, "value", call_type)))
        if shape is None or kwargs.get("_agentic_loop_depth") or is_bypassed(kwargs):
            return None
        try:
            return await asyncio.to_thread(prepare_call, shape, kwargs, self._service, self._turns)
        except Exception:
            _logger.exception("Headroom: a request goes out uncompressed")
            return None

    def log_pre_api_call(self, model: Any, messages: Any, kwargs: dict[str, Any]) -> None:
        """Compresses sync ``completion`` losslessly: callbacks see it here only, and LiteLLM has no loop for it."""
        if kwargs.get("call_type") != "completion" or is_bypassed(object_at(kwargs, "litellm_params")):
            return
        body = object_at(object_at(kwargs, "additional_args"), "complete_input_dict")
        rows = body.get("messages")
        if not isinstance(rows, list):
            return
        compressed = self._service.compress([plain(row) for row in rows], CompressOptions(model=str(model)))
        if compressed is not None:
            body["messages"] = compressed.rows

    async def async_should_run_agentic_loop(
        self,
        response: Any,
        model: str,
        messages: list[Any],
        tools: list[Any] | None,
        stream: bool,
        custom_llm_provider: str,
        kwargs: dict[str, Any],
    ) -> tuple[bool, dict[str, Any]]:
        """Whether the model must be asked again; if not, the response is made the user's."""
        call_id = text_at(kwargs, "litellm_call_id")
        turn = self._turns.get(call_id)
        answer = None if turn is None else turn.shape.read(response)
        if turn is None or answer is None:
            return False, {}
        asks_only = bool(answer.calls) and not answer.user_calls and not answer.is_cut_short
        if asks_only and _depth(kwargs) < _most_loops(kwargs):
            # Should anything fail from here on, LiteLLM gives the user this response.
            turn.shape.hide_calls(response)
            await asyncio.to_thread(turn.add, answer)
            return True, {"tool_calls": [{"id": call.id} for call in answer.calls]}
        self._turns.close(call_id)
        await asyncio.to_thread(turn.end, response, answer)
        # A stream that was held back is replaced only by a plan.
        return bool(answer.calls) and stream, {}

    async def async_build_agentic_loop_plan(
        self,
        tools: dict[str, Any],
        model: str,
        messages: list[Any],
        response: Any,
        anthropic_messages_provider_config: Any,
        anthropic_messages_optional_request_params: dict[str, Any],
        logging_obj: Any,
        stream: bool,
        kwargs: dict[str, Any],
    ) -> AgenticLoopPlan:
        """The next request of the turn."""
        turn = self._turns.get(text_at(kwargs, "litellm_call_id"))
        if turn is None:
            return AgenticLoopPlan(response_override=response)
        parameters = anthropic_messages_optional_request_params
        follow_up = turn.shape.follow_up(messages, turn.rounds[-1], parameters)
        is_last = _depth(kwargs) + 1 >= _most_loops(kwargs)
        # A client that requires a call gets one of its own tools in the end.
        forbids = is_last and parameters.get("tool_choice") not in ("required", {"type": "any"})
        choice = {"tool_choice": turn.shape.no_calls} if forbids else {}
        return AgenticLoopPlan(
            run_agentic_loop=True,
            request_patch=AgenticLoopRequestPatch(
                messages=follow_up.messages,
                max_tokens=turn.max_tokens,
                optional_params={**follow_up.parameters, **choice},
            ),
        )


def _depth(kwargs: Mapping[str, Any]) -> int:
    return int(kwargs.get("_agentic_loop_depth") or 0)


def _most_loops(kwargs: Mapping[str, Any]) -> int:
    return int(kwargs.get("max_agentic_loops") or _MOST_LOOPS)
