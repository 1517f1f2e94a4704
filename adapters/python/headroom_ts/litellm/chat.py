"""Chat completions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from litellm.types.utils import ModelResponse

from headroom_ts.chat_rows import (
    identify_chat,
    is_chat_tool_traffic,
    is_own_call,
    texts_of,
    tool_row,
)
from headroom_ts.json_types import JsonObject, object_at, objects_at, text_at
from headroom_ts.litellm.shape import Answer, FollowUp, InternalCall, PlainRows, Round, plain
from headroom_ts.preparation import Prepared, Request

_CUTS = frozenset({"length", "content_filter"})


class ChatShape(PlainRows):
    """``acompletion``, the Router's and the proxy's ``/v1/chat/completions``."""

    name = "openai-chat"
    scope = "litellm openai-chat"
    no_calls = "none"
    holds_streams = False

    def identify(self, row: JsonObject) -> str | None:
        return identify_chat(row)

    def is_answer(self, row: JsonObject) -> bool:
        return row.get("role") == "assistant"

    def is_tool_traffic(self, row: JsonObject) -> bool:
        return is_chat_tool_traffic(row)

    def turn_start(self, rows: Sequence[JsonObject], end: int) -> int:
        return end

    def request(self, kwargs: Mapping[str, Any]) -> Request[Any] | None:
        messages = kwargs.get("messages")
        if not isinstance(messages, list) or not messages:
            return None
        return Request(messages, kwargs.get("model") or "", bool(kwargs.get("tools")), _may_call(kwargs))

    def write(self, kwargs: Mapping[str, Any], prepared: Prepared[Any]) -> dict[str, Any]:
        written = {**kwargs, "messages": prepared.messages}
        if prepared.tools:
            written["tools"] = [*(kwargs.get("tools") or []), *prepared.tools]
        return written

    def read(self, response: object) -> Answer | None:
        if not isinstance(response, ModelResponse) or not response.choices:
            return None
        choice: Any = response.choices[0]
        message = plain(choice.message)
        calls = objects_at(message, "tool_calls")
        own = [call for call in calls if is_own_call(call)]
        return Answer(
            calls=[InternalCall(call["id"], object_at(call, "function").get("arguments")) for call in own],
            user_calls=[text_at(call, "id") for call in calls if call not in own],
            rows=[{"role": "assistant", "content": None, **_as_input(message)}],
            is_cut_short=choice.finish_reason in _CUTS,
        )

    def results(self, texts: Mapping[str, str]) -> list[JsonObject]:
        return [tool_row(call_id, text) for call_id, text in texts.items()]

    def follow_up(self, sent: Sequence[Any], round: Round, parameters: Mapping[str, Any]) -> FollowUp:
        # LiteLLM drops the choice in follow-ups that do not name it.
        kept = {"tool_choice": parameters["tool_choice"]} if "tool_choice" in parameters else {}
        return FollowUp([*map(self.row, sent), *round.answer.rows, *round.results], kept)

    def hide_calls(self, response: Any) -> None:
        choice = response.choices[0]
        calls = choice.message.tool_calls or []
        others = [call for call in calls if not is_own_call(plain(call))]
        if len(others) == len(calls):
            return
        choice.message.tool_calls = others or None
        if not others:
            choice.message.content = choice.message.content or ""
            if choice.finish_reason == "tool_calls":
                choice.finish_reason = "stop"

    def prepend(self, response: Any, earlier: Sequence[JsonObject], is_structured: bool) -> None:
        if is_structured:
            return
        message = response.choices[0].message
        said = [text for row in earlier if self.is_answer(row) for text in texts_of(row["content"])]
        texts = [text for text in [*said, message.content] if text]
        message.content = "\n\n".join(texts) if texts else message.content

    def is_held(self, kwargs: Mapping[str, Any]) -> bool:
        return False

    def is_structured(self, kwargs: Mapping[str, Any]) -> bool:
        return kwargs.get("response_format") is not None


def _may_call(kwargs: Mapping[str, Any]) -> Any:
    """Several answers at once, the functions that tools replaced, and spoken answers cannot be continued."""
    if (kwargs.get("n") or 1) > 1 or kwargs.get("functions") or "audio" in (kwargs.get("modalities") or []):
        return "never"
    choice = kwargs.get("tool_choice")
    return "not-now" if choice == "none" or isinstance(choice, dict) else "yes"


def _as_input(message: JsonObject) -> JsonObject:
    """The message without what only responses may hold, and without fields that say nothing."""
    said = {key: value for key, value in message.items() if key != "annotations"}
    fields = {key: value for key, value in object_at(said, "provider_specific_fields").items() if value is not None}
    said.pop("provider_specific_fields", None)
    return {**said, "provider_specific_fields": fields} if fields else said
