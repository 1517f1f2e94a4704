"""What the APIs that LiteLLM serves have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from headroom_ts.json_types import JsonObject
from headroom_ts.preparation import Format, Prepared, Request


@dataclass(frozen=True)
class InternalCall:
    """A call of ``headroom_retrieve``."""

    id: str
    arguments: object


@dataclass(frozen=True)
class Answer:
    """What the model said in one response."""

    calls: list[InternalCall]
    user_calls: list[str]
    """Ids of its calls of the user's tools."""
    rows: list[JsonObject]
    """The messages to send it back in."""
    is_cut_short: bool
    """Whether it was stopped before its end, so that its last call may lack arguments."""
    id: str = ""
    """By which the provider knows the response, where it keeps it."""


@dataclass(frozen=True)
class Round:
    """A response with internal calls, and the messages that answer them."""

    answer: Answer
    results: list[JsonObject]


@dataclass(frozen=True)
class FollowUp:
    """The next request after a response with internal calls."""

    messages: list[JsonObject]
    parameters: JsonObject
    """Parameters that differ from those of the request before."""


class PlainRows:
    """For APIs whose messages are JSON objects as they stand."""

    def row(self, message: Any) -> JsonObject:
        row: JsonObject = plain(message)
        return row

    def with_row(self, message: Any, row: JsonObject) -> Any:
        return row

    def restored(self, shown: Sequence[Any], remembered: list[JsonObject]) -> list[Any]:
        return remembered


class Shape(Format[Any], Protocol):
    """One API: its requests as keyword arguments of LiteLLM's functions, its responses as LiteLLM's objects."""

    def request(self, kwargs: Mapping[str, Any]) -> Request[Any] | None:
        """What the request says about its conversation; ``None`` if it carries none."""
        ...

    def write(self, kwargs: Mapping[str, Any], prepared: Prepared[Any]) -> dict[str, Any]:
        """The request with its conversation prepared and the tool offered."""
        ...

    def read(self, response: object) -> Answer | None:
        """What the model said; ``None`` for what is no response of this API."""
        ...

    def results(self, texts: Mapping[str, str]) -> list[JsonObject]:
        """The messages that answer internal calls, by their ids."""
        ...

    def follow_up(self, sent: Sequence[Any], round: Round, parameters: Mapping[str, Any]) -> FollowUp:
        """The request after a round, which was asked for with these messages and parameters."""
        ...

    @property
    def holds_streams(self) -> bool:
        """Whether LiteLLM itself holds streams back that may have internal calls in them."""
        ...

    def is_held(self, kwargs: Mapping[str, Any]) -> bool:
        """Whether the provider keeps the conversation, so that the next request may only name it."""
        ...

    @property
    def no_calls(self) -> object:
        """The ``tool_choice`` that keeps the model from calling."""
        ...

    def hide_calls(self, response: Any) -> None:
        """Takes the internal calls out of a response."""
        ...

    def prepend(self, response: Any, earlier: Sequence[JsonObject], is_structured: bool) -> None:
        """Puts what the model said in hidden rounds before what it said in the last."""
        ...

    def is_structured(self, kwargs: Mapping[str, Any]) -> bool:
        """Whether the answer must be a JSON document, before which no other text may stand."""
        ...


def plain(value: object) -> Any:
    """LiteLLM's objects as JSON values; fields that say nothing are left out."""
    dump = getattr(value, "model_dump", None)
    return value if dump is None else dump(exclude_none=True)
