"""Anthropic messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from headroom_ts.chat_rows import texts_of
from headroom_ts.fingerprint import without_space
from headroom_ts.json_types import JsonObject, is_object, object_at, objects_at, text_at
from headroom_ts.litellm.shape import Answer, FollowUp, InternalCall, PlainRows, Round, plain
from headroom_ts.preparation import Prepared, Request
from headroom_ts.tool import RETRIEVE_TOOL_NAME

_CUTS = frozenset({"max_tokens", "model_context_window_exceeded", "refusal"})


class AnthropicShape(PlainRows):
    """``anthropic.messages.acreate`` and the proxy's ``/v1/messages``."""

    name = "anthropic"
    scope = "litellm anthropic"
    holds_streams = True

    @property
    def no_calls(self) -> object:
        return {"type": "none"}

    def identify(self, row: JsonObject) -> str | None:
        texts = texts_of(row.get("content"))
        blocks = objects_at(row, "content")
        if row.get("role") == "assistant":
            ids = [text_at(block, "id") for block in blocks if block.get("type") == "tool_use"]
            return "\0".join(["assistant", without_space("".join(texts)), *ids])
        results = [
            f"{block.get('tool_use_id')} {sum(map(len, texts_of(block.get('content'))))}"
            for block in blocks
            if block.get("type") == "tool_result"
        ]
        return "\0".join(["user", *texts, *results])

    def is_answer(self, row: JsonObject) -> bool:
        return row.get("role") == "assistant"

    def is_tool_traffic(self, row: JsonObject) -> bool:
        return any(block.get("type") in ("tool_use", "tool_result") for block in objects_at(row, "content"))

    def turn_start(self, rows: Sequence[JsonObject], end: int) -> int:
        return end

    def restored(self, shown: Sequence[Any], remembered: list[JsonObject]) -> list[Any]:
        """The messages as the model wrote them; a cache breakpoint that the client has set stays at their end."""
        marks = [
            block["cache_control"] for block in objects_at(self.row(shown[-1]), "content") if "cache_control" in block
        ]
        *others, last = remembered
        blocks = objects_at(last, "content")
        if not marks or not blocks:
            return remembered
        marked = [*blocks[:-1], {**blocks[-1], "cache_control": marks[-1]}]
        return [*others, {**last, "content": marked}]

    def request(self, kwargs: Mapping[str, Any]) -> Request[Any] | None:
        messages = kwargs.get("messages")
        if not isinstance(messages, list) or not messages:
            return None
        choice = kwargs.get("tool_choice")
        forced = is_object(choice) and choice.get("type") in ("none", "tool")
        may_call: Any = "not-now" if forced else "yes"
        return Request(messages, kwargs.get("model") or "", bool(kwargs.get("tools")), may_call)

    def write(self, kwargs: Mapping[str, Any], prepared: Prepared[Any]) -> dict[str, Any]:
        written = {**kwargs, "messages": _with_parked_results(prepared.messages)}
        if prepared.tools:
            written["tools"] = [*(kwargs.get("tools") or []), *prepared.tools]
        return written

    def read(self, response: object) -> Answer | None:
        if not is_object(response) or not isinstance(response.get("content"), list):
            return None
        blocks = [_as_input(block) for block in objects_at(response, "content")]
        calls = [block for block in blocks if block.get("type") == "tool_use"]
        return Answer(
            calls=[InternalCall(call["id"], call.get("input")) for call in calls if _is_own(call)],
            user_calls=[text_at(call, "id") for call in calls if not _is_own(call)],
            rows=[{"role": "assistant", "content": blocks}],
            is_cut_short=response.get("stop_reason") in _CUTS,
        )

    def results(self, texts: Mapping[str, str]) -> list[JsonObject]:
        blocks = [{"type": "tool_result", "tool_use_id": call_id, "content": text} for call_id, text in texts.items()]
        return [{"role": "user", "content": blocks}]

    def follow_up(self, sent: Sequence[Any], round: Round, parameters: Mapping[str, Any]) -> FollowUp:
        # The loop runs on whole messages; LiteLLM streams the last of them if the client wants a stream.
        messages = [*map(self.row, sent), *round.answer.rows, *round.results]
        return FollowUp(messages, {"stream": False})

    def hide_calls(self, response: Any) -> None:
        blocks = response["content"]
        kept = [block for block in blocks if not _is_own(block)]
        if len(kept) == len(blocks):
            return
        response["content"] = kept
        if response.get("stop_reason") == "tool_use" and not any(map(_is_call, kept)):
            response["stop_reason"] = "end_turn"

    def prepend(self, response: Any, earlier: Sequence[JsonObject], is_structured: bool) -> None:
        said = [block for row in earlier if self.is_answer(row) for block in objects_at(row, "content")]
        shown = [block for block in said if not _is_own(block) and not (is_structured and block.get("type") == "text")]
        response["content"] = [*shown, *response["content"]]

    def is_held(self, kwargs: Mapping[str, Any]) -> bool:
        return False

    def is_structured(self, kwargs: Mapping[str, Any]) -> bool:
        output = object_at(object_at(kwargs, "output_config"), "format") or object_at(kwargs, "output_format")
        return output.get("type") == "json_schema"


def _is_call(block: object) -> bool:
    return is_object(block) and block.get("type") == "tool_use"


def _is_own(block: object) -> bool:
    return is_object(block) and block.get("type") == "tool_use" and block.get("name") == RETRIEVE_TOOL_NAME


def _as_input(block: JsonObject) -> JsonObject:
    """A block of a response as requests may hold it: without fields that say nothing."""
    return {key: value for key, value in block.items() if value is not None}


def _with_parked_results(messages: Sequence[Any]) -> list[Any]:
    """All results of a turn stand in one message: those of internal calls go before those of the user's tools."""
    own = {block["id"] for row in messages for block in objects_at(plain(row), "content") if _is_own(block)}
    joined: list[Any] = []
    for message in messages:
        row = plain(message)
        before = joined[-1] if joined else {}
        if row.get("role") == "user" and _answers_only(before, own):
            content = row.get("content")
            blocks = content if isinstance(content, list) else [{"type": "text", "text": content}]
            joined[-1] = {**row, "content": [*before["content"], *blocks]}
        else:
            joined.append(message)
    return joined


def _answers_only(message: object, ids: Collection[object]) -> bool:
    row = plain(message)
    blocks = objects_at(row, "content") if is_object(row) else []
    return row.get("role") == "user" and bool(blocks) and all(block.get("tool_use_id") in ids for block in blocks)
