"""One line more in a program that uses Agno: the model around the model.

Needs `pip install ./adapters/python agno openai`, `npm install -g headroom-ts`,
and OPENAI_API_KEY (OPENAI_BASE_URL for another provider).
"""

import json

from agno.agent import Agent
from agno.models.openai import OpenAIChat

from headroom_ts.agno import HeadroomAgnoModel


def list_jobs() -> str:
    """Lists the jobs of last night."""
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


agent = Agent(model=HeadroomAgnoModel(OpenAIChat(id="gpt-5.2")), tools=[list_jobs])
run = agent.run("Which job failed, and what ran just before it?")
print(run.content)
print(f"The tool returned {len(list_jobs())} characters; the run read {run.metrics.input_tokens} tokens in all.")
