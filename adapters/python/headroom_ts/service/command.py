"""How ``headroom`` is called on this computer."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping


def commands(environment: Mapping[str, str] = os.environ) -> list[list[str]]:
    """The commands that may be ``headroom``, the likeliest first.

    ``HEADROOM_COMMAND`` if it is set, else ``headroom`` on the PATH and the one in the project's ``node_modules``.
    """
    chosen = environment.get("HEADROOM_COMMAND", "").strip()
    if chosen:
        return [_words(chosen)]
    path = environment.get("PATH")
    installed = shutil.which("headroom", path=path)
    npx = shutil.which("npx", path=path)
    found: list[list[str]] = []
    if installed is not None and not _is_python_script(installed):
        found.append([installed])
    if npx is not None:
        found.append([npx, "--no-install", "headroom"])
    return found


def _words(command: str) -> list[str]:
    if os.name != "nt":
        return shlex.split(command)
    # Backslashes belong to paths on Windows; shlex then leaves the quotes around a word.
    return [word.strip('"') for word in shlex.split(command, posix=False)]


def _is_python_script(path: str) -> bool:
    """Another product's package on PyPI installs a ``headroom`` too; ours is a program for Node."""
    try:
        with open(path, "rb") as file:
            return b"python" in file.readline(200)
    except OSError:
        return False
