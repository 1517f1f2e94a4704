"""A request of the user's and all that is said in hidden rounds until he gets his answer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from headroom_ts.fingerprint import extend
from headroom_ts.json_types import JsonObject
from headroom_ts.litellm.shape import Answer, Round, Shape
from headroom_ts.preparation import turn_key
from headroom_ts.service import Service
from headroom_ts.tool import call_arguments

_MOST_OPEN = 4096


@dataclass
class Turn:
    """One turn; the rounds that the user does not see are collected in it."""

    shape: Shape
    service: Service
    fingerprint: str
    is_structured: bool
    is_held: bool
    """Whether the provider keeps the conversation, so that the next request may name it only."""
    max_tokens: int | None = None
    """What the user allows for the answer; LiteLLM loses it in follow-ups of Anthropic messages."""
    rounds: list[Round] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Answers the calls of a response that the user does not see."""
        self.rounds.append(Round(answer, self._results(answer)))

    def end(self, response: Any, answer: Answer) -> None:
        """Makes a response what the user sees of the whole turn, and remembers what he does not."""
        self.shape.hide_calls(response)
        is_mixed = bool(answer.calls) and bool(answer.user_calls) and not answer.is_cut_short
        parked = self._results(answer) if is_mixed else []
        memories: dict[str, Any] = {held_key(answer.id): parked} if self.is_held else {}
        if self.rounds or is_mixed:
            hidden = [row for each in self.rounds for row in (*each.answer.rows, *each.results)]
            last = answer.rows if is_mixed else list(filter(_says_something, self._rows(response)))
            self.shape.prepend(response, hidden, self.is_structured)
            memories[turn_key(self._visible(response))] = [*hidden, *last, *parked]
        if memories:
            self.service.remember(memories)

    def _results(self, answer: Answer) -> list[JsonObject]:
        texts = {call.id: self.service.retrieve(call_arguments(call.arguments)) for call in answer.calls}
        return self.shape.results(texts)

    def _rows(self, response: Any) -> list[JsonObject]:
        answer = self.shape.read(response)
        return [] if answer is None else answer.rows

    def _visible(self, response: Any) -> str:
        """Names the conversation with the response as the user sees it."""
        current = self.fingerprint
        for row in self._rows(response):
            current = extend(current, self.shape.identify(row))
        return current


def _says_something(row: JsonObject) -> bool:
    """Whether a message is more than an empty one, which providers refuse."""
    return any(value for name, value in row.items() if name != "role")


def held_key(response_id: str) -> str:
    """The key under which the results that wait are remembered of a response that the provider keeps."""
    return f"python held {response_id}"


class OpenTurns:
    """The turns that wait for an answer, by the id that LiteLLM gives a call and all its rounds."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, Turn] = OrderedDict()

    def open(self, call_id: str, turn: Turn) -> None:
        """Opens a turn. The oldest of very many are dropped: their calls have failed long ago."""
        self._turns[call_id] = turn
        while len(self._turns) > _MOST_OPEN:
            self._turns.popitem(last=False)

    def get(self, call_id: str) -> Turn | None:
        """The turn of a call; ``None`` if the call has no internal calls to expect."""
        return self._turns.get(call_id)

    def close(self, call_id: str) -> None:
        """Forgets a turn."""
        self._turns.pop(call_id, None)
