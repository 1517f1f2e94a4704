"""The callback as LiteLLM's proxy is told to load it: ``callbacks: headroom_ts.litellm.proxy.handler``."""

from headroom_ts.litellm.callback import HeadroomCallback

handler = HeadroomCallback()
