"""Names a conversation up to a message by all that was said before.

What was hidden from the user is kept under these names, so that nothing is ever put back into another conversation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_LENGTH = 32


def fingerprints(start: str, identities: Iterable[str | None]) -> list[str]:
    """The fingerprint after each message; one whose identity is ``None`` does not count."""
    current = start
    found: list[str] = []
    for identity in identities:
        current = extend(current, identity)
        found.append(current)
    return found


def extend(current: str, identity: str | None) -> str:
    """The fingerprint after one message more."""
    if identity is None:
        return current
    text = f"{current}\0{identity}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:_LENGTH]


def without_space(text: str) -> str:
    """A text as it is compared: clients trim what models say."""
    return "".join(text.split())
