"""The tool as it was offered in one call, wherever LiteLLM copies it to."""

from __future__ import annotations

from headroom_ts.json_types import JsonObject


class OfferedTool(JsonObject):
    """A definition of ``headroom_retrieve`` that knows the call in which the callback has offered it."""

    def __init__(self, definition: JsonObject, call_id: str) -> None:
        super().__init__(definition)
        self.call_id = call_id


def offered_in(tools: object) -> str:
    """The call in which a request's tools were completed; empty where that has not been done."""
    given = tools if isinstance(tools, list) else []
    return next((tool.call_id for tool in given if isinstance(tool, OfferedTool)), "")
