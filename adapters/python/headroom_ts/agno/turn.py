"""One request of Agno's to a model and all that is said in hidden rounds until Agno gets its answer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from agno.metrics import MessageMetrics
from agno.models.message import Message
from agno.models.response import ModelResponse

from headroom_ts.agno.message_format import MessageFormat
from headroom_ts.agno.traces import without_calls
from headroom_ts.chat_rows import is_own_call
from headroom_ts.fingerprint import extend
from headroom_ts.json_types import JsonObject, object_at, text_at
from headroom_ts.preparation import Request, prepare, turn_key
from headroom_ts.service import Service
from headroom_ts.tool import RETRIEVE_TOOL_NAME, call_arguments, has_retrieve_tool

_logger = logging.getLogger("headroom_ts")

_MOST_ROUNDS = 5
"""Rounds after which the model has to answer with what it has read."""
_ENOUGH = "No more can be retrieved in this turn. Go on with what you have, or use another tool."


class Turn:
    """The requests of one turn: ``kwargs`` are those of the next, as ``invoke`` takes them."""

    def __init__(self, service: Service, model: str, kwargs: dict[str, Any]) -> None:
        self._service = service
        self._form = MessageFormat(bool(kwargs.get("compress_tool_results")))
        self._hidden: list[Message] = []
        self._texts: list[str] = []
        self._usage: MessageMetrics | None = None
        self._rounds = 0
        self._fingerprint: str | None = None
        self._clock: MessageMetrics | None = None
        self.is_structured = kwargs.get("response_format") is not None
        self.kwargs = self._prepare(model, kwargs)

    def add(self, said: Message) -> bool:
        """Takes what the model said. True if it has to be asked again; false if the turn is complete."""
        own = [call for call in said.tool_calls or [] if is_own_call(call)]
        if self._fingerprint is None:
            return False
        if own and len(own) == len(said.tool_calls or []) and self._rounds <= _MOST_ROUNDS:
            self._rounds += 1
            self._hide(said, self._results(own))
            return True
        self._end(said, own)
        return False

    def visible(self, response: ModelResponse, said: Message) -> ModelResponse:
        """The last response of a turn as the only one."""
        self.count(response)
        if self._fingerprint is None:
            return response
        shown = self.without_own_calls(response, said)
        return replace(shown, content=self._text(said), response_usage=self._usage)

    def without_own_calls(self, response: ModelResponse, said: Message) -> ModelResponse:
        """A response with the calls that Agno is to run: all but those that are answered here."""
        if self._fingerprint is None:
            return replace(response, tool_calls=list(said.tool_calls or []))
        own = filter(is_own_call, said.tool_calls or [])
        ids = [call[name] for call in own for name in ("id", "call_id") if name in call]
        return replace(
            response,
            tool_calls=_others(said),
            provider_data=without_calls(response.provider_data, ids),
            extra=without_calls(response.extra, ids),
        )

    def count(self, response: ModelResponse) -> None:
        """Adds up what the requests of the turn have cost."""
        usage = response.response_usage
        if usage is not None:
            self._usage = usage if self._usage is None else self._usage + usage

    def _prepare(self, model: str, kwargs: dict[str, Any]) -> dict[str, Any]:
        tools = kwargs.get("tools")
        choice = kwargs.get("tool_choice")
        is_forced = choice == "none" or isinstance(choice, dict)
        request = Request[Message](
            messages=kwargs["messages"],
            model=model,
            offers_tools=bool(tools),
            may_call="not-now" if is_forced else "yes",
        )
        try:
            prepared = prepare(request, self._form, self._service)
        except Exception:
            _logger.exception("Headroom: a request goes out uncompressed")
            return kwargs
        if prepared is None:
            return kwargs
        changed = {**kwargs, "messages": prepared.messages}
        # An agent that has the tool itself answers it itself.
        if prepared.tools and not has_retrieve_tool(tools):
            self._open(prepared.fingerprint, kwargs.get("assistant_message"))
            # Providers write calls into that message too, and Agno's must not get those that it does not see.
            changed["assistant_message"] = new_answer()
            changed["tools"] = [*(tools or []), *prepared.tools]
        return changed

    def _open(self, fingerprint: str, answer: Message | None) -> None:
        self._fingerprint = fingerprint
        self._clock = None if answer is None else answer.metrics
        if self._clock is not None:
            self._clock.start_timer()  # type: ignore[no-untyped-call]

    def _results(self, calls: Sequence[JsonObject]) -> list[Message]:
        return [
            Message(
                role="tool", tool_call_id=text_at(call, "id"), tool_name=RETRIEVE_TOOL_NAME, content=self._answer(call)
            )
            for call in calls
        ]

    def _answer(self, call: JsonObject) -> str:
        if self._rounds > _MOST_ROUNDS:
            return _ENOUGH
        return self._service.retrieve(call_arguments(object_at(call, "function").get("arguments")))

    def _hide(self, said: Message, results: list[Message]) -> None:
        self._hidden += [said, *results]
        if isinstance(said.content, str) and said.content and not self.is_structured:
            self._texts.append(said.content)
        messages = [*self.kwargs["messages"], said, *results]
        self.kwargs = {**self.kwargs, "messages": messages, "assistant_message": new_answer()}

    def _end(self, said: Message, own: list[JsonObject]) -> None:
        """Remembers what Agno does not see, under the name of the conversation as Agno keeps it."""
        if self._clock is not None:
            self._clock.stop_timer()
        others = _others(said)
        parked = self._results(own) if own and others else []
        if not self._hidden and not own:
            return
        shown = Message(role="assistant", content=self._text(said), tool_calls=others or None)
        # Providers refuse an answer that neither says nor calls anything.
        last = said if parked else said.model_copy(update={"tool_calls": others or None})
        known = [*self._hidden, *([last] if last.content or last.tool_calls else []), *parked]
        identity = self._form.identify(self._form.row(shown))
        key = turn_key(extend(self._fingerprint or "", identity))
        self._service.remember({key: [message.to_dict() for message in known]})

    def _text(self, said: Message) -> Any:
        if not self._texts or not (said.content is None or isinstance(said.content, str)):
            return said.content
        return "\n\n".join([*self._texts, *([said.content] if said.content else [])])

    @property
    def has_spoken(self) -> bool:
        """Whether hidden rounds have said something to the user."""
        return bool(self._texts)


def new_answer() -> Message:
    """The message that a provider writes its answer's times into."""
    return Message(role="assistant", metrics=MessageMetrics())


def _others(said: Message) -> list[JsonObject]:
    return [call for call in said.tool_calls or [] if not is_own_call(call)]
