"""One line more in a program that uses LiteLLM: the callback.

Needs `pip install ./adapters/python litellm`, `npm install -g headroom-ts`,
and OPENAI_API_KEY (OPENAI_BASE_URL for another provider).
"""

import asyncio
import json

import litellm

from headroom_ts.litellm import HeadroomCallback

litellm.callbacks = [HeadroomCallback()]

TOOL = {
    "type": "function",
    "function": {
        "name": "list_jobs",
        "description": "Lists the jobs of last night.",
        "parameters": {"type": "object", "properties": {}},
    },
}


def list_jobs() -> str:
    jobs = [
        {
            "job": f"nightly-{index}",
            "host": f"worker-{index % 7}",
            "seconds": 30 + index % 11,
            "status": "failed" if index == 613 else "ok",
        }
        for index in range(1000)
    ]
    return json.dumps(jobs)


async def main() -> None:
    question = "Which job failed, and what ran just before it?"
    messages: list = [{"role": "user", "content": question}]
    while True:
        response = await litellm.acompletion(model="openai/gpt-5.2", messages=messages, tools=[TOOL])
        message = response.choices[0].message
        messages.append(message.model_dump(exclude_none=True))
        if not message.tool_calls:
            break
        for call in message.tool_calls:
            messages.append({"role": "tool", "tool_call_id": call.id, "content": list_jobs()})
    print(message.content)
    print(
        f"The tool returned {len(list_jobs())} characters, the last prompt had {response.usage.prompt_tokens} tokens."
    )


asyncio.run(main())
