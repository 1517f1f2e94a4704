"""Headroom for Agno: a model around any other, or a compression manager with its retrieve tool."""

from headroom_ts.agno.manager import HeadroomCompressionManager
from headroom_ts.agno.model import HeadroomAgnoModel

__all__ = ["HeadroomAgnoModel", "HeadroomCompressionManager"]
