"""Agno's messages as conversations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agno.models.message import Message

from headroom_ts.chat_rows import identify_chat, is_chat_tool_traffic
from headroom_ts.json_types import JsonObject, text_at


@dataclass(frozen=True)
class MessageFormat:
    """Messages of which the model reads ``compressed_content`` where ``uses_compressed`` and they have it."""

    uses_compressed: bool
    name = "openai-chat"
    scope = "agno"

    def row(self, message: Message) -> JsonObject:
        content = message.get_content(use_compressed_content=self.uses_compressed)
        row: JsonObject = {"role": message.role, "content": content if isinstance(content, str) else None}
        if message.tool_calls:
            row["tool_calls"] = message.tool_calls
        if message.tool_call_id is not None:
            row["tool_call_id"] = message.tool_call_id
        return row

    def with_row(self, message: Message, row: JsonObject) -> Message:
        # A copy: Agno keeps the message itself in the session.
        is_compressed = self.uses_compressed and message.compressed_content is not None
        field = "compressed_content" if is_compressed else "content"
        return message.model_copy(update={field: row["content"]})

    def identify(self, row: JsonObject) -> str | None:
        return identify_chat(row)

    def is_answer(self, row: JsonObject) -> bool:
        return text_at(row, "role") == "assistant"

    def is_tool_traffic(self, row: JsonObject) -> bool:
        return is_chat_tool_traffic(row)

    def turn_start(self, rows: Sequence[JsonObject], end: int) -> int:
        return end

    def restored(self, shown: Sequence[Message], remembered: list[JsonObject]) -> list[Message]:
        return [Message.from_dict(dict(row)) for row in remembered]
