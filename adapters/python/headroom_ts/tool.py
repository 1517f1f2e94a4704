"""The one tool that the model is given."""

from __future__ import annotations

import json

from headroom_ts.json_types import JsonObject, is_object, object_at

RETRIEVE_TOOL_NAME = "headroom_retrieve"


def call_arguments(given: object) -> JsonObject:
    """The arguments of a call, which models write as an object or as its JSON text."""
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            return {}
    return given if is_object(given) else {}


def has_retrieve_tool(tools: object) -> bool:
    """Whether a request's tools, in any form, have ``headroom_retrieve`` among them."""
    given = tools if isinstance(tools, list) else []
    named = [tool for tool in given if is_object(tool)]
    names = [tool.get("name") or object_at(tool, "function").get("name") for tool in named]
    return RETRIEVE_TOOL_NAME in names
