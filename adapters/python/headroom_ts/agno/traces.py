"""What providers note beside an answer, without traces of the calls that Agno does not see."""

from __future__ import annotations

from collections.abc import Collection

from headroom_ts.json_types import JsonObject, is_object


def without_calls(notes: JsonObject | None, ids: Collection[str]) -> JsonObject | None:
    """The notes as new lists, in which neither the ids of those calls stand nor the calls themselves."""
    if notes is None:
        return None
    return {name: _others(value, ids) if isinstance(value, list) else value for name, value in notes.items()}


def _others(entries: list[object], ids: Collection[str]) -> list[object]:
    return [entry for entry in entries if (entry.get("id") if is_object(entry) else entry) not in ids]
