"""Whether LiteLLM can send tools at all."""

from __future__ import annotations

import logging
from functools import cache
from importlib import import_module
from importlib.util import find_spec

_logger = logging.getLogger("headroom_ts")


@cache
def can_send_tools() -> bool:
    """False, after one warning, where LiteLLM needs the package ``mcp`` for any tool and it is not installed."""
    if find_spec("mcp") is not None:
        return True
    try:
        # What LiteLLM imports for every request with tools.
        import_module("litellm.responses.mcp.litellm_proxy_mcp_handler")
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            return True
        _logger.warning(
            "Headroom: nothing is left out of requests, for LiteLLM cannot send tools without the package mcp; "
            'pip install "litellm[mcp]"'
        )
        return False
    return True
