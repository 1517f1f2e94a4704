"""Compression where Agno has a place for it: results of tools are compressed once and kept so in the session."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from agno.compression.manager import CompressionManager
from agno.models.message import Message

from headroom_ts.agno.message_format import MessageFormat
from headroom_ts.service import CompressOptions, Service, service_at
from headroom_ts.tool import RETRIEVE_TOOL_NAME

_LONG = 1000
_FORM = MessageFormat(uses_compressed=True)


@dataclass
class HeadroomCompressionManager(CompressionManager):
    """``Agent(compression_manager=manager, tools=[..., manager.headroom_retrieve])``.

    Without the tool among the agent's tools, compression is lossless. No model is asked.
    """

    url: str | None = None
    _looked_at: set[str] = field(default_factory=set, init=False, repr=False)
    _can_retrieve: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        super().__post_init__()  # type: ignore[no-untyped-call]
        self._service: Service = service_at(self.url)

    def headroom_retrieve(
        self,
        hash: str,
        query: str | None = None,
        lines: str | None = None,
        rows: str | None = None,
        path: str | None = None,
        grep: str | None = None,
    ) -> str:
        """Reads what "[headroom hash=...]" left out. Call it only where the missing part matters.

        Args:
            hash: the 24 digits of the reference
            query: what is looked for, in words
            lines: such as "40-60"
            rows: of a list, such as "40-60"
            path: such as "items[3].name"
            grep: a regular expression
        """
        selectors = {"query": query, "lines": lines, "rows": rows, "path": path, "grep": grep}
        given = {name: value for name, value in selectors.items() if value}
        return self._service.retrieve({"hash": hash, **given})

    def should_compress(
        self,
        messages: list[Message],
        tools: list[Any] | None = None,
        model: Any = None,
        response_format: Any = None,
    ) -> bool:
        """Whether there is a large result of a tool that was not yet looked at."""
        self._can_retrieve = any(_name_of(tool) == RETRIEVE_TOOL_NAME for tool in tools or [])
        return self.compress_tool_results and any(map(self._is_new, messages))

    async def ashould_compress(
        self,
        messages: list[Message],
        tools: list[Any] | None = None,
        model: Any = None,
        response_format: Any = None,
    ) -> bool:
        """The same; nothing is asked for that."""
        return self.should_compress(messages, tools, model, response_format)

    def compress(self, messages: list[Message], run_metrics: Any = None) -> None:
        """Gives new results of tools their compressed content; the originals stay."""
        new = {index for index, message in enumerate(messages) if self._is_new(message)}
        retrieval: Any = "tool" if self._can_retrieve else "none"
        rows = [_FORM.row(message) for message in messages]
        compressed = self._service.compress(rows, CompressOptions(_FORM.name, retrieval=retrieval))
        if compressed is None:
            return
        self._looked_at = {message.id for message in messages}
        for index in sorted(new):
            message, row = messages[index], compressed.rows[index]
            if row != rows[index]:
                self._count(message, row["content"])
                message.compressed_content = row["content"]

    async def acompress(self, messages: list[Message], run_metrics: Any = None) -> None:
        """Gives new results of tools their compressed content; the originals stay."""
        await asyncio.to_thread(self.compress, messages, run_metrics)

    def _is_new(self, message: Message) -> bool:
        return (
            message.role == "tool"
            and message.compressed_content is None
            and message.tool_name != RETRIEVE_TOOL_NAME
            and isinstance(message.content, str)
            and len(message.content) >= _LONG
            and message.id not in self._looked_at
        )

    def _count(self, message: Message, compressed: str) -> None:
        added = {
            "tool_results_compressed": 1,
            "original_size": len(str(message.content)),
            "compressed_size": len(compressed),
        }
        for name, amount in added.items():
            self.stats[name] = self.stats.get(name, 0) + amount


def _name_of(tool: Any) -> str | None:
    """The name of a tool as Agno hands it on: a function of its own, or a definition."""
    if isinstance(tool, dict):
        name: str | None = (tool.get("function") or tool).get("name")
        return name
    return getattr(tool, "name", None)
