"""The examples run as they are, and so does what the pages show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT, Provider, run_script


@pytest.mark.parametrize("framework", ["litellm", "agno"])
def test_the_example_runs(framework: str, provider: Provider) -> None:
    pytest.importorskip(framework)
    provider.script(
        {"call": "list_jobs"},
        {"retrieve": {"rows": "613"}},
        {"say": "nightly-613 failed; nightly-612 ran just before it."},
    )
    said = run_script(ROOT / "examples" / f"{framework}_agent.py", provider)
    assert "nightly-612 ran just before it" in said
    assert "nightly-612" in provider.seen()
    assert len(provider.requests) == 3


JOBS = json.dumps([{"id": id, "status": "failed" if id == 613 else "ok"} for id in range(1000)])

BEFORE = {
    "litellm": """
import json
from pathlib import Path
call = {"id": "c1", "type": "function", "function": {"name": "list_jobs", "arguments": "{}"}}
messages = [
    {"role": "user", "content": "Which job failed?"},
    {"role": "assistant", "content": None, "tool_calls": [call]},
    {"role": "tool", "tool_call_id": "c1", "content": Path("jobs.json").read_text()},
]
tools = [{"type": "function", "function": {"name": "list_jobs"}}]
""",
    "agno": """
from pathlib import Path
from agno.agent import Agent
from agno.models.openai import OpenAIChat
def list_jobs() -> str:
    return Path("jobs.json").read_text()
""",
}
"""The reader's program, before what a page shows."""


def snippets() -> list[tuple[str, str]]:
    """What the pages show of Python, each with its framework."""
    pages = [ROOT / "docs" / "litellm.md", ROOT / "docs" / "agno.md", ROOT / "adapters" / "python" / "README.md"]
    blocks = [code for page in pages for code in re.findall(r"```python\n(.*?)```", page.read_text(), re.S)]
    return [("litellm" if "headroom_ts.litellm" in code else "agno", code) for code in blocks]


@pytest.mark.parametrize(("framework", "code"), snippets())
def test_the_pages_show_what_runs(framework: str, code: str, provider: Provider, tmp_path: Path) -> None:
    pytest.importorskip(framework)
    if "tools=[list_jobs" in code:
        provider.script({"call": "list_jobs"}, {"say": "Job 613 failed."})
    else:
        provider.script({"say": "Job 613 failed."})
    asks = framework == "agno" or "await" in code
    if framework == "agno" and "agent.run(" not in code:
        code += 'agent.run("Which job failed?")\n'
    (tmp_path / "jobs.json").write_text(JOBS)
    body = BEFORE[framework].replace('"jobs.json"', repr(str(tmp_path / "jobs.json"))) + code
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    script = tmp_path / "snippet.py"
    # As in the interpreter of asyncio, a page may await where it stands.
    script.write_text(f"import asyncio\nasync def main():\n{lines}asyncio.run(main())\n")
    run_script(script, provider)
    assert bool(provider.requests) == asks
    assert provider.troubles() == []
    assert all(len(json.dumps(request["body"])) < len(JOBS) / 3 for request in provider.requests)
