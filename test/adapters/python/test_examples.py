"""The examples run as they are."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import ROOT, Provider


@pytest.mark.parametrize("framework", ["litellm", "agno"])
def test_the_example_runs(framework: str, provider: Provider) -> None:
    pytest.importorskip(framework)
    provider.script(
        {"call": "list_jobs"},
        {"retrieve": {"rows": "613"}},
        {"say": "nightly-613 failed; nightly-612 ran just before it."},
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "OPENAI_API_KEY": "sk-secret",
        "OPENAI_BASE_URL": f"{provider.url}/v1",
        "AGNO_TELEMETRY": "false",
    }
    script = ROOT / "examples" / f"{framework}_agent.py"
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "nightly-612 ran just before it" in done.stdout
    assert "nightly-612" in provider.seen()
    assert len(provider.requests) == 3
