"""Context compression for AI agents, on the Headroom service.

``headroom_ts.litellm`` has the callback for LiteLLM, ``headroom_ts.agno`` the model and the compression
manager for Agno. Neither is loaded before it is imported.
"""
