"""The compression service: found or started when it is first needed, and asked over HTTP."""

from headroom_ts.service.service import Compressed, CompressOptions, Service, service_at

__all__ = ["CompressOptions", "Compressed", "Service", "service_at"]
