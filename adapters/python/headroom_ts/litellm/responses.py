"""OpenAI Responses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from litellm.responses.utils import ResponsesAPIRequestUtils
from litellm.types.llms.openai import ResponsesAPIResponse

from headroom_ts.chat_rows import texts_of
from headroom_ts.fingerprint import without_space
from headroom_ts.json_types import JsonObject, is_object, object_at, text_at
from headroom_ts.litellm.shape import Answer, FollowUp, InternalCall, PlainRows, Round, plain
from headroom_ts.preparation import Prepared, Request
from headroom_ts.tool import RETRIEVE_TOOL_NAME

_CUTS = frozenset({"incomplete", "failed", "cancelled"})


class ResponsesShape(PlainRows):
    """``aresponses``, ``responses`` and the proxy's ``/v1/responses``."""

    name = "openai-responses"
    scope = "litellm openai-responses"
    no_calls = "none"
    holds_streams = False

    def identify(self, row: JsonObject) -> str | None:
        if _is_call(row):
            return f"call\0{row['call_id']}"
        if _is_output(row):
            return f"output\0{row['call_id']}\0{sum(map(len, texts_of(row.get('output'))))}"
        texts = texts_of(row.get("content"))
        if row.get("role") == "assistant":
            return "assistant\0" + without_space("".join(texts))
        return "\0".join(["user", *texts]) if row.get("role") == "user" else None

    def is_answer(self, row: JsonObject) -> bool:
        return _is_call(row) or row.get("role") == "assistant"

    def is_tool_traffic(self, row: JsonObject) -> bool:
        return _is_call(row) or _is_output(row)

    def turn_start(self, rows: Sequence[JsonObject], end: int) -> int:
        start = end
        while start > 0 and not _is_input(rows[start - 1]):
            start -= 1
        return start

    def request(self, kwargs: Mapping[str, Any]) -> Request[Any] | None:
        given = kwargs.get("input")
        items = [{"role": "user", "content": given}] if isinstance(given, str) else given
        if not isinstance(items, list) or not items:
            return None
        return Request(
            items,
            kwargs.get("model") or "",
            bool(kwargs.get("tools")),
            _may_call(kwargs),
            _provider_id(kwargs.get("previous_response_id") or ""),
        )

    def write(self, kwargs: Mapping[str, Any], prepared: Prepared[Any]) -> dict[str, Any]:
        items = prepared.messages
        unchanged = isinstance(kwargs["input"], str) and items == [{"role": "user", "content": kwargs["input"]}]
        written = {**kwargs, "input": kwargs["input"] if unchanged else items}
        if prepared.tools:
            written["tools"] = [*(kwargs.get("tools") or []), *prepared.tools]
        return written

    def read(self, response: object) -> Answer | None:
        if not isinstance(response, ResponsesAPIResponse):
            return None
        items: list[JsonObject] = [plain(item) for item in response.output]
        calls = [item for item in items if _is_call(item)]
        return Answer(
            calls=[InternalCall(item["call_id"], item.get("arguments")) for item in calls if _is_own(item)],
            user_calls=[text_at(item, "call_id") for item in calls if not _is_own(item)],
            rows=items,
            is_cut_short=response.status in _CUTS,
            id=response.id,
        )

    def results(self, texts: Mapping[str, str]) -> list[JsonObject]:
        return [{"type": "function_call_output", "call_id": call_id, "output": text} for call_id, text in texts.items()]

    def follow_up(self, sent: Sequence[Any], round: Round, parameters: Mapping[str, Any]) -> FollowUp:
        if parameters.get("previous_response_id"):
            # The provider has everything up to its own calls: only the outputs are sent.
            return FollowUp(round.results, {"previous_response_id": round.answer.id})
        is_stored = parameters.get("store") is not False
        said = [row for row in round.answer.rows if is_stored or _is_self_contained(row)]
        return FollowUp([*map(self.row, sent), *said, *round.results], {})

    def hide_calls(self, response: Any) -> None:
        response.output = [item for item in response.output if not _is_own(plain(item))]

    def prepend(self, response: Any, earlier: Sequence[JsonObject], is_structured: bool) -> None:
        shown = [
            item
            for item in earlier
            if not _is_own(item) and not _is_output(item) and not (is_structured and item.get("type") == "message")
        ]
        response.output = [*shown, *response.output]

    def is_held(self, kwargs: Mapping[str, Any]) -> bool:
        return kwargs.get("store") is not False

    def is_structured(self, kwargs: Mapping[str, Any]) -> bool:
        output = object_at(object_at(kwargs, "text"), "format")
        return output.get("type") in ("json_schema", "json_object")


def _provider_id(response_id: str) -> str:
    """The id by which the provider knows a response: LiteLLM gives clients one that names the deployment too."""
    return ResponsesAPIRequestUtils.decode_previous_response_id_to_original_previous_response_id(response_id)


def _may_call(kwargs: Mapping[str, Any]) -> Any:
    """An answer in the background is not there when the response is."""
    if kwargs.get("background") or kwargs.get("conversation"):
        return "never"
    choice = kwargs.get("tool_choice")
    return "not-now" if choice == "none" or is_object(choice) else "yes"


def _is_call(row: JsonObject) -> bool:
    return isinstance(row.get("call_id"), str) and not text_at(row, "type").endswith("_output")


def _is_output(row: JsonObject) -> bool:
    return isinstance(row.get("call_id"), str) and text_at(row, "type").endswith("_output")


def _is_own(row: JsonObject) -> bool:
    return row.get("type") == "function_call" and row.get("name") == RETRIEVE_TOOL_NAME


def _is_input(row: JsonObject) -> bool:
    """Whether the client wrote the item: what the model said before it is complete."""
    return _is_output(row) or row.get("role") in ("user", "system", "developer")


def _is_self_contained(row: JsonObject) -> bool:
    """What the provider does not store it cannot look up: reasoning must carry its own content."""
    return row.get("type") != "reasoning" or isinstance(row.get("encrypted_content"), str)
