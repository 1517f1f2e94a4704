"""What Agno gets of the rounds that it does not see, from a model that notes everything beside its answers."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

pytest.importorskip("agno")

from agno.models.base import Model
from agno.models.message import Message
from agno.models.response import ModelResponse

from headroom_ts.agno import HeadroomAgnoModel
from headroom_ts.agno.turn import new_answer

pytestmark = pytest.mark.anyio

TOOLS = [{"type": "function", "function": {"name": "mine", "parameters": {"type": "object", "properties": {}}}}]


def call(name: str, call_id: str) -> dict[str, Any]:
    return {"id": call_id, "type": "function", "function": {"name": name, "arguments": "{}"}}


def answer(*calls: dict[str, Any]) -> ModelResponse:
    """An answer as some providers give it: with all of its parts noted a second time."""
    ids = [each["id"] for each in calls]
    blocks = [{"type": "text"}, *({"type": "tool_use", "id": each} for each in ids)]
    notes = {"content_blocks": blocks, "response_id": "-".join(ids)}
    return ModelResponse(content="Said.", tool_calls=list(calls), provider_data=notes, extra={"tool_ids": ids})


class NotingModel(Model):
    """Says what it is told to say, and writes its calls into the message of the answer too."""

    def __init__(self, *answers: ModelResponse) -> None:
        super().__init__(id="noting")
        self.answers = list(answers)
        self.asked: list[list[Message]] = []

    def invoke(self, *args: Any, **kwargs: Any) -> ModelResponse:
        messages, written = kwargs["messages"], kwargs["assistant_message"]
        self.asked.append(messages)
        said = copy.deepcopy(self.answers.pop(0)) if self.answers else answer()
        written.metrics.start_timer()
        written.tool_calls = [*(written.tool_calls or []), *said.tool_calls]
        written.metrics.stop_timer()
        return said

    async def ainvoke(self, *args: Any, **kwargs: Any) -> ModelResponse:
        return self.invoke(*args, **kwargs)

    def invoke_stream(self, *args: Any, **kwargs: Any) -> Iterator[ModelResponse]:
        yield self.invoke(*args, **kwargs)

    async def ainvoke_stream(self, *args: Any, **kwargs: Any) -> AsyncIterator[ModelResponse]:
        yield self.invoke(*args, **kwargs)

    def _parse_provider_response(self, response: Any, **kwargs: Any) -> ModelResponse:
        return ModelResponse()

    def _parse_provider_response_delta(self, response: Any) -> ModelResponse:
        return ModelResponse()


def hidden_then_mixed() -> NotingModel:
    return NotingModel(
        answer(call("headroom_retrieve", "first")), answer(call("headroom_retrieve", "second"), call("mine", "third"))
    )


async def said_by(model: Model, stream: bool) -> Message:
    """The message that Agno keeps."""
    messages = [Message(role="user", content="Hi")]
    if stream:
        async for _ in model.aresponse_stream(messages, tools=TOOLS):
            pass
    else:
        await model.aresponse(messages, tools=TOOLS)
    return messages[1]


@pytest.mark.parametrize("stream", [False, True], ids=["json", "stream"])
async def test_what_is_noted_beside_hidden_calls_stays_with_them(stream: bool) -> None:
    noting = hidden_then_mixed()
    kept = await said_by(HeadroomAgnoModel(noting), stream)
    assert [each["id"] for each in kept.tool_calls or []] == ["third"]
    assert kept.provider_data == {
        "content_blocks": [{"type": "text"}, {"type": "tool_use", "id": "third"}],
        "response_id": "second-third",
    }
    hidden = noting.asked[1][-2]
    assert hidden.provider_data == answer(call("headroom_retrieve", "first")).provider_data


def test_ids_of_hidden_calls_are_no_ids_of_results() -> None:
    model = HeadroomAgnoModel(hidden_then_mixed())
    response = model.invoke([Message(role="user", content="Hi")], new_answer(), tools=TOOLS)
    assert response.extra == {"tool_ids": ["third"]}


def test_the_time_of_a_turn_is_that_of_all_its_rounds() -> None:
    written = new_answer()
    model = HeadroomAgnoModel(hidden_then_mixed())
    model.invoke(messages=[Message(role="user", content="Hi")], assistant_message=written, tools=TOOLS)
    assert written.tool_calls is None
    assert written.metrics is not None and written.metrics.duration is not None


def test_a_message_that_cannot_be_prepared_goes_out_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("unexpected")

    monkeypatch.setattr("headroom_ts.agno.turn.prepare", fail)
    noting = NotingModel(answer())
    messages = [Message(role="user", content="Hi")]
    assert HeadroomAgnoModel(noting).invoke(messages=messages, assistant_message=new_answer()).content == "Said."
    assert noting.asked == [messages]
