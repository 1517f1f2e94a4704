"""What JSON documents are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeGuard

JsonObject: TypeAlias = dict[str, Any]


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def object_at(source: Mapping[str, Any], name: str) -> JsonObject:
    """The object under a name; an empty one where there is none."""
    value = source.get(name)
    return value if is_object(value) else {}


def objects_at(source: Mapping[str, Any], name: str) -> list[JsonObject]:
    """The objects in the list under a name; none where there is no list."""
    value = source.get(name)
    return [each for each in value if is_object(each)] if isinstance(value, list) else []


def text_at(source: Mapping[str, Any], name: str) -> str:
    """The text under a name; an empty one where there is none."""
    value = source.get(name)
    return value if isinstance(value, str) else ""
