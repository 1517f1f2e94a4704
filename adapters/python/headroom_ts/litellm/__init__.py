"""Headroom for LiteLLM: ``litellm.callbacks = [HeadroomCallback()]``."""

from headroom_ts.litellm.callback import HeadroomCallback

__all__ = ["HeadroomCallback"]
