"""What is told of requests that go out uncompressed."""

from __future__ import annotations

import logging
import threading

from headroom_ts.service.connection import Unreachable

_logger = logging.getLogger("headroom_ts")

_MOST_REASONS = 64


class Trouble:
    """Tells each outage once, whatever fails in it, and any other reason once for good."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lasts = False
        self._told: set[str] = set()

    def tell(self, error: Exception) -> None:
        """Logs a warning, unless that has been done."""
        if self._is_news(error):
            _logger.warning("Headroom: requests go out uncompressed: %s", error)

    def is_over(self) -> None:
        """The service has answered: the next outage is another one."""
        self._lasts = False

    def renew_lock(self) -> None:
        """For a forked child, which inherits a lock that is held but not the thread that holds it."""
        self._lock = threading.Lock()

    def _is_news(self, error: Exception) -> bool:
        reason = str(error)
        with self._lock:
            is_news = not self._lasts and (isinstance(error, Unreachable) or reason not in self._told)
            self._lasts = True
            if len(self._told) < _MOST_REASONS:
                self._told.add(reason)
            return is_news
