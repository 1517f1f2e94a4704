"""A request on its way to the model: hidden rounds put back, large blocks compressed, the retrieve tool offered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from headroom_ts.fingerprint import fingerprints
from headroom_ts.json_types import JsonObject
from headroom_ts.service import Compressed, CompressOptions, Service

M = TypeVar("M")

_LONG = 1000
"""Characters from which a message may have parts left out."""


class Format(Protocol[M]):
    """A kind of conversation: the rows of an API, or the message objects of a framework."""

    @property
    def name(self) -> str:
        """The name by which the service knows the form of the rows."""
        ...

    @property
    def scope(self) -> str:
        """Tells what is remembered for this kind of conversation from what others remember."""
        ...

    def row(self, message: M) -> JsonObject:
        """The message as the service reads it."""
        ...

    def with_row(self, message: M, row: JsonObject) -> M:
        """A message like the one given, with the texts of the row."""
        ...

    def identify(self, row: JsonObject) -> str | None:
        """What tells a message from others; ``None`` where it does not count."""
        ...

    def is_answer(self, row: JsonObject) -> bool:
        """Whether the model wrote the message."""
        ...

    def is_tool_traffic(self, row: JsonObject) -> bool:
        """Whether the message calls a tool or brings a result."""
        ...

    def turn_start(self, rows: Sequence[JsonObject], end: int) -> int:
        """Where the model's turn begins that ends with a message."""
        ...

    def restored(self, shown: Sequence[M], remembered: list[JsonObject]) -> list[M]:
        """The messages that the user was shown as one turn, as the model knows them."""
        ...


@dataclass(frozen=True)
class Request(Generic[M]):
    """What a request says about its conversation."""

    messages: Sequence[M]
    model: str
    offers_tools: bool
    may_call: Literal["yes", "not-now", "never"] = "yes"
    """Whether ``headroom_retrieve`` can be called: in this kind of request, and in this one."""
    held_by: str = ""
    """Names what the provider holds of the conversation; empty if the request carries all of it."""
    was_offered: bool = False
    """Whether the tool was offered in the part that the provider holds."""


@dataclass(frozen=True)
class Prepared(Generic[M]):
    """What is sent in its place."""

    messages: list[M]
    tools: list[JsonObject]
    """``headroom_retrieve``, where it is to be offered."""
    has_references: bool
    """Whether the model sees that something was left out."""
    fingerprint: str
    """Names the conversation as the user knows it."""


def turn_key(fingerprint: str) -> str:
    """The key under which the hidden part of a turn is remembered."""
    return f"python turn {fingerprint}"


def prepare(request: Request[M], form: Format[M], service: Service) -> Prepared[M] | None:
    """The request made whole and compressed; ``None`` where it is to be sent as it came."""
    seen = _Seen(request, form)
    recalled = service.recall([*seen.turn_keys.values(), *seen.whole_keys.values()])
    messages, places = _restore(seen, recalled)
    keep_whole = [places[index] for index in _arrived_uncallable(seen, recalled, service)]
    rows = [form.row(message) for message in messages]
    compressed, tools = _compress(rows, keep_whole, seen, service)
    if compressed is None:
        return None
    changed = [
        message if after == before else form.with_row(message, after)
        for message, before, after in zip(messages, rows, compressed.rows, strict=True)
    ]
    return Prepared(changed, tools, bool(compressed.hashes), seen.fingerprint)


class _Seen(Generic[M]):
    """A conversation as the user knows it, with the keys of what may be remembered at its messages."""

    def __init__(self, request: Request[M], form: Format[M]) -> None:
        self.request = request
        self.form = form
        self.rows = [form.row(message) for message in request.messages]
        start = f"{form.scope} {request.held_by}"
        prints = fingerprints(start, map(form.identify, self.rows))
        self.fingerprint = prints[-1] if prints else start
        answers = [index for index, row in enumerate(self.rows) if form.is_answer(row)]
        self.last_answer = answers[-1] if answers else -1
        self.turn_keys = {index: turn_key(prints[index]) for index in answers}
        self.whole_keys = {
            index: f"python whole {prints[index]}"
            for index, row in enumerate(self.rows)
            if index not in self.turn_keys and len(str(row)) >= _LONG
        }

    def uses_tools(self) -> bool:
        request = self.request
        return request.offers_tools or request.was_offered or any(map(self.form.is_tool_traffic, self.rows))


def _restore(seen: _Seen[M], recalled: Mapping[str, Any]) -> tuple[list[M], list[int]]:
    """The messages with the hidden ones among them, and where each that was given stands now."""
    remembered = {
        seen.form.turn_start(seen.rows, end): (end, recalled[key])
        for end, key in seen.turn_keys.items()
        if key in recalled
    }
    shown = seen.request.messages
    messages: list[M] = []
    places: list[int] = []
    while len(places) < len(shown):
        start = len(places)
        end, rows = remembered.get(start, (start, None))
        turn = shown[start : end + 1]
        places.extend(len(messages) + offset for offset in range(len(turn)))
        messages.extend(turn if rows is None else seen.form.restored(turn, rows))
    return messages, places


def _arrived_uncallable(seen: _Seen[Any], recalled: Mapping[str, Any], service: Service) -> list[int]:
    """Messages that came when the model was kept from calling: nothing is left out of them, then and later."""
    earlier = [index for index, key in seen.whole_keys.items() if key in recalled]
    if seen.request.may_call != "not-now":
        return earlier
    new = [index for index in seen.whole_keys if index > seen.last_answer and index not in earlier]
    if new:
        service.remember({seen.whole_keys[index]: True for index in new})
    return [*earlier, *new]


def _compress(
    rows: Sequence[JsonObject], keep_whole: Sequence[int], seen: _Seen[Any], service: Service
) -> tuple[Compressed | None, list[JsonObject]]:
    """A conversation without tools gets the retrieve tool only if its first turn needs it: that stays true."""
    request, form = seen.request, seen.form
    if request.may_call != "never":
        options = CompressOptions(form.name, request.model, "tool", keep_whole)
        compressed = service.compress(rows, options)
        if compressed is None:
            return None, []
        if seen.uses_tools() or _opens_with_reference(compressed, form):
            return compressed, compressed.tools
    return service.compress(rows, CompressOptions(form.name, request.model)), []


def _opens_with_reference(compressed: Compressed, form: Format[Any]) -> bool:
    for row in compressed.rows:
        if form.is_answer(row):
            return False
        text = json.dumps(row)
        if any(each in text for each in compressed.hashes):
            return True
    return False
