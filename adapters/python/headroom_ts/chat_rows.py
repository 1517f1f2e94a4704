"""Conversations in the form of chat completions, which several frameworks share."""

from __future__ import annotations

from headroom_ts.fingerprint import without_space
from headroom_ts.json_types import JsonObject, objects_at, text_at
from headroom_ts.tool import RETRIEVE_TOOL_NAME


def texts_of(content: object) -> list[str]:
    """The texts of a content: a text itself, or those of its parts."""
    if isinstance(content, str):
        return [content]
    parts = content if isinstance(content, list) else []
    return [part["text"] for part in parts if isinstance(part, dict) and isinstance(part.get("text"), str)]


def identify_chat(row: JsonObject) -> str | None:
    """What tells a message from others; system prompts do not count, for they may change."""
    role = text_at(row, "role")
    texts = texts_of(row.get("content"))
    if role == "assistant":
        ids = [text_at(call, "id") for call in objects_at(row, "tool_calls")]
        return "\0".join(["assistant", without_space("".join(texts)), *ids])
    if role == "user":
        return "\0".join(["user", *texts])
    if role == "tool":
        return "\0".join(["tool", text_at(row, "tool_call_id"), str(sum(map(len, texts)))])
    return None


def is_chat_tool_traffic(row: JsonObject) -> bool:
    """Whether the message calls a tool or brings a result."""
    return row.get("role") == "tool" or bool(row.get("tool_calls"))


def is_own_call(call: JsonObject) -> bool:
    """Whether a tool call is one of ``headroom_retrieve``."""
    function = call.get("function")
    return isinstance(function, dict) and function.get("name") == RETRIEVE_TOOL_NAME


def tool_row(call_id: str, text: str) -> JsonObject:
    """The message that answers a call."""
    return {"role": "tool", "tool_call_id": call_id, "content": text}
