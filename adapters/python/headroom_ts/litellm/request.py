"""What a call of LiteLLM's becomes before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from headroom_ts.json_types import object_at, text_at
from headroom_ts.litellm.offered_tool import OfferedTool, offered_in
from headroom_ts.litellm.shape import Shape
from headroom_ts.litellm.tool_support import can_send_tools
from headroom_ts.litellm.turn import OpenTurns, Turn, held_key
from headroom_ts.preparation import Prepared, prepare
from headroom_ts.service import Service
from headroom_ts.tool import has_retrieve_tool

# LiteLLM's own switch: it runs the loop on the whole response and gives the client the last one as a stream.
_CONVERTED_STREAM = "_headroom_interception_converted_stream"


def prepare_call(shape: Shape, kwargs: dict[str, Any], service: Service, turns: OpenTurns) -> dict[str, Any] | None:
    """The arguments of the call as they are to be sent; ``None`` where nothing changes.

    Opens a turn where calls of ``headroom_retrieve`` may come back.
    """
    outer = turns.get(offered_in(kwargs.get("tools")))
    if outer is not None:
        # LiteLLM tries fallbacks in calls of their own, with the request as it was prepared for the first.
        turns.open(_id_of(kwargs), replace(outer, rounds=[]))
        return None
    prepared = _prepare(shape, kwargs, service)
    if prepared is None:
        return None
    is_offered = has_retrieve_tool(kwargs.get("tools"))
    # A tool of that name is the user's own, unless an outer call of LiteLLM's has offered it for us.
    is_users = is_offered and turns.get(_id_of(kwargs)) is None
    without_tool = replace(prepared, tools=[])
    if is_users or not _expects_calls(prepared, kwargs):
        return shape.write(kwargs, without_tool)
    turns.open(_id_of(kwargs), _turn(shape, kwargs, service, prepared))
    written = shape.write(kwargs, without_tool if is_offered else prepared)
    if kwargs.get("stream") and not shape.holds_streams:
        # Options of a stream are refused without one.
        written |= {"stream": False, "stream_options": None, _CONVERTED_STREAM: True}
    return written


def _id_of(kwargs: Mapping[str, Any]) -> str:
    return text_at(kwargs, "litellm_call_id")


def _prepare(shape: Shape, kwargs: dict[str, Any], service: Service) -> Prepared[Any] | None:
    request = shape.request(kwargs)
    if request is None:
        return None
    if not can_send_tools():
        request = replace(request, may_call="never")
    key = held_key(request.held_by)
    held = service.recall([key]) if request.held_by else {}
    request = replace(request, was_offered=key in held)
    prepared = prepare(request, shape, service)
    if prepared is None:
        return None
    return replace(
        prepared,
        # Results that wait for those of the user's tools go before them.
        messages=[*held.get(key, []), *prepared.messages],
        tools=[OfferedTool(tool, _id_of(kwargs)) for tool in prepared.tools],
        has_references=prepared.has_references or request.was_offered,
    )


def is_bypassed(kwargs: Mapping[str, Any]) -> bool:
    """Whether a call is to be let through as it is."""
    headers = object_at(object_at(kwargs, "proxy_server_request"), "headers")
    asked = [value for name, value in headers.items() if name.lower() == "x-headroom-bypass"]
    if any(value not in ("0", "false") for value in asked):
        return True
    return any(object_at(kwargs, name).get("headroom") is False for name in ("metadata", "litellm_metadata"))


def _expects_calls(prepared: Prepared[Any], kwargs: Mapping[str, Any]) -> bool:
    """A stream that goes through as it comes could not hide a call: it offers the tool when there is need of it."""
    return bool(prepared.tools) and (prepared.has_references or not kwargs.get("stream"))


def _turn(shape: Shape, kwargs: Mapping[str, Any], service: Service, prepared: Prepared[Any]) -> Turn:
    return Turn(
        shape=shape,
        service=service,
        fingerprint=prepared.fingerprint,
        is_structured=shape.is_structured(kwargs),
        is_held=prepared.has_references and shape.is_held(kwargs),
        max_tokens=kwargs.get("max_tokens"),
    )
